import { dayToIso, firstDayOf, monthName, monthOf } from '../../base/calendar';
import { sum } from '../../base/sum';
import { type Fates, REMOVED, withoutRow } from '../../customers/gone';
import { hasPast } from '../../customers/population';
import type { ScoredCustomer } from '../../customers/scored-portfolio';
import { summarize } from '../../customers/summary';
import { isImported, type Snapshot } from '../../history/day';
import { ARR, CURRENCY } from '../../history/series';
import { apiUsage } from '../../metrics/api-usage';
import {
  type ArrByCustomer,
  movementsBetween,
  retentionsBetween,
  standOf,
} from '../../metrics/month-figures';
import { orBlank } from '../../metrics/rate';
import { netPromoterScore } from '../../metrics/surveys';
import { readDay } from '../../reading/cells/day';
import type { Currencies } from '../../reading/currencies';
import { keyText } from '../../reading/identity';
import type { Portfolio } from '../../reading/portfolio';
import { type Book, openBook } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { HistoryTab } from '../../sheets/tabs/history-tab';
import {
  type CustomMeans,
  closeMonthRow,
  keepMonth,
  type MonthRow,
  readMonths,
} from '../../sheets/tabs/months-tab';
import type { RunPlan, ScoredPortfolio } from '../run/portfolio';
import { keepTeamFigures } from './team-months';

/** Brings the month's row of `Vitals months` up to date: the run of the last day is what the month ends with. */
export function keepMonthFigures(
  book: Book,
  { portfolio, customers: all }: ScoredPortfolio,
  plan: RunPlan,
): void {
  const { today: day } = plan;
  const fates = withoutRow(plan.fates, all);
  const customers = all.filter(({ absence }) => absence === undefined);
  const closing = closingOf(all, fates);
  const history = HistoryTab.open(book);
  const scores = customers.flatMap(({ assessment: { health } }) =>
    health?.band === undefined ? [] : [health.score.value],
  );
  const answers = npsAnswers(portfolio, customers);
  const [month, year] = [1, 12].map((months) => history.at(lastDayBefore(day, months)));
  const opening = (snapshot: Snapshot | undefined) => openingOf(snapshot, portfolio.currencies, fates);
  const figures: MonthRow = {
    ...standing(new Map(customers.map(({ id, arr }) => [keyText(id), arr]))),
    'Average health': scores.length > 0 ? sum(scores) / scores.length : '',
    'ARR at risk': summarize(customers, plan).arrAtRisk,
    NPS: orBlank(netPromoterScore([...answers.values()]).score),
    ...usageOfApi(portfolio, customers),
    ...overTheMonth(opening(month), closing),
    ...overTheYear(opening(year), closing),
  };
  const name = monthName(monthOf(day));
  keepMonth(book, name, figures, day, customMeans(portfolio, customers));
  const compared = [year, month].find((snapshot) => opening(snapshot) !== undefined);
  const team = { portfolio, customers, closing, opening: compared, answers };
  keepTeamFigures(book, history, name, team, plan);
}

/**
 * Freezes the figures of a month, such as "2026-10": what changes later stands beside them.
 * @throws A sentence where there are none, or the month is closed.
 */
export function closeMonth(month: string): string {
  return withDocumentLock((book) => {
    closeMonthRow(book, month, book.today);
    return `${month} is closed. What changes later stands beside its figures in "Vitals months".`;
  });
}

/** The figures of a month as `Vitals months` keeps them; null where nobody knows. Days are ISO days, empty for none. */
export interface MonthEntry {
  readonly month: string;
  readonly computedOn: string;
  readonly closedOn: string;
  readonly restatedOn: string;
  readonly figures: Readonly<Record<string, number | null>>;
}

const SHOWN = ['Customers', 'ARR', 'NRR', 'GRR', 'Restated ARR', 'Restated NRR', 'Restated GRR'];

/** The figures of the last twelve months as a board sees them, the newest first. */
export function listMonths(): MonthEntry[] {
  const book = openBook();
  const { dayOfDate } = book.reading;
  const dayIn = (cell: unknown) => {
    const day = readDay(cell, undefined, dayOfDate);
    return typeof day === 'number' ? dayToIso(day) : '';
  };
  return readMonths(book)
    .map(({ cell }) => ({
      month: String(cell('Month')),
      computedOn: dayIn(cell('Computed on')),
      closedOn: dayIn(cell('Closed on')),
      restatedOn: dayIn(cell('Restated on')),
      figures: Object.fromEntries(SHOWN.map((name) => [name, numberOf(cell(name))])),
    }))
    .sort((a, b) => (a.month < b.month ? 1 : -1))
    .slice(0, 12);
}

