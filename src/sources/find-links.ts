import { timeOf } from '../base/calendar';
import { dayOfDates } from '../reading/days';
import { headerWords } from '../reading/header-words';
import { wordKey } from '../reading/normalize';
import { recognize } from '../reading/recognize';
import { columnAt, domainOf, joinKey, type SourceTable } from './source-table';

/** The tab with one row for each customer. */
export interface FoundBase {
  readonly table: SourceTable;
  readonly key: string;
}

/** How the rows of a tab are those of customers. */
export interface FoundLink {
  readonly table: SourceTable;
  readonly key: string;
  readonly through: string;
  /** Whether nearly every row is another customer's. */
  readonly isUnique: boolean;
  /** Whether no customer has two rows of one day. */
  isOneADay(day: string): boolean;
}

const NEARLY_ALL = 0.9;
const HALF = 0.5;
const IS_ID =
  /\b(id|number|key|code|uuid|ref|customer|account|client|company|organization|tenant|workspace|name|domain|website|email)\b/;
const CUSTOMER = /\b(customer|account|client|company|organization|tenant|workspace)\b/;
const OF_CUSTOMERS =
  /\b(account|accounts|customer|customers|client|clients|company|companies|organization|organizations|tenants|crm|portfolio|book of business)\b/;

interface Candidate extends FoundBase {
  readonly ids: ReadonlySet<string>;
  readonly weight: number;
}

/** Finds the tab that lists the customers: its key is unique, and other tabs refer to it. */
export function findBase(tables: readonly SourceTable[]): FoundBase | undefined {
  const candidates = tables.flatMap((table) =>
    uniqueColumns(table).map((key) => ({ table, key, ids: idsOf(table, key) })),
  );
  const weighed = candidates.map((each): Candidate => ({ ...each, weight: weightOf(each, tables) }));
  const best = weighed
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || b.ids.size - a.ids.size)[0];
  if (!best) return undefined;
  // Names and domains lead to customers as well; what tells them apart is their id.
  const id = uniqueColumns(best.table).find((header) => recognize(header)?.metric.header === 'customer_id');
  return { table: best.table, key: id ?? best.key };
}

function weightOf({ table, key, ids }: Omit<Candidate, 'weight'>, tables: readonly SourceTable[]): number {
  const others = tables.filter((other) => other !== table);
  const linked = others.filter((other) =>
    other.headers.some((_, index) => mayBeKey(other, index, ids) && overlap(other, index, ids) >= HALF),
  );
  const known = recognize(key)?.metric.header;
  const metrics = new Set(table.headers.flatMap((header) => recognize(header)?.metric.header ?? []));
  const isNamed = OF_CUSTOMERS.test(headerWords(table.name).words.join(' '));
  if (linked.length === 0 && known !== 'customer_id' && known !== 'name') return 0;
  return (
    10 * linked.length +
    (isNamed ? 8 : 0) +
    (known === 'customer_id' ? 6 : known === 'name' ? 1 : 0) +
    (metrics.has('name') ? 5 : 0) +
    Math.min(4, metrics.size / 3)
  );
}

/** How each other tab is linked to the customers, directly or through another tab; tabs that are not, are left out. */
export function findLinks(tables: readonly SourceTable[], base: FoundBase): FoundLink[] {
  const found: FoundLink[] = [];
  let open = tables.filter((table) => table !== base.table);
  const targets: Target[] = targetsOf(base);
  for (;;) {
    const linked = open.flatMap((table) => {
      const best = bestLink(table, targets);
      return best ? [linkOf(table, best.key, best.through)] : [];
    });
    if (linked.length === 0) return found;
    found.push(...linked);
    open = open.filter((table) => !linked.some((link) => link.table === table));
    for (const { table } of linked) {
      for (const key of uniqueColumns(table)) {
        targets.push({
          ids: idsOf(table, key),
          through: `${table.name}: ${key}`,
          header: key,
          weight: 0.7,
          keyIn: joinKey,
        });
      }
    }
  }
}

/** Something that a key may be compared with. */
interface Target {
  readonly ids: ReadonlySet<string>;
  readonly through: string;
  readonly header: string;
  readonly weight: number;
  keyIn(cell: unknown): string;
}

function targetsOf({ table, key }: FoundBase): Target[] {
  const others = table.headers.filter((header) => header !== '' && header !== key);
  const domains = others.find((header) =>
    /website|domain|url|email/.test(headerWords(header).words.join(' ')),
  );
  const target = (header: string, weight: number): Target => ({
    ids: idsOf(table, header),
    through: header === key ? '' : header,
    header,
    weight,
    keyIn: joinKey,
  });
  const alternatives = uniqueColumns(table).filter((header) => header !== key);
  return [
    target(key, 1),
    ...alternatives.map((header) => target(header, 0.9)),
    ...(domains
      ? [
          {
            ...target(domains, 0.8),
            through: `${domains} (domain)`,
            ids: idsOf(table, domains, domainOf),
            keyIn: domainOf,
          },
        ]
      : []),
  ];
}

