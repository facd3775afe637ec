import { monthOf } from '../base/calendar';
import { groupBy } from '../base/group-by';
import { sum } from '../base/sum';
import { Missing } from '../scoring/value';
import { type Figure, percentOf, ratioOf } from './rate';
import { grossRevenueRetention, netRevenueRetention, type PeriodRevenue } from './retention';

/** How a customer stood in a month. */
export interface CustomerMonth {
  readonly month: number;
  readonly customer: unknown;
  readonly arr: number | undefined;
  readonly health: number | undefined;
  readonly expansion: number | undefined;
  /** The day on which the customer left, as far as it is known in that month. */
  readonly churnDay: number | undefined;
}

/** One month as executives read it. */
export interface MonthSummary {
  readonly month: number;
  /** None of these is 0 for a month of which there are no rows: nothing is known of it. */
  readonly customers: Figure;
  readonly arr: Figure;
  readonly health: Figure;
  readonly churned: Figure;
  readonly netExpansionRate: Figure;
  /** Of the customers of the same month a year before. */
  readonly nrr: Figure;
  readonly grr: Figure;
}

const MONTHS = 12;
const NO_ARR = new Missing('no ARR', 'Give the ARR of the month.');
const NO_ROWS = new Missing('no rows of this month', 'Give the rows of the month.');
const NO_SCORES = new Missing('no scores', 'Give the health scores of the month.');
const NO_YEAR_BEFORE = new Missing(
  'no month a year before',
  'A retention over a year needs the month a year before.',
);
const ARR_UNKNOWN = new Missing('an ARR is unknown', 'Fill in the ARR of every customer of a year before.');

/** The twelve months up to one, the newest first; at most one row for each customer and month. */
export function executiveSummary(rows: readonly CustomerMonth[], newest: number): MonthSummary[] {
  const byMonth = groupBy(rows, ({ month }) => month);
  const left = leftByMonth(rows);
  return Array.from({ length: MONTHS }, (_, ago) => {
    const month = newest - ago;
    const now = byMonth.get(month) ?? [];
    const isKnown = now.length > 0;
    const arr = sum(known(now.map((row) => row.arr)));
    const health = known(now.map((row) => row.health));
    const year = standings(byMonth.get(month - MONTHS), now);
    return {
      month,
      customers: isKnown ? now.length : NO_ROWS,
      arr: isKnown ? arr : NO_ROWS,
      health: isKnown ? ratioOf(sum(health), health.length, NO_SCORES) : NO_ROWS,
      churned: left.get(month)?.size ?? (isKnown ? 0 : NO_ROWS),
      netExpansionRate: isKnown
        ? percentOf(sum(known(now.map((row) => row.expansion))), arr, NO_ARR)
        : NO_ROWS,
      nrr: year instanceof Missing ? year : netRevenueRetention(year).rate,
      grr: year instanceof Missing ? year : grossRevenueRetention(year).rate,
    };
  });
}

/** A customer who left stands in several rows, and is counted once, in the month of leaving. */
function leftByMonth(rows: readonly CustomerMonth[]): Map<number, Set<unknown>> {
  const left = new Map<number, Set<unknown>>();
  for (const { customer, churnDay } of rows) {
    if (churnDay === undefined) continue;
    const month = monthOf(churnDay);
    left.set(month, (left.get(month) ?? new Set()).add(customer));
  }
  return left;
}

/** What the customers of a year before had then and have now; who has no row now has left. */
function standings(
  before: readonly CustomerMonth[] | undefined,
  now: readonly CustomerMonth[],
): PeriodRevenue[] | Missing {
  if (before === undefined || now.length === 0) return NO_YEAR_BEFORE;
  const current = new Map(now.map((row) => [row.customer, row]));
  const pairs = before.map(({ customer, arr }) => {
    const row = current.get(customer);
    return { start: arr, end: row === undefined ? 0 : row.arr };
  });
  const isKnown = (pair: { start: number | undefined; end: number | undefined }): pair is PeriodRevenue =>
    pair.start !== undefined && pair.end !== undefined;
  return pairs.every(isKnown) ? pairs : ARR_UNKNOWN;
}

function known(values: readonly (number | undefined)[]): number[] {
  return values.filter((value) => value !== undefined);
}
