import { groupBy } from '../base/group-by';
import { sum } from '../base/sum';
import type { Column } from './column';
import { inputsOf } from './headers';
import { keyText } from './identity';
import type { Portfolio } from './portfolio';
import { rowStatusReader } from './row-status';

/** What is added up over the contracts of a customer. */
const SUMMED = ['arr', 'mrr', 'licensed_seats', 'licensed_users', 'active_seats'];
/** Of what the earliest day counts. */
const EARLIEST = ['contract_end_date', 'contract_start_date', 'start_date', 'notice_date'];
/** What else a row says of one contract: the first that is running speaks for the customer. */
const OF_A_CONTRACT = [
  'contract_type',
  'plan_tier',
  'notice_days',
  'notice_given',
  'status',
  'churned',
  'churn_date',
];

/**
 * Rows (from 0) that share an id and differ, of the columns that are read, only in what they say of a contract: contracts
 * of one customer. A row for each list of them.
 */
export function contractRows(portfolio: Portfolio): number[][] {
  const key = portfolio.column('customer_id');
  if (!key) return [];
  const ids = portfolio.customerRows.map((row) => keyText(row[key.index]));
  const withId = ids.flatMap((id, row) => (id === '' ? [] : [row]));
  const groups = [...groupBy(withId, (row) => ids[row]!).values()].filter((rows) => rows.length > 1);
  if (groups.length === 0) return [];
  const read = inputsOf(portfolio.matches);
  const mayDiffer = new Set([...SUMMED, ...EARLIEST, ...OF_A_CONTRACT]);
  const same = read.filter(({ metric }) => !mayDiffer.has(metric.header));
  if (same.length === read.length) return [];
  return groups.filter((rows) => same.every(({ index }) => sayTheSame(portfolio, rows, index)));
}

function sayTheSame(portfolio: Portfolio, rows: readonly number[], index: number): boolean {
  const cells = rows.map((row) => String(portfolio.rows[row]![index] ?? '').trim());
  return new Set(cells.filter((cell) => cell !== '')).size <= 1;
}

/**
 * The same table with one row for each customer of several contracts: what they pay is added up, the earliest renewal
 * counts, and contracts that have ended count no more while another is running.
 */
export function withContractsAddedUp(portfolio: Portfolio, today: number): Portfolio {
  const groups = contractRows(portfolio);
  if (groups.length === 0) return portfolio;
  const standing = rowStatusReader(portfolio);
  const rows = [...portfolio.rows];
  const further = new Map<number, number>();
  for (const group of groups) {
    const running = group.filter((row) => !standing(row, today).lost);
    const counting = running.length > 0 ? running : lastToLeave(group, standing, today);
    const [first = 0] = counting;
    rows[first] = addedUp(portfolio, counting, group);
    for (const row of group) if (row !== first) further.set(row, first);
  }
  return portfolio.withRows(rows, further);
}

function lastToLeave(
  group: readonly number[],
  standing: ReturnType<typeof rowStatusReader>,
  today: number,
): number[] {
  const leftOn = (row: number) => standing(row, today).left ?? Number.NEGATIVE_INFINITY;
  return [...group].sort((a, b) => leftOn(b) - leftOn(a)).slice(0, 1);
}

function addedUp(portfolio: Portfolio, counting: readonly number[], group: readonly number[]): unknown[] {
  const merged = [...portfolio.rows[counting[0]!]!];
  for (const column of portfolio.columns) merged[column.index] = cellOf(portfolio, column, counting, group);
  return merged;
}

function cellOf(
  portfolio: Portfolio,
  { index, metric, readIn }: Column,
  counting: readonly number[],
  group: readonly number[],
): unknown {
  const cellIn = (row: number) => portfolio.rows[row]![index];
  const first = [...counting, ...group].map(cellIn).find((cell) => cell !== '' && cell !== undefined) ?? '';
  const values = counting.map((row) => ({ row, value: readIn(portfolio.rows[row]!) }));
  const numbers = values.flatMap(({ row, value }) => (typeof value === 'number' ? [{ row, value }] : []));
  if (SUMMED.includes(metric.header)) {
    if (numbers.length === counting.length) return sum(numbers.map(({ value }) => value));
    // What one contract pays is unknown, and so is the whole.
    return cellIn(values.find(({ value }) => typeof value !== 'number')!.row);
  }
  if (!EARLIEST.includes(metric.header))
    return OF_A_CONTRACT.includes(metric.header) ? cellIn(counting[0]!) : first;
  const [earliest] = numbers.sort((a, b) => a.value - b.value);
  return earliest ? cellIn(earliest.row) : first;
}
