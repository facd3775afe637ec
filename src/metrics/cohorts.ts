import { monthOf } from '../base/calendar';
import { groupBy } from '../base/group-by';
import { sum } from '../base/sum';
import { Missing } from '../scoring/value';
import { type Figure, percentOf, toCent } from './rate';

/** A customer who was active on a day, or subscribed from one day to another. */
export interface Activity {
  readonly customer: unknown;
  readonly from: number;
  /** The last day; Infinity for a subscription that goes on. */
  readonly to: number;
  readonly amount: number;
}

/** The customers who began in one month, and who of them stayed. */
export interface Cohort {
  readonly month: number;
  readonly customers: number;
  /** In percent of the first month, which is 100, for each month that is over. */
  readonly retention: readonly Figure[];
}

/** Below this many customers one of them moves a cohort by more than 5 points. */
export const SMALL_COHORT = 20;

const NOTHING_AT_FIRST = new Missing(
  'no revenue in the first month',
  'Give the amounts of the first month too.',
);

/**
 * Cohort by cohort, how many customers were active or subscribed in each month after their first, or what they paid.
 * A month without any is 0; a month that is not over has no figure yet.
 */
export function cohorts(
  activities: readonly Activity[],
  lastMonth: number,
  of: 'customers' | 'revenue',
): Cohort[] {
  const begun = new Map<unknown, number>();
  for (const { customer, from } of activities) {
    begun.set(customer, Math.min(begun.get(customer) ?? Number.POSITIVE_INFINITY, monthOf(from)));
  }
  const byCohort = groupBy(activities, ({ customer }) => begun.get(customer)!);
  const size = of === 'customers' ? customersOf : revenueOf;
  return [...byCohort]
    .sort(([a], [b]) => a - b)
    .map(([month, own]) => ({
      month,
      customers: customersOf(own),
      retention: retentionOf(month, own, lastMonth, size),
    }));
}

function retentionOf(
  first: number,
  own: readonly Activity[],
  lastMonth: number,
  size: (activities: readonly Activity[]) => number,
): Figure[] {
  const months = Math.max(0, lastMonth - first + 1);
  const byMonth = Array.from({ length: months }, (): Activity[] => []);
  for (const activity of own) {
    const end = Math.min(
      activity.to === Number.POSITIVE_INFINITY ? lastMonth : monthOf(activity.to),
      lastMonth,
    );
    for (let month = monthOf(activity.from); month <= end; month++) byMonth[month - first]!.push(activity);
  }
  const base = months === 0 ? 0 : size(byMonth[0]!);
  return byMonth.map((activities) => {
    const share = percentOf(size(activities), base, NOTHING_AT_FIRST);
    return share instanceof Missing ? share : toCent(share);
  });
}

function customersOf(activities: readonly Activity[]): number {
  return new Set(activities.map(({ customer }) => customer)).size;
}

function revenueOf(activities: readonly Activity[]): number {
  return sum(activities.map(({ amount }) => amount));
}
