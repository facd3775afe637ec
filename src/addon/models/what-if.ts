import { dayToIso } from '../../base/calendar';
import { measure } from '../../customers/measure';
import type { MeasuredPortfolio } from '../../customers/measured';
import { type LackingMetric, lackingMetrics } from '../../customers/model-fit';
import { type Headcount, headcountOf, populationOf } from '../../customers/population';
import { sameModelName } from '../../models/tables';
import type { Portfolio } from '../../reading/portfolio';
import type { ModelTable } from '../../scoring/table-cells';
import { type Book, openBook } from '../../sheets/grid/book';
import { type UsableModel, usableModels } from '../../sheets/tabs/run-models';
import { readScores } from '../../sheets/tabs/scores-tab';
import { openPortfolio, runSettings } from '../run/portfolio';
import { listModels, type ModelEntry } from './models';

/** A model as a page tries it. */
export interface TriedModel {
  readonly name: string;
  readonly table: ModelTable;
  /** "published", or where its table begins. */
  readonly from: string;
  /** What would sharpen it: what it reads and no column holds. */
  readonly lacking: readonly LackingMetric[];
}

/** Everything that a page needs to score the portfolio under any model, without asking again. */
export interface Trial {
  readonly portfolio: MeasuredPortfolio;
  readonly headcount: Headcount;
  readonly health: readonly TriedModel[];
  readonly churn: TriedModel;
  /** The health model of the last run; the first one where there was none. */
  readonly current: string;
  /** The day from which renewals are counted, as 2026-11-21. */
  readonly today: string;
  /** Models of the tab that cannot be used, each with its mistake. */
  readonly mistaken: readonly ModelEntry[];
}

/**
 * Everything that a page needs to try models on the portfolio, without asking again; writes nothing.
 * @throws A sentence where there is no customer tab, or no column of ids.
 */
export function tryModels(): Trial {
  const book = openBook();
  const { portfolio } = openPortfolio(book);
  const { health, churn } = usableModels(book);
  const day = book.today;
  const { settings, minimumCoverage } = runSettings(book);
  const population = populationOf(portfolio, day);
  return {
    portfolio: measure(
      portfolio,
      population,
      [...health, churn].map(({ model }) => model),
      { today: day, minimumCoverage, ...settings.values.judgment },
    ),
    headcount: headcountOf(population),
    health: health.map((model) => tried(portfolio, model)),
    churn: tried(portfolio, churn),
    current: currentModel(book).model.model.name,
    today: dayToIso(day),
    mistaken: listModels().filter(({ mistake }) => mistake !== ''),
  };
}

/** The health model of the last run; the first one where there was none. */
export function currentModel(book: Book): UsableModel {
  const { health } = usableModels(book);
  const last = String(readScores(book)[0]?.cell('Model') ?? '');
  return health.find(({ model }) => sameModelName(model.model.name, last)) ?? health[0]!;
}

function tried(portfolio: Portfolio, { model, table, from }: UsableModel): TriedModel {
  return { name: model.model.name, table, from, lacking: lackingMetrics(portfolio, model) };
}
