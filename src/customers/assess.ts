import { concernMetrics, concerns, type Warning, warningMetrics, warnings } from '../churn/warnings';
import type { Portfolio } from '../reading/portfolio';
import type { CompiledModel } from '../scoring/compile';
import { bandAfterCaps, type Score, score } from '../scoring/score';
import { type Trend, trend } from '../scoring/trend';
import type { Value } from '../scoring/value';
import { DAYS_TO_RENEWAL, type Day, inputReader } from './inputs';
import { segmentReader } from './member';

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
  /** Civil days to the end of the contract, negative once it has ended; NaN where unknown. */
  readonly daysToRenewal: number;
  readonly trend: Trend;
  /** Points of health since the score before; NaN where one of the two is unknown. */
  readonly healthChange: number;
  /** The churn signals that stand out, the most severe first. */
  warnings(): Warning[];
  /** What else gives reason to watch; empty unless asked for. */
  concerns(): Warning[];
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
  const metrics = unique([
    DAYS_TO_RENEWAL,
    ...(health ? [...health.inputs, 'previous_overall_score'] : []),
    ...(churn ? [...churn.inputs, ...signals] : []),
    ...worries,
  ]);
  const read = inputReader(portfolio, metrics, question);
  const pick = (wanted: readonly string[]) => wanted.map((metric) => metrics.indexOf(metric));
  const healthInputs = pick(health?.inputs ?? []);
  const churnInputs = pick(churn?.inputs ?? []);
  const signalInputs = pick(signals);
  const worryInputs = pick(worries);
  const previousInput = metrics.indexOf('previous_overall_score');

  return (row) => {
    const segment = readSegment(row);
    const values = read(row);
    const valuesAt = (inputs: readonly number[]) => inputs.map((i) => values[i]!);
    const healthVerdict = health && verdict(health, valuesAt(healthInputs), segment, minimum);
    const previous = values[previousInput];
    const comparable = healthVerdict?.band !== undefined && typeof previous === 'number';
    return {
      segment,
      health: healthVerdict,
      churn: churn && verdict(churn, valuesAt(churnInputs), segment, minimum),
      daysToRenewal: values[0] as number,
      trend: comparable ? trend(healthVerdict.score.value, previous) : 'No data',
      healthChange: comparable ? healthVerdict.score.value - previous : Number.NaN,
      warnings: () => warnings(valuesAt(signalInputs)),
      concerns: () => concerns(valuesAt(worryInputs)),
    };
  };
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
