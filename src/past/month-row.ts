/** The figures of a month as its row keeps them: how customers stand, and who of earlier days stayed. */
import { firstDayOf, monthOf } from '../base/calendar';
import { sum } from '../base/sum';
import type { StandingFigures } from '../customers/figures';
import { type Fates, REMOVED } from '../customers/gone';
import { hasPast } from '../customers/population';
import { RENEWAL_CALLS } from '../customers/renewal-call';
import type { ScoredCustomer } from '../customers/scored-portfolio';
import type { Snapshot } from '../history/day';
import { apiUsage } from '../metrics/api-usage';
import { arrOfSnapshot } from '../metrics/month-ends';
import { type ArrByCustomer, movementsBetween, retentionsBetween, standOf } from '../metrics/month-figures';
import { figureOrBlank } from '../metrics/rate';
import { netPromoterScore } from '../metrics/surveys';
import { keyText } from '../reading/identity';
import type { Portfolio } from '../reading/portfolio';
import { renewalsOfMonth } from './renewals';

/** Cells by their columns; '' where unknown. */
type Cells = Readonly<Record<string, number | string>>;

/** What a month's figures are made from. */
export interface MonthSource {
  readonly portfolio: Portfolio;
  /** Those with an id, whether or not they count. */
  readonly customers: readonly ScoredCustomer[];
  readonly figures: StandingFigures;
  /** Why those have left who have no row any more. */
  readonly fates: Fates;
  /** The days that the month and the year are compared with; undefined where nothing was kept. */
  readonly monthBefore: Snapshot | undefined;
  readonly yearBefore: Snapshot | undefined;
  readonly today: number;
}

/** The last day before the month that so many months back began: for 1, the last day of the month before. */
export function lastDayBefore(day: number, months: number): number {
  return firstDayOf(monthOf(day) - (months - 1)) - 1;
}

/** The figures of a month, by the columns of `Vitals months`. */
export function monthRow(source: MonthSource): Cells {
  const { portfolio, customers, figures, monthBefore, yearBefore } = source;
  const closing = closingOf(source);
  const counted = customers.filter(({ absence }) => absence === undefined);
  const { customers: paying, unknown } = standOf(paymentsOf(counted));
  return {
    Customers: counted.length,
    'Paying customers': paying,
    ARR: figureOrBlank(figures.arr),
    'Without ARR': unknown,
    'Average health': figureOrBlank(figures['average-health']),
    'ARR at risk': figureOrBlank(figures['arr-at-risk']),
    NPS: figureOrBlank(netPromoterScore([...npsAnswers(portfolio, counted).values()]).score),
    ...usageOfApi(portfolio, counted),
    ...overTheMonth(monthBefore, source, closing),
    ...renewalsIn(source, closing),
    ...overTheYear(yearBefore, source, closing),
  };
}

/** What each customer paid on a day, at the rates of today, so that other rates are no growth. */
export function openingOf(
  snapshot: Snapshot | undefined,
  { portfolio: { currencies }, fates }: Pick<MonthSource, 'portfolio' | 'fates'>,
): ArrByCustomer | undefined {
  const paid = snapshot && arrOfSnapshot(snapshot, (amount, currency) => currencies.inBase(amount, currency));
  if (!paid) return undefined;
  // Who had left by then, as people said later, was no customer of that day.
  const hadLeft = (id: string) => Number(fates.get(id)) <= snapshot.day;
  return new Map([...paid].filter(([id]) => !hadLeft(id)));
}

/**
 * What everybody pays now who may have paid before: who has left pays 0, and of an id that several rows share nobody
 * knows it, so that it is neither lost nor kept; nor of one whose row was removed or moved.
 */
export function closingOf({ customers, fates }: Pick<MonthSource, 'customers' | 'fates'>): ArrByCustomer {
  return new Map([
    ...[...fates].map(([id, fate]) => [id, fate === REMOVED ? Number.NaN : 0] as const),
    ...customers
      .filter(({ absence }) => hasPast(absence))
      .map(({ id, arr, absence }) => [keyText(id), absence === 'shared id' ? Number.NaN : arr] as const),
  ]);
}