function bestLink(
  table: SourceTable,
  targets: readonly Target[],
): { key: string; through: string } | undefined {
  let best: { key: string; through: string; weight: number } | undefined;
  const own = uniqueColumns(table);
  table.headers.forEach((header, index) => {
    if (header === '') return;
    const meaning = recognize(header)?.metric.header;
    const names = CUSTOMER.test(headerWords(header).words.join(' '));
    for (const target of targets) {
      const isSame = wordKey(header) === wordKey(target.header);
      const isFirst = target.through === '' && meaning === 'customer_id';
      if (!mayBeKey(table, index, target.ids, isSame || isFirst)) continue;
      const share = overlap(table, index, target.ids, target.keyIn);
      if (share < HALF && !((isSame || isFirst) && target.weight === 1)) continue;
      // A tab's own running number agrees with any other: whose a row is, another column says.
      const isOwn = own.includes(header) && !names;
      const weight = share * target.weight + (isFirst || isSame || names ? 0.3 : 0) - (isOwn ? 0.5 : 0);
      if (!best || weight > best.weight) best = { key: header, through: target.through, weight };
    }
  });
  return best;
}

function linkOf(table: SourceTable, key: string, through: string): FoundLink {
  const keys = Array.from(table.column(columnAt(table, key)), joinKey);
  const filled = keys.filter((id) => id !== '');
  return {
    table,
    key,
    through,
    isUnique: filled.length > 1 && new Set(filled).size >= 0.98 * filled.length,
    isOneADay: (day) => {
      const days = table.column(columnAt(table, day));
      const dayOfDate = dayOfDates(days);
      const both = keys.map((id, row) => `${id} ${dayText(days[row], dayOfDate)}`);
      return new Set(both).size >= 0.98 * both.length;
    },
  };
}

function dayText(cell: unknown, dayOfDate: (date: Date) => number): string {
  const time = timeOf(cell);
  return time === undefined ? String(cell).trim().slice(0, 10) : String(dayOfDate(new Date(time)));
}

const unique = new WeakMap<SourceTable, readonly string[]>();

/** Columns that tell rows apart: in the sample first, then in all rows. Each table is looked at once. */
function uniqueColumns(table: SourceTable): readonly string[] {
  const known = unique.get(table) ?? findUnique(table);
  unique.set(table, known);
  return known;
}

function findUnique(table: SourceTable): string[] {
  return table.headers.filter((header, index) => {
    if (header === '' || !isUniqueIn(table.sample.map((row) => row[index]))) return false;
    const isNumbers = table.sample.every((row) => typeof row[index] === 'number' || row[index] === '');
    if (isNumbers && !IS_ID.test(headerWords(header).words.join(' '))) return false;
    return isUniqueIn(table.column(index));
  });
}

function isUniqueIn(cells: readonly unknown[]): boolean {
  const keys = Array.from(cells, joinKey).filter((key) => key !== '');
  return (
    keys.length >= HALF * cells.length &&
    keys.length > 0 &&
    new Set(keys).size >= NEARLY_ALL * keys.length &&
    !keys.every((key) => key.length > 60)
  );
}

function idsOf(table: SourceTable, header: string, keyIn = joinKey): Set<string> {
  const ids = new Set(Array.from(table.column(columnAt(table, header)), keyIn));
  ids.delete('');
  return ids;
}

/** Numbers from 1 on agree with any ids that are numbers: only a header can tell that they are keys. */
function mayBeKey(
  { headers, sample }: SourceTable,
  index: number,
  ids: ReadonlySet<string>,
  isSame = false,
): boolean {
  if (headers[index] === '') return false;
  const [first = ''] = ids;
  if (!/^\d{1,6}$/.test(first) && sample.some((row) => typeof row[index] === 'string')) return true;
  return (
    isSame ||
    /\b(id|key|customer|account|client|company|organization|tenant|workspace)\b/.test(
      headerWords(headers[index]).words.join(' '),
    )
  );
}

/** The share of the different values of a column's sample that are among these. */
function overlap({ sample }: SourceTable, index: number, ids: ReadonlySet<string>, keyIn = joinKey): number {
  const found = new Set(sample.map((row) => keyIn(row[index])));
  found.delete('');
  if (found.size === 0) return 0;
  return [...found].filter((id) => ids.has(id)).length / found.size;
}
