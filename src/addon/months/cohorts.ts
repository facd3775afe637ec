import { dayToIso, firstDayOf, monthOf } from '../../base/calendar';
import { type Fate, REMOVED, withoutRow } from '../../customers/gone';
import { hasPast } from '../../customers/population';
import type { ScoredCustomer } from '../../customers/scored-portfolio';
import { SMALL_COHORT } from '../../metrics/cohorts';
import {
  COHORTS,
  type CohortMonth,
  type CohortRevenue,
  cohortMonths,
  cohortRevenue,
  type Member,
  type Membership,
  MONTHS_SINCE_START,
  membersAfter,
  revenueRetention,
  type SeenCustomer,
} from '../../metrics/members';
import { orBlank } from '../../metrics/rate';
import { ownPayment } from '../../past/snapshot';
import { keyText } from '../../reading/identity';
import type { Portfolio } from '../../reading/portfolio';
import { standingReader } from '../../reading/standing';
import type { Book } from '../../sheets/grid/book';
import { type CohortRow, cohortsTab, readCohorts, writeCohorts } from '../../sheets/tabs/cohorts-tab';
import { keepMembers, readMembers } from '../../sheets/tabs/members-tab';
import type { RunPlan, ScoredPortfolio } from '../run/portfolio';

/**
 * Brings `Vitals cohorts` up to date: who stayed follows from the start and the end of every customer that was ever seen,
 * so that one whose row is gone is not forgotten; what a cohort paid is written down in each month.
 */
export function keepCohorts(
  book: Book,
  { portfolio, customers }: ScoredPortfolio,
  { today, fates }: RunPlan,
): void {
  const clear = customers.filter(({ absence }) => absence !== 'shared id' && hasPast(absence));
  const unclear = customers.filter(({ absence }) => absence === 'shared id');
  const gone = [...withoutRow(fates, customers)];
  const before = readMembers(book);
  const seen = [
    ...seenCustomers(portfolio, clear, today),
    ...gone.flatMap(([id, fate]) => leaver(before.get(id), fate)),
  ];
  const unknown = gone.flatMap(([id, fate]) => (fate === REMOVED ? [id] : []));
  const membership = membersAfter(
    before,
    seen,
    new Set([...unclear.map(({ id }) => keyText(id)), ...unknown]),
    today,
  );
  const { members } = membership;
  // A sheet that says nothing of starts gets no tab about them.
  if (members.length === 0 && cohortsTab(book) === undefined) return;
  const knowsWhoLeft = portfolio.column('churn_date') !== undefined;
  const months = cohortMonths(members, today, knowsWhoLeft);
  const arrNow = new Map(clear.map(({ id, arr }) => [keyText(id), arr]));
  const inBase = (amount: number, currency: string) => portfolio.currencies.inBase(amount, currency);
  const revenue = cohortRevenue(members, arrNow, inBase, today);
  const written = new Map(readCohorts(book).map((row) => [rowKey(row), row]));
  const rows = months.map((each) =>
    rowOf(each, written, each.month === monthOf(today) ? revenue : undefined),
  );
  keepMembers(book, before, members);
  writeCohorts(book, words(membership, knowsWhoLeft, customers), rows);
}

/** A member whose row is gone, of whom people said when it left. */
function leaver(member: Member | undefined, fate: Fate): SeenCustomer[] {
  if (!member || fate === REMOVED) return [];
  const { id, started, firstArr: arr, currency } = member;
  return [{ id, started, lost: true, left: fate, arr, currency }];
}

function seenCustomers(
  portfolio: Portfolio,
  customers: readonly ScoredCustomer[],
  today: number,
): SeenCustomer[] {
  const start = portfolio.column('start_date');
  const [paid, departed] = [ownPayment(portfolio, today), standingReader(portfolio)];
  return customers.map((customer) => {
    const started = start?.readIn(portfolio.rows[customer.row]!);
    return {
      id: keyText(customer.id),
      started: typeof started === 'number' ? started : undefined,
      ...departed(customer.row, today),
      arr: paid(customer),
      currency: portfolio.currencies.of(customer.row),
    };
  });
}

/** Of a month that is past, the revenue stands as it was written then: nobody knows it better since. */
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
    'Logo retention': orBlank(retention),
    'First ARR': revenue?.first ?? '',
    ARR: revenue?.now ?? '',
    'Revenue retention': retention === undefined || !revenue ? '' : orBlank(revenueRetention(revenue)),
  };
}

function rowKey(row: Pick<CohortRow, 'Cohort' | 'Months since start'>): string {
  return `${row.Cohort}/${row['Months since start']}`;
}

function words(
  { members, withoutStart, leftUnknown }: Membership,
  knowsWhoLeft: boolean,
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
          knowsWhoLeft
            ? 'What was before is told by start and churn dates: a customer whose row was deleted before that day is in no cohort, so older months can look better than they were.'
            : 'Nothing is said of the months before: no churn_date column tells who had left. A cohort that began earlier counts those who were still there.'
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

const MOST_NAMES = 10;

/** "3: Ada, Bert and Cem"; of many the first few. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  const more = names.length - MOST_NAMES;
  return `${names.length}: ${shown}${more > 0 ? ` and ${more} more` : ''}`;
}
