import type { Cap } from './cap';
import type { CompiledDimension, CompiledModel } from './compile';
import { clamp } from './curve';
import { forSegment } from './model';
import { round } from './round';
import type { Value } from './value';

/** One customer under one model. NaN stands where there was nothing to score with. */
export interface Score {
  /** 0..100 at the model's own rounding: the number that is shown and that decides the band. */
  readonly value: number;
  /** The weighted dimensions before urgency and rounding. */
  readonly raw: number;
  /** The factor the raw score was multiplied by; 1 where the model knows no urgency. */
  readonly urgency: number;
  /** Share of the model's weight that had data, 0..1. */
  readonly coverage: number;
  /** 0..100 per dimension, at its rounding. */
  readonly dimensions: readonly number[];
  /** What each metric's curve made of its value: 0..100, or points where the dimension sums. */
  readonly points: readonly number[];
  /** What keeps it out of the band that its value would bring; undefined where nothing does. */
  readonly cap: Cap | undefined;
}

/**
 * Scores one row. `values` follow the model's inputs; `segment` is a position in the model's segments, -1 for none.
 * A missing metric's weight is shared out among its dimension's other metrics, a dimension without any data among the
 * other dimensions.
 */
export function score(model: CompiledModel, values: readonly Value[], segment: number): Score {
  const tally = new Tally(model);
  const { points, dimensions } = tally;
  for (let i = 0; i < points.length; i++) points[i] = pointsOf(model, i, segment, values);
  tally.addUp(urgencyOf(model, values));
  const { value, raw, urgency, coverage } = tally;
  const cap = model.caps.length === 0 ? undefined : capOf(model, values, value, segment);
  return { value, raw, urgency, coverage, dimensions, points, cap };
}

function pointsOf(model: CompiledModel, i: number, segment: number, values: readonly Value[]): number {
  const { curves, input, per } = model.metrics[i]!;
  const curve = curves[segment < 0 ? curves.length - 1 : segment]!;
  return curve(per < 0 ? values[input]! : ratio(values[input]!, values[per]!));
}

function urgencyOf({ model, urgencyInput }: CompiledModel, values: readonly Value[]): number {
  return urgencyInput < 0 ? 1 : model.urgency!.factor(values[urgencyInput]!);
}

/** What a row comes to, from the points of its metrics; for many rows one tally serves again and again. */
class Tally {
  readonly points: number[];
  readonly dimensions: number[];
  value = Number.NaN;
  raw = Number.NaN;
  urgency = 1;
  coverage = 0;

  constructor(private readonly model: CompiledModel) {
    this.points = new Array<number>(model.metrics.length).fill(Number.NaN);
    this.dimensions = new Array<number>(model.dimensions.length).fill(Number.NaN);
  }

  addUp(urgency: number): void {
    const { model, points, dimensions } = this;
    let sum = 0;
    let present = 0;
    let lacking = 0;
    let dropped = false;
    for (let d = 0; d < dimensions.length; d++) {
      const dimension = model.dimensions[d]!;
      const found = presentShare(model, dimension, points);
      const value = dimensionScore(model, dimension, points, found);
      dimensions[d] = value;
      lacking += dimension.share * (1 - found);
      if (Number.isNaN(value)) {
        // A dimension of weight 0 counts for nothing, so its absence may not change the arithmetic either.
        if (dimension.share > 0) dropped = true;
      } else {
        sum += value * dimension.share;
        present += dimension.share;
      }
    }
    // Without a division where nothing is missing: shares such as 0.1 added up are not exactly 1.
    this.raw = dropped ? sum / present : sum;
    this.urgency = urgency;
    this.value = clamp(round(this.raw * urgency, model.model.rounding));
    this.coverage = present === 0 ? 0 : clamp(100 * (1 - lacking)) / 100;
  }
}

/** The values of an input, row by row: numbers with NaN where there is none, or whatever stands there. */
export type InputColumn = Float64Array | readonly Value[];

/** Of each row its score, NaN where it has none, and how much of the model's weight had data. */
export interface ScoreColumn {
  readonly values: Float64Array;
  readonly coverages: Float64Array;
}

