import { type Assessment, assessor } from '../../customers/assess';
import { type SeveralContracts, severalContracts } from '../../customers/contracts';
import { fitOf, type ModelFit, recommendedModel } from '../../customers/model-fit';
import { type Headcount, headcount, headcountOf, populationOf } from '../../customers/population';
import { type MetricChoice, metricChoices } from '../../reading/corrections';
import { isEmptyRow } from '../../reading/identity';
import type { Portfolio } from '../../reading/portfolio';
import { type Understanding, understand } from '../../reading/understanding';
import { type Unlock, unlocksOf } from '../../reading/unlocks';
import type { CompiledModel } from '../../scoring/compile';
import { blockedColumns } from '../../sheets/beside/live-columns';
import { type ChosenPlacement, choosePlacement } from '../../sheets/beside/placement';
import { openBook } from '../../sheets/grid/book';
import { usableModels } from '../../sheets/tabs/run-models';
import { readScores, scoredCustomers } from '../../sheets/tabs/scores-tab';
import { readSettings } from '../../sheets/tabs/settings-tab';
import { openToMap, runSettings } from './portfolio';
import { type ResultsCheck, resultsCheck } from './repair';

/** What the add-on takes the customer tab for, before anything is written. */
export interface PortfolioMatch extends Understanding {
  readonly tab: string;
  /** Row of the headers, from 1. */
  readonly headerRow: number;
  /** How many rows count as customers, and why the others do not. */
  readonly headcount: Headcount;
  /** False where no column tells customers apart, so that nothing can be scored. */
  readonly hasIds: boolean;
  /** Customers of several contracts that are left out until somebody says whether to add them up; null where there are none. */
  readonly contracts: SeveralContracts | null;
  /** The health models, published and of the user's own, and how much of each the tab has the data for. */
  readonly models: readonly ModelFit[];
  /** The health model that is set, else that of the last run, else the one that is recommended. */
  readonly proposed: string;
  /** The health model with the best coverage. */
  readonly recommended: string;
  /** The share of a model's weight that must have data, 0..1. */
  readonly minimumCoverage: number;
  /** What a column may be corrected to. */
  readonly choices: readonly MetricChoice[];
  readonly churn: ModelFit;
  readonly unlocks: readonly Unlock[];
  /** How results will be placed next to the rows unless the user chooses, and why. */
  readonly way: ChosenPlacement;
  /** How many customers the last run wrote into `Vitals scores`; 0 where nothing is scored yet. */
  readonly scoredBefore: number;
  /** Whether the results beside the rows can show themselves. */
  readonly results: ResultsCheck;
}

/** Says how each column of the customer tab was understood, and what each model can make of it; writes nothing. */
export function matchPortfolio(): PortfolioMatch {
  const book = openBook();
  const { table, portfolio } = openToMap(book);
  const set = runSettings(book);
  const { minimumCoverage } = set;
  const hasIds = portfolio.column('customer_id') !== undefined;
  const population = hasIds ? populationOf(portfolio, book.today) : undefined;
  const filled = portfolio.customerRows.flatMap((cells, row) => (isEmptyRow(cells) ? [] : [row]));
  const rows = filled.filter((row) => population?.absenceOf(row) === undefined);
  const assess = (question: Parameters<typeof assessor>[1]) =>
    rows.map(assessor(portfolio, { ...question, minimumCoverage }));
  const usable = usableModels(book);
  const models = usable.health.map(({ model }) => healthFit(portfolio, model, assess));
  const churn = usable.churn.model;
  const recommended = recommendedModel(models);
  const last = String(readScores(book)[0]?.cell('Model') ?? '');
  return {
    ...understand(portfolio, book.today),
    tab: table.sheet.getName(),
    headerRow: table.headerRow,
    hasIds,
    headcount: population ? headcountOf(population) : headcount(rows.map(() => 'no id')),
    contracts:
      readSettings(book).values.scoring.contracts === 'ask' ? severalContracts(portfolio, book.today) : null,
    models,
    proposed: set.model ?? (models.some(({ model }) => model === last) ? last : recommended),
    recommended,
    minimumCoverage,
    choices: metricChoices(),
    churn: fitOf(portfolio, churn, assess({ churn, today: book.today }), (assessment) => assessment.churn),
    unlocks: unlocksOf(portfolio),
    way: set.way ? { way: set.way, reason: 'As you set it in “Vitals settings”.' } : choosePlacement(table),
    scoredBefore: scoredCustomers(book),
    results: resultsCheck(blockedColumns(table)),
  };
}

function healthFit(
  portfolio: Portfolio,
  health: CompiledModel,
  assess: (question: Parameters<typeof assessor>[1]) => Assessment[],
): ModelFit {
  return fitOf(portfolio, health, assess({ health }), (assessment) => assessment.health);
}
