import type { CompiledMetric, CompiledModel } from './compile';
import { ratio, Tally } from './score';
import { asNumber, type Value } from './value';

/** What each row holds, where values repeat: a code for each row, which is the value's place in the list. */
export interface Coded {
  readonly codes: Int32Array;
  readonly values: readonly Value[];
}

/** The values of an input, row by row: numbers with NaN where there is none, or any values by their codes. */
export type InputColumn = Float64Array | Coded;

/** Of each row its score, NaN where it has none, and how much of the model's weight had data. */
export interface ScoreColumn {
  readonly values: Float64Array;
  readonly coverages: Float64Array;
}

/**
 * Scores all rows by columns that follow the model's inputs: the same as `score` says of each row, and nothing is made for a
 * row.
 */
export function scoreColumn(
  model: CompiledModel,
  columns: readonly InputColumn[],
  segments: Int8Array,
): ScoreColumn {
  const rows = segments.length;
  const values = new Float64Array(rows);
  const coverages = new Float64Array(rows);
  const metrics = model.metrics.map((metric) => new MetricColumn(metric, columns));
  const points = metrics.map(() => Number.NaN);
  const tally = new Tally(model);
  const factor = model.model.urgency?.factor;
  const urgencies = factor && numbersIn(columns[model.urgencyInput]!);
  for (let row = 0; row < rows; row++) {
    const segment = segments[row]!;
    for (let i = 0; i < points.length; i++) points[i] = metrics[i]!.points(row, segment);
    tally.addUp(points, urgencies ? factor.ofNumber(urgencies[row]!) : 1);
    values[row] = tally.value;
    coverages[row] = tally.coverage;
  }
  return { values, coverages };
}

/** The points that a metric gets in each row: those of a value that repeats are made once, for each segment. */
class MetricColumn {
  private readonly numbers: Float64Array;
  private readonly divisors: Float64Array | undefined;
  private readonly codes: Int32Array | undefined;
  private readonly made: readonly Float64Array[];

  constructor(
    private readonly metric: CompiledMetric,
    columns: readonly InputColumn[],
  ) {
    const { input, per, curves } = metric;
    const column = columns[input]!;
    const coded = per < 0 && 'codes' in column ? column : undefined;
    this.codes = coded?.codes;
    this.made = coded
      ? curves.map((curve) => Float64Array.from(coded.values, (value) => curve.of(value)))
      : [];
    this.numbers = coded ? new Float64Array() : numbersIn(column);
    this.divisors = per < 0 ? undefined : numbersIn(columns[per]!);
  }

  points(row: number, segment: number): number {
    const { codes, divisors, metric } = this;
    const at = segment < 0 ? metric.curves.length - 1 : segment;
    if (codes) return this.made[at]![codes[row]!]!;
    const value = this.numbers[row]!;
    return metric.curves[at]!.ofNumber(divisors ? ratio(value, divisors[row]!) : value);
  }
}

/** A column's numbers, NaN where it holds none. */
export function numbersIn(column: InputColumn): Float64Array {
  if (!('codes' in column)) return column;
  const { codes, values } = column;
  const known = Float64Array.from(values, asNumber);
  const numbers = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) numbers[row] = known[codes[row]!]!;
  return numbers;
}
