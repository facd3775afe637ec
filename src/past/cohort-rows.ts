/** The rows of the cohorts, and what they say of themselves. */
import { dayToIso, firstDayOf, monthOf } from '../base/calendar';
import { type Fate, type Fates, REMOVED, withoutRow } from '../customers/gone';
import { hasPast } from '../customers/population';
import type { ScoredCustomer } from '../customers/scored-portfolio';
import { SMALL_COHORT } from '../metrics/cohorts';
import {
  COHORTS,
  type CohortMember,
  type CohortMonth,
  type CohortRevenue,
  cohortMonths,
  cohortRevenue,
  type Membership,
  MONTHS_SINCE_START,
  membersAfter,
  revenueRetention,
  type SeenCustomer,
} from '../metrics/members';
import { figureOrBlank } from '../metrics/rate';
import { keyText } from '../reading/identity';
import type { Portfolio } from '../reading/portfolio';
import { rowStatusReader } from '../reading/row-status';
import { ownPayment } from './snapshot';

/** A cohort in a month; '' where unknown. */
export type CohortRow = {
  readonly Cohort: number;
  readonly 'Months since start': number;
  readonly Month: number;
  readonly 'Customers at start': number;
  readonly 'Still customers': number;
  readonly 'Logo retention': number | '';
  readonly 'First ARR': number | '';
  readonly ARR: number | '';
  readonly 'Revenue retention': number | '';
};

/** The customers of all days so far, after those of today. */
export function membershipAfter(
  known: ReadonlyMap<string, CohortMember>,
  portfolio: Portfolio,
  customers: readonly ScoredCustomer[],
  fates: Fates,
  today: number,
): Membership {
  const gone = [...withoutRow(fates, customers)];
  const seen = [
    ...seenCustomers(portfolio, clearOf(customers), today),
    ...gone.flatMap(([id, fate]) => leaver(known.get(id), fate)),
  ];
  const unclear = [
    ...customers.filter(({ absence }) => absence === 'shared id').map(({ id }) => keyText(id)),
    ...gone.flatMap(([id, fate]) => (fate === REMOVED ? [id] : [])),
  ];
  return membersAfter(known, seen, new Set(unclear), today);
}

/** A member whose row is gone, with the day on which people said it left. */
function leaver(member: CohortMember | undefined, fate: Fate): SeenCustomer[] {
  if (!member || fate === REMOVED) return [];
  const { id, started, firstArr: arr, currency } = member;
  return [{ id, started, lost: true, left: fate, arr, currency }];
}

/** The cohorts month by month. Of a month that is past, revenue stays as it was written then: it cannot be known better since. */
export function cohortRows(
  { members }: Membership,
  portfolio: Portfolio,
  customers: readonly ScoredCustomer[],
  written: readonly CohortRow[],
  today: number,
): CohortRow[] {
  const arrNow = new Map(clearOf(customers).map(({ id, arr }) => [keyText(id), arr]));
  const inBase = (amount: number, currency: string) => portfolio.currencies.inBase(amount, currency);
  const revenue = cohortRevenue(members, arrNow, inBase, today);
  const before = new Map(written.map((row) => [rowKey(row), row]));
  return cohortMonths(members, today, knowsWhoLeft(portfolio)).map((each) =>
    rowOf(each, before, each.month === monthOf(today) ? revenue : undefined),
  );
}

/** Whether a column tells who had left before the first run. */
export function knowsWhoLeft(portfolio: Portfolio): boolean {
  return portfolio.column('churn_date') !== undefined;
}

/** What stands above the cohorts: what they count, and who is in none. */
export function cohortWords(
  { members, withoutStart, leftUnknown }: Membership,
  portfolio: Portfolio,
  customers: readonly ScoredCustomer[],
): string[] {
  const since = members.reduce(
    (first, { firstSeen }) => Math.min(first, firstSeen),
    Number.POSITIVE_INFINITY,
  );
  const names = new Map(customers.map(({ id, name }) => [keyText(id), name || keyText(id)]));
  const named = (ids: readonly string[]) => listed(ids.map((id) => names.get(id)!));
  return [
    'Cohorts by the month in which customers began',
    members.length === 0
      ? 'Nobody has a start date yet: a column "start_date" (or "Customer since") says when each customer began.'
      : `Seen since ${dayToIso(since)}. ${
          knowsWhoLeft(portfolio)
            ? 'Months before that come from start and churn dates: a customer whose row was deleted earlier is in no cohort, so older months can look better than they were.'
            : 'Months before that are blank: no churn_date column tells who had left. A cohort that began earlier counts those who were still there.'
        }`,
    'A customer counts in a month if it was one on any day of it; one whose row is gone has left on the day it was first missed, unless “Vitals settings” says otherwise. ' +
      'ARR is that of the month’s last run, against the ARR with which each customer was first seen. A month that is not over has no retention.',
    `The newest ${COHORTS} cohorts, for ${MONTHS_SINCE_START} months after their first. Below ${SMALL_COHORT} customers one of them moves a cohort by more than 5 points.`,
    withoutStart.length === 0 ? '' : `Without a start date, in no cohort: ${named(withoutStart)}.`,
    leftUnknown.length === 0
      ? ''
      : `Lost on a day that nobody wrote down, in no cohort: ${named(leftUnknown)}. A churn_date brings them in.`,
  ];
}

/** Those who can be told apart, and were customers at some time. */
function clearOf(customers: readonly ScoredCustomer[]): ScoredCustomer[] {
  return customers.filter(({ absence }) => absence !== 'shared id' && hasPast(absence));
}

function seenCustomers(
  portfolio: Portfolio,
  customers: readonly ScoredCustomer[],
  today: number,
): SeenCustomer[] {
  const start = portfolio.column('start_date');
  const [paid, standing] = [ownPayment(portfolio, today), rowStatusReader(portfolio)];
  return customers.map((customer) => {
    const started = start?.readIn(portfolio.rows[customer.row]!);
    return {
      id: keyText(customer.id),
      started: typeof started === 'number' ? started : undefined,
      ...standing(customer.row, today),
      arr: paid(customer),
      currency: portfolio.currencies.of(customer.row),
    };
  });
}

function rowOf(
  { cohort, month, customers, kept, retention }: CohortMonth,
  written: ReadonlyMap<string, CohortRow>,
  revenueNow: ReadonlyMap<number, CohortRevenue> | undefined,
): CohortRow {
  const key = { Cohort: firstDayOf(cohort), 'Months since start': month - cohort };
  const then = written.get(rowKey(key));
  const [first, now] = [then?.['First ARR'], then?.ARR];
  const known = typeof first === 'number' && typeof now === 'number' ? { first, now } : undefined;
  const revenue = revenueNow ? revenueNow.get(cohort) : known;
  return {
    ...key,
    Month: firstDayOf(month),
    'Customers at start': customers,
    'Still customers': kept,
    'Logo retention': figureOrBlank(retention),
    'First ARR': revenue?.first ?? '',
    ARR: revenue?.now ?? '',
    'Revenue retention': retention === undefined || !revenue ? '' : figureOrBlank(revenueRetention(revenue)),
  };
}

function rowKey(row: Pick<CohortRow, 'Cohort' | 'Months since start'>): string {
  return `${row.Cohort}/${row['Months since start']}`;
}

const MOST_NAMES = 10;

/** "3: Ada, Bert and Cem"; of many the first few. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  const more = names.length - MOST_NAMES;
  return `${names.length}: ${shown}${more > 0 ? ` and ${more} more` : ''}`;
}
