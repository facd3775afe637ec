import { concernMetrics, concerns, type Warning, warningMetrics, warnings } from '../churn/warnings';
import type { Portfolio } from '../reading/portfolio';
import { segmentOf, segmentProblem } from '../reading/segment';
import type { CompiledModel } from '../scoring/compile';
import { bandAfterCaps, type Score, score } from '../scoring/score';
import { type Trend, trend } from '../scoring/trend';
import { BLANK, isMissing, type Value } from '../scoring/value';
import { PULSE, PULSE_DATE, pulseOn, reportPulse } from './pulse';

/** Below this share of a model's weight there is no number, no band and no tier. */
export const MINIMUM_COVERAGE = 0.6;
export const NOT_ENOUGH_DATA = 'Not enough data';

/** A metric that no column holds: civil days from today to the end of the contract. */
export const DAYS_TO_RENEWAL = 'days_to_renewal';

/** What is to be found out about each customer of a portfolio. */
export interface Question {
  readonly health?: CompiledModel;
  readonly churn?: CompiledModel;
  /** The civil day to count from. */
  readonly today?: number;
  readonly minimumCoverage?: number;
  /** How long a CSM's pulse counts. */
  readonly pulseDays?: number;
  /** Other metrics whose values are wanted beside the scores. */
  readonly also?: readonly string[];
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
  /** Civil days to the end of the contract, negative once it has ended; NaN where nobody knows. */
  readonly daysToRenewal: number;
  readonly trend: Trend;
  /** Points of health since the score before; NaN where one of the two is unknown. */
  readonly healthChange: number;
  /** The values of the other metrics asked for, in their order. */
  readonly also: readonly Value[];
  /** The churn signals that stand out, the most severe first. */
  warnings(): Warning[];
  /** What else gives reason to watch; empty unless asked for. */
  concerns(): Warning[];
}

/**
 * Prepares the columns that a question needs and answers it row by row (from 0): every cell is read once, whatever the
 * number of models that want it.
 */
export function assessor(portfolio: Portfolio, question: Question): (row: number) => Assessment {
  const { health, churn, today, also = [] } = question;
  const minimum = question.minimumCoverage ?? MINIMUM_COVERAGE;
  const signals = churn ? warningMetrics() : [];
  const worries = question.concerns ? concernMetrics() : [];
  const readSegment = segmentReader(portfolio);
  const metrics = unique([
    'arr',
    'mrr',
    'contract_end_date',
    ...(health ? [...health.inputs, 'previous_overall_score'] : []),
    ...(churn ? [...churn.inputs, ...signals] : []),
    ...worries,
    ...also,
  ]).filter((metric) => metric !== DAYS_TO_RENEWAL);
  const pulseInput = metrics.indexOf(PULSE);
  const pulseDate = pulseInput < 0 ? -1 : metrics.push(PULSE_DATE) - 1;
  const read = portfolio.reader(metrics);
  const position = new Map([...metrics, DAYS_TO_RENEWAL].map((metric, i) => [metric, i]));
  const pick = (wanted: readonly string[]) => wanted.map((metric) => position.get(metric)!);
  const healthInputs = pick(health?.inputs ?? []);
  const churnInputs = pick(churn?.inputs ?? []);
  const signalInputs = pick(signals);
  const worryInputs = pick(worries);
  const alsoInputs = pick(also);
  const previousInput = position.get('previous_overall_score') ?? -1;

  return (row) => {
    const values = read(row);
    const [arr, mrr, end] = values as [Value, Value, Value];
    const segment = readSegment(row, yearly(arr, mrr));
    const days = typeof end === 'number' && today !== undefined ? end - today : Number.NaN;
    if (days < 0) reportEnded(portfolio, row);
    if (pulseInput >= 0) {
      values[pulseInput] = pulseOn(values[pulseInput]!, values[pulseDate]!, today, question.pulseDays);
      reportPulse(portfolio, row, values[pulseInput]!);
    }
    values.push(days);
    const healthVerdict =
      health &&
      verdict(
        health,
        healthInputs.map((i) => values[i]!),
        segment,
        minimum,
      );
    const previous = values[previousInput];
    const comparable = healthVerdict?.band !== undefined && typeof previous === 'number';
    return {
      segment,
      health: healthVerdict,
      churn:
        churn &&
        verdict(
          churn,
          churnInputs.map((i) => values[i]!),
          segment,
          minimum,
        ),
      daysToRenewal: days,
      trend: comparable ? trend(healthVerdict.score.value, previous) : 'No data',
      healthChange: comparable ? healthVerdict.score.value - previous : Number.NaN,
      also: alsoInputs.map((i) => values[i]!),
      warnings: () => warnings(signalInputs.map((i) => values[i]!)),
      concerns: () => concerns(worryInputs.map((i) => values[i]!)),
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

/** The revenue of a year: the ARR, or twelve times the MRR. */
export function yearly(arr: Value, mrr: Value): Value {
  return isMissing(arr) && typeof mrr === 'number' ? mrr * 12 : arr;
}

/** Reads each row's segment; a segment that had to be assumed is a finding. */
function segmentReader(portfolio: Portfolio): (row: number, arr: Value) => string {
  const column = portfolio.column('segment');
  const place = column ?? portfolio.column('arr');
  return (row, arr) => {
    const cell = column ? portfolio.rows[row]![column.index] : '';
    const value = column ? column.read(cell) : BLANK;
    const problem = segmentProblem(value, arr);
    if (problem && place) portfolio.findings.add(problem, place, row, cell);
    else if (column && isMissing(value)) portfolio.findings.refused(column, row, value, cell);
    return segmentOf(value, arr);
  };
}

function reportEnded(portfolio: Portfolio, row: number): void {
  const column = portfolio.column('contract_end_date')!;
  portfolio.findings.add('contract ended', column, row, portfolio.rows[row]![column.index]);
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