function numberOf(cell: unknown): number | null {
  return typeof cell === 'number' ? cell : null;
}

function standing(closing: ArrByCustomer): MonthRow {
  const { customers, arr, unknown } = standOf(closing);
  return { Customers: customers, ARR: arr, 'Without ARR': unknown };
}

function overTheMonth(before: Opening | undefined, closing: ArrByCustomer): MonthRow {
  if (!before) return {};
  const opening = before.arr;
  const { nrr, grr, logos } = retentionsBetween(opening, closing);
  const moved = movementsBetween(opening, closing);
  return {
    'New customers': moved.newCustomers,
    'Churned customers': moved.churnedCustomers,
    'Expansion ARR': moved.expansion,
    'Contraction ARR': moved.contraction,
    'Churned ARR': moved.churned,
    'Net expansion rate': orBlank(moved.netExpansionRate),
    NRR: orBlank(nrr),
    GRR: orBlank(grr),
    'Logo retention': orBlank(logos),
    'Compared with': before.day,
  };
}

function overTheYear(before: Opening | undefined, closing: ArrByCustomer): MonthRow {
  if (!before) return {};
  const { nrr, grr, logos } = retentionsBetween(before.arr, closing);
  return {
    'NRR 12 months': orBlank(nrr),
    'GRR 12 months': orBlank(grr),
    'Logo retention 12 months': orBlank(logos),
    'Compared with, 12 months': before.day,
  };
}

/** How the API is used, where the sheet has columns about it. */
function usageOfApi(portfolio: Portfolio, customers: readonly ScoredCustomer[]): MonthRow {
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
    'API errors per 1,000 calls': orBlank(errorsPerThousand),
    'Customers with API errors': customersWithErrors ?? '',
    'Most API errors': most.map((each) => `${each.name} (${each.errors})`).join(', '),
  };
}

/** The mean of each metric of the customer's own, over the customers who have it. */
function customMeans(portfolio: Portfolio, customers: readonly ScoredCustomer[]): CustomMeans {
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
function npsAnswers(portfolio: Portfolio, customers: readonly ScoredCustomer[]): Map<string, number> {
  const nps = portfolio.column('nps_score');
  if (!nps) return new Map();
  return new Map(
    customers.flatMap(({ id, row }) => {
      const answer = nps.readIn(portfolio.rows[row]!);
      return typeof answer === 'number' ? [[keyText(id), answer] as const] : [];
    }),
  );
}

/**
 * What everybody pays now who may have paid before: who has left pays 0, and of an id that several rows share nobody
 * knows it, so that it is neither lost nor kept; nor of one whose row was removed or moved.
 */
function closingOf(customers: readonly ScoredCustomer[], fates: Fates): ArrByCustomer {
  return new Map([
    ...[...fates].map(([id, fate]) => [id, fate === REMOVED ? Number.NaN : 0] as const),
    ...customers
      .filter(({ absence }) => hasPast(absence))
      .map(({ id, arr, absence }) => [keyText(id), absence === 'shared id' ? Number.NaN : arr] as const),
  ]);
}

/** A day that a month is compared with. */
interface Opening {
  readonly day: number;
  readonly arr: ArrByCustomer;
}

/**
 * What each customer paid on a day, at the rates of today, so that other rates are no growth; undefined where the day was
 * not kept, or kept without it. An imported day tells none either: nobody knows whether it has every customer, and one
 * that it lacks would count as new.
 */
function openingOf(
  snapshot: Snapshot | undefined,
  currencies: Currencies,
  fates: Fates,
): Opening | undefined {
  if (!snapshot || isImported(snapshot)) return undefined;
  const [arr, currency] = [ARR, CURRENCY].map((name) => snapshot.series.indexOf(name));
  if (arr! < 0) return undefined;
  const paid = [...snapshot.customers].map(([id, values]): [string, number] => [
    id,
    currencies.inBase(Number(values[arr!] ?? Number.NaN), String(values[currency!] ?? '')),
  ]);
  // Who had left by then, as people said later, was no customer of that day.
  const hadLeft = (id: string) => Number(fates.get(id)) <= snapshot.day;
  return { day: snapshot.day, arr: new Map(paid.filter(([id]) => !hadLeft(id))) };
}

/** The last day before the month that so many months back began: for 1, the last day of the month before. */
function lastDayBefore(day: number, months: number): number {
  return firstDayOf(monthOf(day) - (months - 1)) - 1;
}
