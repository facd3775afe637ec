import { groupBy } from '../base/group-by';
import { sum } from '../base/sum';
import { Missing } from '../scoring/value';
import { type Figure, percentOf } from './rate';

/** What one customer paid per year at the start and at the end of a period; 0 is no customer. */
export interface PeriodRevenue {
  readonly start: number;
  readonly end: number;
  /** Whether the customer had paid at any time before the start. */
  readonly before?: boolean;
}

/** A rate and what it was made of. */
export interface Retention {
  readonly rate: Figure;
  readonly numerator: number;
  readonly denominator: number;
  /** Customers of the start, and how many of them the end still had. */
  readonly customers: number;
  readonly kept: number;
  /** Customers of the end who were none at the start: new or come back. They are no part of a retention. */
  readonly joined: number;
}

export const NO_OPENING_ARR = new Missing(
  'no ARR at the start',
  'A retention needs customers who had ARR at the start.',
);
export const NO_CUSTOMERS = new Missing(
  'no customers at the start',
  'A retention needs customers who were there at the start.',
);

/** Net revenue retention: what the customers of the start pay at the end, in percent of what they paid. */
export function netRevenueRetention(standings: readonly PeriodRevenue[]): Retention {
  return retention(
    standings,
    ({ end }) => end,
    ({ start }) => start,
    NO_OPENING_ARR,
  );
}

/** Gross revenue retention: as net, but what a customer pays more than at the start does not count. */
export function grossRevenueRetention(standings: readonly PeriodRevenue[]): Retention {
  return retention(
    standings,
    ({ start, end }) => Math.min(start, end),
    ({ start }) => start,
    NO_OPENING_ARR,
  );
}

/** Logo retention: how many of the customers of the start are still customers at the end. */
export function logoRetention(standings: readonly PeriodRevenue[]): Retention {
  return retention(
    standings,
    ({ end }) => (end > 0 ? 1 : 0),
    () => 1,
    NO_CUSTOMERS,
  );
}

function retention(
  standings: readonly PeriodRevenue[],
  kept: (standing: PeriodRevenue) => number,
  had: (standing: PeriodRevenue) => number,
  none: Missing,
): Retention {
  const cohort = standings.filter(({ start }) => start > 0);
  const numerator = sum(cohort.map(kept));
  const denominator = sum(cohort.map(had));
  return {
    rate: percentOf(numerator, denominator, none),
    numerator,
    denominator,
    customers: cohort.length,
    kept: cohort.filter(({ end }) => end > 0).length,
    joined: standings.filter(({ start, end }) => start === 0 && end > 0).length,
  };
}

/** Adds up the rows of each customer, so that ending one of two contracts is no lost customer. */
export function perCustomer(rows: readonly PeriodRevenue[], ids: readonly unknown[]): PeriodRevenue[] {
  const positions = groupBy(rows.keys(), (at) => ids[at]);
  return [...positions.values()].map((at) => sumOf(at.map((position) => rows[position]!)));
}

function sumOf(own: readonly PeriodRevenue[]): PeriodRevenue {
  return {
    start: sum(own.map(({ start }) => start)),
    end: sum(own.map(({ end }) => end)),
    before: own.some(({ before }) => before),
  };
}
