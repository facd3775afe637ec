import { counted } from '../base/numbers';
import { once } from '../base/once';
import { contractRows } from '../reading/contracts';
import { identify, isEmptyRow, reportIdentities } from '../reading/identity';
import type { Portfolio } from '../reading/portfolio';
import { rowStatusReader } from '../reading/row-status';
import type { StatusLevel } from '../reading/status-levels';

/** Why a row counts as no customer of a day. */
export type Absence =
  | 'left'
  | 'prospect'
  | 'trial'
  | 'shared id'
  | 'no id'
  | 'further contract'
  | 'no customer';

/** Whether a row was a customer's at any time: nothing is kept of prospects and trials, so that none counts as lost later. */
export function hasPast(absence: Absence | undefined): boolean {
  return absence !== 'prospect' && absence !== 'trial';
}

/** Those whose rows stand in no result: there is no id to keep one by. */
const NAMELESS: readonly (Absence | undefined)[] = ['no id', 'further contract', 'no customer'];

/** Who is no customer, by where they stand. */
const BY_LEVEL: Readonly<Partial<Record<StatusLevel, Absence>>> = {
  churned: 'left',
  prospect: 'prospect',
  trial: 'trial',
};

/**
 * Who counts on a day: has an id that no other row has, is no total or heading, is a customer already and has not left by
 * that day.
 */
export interface Population {
  /** The rows that hold something, from 0 below the header. */
  readonly rows: readonly number[];
  /** Those of them that get results, under an id, whether or not they count. */
  readonly named: readonly number[];
  /** The id of each row, as ids are compared; empty where there is none. */
  readonly keys: readonly string[];
  /** Position of the column of ids. */
  readonly keyIndex: number;
  /** Why a row does not count; undefined where it does. */
  absenceOf(row: number): Absence | undefined;
}

/**
 * Tells who counts on a day; what is wrong with ids is a finding.
 * @throws A sentence where the table has no column of customer ids.
 */
export function populationOf(portfolio: Portfolio, today: number): Population {
  const key = portfolio.column('customer_id');
  if (!key) {
    throw new Error('No column is headed "customer_id" (or "Account id", "Id"): add one, then run again.');
  }
  const identities = identify(portfolio.customerRows, key.index);
  const contracts = new Set(identities.duplicates.length > 0 ? contractRows(portfolio).flat() : []);
  reportIdentities(portfolio.findings, identities, key, portfolio.customerRows, contracts);
  const { keys } = identities;
  const shared = new Set([...identities.duplicates, ...identities.caseClashes]);
  const standing = rowStatusReader(portfolio);
  const absenceOf = (row: number): Absence | undefined => {
    const why = portfolio.noCustomers.get(row);
    if (why) return why === 'further contract' ? why : 'no customer';
    if (keys[row] === '') return 'no id';
    if (shared.has(row)) return 'shared id';
    return BY_LEVEL[standing(row, today).level];
  };
  const rows = portfolio.rows.flatMap((cells, row) => (isEmptyRow(cells) ? [] : [row]));
  const named = rows.filter((row) => !NAMELESS.includes(absenceOf(row)));
  return { rows, named, keys, keyIndex: key.index, absenceOf };
}

/** How many rows count, and how many do not, by the reason: plain data for the pages. */
export interface Headcount {
  readonly rows: number;
  readonly customers: number;
  /** Only reasons that some row has. */
  readonly absent: readonly { readonly absence: Absence; readonly rows: number }[];
}

/** The reasons for which rows get no result: what is kept beside the results, to tell all rows from them. */
export function withoutResult({ absent }: Headcount): Headcount['absent'] {
  return absent.filter(({ absence }) => NAMELESS.includes(absence));
}

/** Counts the rows of a population. */
export function headcountOf({ rows, absenceOf }: Population): Headcount {
  return headcount(rows.map(absenceOf));
}

const WORDS: Readonly<Record<Absence, (rows: number) => string>> = {
  left: (rows) => `${rows} left`,
  prospect: (rows) => `${rows} ${rows === 1 ? 'prospect' : 'prospects'}`,
  trial: (rows) => `${rows} ${rows === 1 ? 'trial' : 'trials'}`,
  'shared id': (rows) => `${rows} ${rows === 1 ? 'shares' : 'share'} an id`,
  'no id': (rows) => `${rows} without an id`,
  'further contract': (rows) => `${rows} further ${rows === 1 ? 'contract' : 'contracts'}`,
  'no customer': (rows) => `${rows} ${rows === 1 ? 'total or heading row' : 'total or heading rows'}`,
};

/** Why a row may not count, in the order in which they are listed. */
const ABSENCES = once(() => Object.keys(WORDS) as readonly Absence[]);

/** Counts rows by why they do not count (undefined stands for one that does), and rows of which only the number is known. */
export function headcount(
  absences: readonly (Absence | undefined)[],
  others: Headcount['absent'] = [],
): Headcount {
  const among = (wanted: Absence) => absences.filter((absence) => absence === wanted).length;
  const more = (wanted: Absence) => others.find(({ absence }) => absence === wanted)?.rows ?? 0;
  const absent = ABSENCES().map((absence) => ({ absence, rows: among(absence) + more(absence) }));
  const customers = absences.filter((absence) => absence === undefined).length;
  return {
    rows: absent.reduce((sum, { rows }) => sum + rows, customers),
    customers,
    absent: absent.filter(({ rows }) => rows > 0),
  };
}

/** "6 left", "1 without an id". */
export function absenceWords(absence: Absence, rows: number): string {
  return WORDS[absence](rows);
}

/** Who counts, in words: "265 rows", "254 customers", then "6 left" and each other reason. */
export function headcountParts({ rows, customers, absent }: Headcount): string[] {
  return [
    counted(rows, 'row'),
    counted(customers, 'customer'),
    ...absent.map(({ absence, rows: some }) => absenceWords(absence, some)),
  ];
}
