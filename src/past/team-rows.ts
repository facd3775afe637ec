/** How each CSM stands in a month, from the customers of today and the days that were kept. */
import type { ScoredCustomer } from '../customers/scored-portfolio';
import type { Snapshot } from '../history/day';
import type { History } from '../history/history';
import { ARR, CONTRACT_END, CSM, CURRENCY, HEALTH_SCORE } from '../history/series';
import type { ArrByCustomer } from '../metrics/month-figures';
import { figureOrBlank } from '../metrics/rate';
import { type CustomerOfCsm, type TeamDay, teamFigures } from '../metrics/team-figures';
import type { Currencies } from '../reading/currencies';
import { keyText } from '../reading/identity';
import { asNumber } from '../scoring/value';

/** A quarter, for health gained and contracts that came to their end. */
export const QUARTER_DAYS = 90;

/** What a month's figures of the team are made from. */
export interface TeamSource {
  readonly currencies: Currencies;
  readonly today: number;
  /** Those that count. */
  readonly customers: readonly ScoredCustomer[];
  /** The day that the month's retention is compared with: a year before, or the month before. */
  readonly opening: Snapshot | undefined;
  /** A day of a quarter ago under the model of today. */
  readonly quarter: Snapshot | undefined;
  /** The days since then. */
  readonly history: History;
  readonly answers: ReadonlyMap<string, number>;
  /** What each pays now; NaN where that is unknown, as of an id that several rows share. */
  readonly closing: ArrByCustomer;
}

/** The figures of the CSMs in a month, by the columns of `Vitals team months`. */
export function teamRows({
  currencies,
  today,
  customers,
  opening,
  quarter,
  history,
  answers,
  closing,
}: TeamSource) {
  const figures = teamFigures({
    now: teamToday(customers),
    opening: opening && withKnownEnd(teamOn(opening, currencies), closing),
    quarter: quarter && teamOn(quarter, currencies),
    answers,
    renewedOnTime: renewals(history, today),
  });
  return figures.map((of) => ({
    CSM: of.csm,
    Customers: of.customers,
    NRR: figureOrBlank(of.nrr),
    GRR: figureOrBlank(of.grr),
    'Expansion rate': figureOrBlank(of.expansionRate),
    'Health gained': figureOrBlank(of.healthGained),
    NPS: figureOrBlank(of.nps),
    'NPS answers': of.answers,
    'Renewals due': of.renewals,
    'Renewals on time': figureOrBlank(of.renewedOnTime),
    'Compared with': opening?.day ?? '',
    'Health compared with': quarter?.day ?? '',
  }));
}

function teamToday(customers: readonly ScoredCustomer[]): TeamDay {
  return new Map(
    customers.map(({ id, csm, arr, assessment: { health } }) => [
      keyText(id),
      { csm, arr, health: health?.band === undefined ? Number.NaN : health.score.value },
    ]),
  );
}

/** Without those whose revenue is unknown now: they are neither lost nor kept. */
function withKnownEnd(day: TeamDay, closing: ArrByCustomer): TeamDay {
  return new Map([...day].filter(([id]) => !Number.isNaN(closing.get(id) ?? 0)));
}

/** As it was on a day, at the rates of today. */
function teamOn({ series, customers }: Snapshot, currencies: Currencies): TeamDay {
  const [csm, arr, currency, health] = [CSM, ARR, CURRENCY, HEALTH_SCORE].map((name) => series.indexOf(name));
  return new Map(
    [...customers].map(([id, values]): [string, CustomerOfCsm] => [
      id,
      {
        csm: String(values[csm!] ?? ''),
        arr: currencies.inBase(asNumber(values[arr!]), String(values[currency!] ?? '')),
        health: asNumber(values[health!]),
      },
    ]),
  );
}

/** Contracts that ended in the last 90 days, and whether they were renewed on time. */
function renewals(history: History, today: number): Map<string, boolean> {
  const onTime = new Map<string, boolean>();
  for (const customer of history.customers) {
    const ends = history.points(customer, CONTRACT_END, today - QUARTER_DAYS).map(({ value }) => value);
    const due = ends.find((end) => typeof end === 'number' && end >= today - QUARTER_DAYS && end < today);
    if (typeof due !== 'number') continue;
    const then = history.valueOn(customer, CONTRACT_END, due);
    // Nothing was kept by that day: whether it was renewed is unknown.
    if (typeof then === 'number') onTime.set(customer, then > due);
  }
  return onTime;
}