/** The mean of each metric of the customer's own, over the customers who have it. */
export function customMeans(portfolio: Portfolio, customers: readonly ScoredCustomer[]): Map<string, number> {
  return new Map(
    portfolio.customColumns.flatMap(({ metric, readIn }) => {
      const values = customers
        .map(({ row }) => readIn(portfolio.rows[row]!))
        .filter((value) => typeof value === 'number');
      return values.length > 0 ? [[metric.label, sum(values) / values.length] as const] : [];
    }),
  );
}

/** The answers to the NPS question, by customer. */
export function npsAnswers(portfolio: Portfolio, customers: readonly ScoredCustomer[]): Map<string, number> {
  const nps = portfolio.column('nps_score');
  if (!nps) return new Map();
  return new Map(
    customers.flatMap(({ id, row }) => {
      const answer = nps.readIn(portfolio.rows[row]!);
      return typeof answer === 'number' ? [[keyText(id), answer] as const] : [];
    }),
  );
}

function paymentsOf(customers: readonly ScoredCustomer[]): ArrByCustomer {
  return new Map(customers.map(({ id, arr }) => [keyText(id), arr]));
}

function overTheMonth(before: Snapshot | undefined, source: MonthSource, closing: ArrByCustomer): Cells {
  const opening = openingOf(before, source);
  if (!opening) return {};
  const { nrr, grr, logos } = retentionsBetween(opening, closing);
  const moved = movementsBetween(opening, closing);
  return {
    'New customers': moved.newCustomers,
    'Churned customers': moved.churnedCustomers,
    'Expansion ARR': moved.expansion,
    'Contraction ARR': moved.contraction,
    'Churned ARR': moved.churned,
    'Net expansion rate': figureOrBlank(moved.netExpansionRate),
    NRR: figureOrBlank(nrr),
    GRR: figureOrBlank(grr),
    'Logo retention': figureOrBlank(logos),
    'Compared with': before!.day,
  };
}

/** What was to renew this month, as it was called before it began, and how each contract ended. */
function renewalsIn(source: MonthSource, closing: ArrByCustomer): Cells {
  const { monthBefore, customers, today } = source;
  const opening = openingOf(monthBefore, source);
  if (!monthBefore || !opening) return {};
  const ends = new Map(customers.map(({ id, renewal }) => [keyText(id), renewal]));
  const { due, called, renewed, lost } = renewalsOfMonth(today, monthBefore, opening, { arr: closing, ends });
  return {
    'ARR due': due,
    ...Object.fromEntries(RENEWAL_CALLS.map((call, i) => [dueAs(call), called[i]!])),
    Renewed: renewed,
    'Not renewed': lost,
  };
}

/** The column of `Vitals months` with what was called so when the month began. */
export function dueAs(call: string): string {
  return `Called ${call}`;
}

function overTheYear(before: Snapshot | undefined, source: MonthSource, closing: ArrByCustomer): Cells {
  const opening = openingOf(before, source);
  if (!opening) return {};
  const { nrr, grr, logos } = retentionsBetween(opening, closing);
  return {
    'NRR 12 months': figureOrBlank(nrr),
    'GRR 12 months': figureOrBlank(grr),
    'Logo retention 12 months': figureOrBlank(logos),
    'Compared with, 12 months': before!.day,
  };
}

/** How the API is used, where the sheet has columns about it. */
function usageOfApi(portfolio: Portfolio, customers: readonly ScoredCustomer[]): Cells {
  const columns = ['api_calls', 'api_errors'].map((metric) => portfolio.column(metric));
  if (columns.every((column) => column === undefined)) return {};
  const { calls, errors, errorsPerThousand, customersWithErrors, most } = apiUsage(
    customers.map(({ id, name, row }) => {
      const [made, failed] = columns.map((column) => {
        const value = column?.readIn(portfolio.rows[row]!);
        return typeof value === 'number' ? value : undefined;
      });
      return { name: name || keyText(id), calls: made, errors: failed };
    }),
  );
  return {
    'API calls': calls ?? '',
    'API errors': errors ?? '',
    'API errors per 1,000 calls': figureOrBlank(errorsPerThousand),
    'Customers with API errors': customersWithErrors ?? '',
    'Most API errors': most.map((each) => `${each.name} (${each.errors})`).join(', '),
  };
}
