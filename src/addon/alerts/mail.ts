import { lettersToPeople } from '../../alerts/letter';
import { mailOf } from '../../alerts/mail';
import type { OutboxEntry } from '../../alerts/outbox';
import { ACCOUNT_CSM, isAddress, recipientsIn } from '../../alerts/recipients';
import { stepsFor } from '../../alerts/steps';
import { goesAlone } from '../../alerts/urgency';
import type { Channel } from './tell';

const QUOTA_USED =
  'Google’s share of e-mails for today is used up: it goes out with the next delivery after that.';
const WAITS_FOR_DIGEST = 'It waits for the digest of the day.';

/** Whom a role or a name stands for; undefined where nobody has entered an address. */
export type AddressBook = (name: string, csm: string) => string | undefined;

/** When mails go: with each delivery, or in the digest of the day, which this delivery is or is not. */
export type MailTime = 'at once' | 'in this digest' | 'in a later digest';

/**
 * Alerts as e-mails: to each person one for each customer, or a digest. A recipient is an address that stands in the rule
 * itself, or whoever the address book knows: no cell of a customer decides where mail goes.
 */
export function mailChannel(addressBook: AddressBook, time: MailTime): Channel {
  const addressesOf = (entry: OutboxEntry) => recipients(entry, addressBook);
  // How many mails Google still takes today; looked at before the letters are made.
  let quota = 0;
  return {
    action: 'send_email',
    lettersOf: (entries) => {
      if (entries.length > 0) quota = MailApp.getRemainingDailyQuota();
      const room = time === 'at once' ? quota : 0;
      return lettersToPeople(
        entries,
        (entry) => {
          const { known, unknown } = addressesOf(entry);
          // Who has no address gets no letter, but the alert says so.
          return known.length === 0
            ? [unknown.join(', ')]
            : known.filter((address) => !entry.told.includes(address));
        },
        room,
      );
    },
    hindrance: ({ to, entries }) => {
      if (!isAddress(to)) return lacking(addressesOf(entries[0]!).unknown);
      if (time === 'in a later digest' && !entries.some(({ rule }) => goesAlone(rule)))
        return WAITS_FOR_DIGEST;
      return quota < 1 ? QUOTA_USED : undefined;
    },
    tell: (letter, sheet) => {
      const { to } = letter;
      quota -= 1;
      const entries = letter.entries.map((entry) => ({
        ...entry,
        next: stepsFor(entry.next, (owner) => addressBook(owner, entry.csm) === to),
      }));
      MailApp.sendEmail({ to, ...mailOf({ to, entries }, sheet) });
      const noteOf = (entry: OutboxEntry, told: readonly string[]) =>
        sentTo(told, addressesOf(entry).unknown);
      return { state: 'sent', noteOf, to };
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

function sentTo(told: readonly string[], unknown: readonly string[]): string {
  const note = `Sent to ${[...told].sort().join(', ')}.`;
  return unknown.length === 0 ? note : `${note} ${lacking(unknown)}`;
}

function lacking(names: readonly string[]): string {
  const whom =
    names.length === 0 ? 'The rule names no recipient' : `No address is known for ${names.join(', ')}`;
  return `${whom}: write an e-mail address into the rule, or the person into "Vitals team".`;
}
