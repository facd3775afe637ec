import { once } from '../base/once';
import { concernMetrics, concerns, type Warning, warningMetrics, warnings } from '../churn/warnings';
import { metricOf } from '../reading/catalog';
import type { Column } from '../reading/column';
import { HEADER_ROW } from '../reading/findings';
import type { Portfolio } from '../reading/portfolio';
import type { CompiledModel } from '../scoring/compile';
import { bandAfterCaps, type Score, score } from '../scoring/score';
import { type Trend, trend } from '../scoring/trend';
import type { Value } from '../scoring/value';
import { DAYS_TO_RENEWAL, type Day, inputReader } from './inputs';
import { segmentReader } from './member';
import { areOfAnotherModel, type PreviousScores, rowsToTellBy } from './previous-scores';

const PREVIOUS = 'previous_overall_score';

/** Below this share of a model's weight there is no number, no band and no tier. */
export const MINIMUM_COVERAGE = 0.6;
export const NOT_ENOUGH_DATA = 'Not enough data';

/** What is to be found out about each customer of a portfolio. */
export interface AssessmentQuestion extends Day {
  readonly health?: CompiledModel;
  readonly churn?: CompiledModel;
  readonly minimumCoverage?: number;
  /** Whether concerns are wanted beside the churn signals. */
  readonly concerns?: boolean;
  /** Whether a column of earlier scores counts. */
  readonly previousScores?: PreviousScores;
}

/** One model's answer for one customer. */
export interface Verdict {
  readonly score: Score;
  /** The band or tier; undefined where there was not enough data. */
  readonly band: string | undefined;
  /** The values of the model's inputs, in their order. */
  readonly values: readonly Value[];
}

/** One customer, read and scored. */
export interface Assessment {
  readonly segment: string;
  readonly health: Verdict | undefined;
  readonly churn: Verdict | undefined;
  /** Whether the sheet has no column at all that churn risk is made from, so that nobody can have a tier. */
  readonly lacksChurnColumns: boolean;
  /** Civil days to the end of the contract, negative once it has ended; NaN where unknown. */
  readonly daysToRenewal: number;
  readonly trend: Trend;
  /** Points of health since the score before; NaN where one of the two is unknown. */
  readonly healthChange: number;
  /** Where each dimension of health is going, since the column of its score before. */
  dimensionTrends(): Trend[];
  /** The churn signals that stand out, the most severe first. */
  warnings(): readonly Warning[];
  /** What else gives reason to watch; empty unless asked for. */
  concerns(): readonly Warning[];
}

/**
 * Prepares the columns that a question needs and answers it row by row (from 0): every cell is read once, whatever the
 * number of models that want it.
 */
