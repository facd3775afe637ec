import type { Letter } from '../../alerts/letter';
import { mailOf } from '../../alerts/mail';
import type { OutboxEntry } from '../../alerts/outbox';
import type { Channel, Told } from './tell';

const QUOTA_USED =
  'Google’s share of e-mails for today is used up: it goes out with the next delivery after that.';
const WAITS_FOR_DIGEST = 'It waits for the digest of the day.';
const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/;

/** Whom a role or a name stands for; undefined where nobody has entered an address. */
export type AddressBook = (name: string, csm: string) => string | undefined;

/**
 * Alerts as e-mails: one for each recipient and delivery. A recipient is an address that stands in the rule itself, or
 * whoever the address book knows: no cell of a customer decides where mail goes.
 */
export function mailChannel(addressBook: AddressBook, waitsForDigest: boolean): Channel {
  const addressesOf = (entry: OutboxEntry) => recipients(entry, addressBook);
  return {
    action: 'send_email',
    addressee: (entry) => {
      const { known, unknown } = addressesOf(entry);
      return (known.length > 0 ? known : unknown).join(', ');
    },
    hindrance: ({ entries }) => {
      const { known, unknown } = addressesOf(entries[0]!);
      if (known.length === 0) return lacking(unknown);
      if (waitsForDigest) return WAITS_FOR_DIGEST;
      return MailApp.getRemainingDailyQuota() < known.length ? QUOTA_USED : undefined;
    },
    tell: (letter, sheet) => {
      const { known } = addressesOf(letter.entries[0]!);
      MailApp.sendEmail({ to: known.join(','), ...mailOf(letter, sheet) });
      return sentTo(known, unknownIn(letter, addressBook));
    },
  };
}

function recipients(
  { recipient, csm }: OutboxEntry,
  addressBook: AddressBook,
): { readonly known: string[]; readonly unknown: string[] } {
  const known: string[] = [];
  const unknown: string[] = [];
  for (const name of recipient.split(/[,;]/).map((part) => part.trim())) {
    if (name === '') continue;
    const address = ADDRESS.test(name) ? name : addressBook(name, csm);
    if (address !== undefined && ADDRESS.test(address)) known.push(address);
    else unknown.push(name === 'account_csm' && csm !== '' ? csm : name);
  }
  return { known: [...new Set(known)].sort(), unknown };
}

function unknownIn({ entries }: Letter, addressBook: AddressBook): string[] {
  return [...new Set(entries.flatMap((entry) => recipients(entry, addressBook).unknown))];
}

function sentTo(known: readonly string[], unknown: readonly string[]): Told {
  const note = `Sent to ${known.join(', ')}.`;
  return { state: 'sent', note: unknown.length === 0 ? note : `${note} ${lacking(unknown)}` };
}

function lacking(names: readonly string[]): string {
  const whom =
    names.length === 0 ? 'The rule names no recipient' : `No address is known for ${names.join(', ')}`;
  return `${whom}: write an e-mail address into the rule, or the person into "Vitals team".`;
}
