import { figuresOf, type StandingFigures } from '../../customers/figures';
import type { Fates } from '../../customers/gone';
import type { Population } from '../../customers/population';
import { allResults } from '../../customers/results';
import { besideIn, PROPOSED_CHOICE } from '../../customers/run-settings';
import {
  type MapWithProgress,
  portfolioScorer,
  type ScoredCustomer,
  type ScoringPlan,
} from '../../customers/scored-portfolio';
import { figureCustomer } from '../../customers/summary';
import type { ExpansionSettings } from '../../expansion/settings';
import { History } from '../../history/history';
import { PAST_DAYS, Past } from '../../history/past';
import type { Keeping } from '../../history/thinning';
import { forecaster } from '../../past/forecasts';
import type { ReadingSettings } from '../../reading/column';
import { withContractsAddedUp } from '../../reading/contracts';
import { Portfolio } from '../../reading/portfolio';
import { type CompiledModel, labelsOf } from '../../scoring/compile';
import { markOf } from '../../scoring/model';
import { judgedAsSet } from '../../settings/scoring';
import type { Placement } from '../../sheets/beside/placement';
import type { Book } from '../../sheets/grid/book';
import { PROBABILITY_TAB } from '../../sheets/grid/owned-tabs';
import {
  type CustomerRows,
  type CustomerTable,
  formatsIn,
  readCustomerTable,
  readScoredRows,
  readTableToMap,
} from '../../sheets/tabs/customer-table';
import { HistoryTab } from '../../sheets/tabs/history-tab';
import { readProbability } from '../../sheets/tabs/probability-tab';
import { modelsOfRun, type RunModels } from '../../sheets/tabs/run-models';
import { type BookSettings, readingSettings, readSettings } from '../../sheets/tabs/settings-tab';
import { type TaskPlan, taskPlan } from '../tasks/tasks';

/** The user's tab of customers, read. */
export interface OpenPortfolio<T extends CustomerRows = CustomerRows> {
  readonly table: T;
  readonly portfolio: Portfolio;
}

/**
 * Reads the tab of customers that was scored last, with the changes that its history tells; a score before is told only for the
 * health model that the portfolio is opened for.
 * @throws A sentence where there is none.
 */
export function openPortfolio(
  book: Book,
  health?: CompiledModel,
  table: CustomerRows = readScoredRows(book),
): OpenPortfolio {
  return opened(book, table, pastOf(book, health), (index) => formatsIn(table, index));
}

/**
 * The same for a person to say what the columns are: where no tab has customer columns, the first that has a table.
 * @throws A sentence where there is no table.
 */
export function openToMap(book: Book): OpenPortfolio<CustomerTable> {
  return opened(book, readTableToMap(book), pastOf(book, undefined), undefined);
}

function opened<T extends CustomerRows>(
  book: Book,
  table: T,
  past: Past | undefined,
  formatsOf: ReadingSettings['formatsOf'],
): OpenPortfolio<T> {
  const origin = { row: table.headerRow + 1, column: 1 };
  const reading = { ...readingSettings(book), formatsOf };
  const { contracts } = readSettings(book).values.scoring;
  const portfolio = new Portfolio(table.inputHeaders, table.rows, reading, origin, past);
  return {
    table,
    portfolio: contracts === 'add up' ? withContractsAddedUp(portfolio, book.today) : portfolio,
  };
}

function pastOf(book: Book, health: CompiledModel | undefined): Past {
  const day = book.today;
  const tab = () => (HistoryTab.mayReachBefore(book, day) ? HistoryTab.find(book) : undefined);
  const kept = () => tab()?.tail(day - PAST_DAYS).days ?? [];
  const before = () => new History(kept().filter((each) => each.day < day));
  return new Past(before, day, health ? markOf(health.model) : '');
}

