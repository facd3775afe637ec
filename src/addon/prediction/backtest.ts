import { assessor } from '../../customers/assess';
import { sameModelName } from '../../models/tables';
import { type KnownCustomers, knownCustomers, type OutcomesRead } from '../../past/known-customers';
import { backtest } from '../../prediction/backtest';
import type { LearnerName } from '../../prediction/learner';
import { LEARNERS } from '../../prediction/learners';
import { type BacktestReport, learnedReport, scoreReport } from '../../prediction/report';
import { backtestScore } from '../../prediction/score-backtest';
import { sift } from '../../prediction/sift';
import { type CompiledModel, labelsOf } from '../../scoring/compile';
import { type Book, openBook } from '../../sheets/grid/book';
import { readOutcomeTab } from '../../sheets/tabs/outcome-table';
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
  const book = openBook();
  const settings = book.reading;
  const day = book.today;
  const column = {
    column: options.outcome,
    positive: options.positive,
    horizon: options.horizon ?? HORIZON,
  };
  const table = readOutcomeTab(book, options.outcome, options.tab);
  const customers = knownCustomers(table, column, day, settings);
  const holdout =
    options.holdoutTab === undefined
      ? undefined
      : knownCustomers(readOutcomeTab(book, options.outcome, options.holdoutTab), column, day, settings);
  const { read } = customers;
  return {
    ...tested(book, customers, holdout, options),
    tab: table.tab,
    outcome: { column: options.outcome, ...read },
    notes: read.dayColumn === '' ? [NO_DAY] : [],
    seed: options.seed ?? SEED,
  };
}

function tested(
  book: Book,
  customers: KnownCustomers,
  holdout: KnownCustomers | undefined,
  { model, seed = SEED, picked = [], team }: BacktestOptions,
): BacktestReport {
  const learner = LEARNERS.find(({ name, title }) => model !== undefined && [name, title].includes(model));
  if (model !== undefined && !learner) return testedScore(book, holdout ?? customers, model, team);
  const found = backtest(customers.known, {
    seed,
    learner: learner?.name as LearnerName | undefined,
    holdout: holdout?.known,
    picked: new Set(picked),
    team,
  });
  const { known, segments } = holdout ?? customers;
  return learnedReport(customers.known, known, found, segments);
}

function testedScore(
  book: Book,
  { known, portfolio, segments }: KnownCustomers,
  name: string,
  team: BacktestOptions['team'],
): BacktestReport {
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
  return scoreReport(known, sift(known.fields, known.outcomes), found, risks, segments, label);
}

function modelNamed(book: Book, name: string): CompiledModel {
  const { health, churn } = usableModels(book);
  const models = [...health.map(({ model }) => model), churn.model];
  const found = models.find(({ model }) => sameModelName(name, model.name));
  if (found) return found;
  const names = [...models.map(({ model }) => model.name), ...LEARNERS.map((learner) => learner.name)];
  throw new Error(`There is no model "${name}". There is ${names.map((each) => `"${each}"`).join(', ')}.`);
}
