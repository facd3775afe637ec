import { counted } from '../../base/numbers';
import { assessor } from '../../customers/assess';
import { healthModelNames } from '../../models';
import { sameModelName } from '../../models/tables';
import { type KnownCustomers, knownCustomers, type OutcomesRead } from '../../past/known-customers';
import { backtest } from '../../prediction/backtest';
import type { LearnerName } from '../../prediction/learner';
import { LEARNERS } from '../../prediction/learners';
import { isOutcomeHeader, isYesOrNo } from '../../prediction/outcome';
import { type BacktestReport, learnedReport, scoreReport } from '../../prediction/report';
import { backtestScore } from '../../prediction/score-backtest';
import { sift } from '../../prediction/sift';
import type { Predictor } from '../../prediction/training';
import { type SuggestedWeights, suggestWeights } from '../../prediction/weights';
import { type CompiledModel, labelsOf } from '../../scoring/compile';
import { type Book, openBook } from '../../sheets/grid/book';
import { type OutcomeTab, readOutcomeTab } from '../../sheets/tabs/outcome-table';
import { usableModels } from '../../sheets/tabs/run-models';
import { runSettings } from '../run/portfolio';

/** What is to be tested. */
export interface BacktestOptions {
  /** The header of the column that says who left, or when. */
  readonly outcome: string;
  /** The word in it that means having left, where the words do not tell by themselves. */
  readonly positive?: string;
  /** The tab it is in; the first one that has the column where it is left out. */
  readonly tab?: string;
  /** A tab of other customers to test on. */
  readonly holdoutTab?: string;
  /** A health model, `churn risk`, or a learner: `logistic`, `boosted`, `forest`. All learners are tried where it is left out. */
  readonly model?: string;
  /** Of rows with a day of their own: whether customers left within so many days after it; 90 where it is left out. */
  readonly horizon?: number;
  /** What chance starts from: the same seed gives the same answer. */
  readonly seed?: number;
  /** Columns to use although they would be left out. */
  readonly picked?: readonly string[];
  readonly team?: { readonly people: number; readonly hours: number; readonly hoursPerPlay: number };
}

/** What was found, and in which tab. */
export interface SheetBacktest extends BacktestReport {
  readonly tab: string;
  readonly outcome: OutcomesRead & { readonly column: string };
  /** What to know before acting on it. */
  readonly notes: readonly string[];
  readonly seed: number;
  /** Of rows with a day of their own, and for what is learned: it tells who leaves within so many days. */
  readonly horizon: number;
  /** What the dimensions of a health model should weigh, by these outcomes; null where another thing was tested. */
  readonly suggestion: SuggestedWeights | null;
}

const SEED = 42;
const HORIZON = 90;
const NO_DAY =
  'These rows have no day. Are their values from before the customers decided? Use falls to nothing after a notice, so that ' +
  'a sheet of today describes who has left and predicts nobody.';

/**
 * Tests whether a model, or a probability learned from this very sheet, tells who leaves; writes nothing.
 * @throws A sentence where the outcome cannot be read, or there is no such model.
 */
export function backtestChurn(options: BacktestOptions): SheetBacktest {
  return tested(openBook(), options).report;
}

/** What was found, and the model that was learned on the way, if one was. */
export interface Tested {
  readonly report: SheetBacktest;
  readonly predictor: Predictor | undefined;
}

/** Reads the outcomes, and tests what is asked for. */
export function tested(book: Book, options: BacktestOptions): Tested {
  const { outcome, positive, horizon = HORIZON, seed = SEED, model } = options;
  const learner = LEARNERS.find(({ name, title }) => model !== undefined && [name, title].includes(model));
  const isLearned = model === undefined || learner !== undefined;
  // A score is not compared with itself: only what is learned has it as a column.
  const health = isLearned ? publishedHealth(book) : undefined;
  const column = { column: outcome, positive, horizon, health };
  const read = (table: OutcomeTab) => knownCustomers(table, column, book.today, book.reading);
  const table = readOutcomeTab(book, outcome, options.tab);
  const customers = read(table);
  const holdout =
    options.holdoutTab === undefined ? undefined : read(readOutcomeTab(book, outcome, options.holdoutTab));
  const { report, predictor, suggestion } = isLearned
    ? testedLearned(customers, holdout, learner?.name, options)
    : testedScore(book, holdout ?? customers, model, options);
  return {
    report: {
      ...report,
      tab: table.tab,
      outcome: { column: outcome, ...customers.read },
      notes: notesOn(outcome, customers.read),
      seed,
      horizon,
      suggestion,
    },
    predictor,
  };
}