/** What a run scores with. */
export interface RunPlan extends ScoringPlan, RunModels, TaskPlan {
  readonly expansion: ExpansionSettings;
  readonly keeping: Keeping;
  /** What people said of customers that have no row any more. */
  readonly fates: Fates;
  /** A renewal within this many days is near. */
  readonly nearDays: number;
  /** How results are placed next to the rows; undefined where the add-on is to choose. */
  readonly way: Placement | undefined;
  /** Which of them, from left to right. */
  readonly beside: readonly string[];
  /** Settings that cannot be used as they stand, with their cells. */
  readonly settingProblems: readonly string[];
}

/** What people set for every run. */
export interface RunSettings {
  readonly settings: BookSettings;
  /** Undefined where the add-on is to choose. */
  readonly model: string | undefined;
  readonly way: Placement | undefined;
  readonly minimumCoverage: number;
}

/** Reads what people set for every run. */
export function runSettings(book: Book): RunSettings {
  const settings = readSettings(book);
  const { model, way, minimumCoverage } = settings.values.scoring;
  return {
    settings,
    model: model === PROPOSED_CHOICE ? undefined : model,
    way: way === PROPOSED_CHOICE ? undefined : (way as Placement),
    minimumCoverage,
  };
}

/**
 * What a run scores with: the health model of this name, else the one that is set, else the first, and churn risk, as of
 * today.
 * @throws A sentence where there is no such model, or its table has a mistake.
 */
export function scoringPlan(book: Book, model: string | undefined): RunPlan {
  const { settings, way, ...set } = runSettings(book);
  const models = modelsOfRun(book, model ?? set.model);
  const day = book.today;
  const { values, problems } = settings;
  const learned = learnedIn(book, day);
  const results = allResults({ ...models, ...learned.plan, today: 0 }).map(({ name }) => name);
  return {
    ...models,
    ...taskPlan(book, day, labelsOf(models.churn), {
      openPlays: values.plays.openPlays,
      accountsOfCsm: values.accountsOfCsm,
    }),
    today: day,
    at: book.now(),
    ...judgedAsSet(values),
    way,
    beside: besideIn(values.beside, results),
    keeping: values.keeping,
    fates: values.fates,
    ...learned.plan,
    settingProblems: [
      ...problems.map(({ tab, cell, message }) => `${tab}!${cell}: ${message}`),
      ...learned.settingProblems,
    ],
  };
}

/** The learned probability, where there is one that can be read: a mistake in its tab costs no score. */
function learnedIn(
  book: Book,
  today: number,
): Pick<RunPlan, 'settingProblems'> & { plan: Pick<RunPlan, 'forecast'> } {
  try {
    const learned = readProbability(book);
    if (!learned) return { plan: {}, settingProblems: [] };
    const { version } = learned;
    const of = (portfolio: Portfolio) => forecaster(learned, portfolio, today, book.reading);
    return { plan: { forecast: { version, of } }, settingProblems: [] };
  } catch (error) {
    return { plan: {}, settingProblems: [`${PROBABILITY_TAB}: ${(error as Error).message}`] };
  }
}

/** A portfolio with its scores. */
export interface ScoredPortfolio extends OpenPortfolio<CustomerTable> {
  readonly population: Population;
  /** Those with an id, whether or not they count. */
  readonly customers: readonly ScoredCustomer[];
  /** What those who count make together. */
  readonly figures: StandingFigures;
}

/** Reads the tab of customers and scores it; `walk` visits them, so a caller can report progress. */
export function openAndScore(
  book: Book,
  plan: RunPlan,
  table = readCustomerTable(book),
  walk: MapWithProgress = (rows, score) => rows.map(score),
): ScoredPortfolio {
  const { portfolio } = openPortfolio(book, plan.health, table);
  const { population, score } = portfolioScorer(portfolio, plan);
  const customers = walk(population.named, score);
  const counted = customers.filter(({ absence }) => absence === undefined);
  const rules = { atRisk: plan.churn.model.atRisk, nearDays: plan.nearDays };
  return { table, portfolio, population, customers, figures: figuresOf(counted.map(figureCustomer), rules) };
}
