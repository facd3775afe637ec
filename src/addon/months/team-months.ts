import type { ScoredCustomer, ScoringPlan } from '../../customers/scored-portfolio';
import type { Snapshot, Stored } from '../../history/day';
import { History } from '../../history/history';
import { ARR, CONTRACT_END, CSM, CURRENCY, HEALTH_SCORE } from '../../history/series';
import type { ArrByCustomer } from '../../metrics/month-figures';
import { orBlank } from '../../metrics/rate';
import { type CustomerOfCsm, type TeamDay, teamFigures } from '../../metrics/team-figures';
import { markOf } from '../../past/snapshot';
import type { Currencies } from '../../reading/currencies';
import { keyText } from '../../reading/identity';
import type { Portfolio } from '../../reading/portfolio';
import type { Book } from '../../sheets/grid/book';
import type { HistoryTab } from '../../sheets/tabs/history-tab';
import { keepTeamMonth } from '../../sheets/tabs/team-months-tab';

/** A quarter, for health gained and contracts that came to their end. */
const QUARTER_DAYS = 90;

/** What a month's figures of the team are made from. */
export interface TeamSource {
  readonly portfolio: Portfolio;
  /** Those that count. */
  readonly customers: readonly ScoredCustomer[];
  /** The day that the month's retention is compared with: a year before, or the month before. */
  readonly opening: Snapshot | undefined;
  readonly answers: ReadonlyMap<string, number>;
  /** What each pays now; NaN where that is unknown, as of an id that several rows share. */
  readonly closing: ArrByCustomer;
}

/** Brings the month's rows of `Vitals team months` up to date; a sheet that names no CSM has none. */
export function keepTeamFigures(
  book: Book,
  history: HistoryTab,
  month: string,
  { portfolio, customers, opening, answers, closing }: TeamSource,
  plan: ScoringPlan,
): void {
  if (!portfolio.column('csm')) return;
  const { today } = plan;
  const quarter = history.at(today - QUARTER_DAYS);
  const isSameModel = quarter?.healthModel === markOf(plan.health.model);
  const figures = teamFigures({
    now: teamToday(customers),
    opening: opening && withKnownEnd(teamOn(opening, portfolio.currencies), closing),
    quarter: quarter && isSameModel ? teamOn(quarter, portfolio.currencies) : undefined,
    answers,
    renewedOnTime: renewals(new History(history.tail(today - QUARTER_DAYS).days), today),
  });
  const rows = figures.map((of) => ({
    CSM: of.csm,
    Customers: of.customers,
    NRR: orBlank(of.nrr),
    GRR: orBlank(of.grr),
    'Expansion rate': orBlank(of.expansionRate),
    'Health gained': orBlank(of.healthGained),
    NPS: orBlank(of.nps),
    'NPS answers': of.answers,
    'Renewals due': of.renewals,
    'Renewals on time': orBlank(of.renewedOnTime),
    'Compared with': opening?.day ?? '',
    'Health compared with': isSameModel ? quarter.day : '',
  }));
  keepTeamMonth(book, month, rows, today);
}

function teamToday(customers: readonly ScoredCustomer[]): TeamDay {
  return new Map(
    customers.map(({ id, csm, arr, assessment: { health } }) => {
      return [
        keyText(id),
        {
          csm,
          arr,
          health: health?.band === undefined ? Number.NaN : health.score.value,
        },
      ];
    }),
  );
}

/** Without those of whom nobody knows what they pay now: they are neither lost nor kept. */
function withKnownEnd(day: TeamDay, closing: ArrByCustomer): TeamDay {
  return new Map([...day].filter(([id]) => !Number.isNaN(closing.get(id) ?? 0)));
}

/** As it was on a day, at the rates of today. */
function teamOn({ series, customers }: Snapshot, currencies: Currencies): TeamDay {
  const [csm, arr, currency, health] = [CSM, ARR, CURRENCY, HEALTH_SCORE].map((name) => series.indexOf(name));
  const number = (value: Stored | undefined) => (typeof value === 'number' ? value : Number.NaN);
  return new Map(
    [...customers].map(([id, values]): [string, CustomerOfCsm] => [
      id,
      {
        csm: String(values[csm!] ?? ''),
        arr: currencies.inBase(number(values[arr!]), String(values[currency!] ?? '')),
        health: number(values[health!]),
      },
    ]),
  );
}

/** Whose contract came to its end in the days that are known, and whether another end stood there by that day. */
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
