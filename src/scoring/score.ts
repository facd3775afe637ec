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
  const { metrics } = model;
  const points = new Array<number>(metrics.length);
  for (let i = 0; i < metrics.length; i++) {
    const { curves, input, per } = metrics[i]!;
    const curve = curves[segment < 0 ? curves.length - 1 : segment]!;
    points[i] = curve(per < 0 ? values[input]! : ratio(values[input]!, values[per]!));
  }

  const dimensions: number[] = [];
  let sum = 0;
  let present = 0;
  let lacking = 0;
  let dropped = false;
  for (const dimension of model.dimensions) {
    const found = presentShare(model, dimension, points);
    const value = dimensionScore(model, dimension, points, found);
    dimensions.push(value);
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
  const raw = dropped ? sum / present : sum;
  const urgency = model.urgencyInput < 0 ? 1 : model.model.urgency!.factor(values[model.urgencyInput]!);
  const value = clamp(round(raw * urgency, model.model.rounding));
  return {
    value,
    raw,
    urgency,
    coverage: present === 0 ? 0 : clamp(100 * (1 - lacking)) / 100,
    dimensions,
    points,
    cap: model.caps.length === 0 ? undefined : capOf(model, values, value, segment),
  };
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
