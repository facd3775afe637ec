import { dayToIso } from '../../base/calendar';
import type { CohortMember } from '../../metrics/members';
import { readDay } from '../../reading/cells/day';
import { keyText } from '../../reading/identity';
import type { Book } from '../grid/book';
import { type OwnRow, OwnTable, type OwnTableColumn } from '../grid/own-table';
import { MEMBERS_TAB } from '../grid/owned-tabs';
import type { Cells } from '../grid/row-changes';

// Days stand as text, so that no time zone comes into reading them.
const COLUMNS = [
  { name: 'Customer id', kind: 'key', isKey: true },
  { name: 'Started', kind: 'text' },
  { name: 'First seen', kind: 'text' },
  { name: 'Left on', kind: 'text' },
  { name: 'First ARR', kind: 'number', numberFormat: '#,##0.00' },
  { name: 'Currency', kind: 'text' },
] as const satisfies readonly OwnTableColumn[];

/** The customers that were ever seen, by id; a row whose days somebody made unreadable is not counted. */
export function readMembers(book: Book): Map<string, CohortMember> {
  const rows = OwnTable.find(book, MEMBERS_TAB, COLUMNS)?.rows ?? [];
  return new Map(rows.flatMap((row) => memberIn(row)).map((member) => [member.id, member]));
}

/** Writes what changed: new customers below the others, the others where they stand. */
export function keepMembers(
  book: Book,
  before: ReadonlyMap<string, CohortMember>,
  members: readonly CohortMember[],
): void {
  const changed = members.filter((member) => !isSame(before.get(member.id), member));
  if (changed.length === 0) return;
  const table = OwnTable.openPlain(book, MEMBERS_TAB, COLUMNS);
  const cells = new Map(changed.map((member) => [member.id, cellsOf(member)]));
  const lacking = table.update(({ cell }) => keyText(cell('Customer id')), cells);
  table.append(lacking.map((id) => cells.get(id)!));
}

function memberIn({ cell }: OwnRow): CohortMember[] {
  const [started, firstSeen, left] = ['Started', 'First seen', 'Left on'].map((name) => readDay(cell(name)));
  if (typeof started !== 'number' || typeof firstSeen !== 'number') return [];
  const arr = cell('First ARR');
  return [
    {
      id: keyText(cell('Customer id')),
      started,
      firstSeen,
      left: typeof left === 'number' ? left : undefined,
      firstArr: typeof arr === 'number' ? arr : Number.NaN,
      currency: String(cell('Currency')),
    },
  ];
}

function cellsOf({ id, started, firstSeen, left, firstArr, currency }: CohortMember): Cells {
  return {
    'Customer id': id,
    Started: dayToIso(started),
    'First seen': dayToIso(firstSeen),
    'Left on': left === undefined ? '' : dayToIso(left),
    'First ARR': Number.isNaN(firstArr) ? '' : firstArr,
    Currency: currency,
  };
}

function isSame(before: CohortMember | undefined, now: CohortMember): boolean {
  return (
    before !== undefined &&
    (Object.keys(now) as (keyof CohortMember)[]).every((key) => Object.is(before[key], now[key]))
  );
}
