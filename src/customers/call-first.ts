/** Whom to call first: who belongs on the list, and in which order. The order is never shown as money. */
import { isoDayAfter } from '../base/calendar';
import { groupBy } from '../base/group-by';
import { quantile } from '../metrics/durations';
import { DONE } from '../playbooks/task';
import { Missing } from '../scoring/value';
import { hasRedFlag, isEligible, type Standing } from './state';

/** Whether a customer is to be called, as the column `Call list` of `Vitals scores` says it; blank for the others. */
export const TO_CALL = 'Call';
/** At risk, but somebody has just talked to them. */
export const CONTACTED = 'Contacted';
export type CallList = typeof TO_CALL | typeof CONTACTED | '';

/** Who was talked to within so many days is not called again, but for a red flag. */
const JUST_CONTACTED_DAYS = 7;
/** A decision so long past, and still a customer: somebody has to confirm the status first. */
const CONFIRM_DAYS = 30;

/** A decision within so many days weighs in full; up to the second number, somewhat less. */
const FULL_WEIGHT_DAYS = 180;
const SOME_WEIGHT_DAYS = 365;

/** What the order needs of a customer; null where it is unknown. */
export interface Caller {
  readonly id: string;
  readonly arr: number | null;
  readonly risk: number | null;
  readonly segment: string;
  readonly callList: string;
  /** Days to the day on which the renewal is decided. */
  readonly daysToRenewal: number | null;
}

/** The customers to call, in lists of their own where the order cannot hold them. */
export interface CallFirst<T> {
  /** The first to call first. */
  readonly calls: readonly T[];
  /** At risk, and contacted within a week. */
  readonly contacted: readonly T[];
  /** Their decision is long past: is it still a customer? */
  readonly toConfirm: readonly T[];
  /** At risk, and nothing is paid. */
  readonly unpaid: readonly T[];
}

/** Whether a run puts a customer on the list, from where it stands and the days since somebody talked to it. */
export function callListOf(standing: Standing, daysSinceContact: number | undefined): CallList {
  if (!isEligible(standing)) return '';
  const isRecent = daysSinceContact !== undefined && daysSinceContact <= JUST_CONTACTED_DAYS;
  return isRecent && !hasRedFlag(standing) ? CONTACTED : TO_CALL;
}

/** The call list of a portfolio. `waits` tells whose next step is not due yet. */
export function callFirst<T extends Caller>(
  customers: readonly T[],
  waits: (id: string) => boolean = () => false,
): CallFirst<T> {
  const eligible = inCallOrder(customers).filter(({ callList }) => callList !== '');
  const toConfirm = eligible.filter(isLongPast);
  const unpaid = eligible.filter((one) => one.arr === 0 && !isLongPast(one));
  const rest = eligible.filter((one) => one.arr !== 0 && !isLongPast(one));
  const isContacted = (one: T) => one.callList === CONTACTED || waits(one.id);
  return {
    calls: rest.filter((one) => !isContacted(one)),
    contacted: rest.filter(isContacted),
    toConfirm,
    unpaid,
  };
}

/** A task, and the ISO day on which it was closed; empty where it is open. */
export interface DoneTask {
  readonly id: string;
  readonly status: string;
  readonly closed: string;
}

/** Ids of the customers for whom a step was done within a week: they are in hand. */
export function doneLately(tasks: readonly DoneTask[], day: string): string[] {
  const from = isoDayAfter(day, -JUST_CONTACTED_DAYS);
  return tasks.filter(({ status, closed }) => status === DONE && closed >= from).map(({ id }) => id);
}

/**
 * All customers in the order in which they would be called, the eligible first: ARR x risk x nearness of the decision. An unknown ARR counts as
 * the median of its segment; where nobody's is known, the highest risk comes first, then the nearest decision.
 */
export function inCallOrder<T extends Caller>(customers: readonly T[]): T[] {
  const median = medians(customers);
  const weights = new Map(
    customers.map((one) => [one, (one.arr ?? median(one.segment)) * (one.risk ?? 0) * nearness(one)]),
  );
  return [...customers].sort(
    (a, b) =>
      Number(b.callList !== '') - Number(a.callList !== '') ||
      weights.get(b)! - weights.get(a)! ||
      (b.risk ?? 0) - (a.risk ?? 0) ||
      (a.daysToRenewal ?? Number.MAX_VALUE) - (b.daysToRenewal ?? Number.MAX_VALUE) ||
      (a.id < b.id ? -1 : 1),
  );
}

function isLongPast({ daysToRenewal }: Caller): boolean {
  return daysToRenewal !== null && daysToRenewal < -CONFIRM_DAYS;
}

function nearness({ daysToRenewal: days }: Caller): number {
  if (days === null || days <= FULL_WEIGHT_DAYS) return 1;
  return days <= SOME_WEIGHT_DAYS ? 0.6 : 0.3;
}

/** The median ARR of a segment; of all where none is known in it, and 1 where none is known at all. */
function medians(customers: readonly Caller[]): (segment: string) => number {
  const known = customers.filter(({ arr }) => arr !== null);
  const medianOf = (some: readonly Caller[]) =>
    quantile(
      some.map(({ arr }) => arr!),
      0.5,
    );
  const all = medianOf(known);
  const found = new Map(
    [...groupBy(known, ({ segment }) => segment)].map(([segment, some]) => [segment, medianOf(some)]),
  );
  return (segment) => {
    const median = found.get(segment) ?? all;
    return median instanceof Missing ? 1 : median;
  };
}
