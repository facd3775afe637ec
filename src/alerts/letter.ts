import { groupBy } from '../base/group-by';
import type { OutboxEntry } from './outbox';
import { goesAlone } from './urgency';

/** One message: what one person gets in one run. */
export interface Letter {
  /** Whom it is for, in words. */
  readonly to: string;
  readonly entries: readonly OutboxEntry[];
}

/** Gathers entries into one letter for each addressee, in the order in which they first appear. */
export function lettersBy(
  entries: readonly OutboxEntry[],
  addressee: (entry: OutboxEntry) => string,
): Letter[] {
  return [...groupBy(entries, addressee)].map(([to, gathered]) => ({ to, entries: gathered }));
}

/** More than so many letters to one person at once are one digest. */
const MOST_LETTERS = 5;

/**
 * Gathers entries into letters to people: to each person one for each customer, or a digest where that would be too many,
 * or more than `room` letters in all. What cannot wait is a letter of its own.
 */
export function lettersToPeople(
  entries: readonly OutboxEntry[],
  peopleOf: (entry: OutboxEntry) => readonly string[],
  room = Number.POSITIVE_INFINITY,
): Letter[] {
  const copies = entries.flatMap((entry) => peopleOf(entry).map((to) => ({ to, entry })));
  const isAlone = ({ entry }: (typeof copies)[number]) => goesAlone(entry.rule);
  const alone = copies.filter(isAlone).map(({ to, entry }) => ({ to, entries: [entry] }));
  const byPerson = groupBy(
    copies.filter((copy) => !isAlone(copy)),
    ({ to }) => to,
  );
  const lettersWithin = (most: number) =>
    [...byPerson].flatMap(([to, theirs]) => {
      const all = theirs.map(({ entry }) => entry);
      const byCustomer = lettersBy(all, ({ customer }) => customer);
      return byCustomer.length > most
        ? [{ to, entries: all }]
        : byCustomer.map((letter) => ({ ...letter, to }));
    });
  const letters = [...alone, ...lettersWithin(MOST_LETTERS)];
  return letters.length <= room ? letters : [...alone, ...lettersWithin(1)];
}

const MOST_NAMES = 3;

/** The first line of a letter: "Acme: Health status Yellow to Red", "4 customer alerts: Acme, Contoso and 1 more". */
export function headline({ entries }: Letter): string {
  const [first] = entries;
  if (entries.length === 1) return `${alertedName(first!)}: ${first!.what}`;
  const names = [...new Set(entries.map(alertedName))];
  if (names.length === 1) return `${names[0]}: ${first!.what}, and ${entries.length - 1} more`;
  const more = names.length - MOST_NAMES;
  const rest = more > 0 ? ` and ${more} more` : '';
  return `${entries.length} customer alerts: ${names.slice(0, MOST_NAMES).join(', ')}${rest}`;
}

/** A customer as people call it. */
export function alertedName({ name, customer }: OutboxEntry): string {
  return name === '' ? customer : name;
}

/** Text on one line and no longer than this; a cut is marked. */
export function oneLine(text: string, most: number): string {
  const line = text
    .slice(0, 4 * most)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