/** Scores the rows of these positions by columns that follow the model's inputs: nothing is made for a row. */
export function scoreColumn(
  model: CompiledModel,
  columns: readonly InputColumn[],
  segments: Int8Array,
  rows: Int32Array,
): ScoreColumn {
  const values = new Float64Array(segments.length).fill(Number.NaN);
  const coverages = new Float64Array(segments.length);
  const points = model.metrics.map((_, i) => pointsColumn(model, i, columns, segments, rows));
  const tally = new Tally(model);
  const urgencies = columns[model.urgencyInput];
  for (const row of rows) {
    for (let i = 0; i < points.length; i++) tally.points[i] = points[i]![row]!;
    tally.addUp(urgencies ? model.model.urgency!.factor(urgencies[row]!) : 1);
    values[row] = tally.value;
    coverages[row] = tally.coverage;
  }
  return { values, coverages };
}

function pointsColumn(
  model: CompiledModel,
  i: number,
  columns: readonly InputColumn[],
  segments: Int8Array,
  rows: Int32Array,
): Float64Array {
  const { curves, input, per } = model.metrics[i]!;
  const points = new Float64Array(segments.length);
  const [values, divisors] = [columns[input]!, columns[per]];
  for (const row of rows) {
    const segment = segments[row]!;
    const curve = curves[segment < 0 ? curves.length - 1 : segment]!;
    points[row] = curve(divisors ? ratio(values[row]!, divisors[row]!) : values[row]!);
  }
  return points;
}

/** The band of a score, decided with `>=` from the highest edge down; undefined for NaN. */
export function bandOf(model: CompiledModel, value: number, segment: number): string | undefined {
  return model.model.bands.find(({ from }) => value >= forSegment(from, segment))?.label;
}

/** The band that a customer is in: that of its score, or the one that a cap leaves. */
export function bandAfterCaps(model: CompiledModel, score: Score, segment: number): string | undefined {
  return score.cap?.band ?? bandOf(model, score.value, segment);
}

/** The cap that holds and leaves the worst band; undefined where the score alone leaves no better one. */
function capOf(
  model: CompiledModel,
  values: readonly Value[],
  value: number,
  segment: number,
): Cap | undefined {
  let worst = model.model.bands.findIndex(({ from }) => value >= forSegment(from, segment));
  if (worst < 0) return undefined;
  let found: Cap | undefined;
  for (const { cap, input, band } of model.caps) {
    if (band <= worst || !cap.holds(values[input]!)) continue;
    worst = band;
    found = cap;
  }
  return found;
}

/** The points of the component that stands in for a dimension's metrics; NaN where they speak for themselves. */
export function componentPoints(dimension: CompiledDimension, points: readonly number[]): number {
  return dimension.component < 0 ? Number.NaN : points[dimension.component]!;
}

/** The share of a dimension's weight that has data: exactly 1 where nothing is missing, exactly 0 where all is. */
export function presentShare(
  model: CompiledModel,
  dimension: CompiledDimension,
  points: readonly number[],
): number {
  if (!Number.isNaN(componentPoints(dimension, points))) return 1;
  let found = 0;
  let missing = 0;
  for (let i = dimension.first; i < dimension.end; i++) {
    if (Number.isNaN(points[i]!)) missing += model.metrics[i]!.share;
    else found += model.metrics[i]!.share;
  }
  return found === 0 ? 0 : missing === 0 ? 1 : found;
}

function dimensionScore(
  model: CompiledModel,
  dimension: CompiledDimension,
  points: readonly number[],
  found: number,
): number {
  if (found === 0) return Number.NaN;
  const component = componentPoints(dimension, points);
  if (!Number.isNaN(component)) return clamp(round(component, dimension.rounding));
  let sum = 0;
  for (let i = dimension.first; i < dimension.end; i++) {
    if (Number.isNaN(points[i]!)) continue;
    sum += dimension.sums ? points[i]! : points[i]! * model.metrics[i]!.share;
  }
  const value = dimension.sums || found === 1 ? sum : sum / found;
  return clamp(round(clamp(value), dimension.rounding));
}

/** Two numbers as a ratio; a divisor of 0 or a missing part leaves nothing to score. */
function ratio(part: Value, whole: Value): Value {
  return typeof part === 'number' && typeof whole === 'number' && whole > 0 ? part / whole : Number.NaN;
}
