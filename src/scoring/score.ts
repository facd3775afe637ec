import type { Cap } from './cap';
import type { CompiledModel } from './compile';
import { clamp } from './curve';
import { forSegment } from './model';
import { round } from './round';
import { asNumber, type Value } from './value';

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
  /** The share of each dimension's weight that had data: exactly 1 where nothing was missing, exactly 0 where all was. */
  readonly found: readonly number[];
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
  const points = model.metrics.map((metric) => {
    const { curves, input, per } = metric;
    const curve = curves[segment < 0 ? curves.length - 1 : segment]!;
    return per < 0
      ? curve.of(values[input]!)
      : curve.ofNumber(ratio(asNumber(values[input]!), asNumber(values[per]!)));
  });
  const tally = new Tally(model);
  tally.addUp(
    points,
    model.urgencyInput < 0 ? 1 : model.model.urgency!.factor.of(values[model.urgencyInput]!),
  );
  const { value, raw, urgency, coverage, dimensions, found } = tally;
  const cap = model.caps.length === 0 ? undefined : capOf(model, values, value, segment);
  return { value, raw, urgency, coverage, dimensions, found, points, cap };
}

/** Two numbers as a ratio; a divisor of 0 or a missing part leaves nothing to score. */
export function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : Number.NaN;
}

/** What a row comes to, from the points of its metrics; for many rows one tally serves again and again. */
export class Tally {
  readonly dimensions: number[];
  readonly found: number[];
  value = Number.NaN;
  raw = Number.NaN;
  urgency = 1;
  coverage = 0;

  constructor(private readonly model: CompiledModel) {
    this.dimensions = model.dimensions.map(() => Number.NaN);
    this.found = model.dimensions.map(() => 0);
  }

  /** Adds up a row by the points of its metrics. */
  addUp(points: readonly number[], urgency: number): void {
    const { model, dimensions, found } = this;
    let sum = 0;
    let present = 0;
    let lacking = 0;
    let dropped = false;
    for (let d = 0; d < dimensions.length; d++) {
      const { share } = model.dimensions[d]!;
      this.addUpDimension(d, points);
      lacking += share * (1 - found[d]!);
      if (found[d] === 0) {
        // A dimension of weight 0 counts for nothing, so its absence may not change the arithmetic either.
        if (share > 0) dropped = true;
      } else {
        sum += dimensions[d]! * share;
        present += share;
      }
    }
    // Without a division where nothing is missing: shares such as 0.1 added up are not exactly 1.
    this.raw = dropped ? sum / present : sum;
    this.urgency = urgency;
    this.value = clamp(round(this.raw * urgency, model.model.rounding));
    this.coverage = present === 0 ? 0 : clamp(100 * (1 - lacking)) / 100;
  }

  private addUpDimension(d: number, points: readonly number[]): void {
    const { shares } = this.model;
    const { first, end, component, sums, rounding } = this.model.dimensions[d]!;
    let sum = 0;
    let found = 0;
    let isWhole = true;
    for (let i = first; i < end; i++) {
      const point = points[i]!;
      const share = shares[i]!;
      if (Number.isNaN(point)) {
        if (share > 0) isWhole = false;
      } else {
        found += share;
        sum += sums ? point : point * share;
      }
    }
    if (component >= 0 && !Number.isNaN(points[component]!)) {
      this.found[d] = 1;
      this.dimensions[d] = clamp(round(points[component]!, rounding));
    } else if (found === 0) {
      this.found[d] = 0;
      this.dimensions[d] = Number.NaN;
    } else {
      this.found[d] = isWhole ? 1 : found;
      this.dimensions[d] = clamp(round(clamp(sums || isWhole ? sum : sum / found), rounding));
    }
  }
}

/** The band of a score, decided with `>=` from the highest edge down; undefined for NaN. */
export function bandOf(model: CompiledModel, value: number, segment: number): string | undefined {
  for (const { from, label } of model.model.bands) if (value >= forSegment(from, segment)) return label;
  return undefined;
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
