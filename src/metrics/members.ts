import { lastFullMonth, monthOf } from '../base/calendar';
import { groupBy } from '../base/group-by';
import { sum } from '../base/sum';
import { type Figure, percentOf, toCent } from './rate';
import { NO_CUSTOMERS, NO_OPENING_ARR } from './retention';

/** A customer that was ever seen, and how it ended: its row may be gone since. */
export interface CohortMember {
  readonly id: string;
  readonly started: number;
  readonly firstSeen: number;
  /** The first day on which it was no customer any more. */
  readonly left: number | undefined;
  /** What it paid a year when that was first known, in its currency of then; NaN until then. */
  readonly firstArr: number;
  readonly currency: string;
}

/** A customer as a row of today tells of it. */
export interface SeenCustomer {
  readonly id: string;
  /** The first day as a customer; undefined where the row does not say. */
  readonly started: number | undefined;
  /** Marked as lost, and since when; the row may not say when. */
  readonly lost: boolean;
  readonly left: number | undefined;
  /** What it pays a year, in its own currency; NaN where unknown. */
  readonly arr: number;
  readonly currency: string;
}

/** So many cohorts are followed, the newest, for so many months after their first. */
export const COHORTS = 36;
export const MONTHS_SINCE_START = 24;

/** Everybody who was ever seen, after today's rows, and the rows that are in no cohort. */
export interface Membership {
  readonly members: readonly CohortMember[];
  readonly withoutStart: readonly string[];
  /** Who was lost already when first seen, on a day that nobody wrote down. */
  readonly leftUnknown: readonly string[];
}

/**
 * Brings what is known of every customer up to date. The row of today counts, the memory fills in what it does not say; a
 * customer whose row is gone left today, or when it was first missed. `unclear` ids are left as they were.
 */
export function membersAfter(
  known: ReadonlyMap<string, CohortMember>,
  seen: readonly SeenCustomer[],
  unclear: ReadonlySet<string>,
  today: number,
): Membership {
  const members = new Map(known);
  const withoutStart: string[] = [];
  const leftUnknown: string[] = [];
  for (const { id, started, lost, left, arr, currency } of seen) {
    const before = known.get(id);
    const start = started ?? before?.started;
    if (start === undefined) withoutStart.push(id);
    else if (!before && lost && left === undefined) leftUnknown.push(id);
    else if (before || isFollowed(start, today)) {
      members.set(id, {
        id,
        started: start,
        firstSeen: before?.firstSeen ?? today,
        left: lost ? (left ?? before?.left ?? today) : undefined,
        ...(before && !Number.isNaN(before.firstArr)
          ? { firstArr: before.firstArr, currency: before.currency }
          : { firstArr: arr, currency }),
      });
    }
  }
  const present = new Set(seen.map(({ id }) => id));
  for (const [id, member] of known) {
    if (!present.has(id) && !unclear.has(id)) members.set(id, { ...member, left: member.left ?? today });
  }
  return { members: [...members.values()], withoutStart, leftUnknown };
}

/** Whether a customer is in one of the cohorts that are followed. */
function isFollowed(started: number, today: number): boolean {
  const ago = monthOf(today) - monthOf(started);
  return ago >= 0 && ago < COHORTS;
}

/** Those who began in a month, in a month since. */
export interface CohortMonth {
  /** Months as `monthOf` counts them. */
  readonly cohort: number;
  readonly month: number;
  readonly customers: number;
  readonly kept: number;
  /** In percent of the cohort; undefined while the month is not over. */
  readonly retention: Figure | undefined;
}

/**
 * How many of each cohort were customers on any day of each month. Where no dates tell who left before the first run,
 * nothing is said of the months before it: all that had stayed would be all that were seen.
 */
export function cohortMonths(
  members: readonly Pick<CohortMember, 'started' | 'firstSeen' | 'left'>[],
  today: number,
  knowsWhoLeftBefore: boolean,
): CohortMonth[] {
  const now = monthOf(today);
  const over = lastFullMonth(today);
  const seen = members.reduce((first, { firstSeen }) => Math.min(first, monthOf(firstSeen)), now);
  return [...cohortsOf(members, today)].flatMap(([cohort, own]) => {
    const first = knowsWhoLeftBefore ? cohort : Math.max(cohort, seen);
    const months = Math.max(0, Math.min(now, cohort + MONTHS_SINCE_START) - first + 1);
    return Array.from({ length: months }, (_, i) => {
      const month = first + i;
      const kept = own.filter(({ left }) => isThere(left, cohort, month)).length;
      return {
        cohort,
        month,
        customers: own.length,
        kept,
        retention: month > over ? undefined : rateOf(kept, own.length, NO_CUSTOMERS),
      };
    });
  });
}

/** What a cohort paid a year when its customers were first seen, and pays now. */
export interface CohortRevenue {
  readonly first: number;
  readonly now: number;
}

/**
 * The revenue of each cohort as of today, both amounts at the rates of today: of who is there, where both are known; of who
 * left, the first.
 */
export function cohortRevenue(
  members: readonly CohortMember[],
  arrNow: ReadonlyMap<string, number>,
  inBase: (amount: number, currency: string) => number,
  today: number,
): ReadonlyMap<number, CohortRevenue> {
  const cohorts = [...cohortsOf(members, today)].map(([cohort, own]) => {
    const pairs = own
      .map(({ id, left, firstArr, currency }) => ({
        first: inBase(firstArr, currency),
        now: left === undefined ? (arrNow.get(id) ?? Number.NaN) : 0,
      }))
      .filter(({ first, now }) => !Number.isNaN(first + now));
    return [cohort, { first: sum(pairs.map((p) => p.first)), now: sum(pairs.map((p) => p.now)) }] as const;
  });
  return new Map(cohorts);
}

/** What a cohort pays in percent of what it paid when it was first seen. */
export function revenueRetention({ first, now }: CohortRevenue): Figure {
  return rateOf(now, first, NO_OPENING_ARR);
}

/** The members by the month in which they began, the newest first. */
function cohortsOf<T extends Pick<CohortMember, 'started'>>(
  members: readonly T[],
  today: number,
): Map<number, T[]> {
  const followed = members.filter(({ started }) => isFollowed(started, today));
  return new Map([...groupBy(followed, ({ started }) => monthOf(started!))].sort(([a], [b]) => b - a));
}

/** A customer was one in its first month, whatever the dates say. */
function isThere(left: number | undefined, cohort: number, month: number): boolean {
  return left === undefined || month === cohort || monthOf(left - 1) >= month;
}

function rateOf(part: number, whole: number, none: Parameters<typeof percentOf>[2]): Figure {
  const rate = percentOf(part, whole, none);
  return typeof rate === 'number' ? toCent(rate) : rate;
}
