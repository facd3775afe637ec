import { publishedTables } from '../models';
import type { Portfolio } from '../reading/portfolio';
import type { CompiledMetric, CompiledModel } from '../scoring/compile';
import type { Assessment, Verdict } from './assess';
import { DAYS_TO_RENEWAL } from './inputs';
import { metricLabel } from './reasons';

/** How much of a model a portfolio has the data for. */
export interface ModelFit {
  readonly model: string;
  /** Whether it is one of the published models, by name. */
  readonly published: boolean;
  /** False where its bands only compare the customers with each other. */
  readonly confirmed: boolean;
  /** Customers with enough data for a score, of so many. */
  readonly scored: number;
  readonly customers: number;
  /** Mean share of the model's weight that has data, 0..1. */
  readonly coverage: number;
  readonly lacking: readonly LackingMetric[];
}

/** A metric that no column holds. */
export interface LackingMetric {
  /** The canonical headers of the columns to add. */
  readonly columns: readonly string[];
  /** The metric's name for people. */
  readonly label: string;
  /** Share of the model's weight, 0..1. */
  readonly share: number;
}

/** What a model makes of a portfolio that was assessed with it. */
export function fitOf(
  portfolio: Portfolio,
  model: CompiledModel,
  assessments: readonly Assessment[],
  verdictOf: (assessment: Assessment) => Verdict | undefined,
): ModelFit {
  const verdicts = assessments.map(verdictOf);
  const covered = verdicts.reduce((sum, verdict) => sum + (verdict?.score.coverage ?? 0), 0);
  return {
    model: model.model.name,
    published: publishedTables().has(model.model.name),
    confirmed: model.model.confirmed,
    scored: verdicts.filter((verdict) => verdict?.band !== undefined).length,
    customers: verdicts.length,
    coverage: verdicts.length === 0 ? 0 : covered / verdicts.length,
    lacking: lackingMetrics(portfolio, model),
  };
}

/** Coverages that differ by less are as good as each other: a model of few metrics would win every time. */
const CLOSE = 0.05;

/** The model with the best coverage; of those that come close to it, the first. */
export function recommendedModel(fits: readonly ModelFit[]): string {
  const best = Math.max(...fits.map(({ coverage }) => coverage));
  return fits.find(({ coverage }) => coverage >= best - CLOSE)!.model;
}

/** What the model reads and no column holds, the weightiest first. */
export function lackingMetrics(portfolio: Portfolio, model: CompiledModel): LackingMetric[] {
  const lacks = (input: number) => {
    const metric = model.inputs[input]!;
    return portfolio.column(metric === DAYS_TO_RENEWAL ? 'contract_end_date' : metric) === undefined;
  };
  const columnsOf = ({ input, per }: CompiledMetric) =>
    [input, per].filter((at) => at >= 0 && lacks(at)).map((at) => model.inputs[at]!);
  return model.dimensions
    .filter(({ component }) => component < 0 || lacks(model.metrics[component]!.input))
    .flatMap(({ share, first, end }) =>
      model.metrics.slice(first, end).map((metric, i) => ({
        columns: columnsOf(metric),
        label: metricLabel(metric.name),
        share: share * model.shares[first + i]!,
      })),
    )
    .filter(({ columns, share }) => columns.length > 0 && share > 0)
    .sort((a, b) => b.share - a.share);
}