function notesOn(column: string, { dayColumn, alike, left }: OutcomesRead): string[] {
  const isAboutLeaving = isOutcomeHeader(column) || left.length !== 1 || !isYesOrNo(left[0]!);
  return [
    ...(dayColumn === '' ? [NO_DAY] : []),
    ...(isAboutLeaving ? [] : [`Does "${column}" say who left? "${left[0]}" is taken for having left.`]),
    ...(alike === 0
      ? []
      : [`${counted(alike, 'row')} without an id repeat another: they count as other customers.`]),
  ];
}

/** The model that runs score with, where it is a published one: a formula knows no other. */
function publishedHealth(book: Book): string {
  const published = healthModelNames();
  const { model } = runSettings(book);
  return published.find((name) => model !== undefined && sameModelName(name, model)) ?? published[0]!;
}

/** What a way of testing found. */
interface Found {
  readonly report: BacktestReport;
  readonly predictor: Predictor | undefined;
  readonly suggestion: SuggestedWeights | null;
}

function testedLearned(
  customers: KnownCustomers,
  holdout: KnownCustomers | undefined,
  learner: LearnerName | undefined,
  { seed = SEED, picked = [], team }: BacktestOptions,
): Found {
  const found = backtest(customers.known, {
    seed,
    learner,
    holdout: holdout?.known,
    picked: new Set(picked),
    team,
  });
  const { known, segments } = holdout ?? customers;
  return {
    report: learnedReport(customers.known, known, found, segments),
    predictor: found.result?.predictor,
    suggestion: null,
  };
}

function testedScore(
  book: Book,
  { known, portfolio, segments, days }: KnownCustomers,
  name: string,
  { seed = SEED, team }: BacktestOptions,
): Found {
  const model = modelNamed(book, name);
  const isHealth = model.model.best;
  const assess = assessor(portfolio, {
    ...(isHealth ? { health: model } : { churn: model }),
    today: book.today,
    minimumCoverage: runSettings(book).minimumCoverage,
  });
  const verdicts = portfolio.rows
    .map((_, row) => assess(row))
    .map(({ health, churn }) => (isHealth ? health : churn)!);
  const risks = verdicts.map(({ band, score }) =>
    band === undefined ? Number.NaN : isHealth ? 100 - score.value : score.value,
  );
  const label = model.model.name;
  const found = backtestScore(
    known,
    {
      risks,
      bands: verdicts.map(({ band }) => band),
      bandOrder: isHealth ? labelsOf(model) : labelsOf(model).reverse(),
      name: isHealth ? `The health score (${label})` : 'The churn risk',
    },
    team,
  );
  const report = scoreReport(known, sift(known.fields, known.outcomes), found, risks, segments, label);
  if (!isHealth) return { report, predictor: undefined, suggestion: null };
  const weighed = model.dimensions.map(({ name: dimension, share }, d) => ({
    name: dimension,
    share,
    values: verdicts.map(({ band, score }) => {
      const value = score.dimensions[d];
      return band === undefined || value === undefined || Number.isNaN(value) ? null : value;
    }),
  }));
  return {
    report,
    predictor: undefined,
    suggestion: suggestWeights(weighed, known.outcomes, days, seed),
  };
}

function modelNamed(book: Book, name: string): CompiledModel {
  const { health, churn } = usableModels(book);
  const models = [...health.map(({ model }) => model), churn.model];
  const found = models.find(({ model }) => sameModelName(name, model.name));
  if (found) return found;
  const names = [...models.map(({ model }) => model.name), ...LEARNERS.map((learner) => learner.name)];
  throw new Error(`There is no model "${name}". There is ${names.map((each) => `"${each}"`).join(', ')}.`);
}