export function assessor(portfolio: Portfolio, question: AssessmentQuestion): (row: number) => Assessment {
  const { health, churn } = question;
  const minimum = question.minimumCoverage ?? MINIMUM_COVERAGE;
  const signals = churn ? warningMetrics() : [];
  const worries = question.concerns ? concernMetrics() : [];
  const readSegment = segmentReader(portfolio);
  if (health && health.model.segments.length > 0) reportNoSegments(portfolio);
  const dividing = health ? divisorsOf(health, portfolio) : [];
  const previousNames = health?.dimensions.map(({ name }) => previousOf(name)) ?? [];
  const dimensionsBefore = previousNames.filter((name) => metricOf(name));
  const metrics = unique([
    DAYS_TO_RENEWAL,
    ...(health ? [...health.inputs, PREVIOUS, ...dimensionsBefore] : []),
    ...(churn ? [...churn.inputs, ...signals] : []),
    ...worries,
  ]);
  const read = inputReader(portfolio, metrics, question);
  const pick = (wanted: readonly string[]) => wanted.map((metric) => metrics.indexOf(metric));
  const healthInputs = pick(health?.inputs ?? []);
  const churnInputs = pick(churn?.inputs ?? []);
  const signalInputs = pick(signals);
  const worryInputs = pick(worries);
  const previousInput = metrics.indexOf(PREVIOUS);
  const previousInputs = pick(previousNames);
  const changeOf = (now: Verdict | undefined, values: readonly Value[]) => {
    const previous = values[previousInput];
    const isKnown = now?.band !== undefined && typeof previous === 'number';
    return isKnown ? now.score.value - previous : Number.NaN;
  };
  const lacksChurnColumns = churn !== undefined && !churn.inputs.some((metric) => portfolio.column(metric));
  const mayCompare = once(() => health !== undefined && comparesWith(question, portfolio, changeIn));
  const changeIn = (row: number) => {
    const values = read(row);
    const now = verdict(
      health!,
      healthInputs.map((i) => values[i]!),
      readSegment(row),
      minimum,
    );
    return changeOf(now, values);
  };

  return (row) => {
    const segment = readSegment(row);
    const values = read(row);
    const valuesAt = (inputs: readonly number[]) => inputs.map((i) => values[i]!);
    const healthValues = valuesAt(healthInputs);
    const healthVerdict = health && verdict(health, healthValues, segment, minimum);
    for (const { input, column } of dividing)
      if (healthValues[input] === 0) portfolio.findings.add('zero divisor', column, row, 0);
    const change = changeOf(healthVerdict, values);
    const healthChange = Number.isNaN(change) || !mayCompare() ? Number.NaN : change;
    return {
      segment,
      health: healthVerdict,
      churn: churn && verdict(churn, valuesAt(churnInputs), segment, minimum),
      lacksChurnColumns,
      daysToRenewal: values[0] as number,
      trend: trend(healthChange, 0),
      healthChange,
      dimensionTrends: () =>
        (healthVerdict?.score.dimensions ?? []).map((now, d) => {
          const before = values[previousInputs[d]!];
          return trend(now, typeof before === 'number' && mayCompare() ? before : Number.NaN);
        }),
      warnings: once(() => warnings(valuesAt(signalInputs))),
      concerns: once(() => concerns(valuesAt(worryInputs))),
    };
  };
}

/** The column of a dimension's score before: `previous_usage_score`. */
function previousOf(dimension: string): string {
  return `previous_${dimension.toLowerCase().replace(/ /g, '_')}_score`;
}

/** The columns that something is divided by. */
function divisorsOf(
  { metrics, inputs }: CompiledModel,
  portfolio: Portfolio,
): { readonly input: number; readonly column: Column }[] {
  return [...new Set(metrics.map(({ per }) => per))].flatMap((input) => {
    const column = input < 0 ? undefined : portfolio.column(inputs[input]!);
    return column ? [{ input, column }] : [];
  });
}

/** Without a column that tells segments, a model that has some takes everybody for mid-market: nobody said so. */
function reportNoSegments(portfolio: Portfolio): void {
  const key = portfolio.column('customer_id');
  if (key && ['segment', 'arr', 'mrr'].every((metric) => !portfolio.column(metric)))
    portfolio.findings.add('no segments', key, HEADER_ROW, key.header);
}

/** Whether a sheet's own column of earlier scores, where there is one, is held against those of today. */
function comparesWith(
  { previousScores = 'if they fit' }: AssessmentQuestion,
  portfolio: Portfolio,
  changeIn: (row: number) => number,
): boolean {
  const column = portfolio.column(PREVIOUS);
  if (!column || previousScores === 'always') return true;
  if (previousScores === 'never') return false;
  const changes = rowsToTellBy(portfolio.rows.length)
    .filter((row) => !portfolio.noCustomers.has(row))
    .map(changeIn)
    .filter((change) => !Number.isNaN(change));
  const isOther = areOfAnotherModel(changes);
  if (isOther) portfolio.findings.add('of another model', column, HEADER_ROW, column.header);
  return !isOther;
}

/** One model's answer to the values of its inputs; no band where less than `minimum` of its weight had data. */
export function verdict(
  model: CompiledModel,
  values: readonly Value[],
  segment: string,
  minimum: number,
): Verdict {
  const at = model.model.segments.indexOf(segment);
  const scored = score(model, values, at);
  const enough = scored.coverage >= minimum && !Number.isNaN(scored.value);
  return { score: scored, band: enough ? bandAfterCaps(model, scored, at) : undefined, values };
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
