import { dayToIso } from '../../base/calendar';
import { figuresOf, type StandingFigures } from '../../customers/figures';
import { type Headcount, headcount } from '../../customers/population';
import { BETWEEN_PHRASES } from '../../customers/reasons';
import type { ScoreRow } from '../../customers/score-row';
import { absenceOfStatus } from '../../customers/scored-portfolio';
import { sameModelName } from '../../models/tables';
import { keyText } from '../../reading/identity';
import { type CompiledModel, labelsOf } from '../../scoring/compile';
import { type ScoreScale, scoreScaleOf, UNKNOWN_SCALE } from '../../scoring/shown';
import { type Book, openBook } from '../../sheets/grid/book';
import { usableModels } from '../../sheets/tabs/run-models';
import { readScores, rowsWithoutResult, scoresLayout } from '../../sheets/tabs/scores-tab';
import { readSettings } from '../../sheets/tabs/settings-tab';

/** A customer as the last run left it in `Vitals scores`. */
export interface ScoredAccount {
  readonly id: string;
  readonly name: string;
  readonly segment: string;
  readonly csm: string;
  readonly arr: number | null;
  readonly daysToRenewal: number | null;
  /** 100 is best. */
  readonly health: number | null;
  /** The health band, or why there is none. */
  readonly status: string;
  /** 100 is worst. */
  readonly risk: number | null;
  /** The risk tier, or why there is none. */
  readonly tier: string;
  /** From 0 to 1, as learned from outcomes; null where none was, or no decision is near. */
  readonly probability: number | null;
  /** What it could buy a year; null where unknown. */
  readonly potential: number | null;
  /** What its top opportunity brings a year; null where unknown. */
  readonly topAmount: number | null;
  readonly topOpportunity: string;
  readonly readiness: string;
  /** Why it needs somebody, in a few short phrases, the most severe first. */
  readonly why: readonly string[];
  /** Whether it is to be called (`CallList`). */
  readonly callList: string;
  readonly nextAction: string;
  /** How urgent the way is that its health goes: "High: ..."; empty where it gives no reason to hurry. */
  readonly trendPriority: string;
}

/** What the last run found. */
export interface LastRun<T extends ScoredAccount = ScoredAccount> {
  /** ISO day; empty where nothing is scored yet. */
  readonly scoredOn: string;
  readonly model: string;
  /** From the best to the worst. */
  readonly bands: readonly string[];
  /** From the most at risk to the least. */
  readonly tiers: readonly string[];
  /** Those of them that are at risk. */
  readonly atRisk: readonly string[];
  /** A renewal within this many days is near. */
  readonly nearDays: number;
  /** How its scores are written. */
  readonly scales: { readonly health: ScoreScale; readonly churn: ScoreScale };
  /** What the average health is to reach. */
  readonly healthTarget: number;
  /** Who counts as a customer. */
  readonly accounts: readonly T[];
  /** Who has results and does not count: it has left, or shares its id. */
  readonly absent: readonly T[];
  readonly headcount: Headcount;
  /** What those who count make together. */
  readonly figures: StandingFigures;
}

/** What the last run found, customer by customer, from `Vitals scores` as it stands. */
export function lastRun(): LastRun {
  return lastRunOf(openBook(), accountOf);
}

/** The last run, with what is wanted of each customer's row. */
export function lastRunOf<T extends ScoredAccount>(book: Book, account: (row: ScoreRow) => T): LastRun<T> {
  const rows = readScores(book);
  const first = rows[0];
  const model = first ? String(first.cell('Model')) : '';
  const models = usableModels(book);
  const used = healthModelIn(models, model);
  const { values } = readSettings(book);
  const all = rows.map(account);
  const accounts = all.filter(({ status }) => absenceOfStatus(status) === undefined);
  const rules = { atRisk: models.churn.model.model.atRisk, nearDays: values.renewals.nearDays };
  return {
    ...rules,
    scoredOn: first ? isoDay(first.cell('Scored on'), (date) => book.dayOfDate(date)) : '',
    model,
    bands: used ? labelsOf(used) : [],
    tiers: labelsOf(models.churn.model),
    scales: { health: used ? scoreScaleOf(used) : UNKNOWN_SCALE, churn: scoreScaleOf(models.churn.model) },
    healthTarget: values.targets.averageHealth,
    accounts,
    absent: all.filter(({ status }) => absenceOfStatus(status) !== undefined),
    headcount: headcount(
      all.map(({ status }) => absenceOfStatus(status)),
      first ? rowsWithoutResult(book) : [],
    ),
    figures: figuresOf(accounts, rules),
  };
}

/** The health model of the last run; undefined where it is gone, or nothing was scored. */
export function modelOfLastRun(book: Book): CompiledModel | undefined {
  return healthModelIn(usableModels(book), scoresLayout(book)?.model ?? '');
}

/** The bands of the last run, from the best to the worst; none where it had a model that is gone. */
export function bandsOfLastRun(book: Book): string[] {
  const used = modelOfLastRun(book);
  return used ? labelsOf(used) : [];
}

function healthModelIn({ health }: ReturnType<typeof usableModels>, name: string): CompiledModel | undefined {
  return health.find(({ model }) => sameModelName(model.model.name, name))?.model;
}

/** A customer's row of `Vitals scores`. */
export function accountOf({ cell }: ScoreRow): ScoredAccount {
  return {
    id: keyText(cell('Customer id')),
    name: String(cell('Name')),
    segment: String(cell('Segment')),
    csm: String(cell('CSM')),
    arr: numberIn(cell('ARR')),
    daysToRenewal: numberIn(cell('Days to renewal')),
    health: numberIn(cell('Health score')),
    status: String(cell('Health status')),
    risk: numberIn(cell('Churn risk')),
    tier: String(cell('Risk tier')),
    probability: numberIn(cell('Churn probability')),
    potential: numberIn(cell('Expansion potential')),
    topAmount: numberIn(cell('Expansion amount')),
    topOpportunity: String(cell('Top opportunity')),
    readiness: String(cell('Expansion readiness')),
    why: phrasesIn(String(cell('Why'))),
    callList: String(cell('Call list')),
    nextAction: String(cell('Next action')),
    trendPriority: String(cell('Trend priority')),
  };
}

function phrasesIn(cell: string): string[] {
  return cell === '' ? [] : cell.split(BETWEEN_PHRASES);
}

function numberIn(cell: unknown): number | null {
  return typeof cell === 'number' ? cell : null;
}

function isoDay(cell: unknown, dayOfDate: (date: Date) => number): string {
  if (typeof cell === 'number') return dayToIso(cell);
  const isDate = Object.prototype.toString.call(cell) === '[object Date]';
  return isDate ? dayToIso(dayOfDate(cell as Date)) : '';
}
