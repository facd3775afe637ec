import { lettersToPeople } from '../../alerts/letter';
import { mailOf } from '../../alerts/mail';
import type { OutboxEntry } from '../../alerts/outbox';
import { ACCOUNT_CSM, isAddress, recipientsIn } from '../../alerts/recipients';
import { goesAlone } from '../../alerts/urgency';
import type { Channel, Told } from './tell';

const QUOTA_USED =
  'Google’s share of e-mails for today is used up: it goes out with the next delivery after that.';
const WAITS_FOR_DIGEST = 'It waits for the digest of the day.';

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
    lettersOf: (entries) =>
      lettersToPeople(entries, (entry) => {
        const { known, unknown } = addressesOf(entry);
        return [...known, ...unknown].join(', ');
      }),
    hindrance: ({ entries }) => {
      const { known, unknown } = addressesOf(entries[0]!);
      if (known.length === 0) return lacking(unknown);
      if (waitsForDigest && !entries.some(({ rule }) => goesAlone(rule))) return WAITS_FOR_DIGEST;
      return MailApp.getRemainingDailyQuota() < known.length ? QUOTA_USED : undefined;
    },
    tell: (letter, sheet) => {
      // All entries of a letter have the same recipients.
      const { known, unknown } = addressesOf(letter.entries[0]!);
      MailApp.sendEmail({ to: known.join(','), ...mailOf(letter, sheet) });
      return sentTo(known, unknown);
    },
  };
}

function recipients(
  { recipient, csm }: OutboxEntry,
  addressBook: AddressBook,
): { readonly known: string[]; readonly unknown: string[] } {
  const known: string[] = [];
  const unknown: string[] = [];
  for (const name of recipientsIn(recipient)) {
    const address = isAddress(name) ? name : addressBook(name, csm);
    if (address !== undefined && isAddress(address)) known.push(address);
    else unknown.push(name === ACCOUNT_CSM && csm !== '' ? csm : name);
  }
  return { known: [...new Set(known)].sort(), unknown };
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
