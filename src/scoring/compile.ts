import type { Cap } from './cap';
import { asIs, type Curve } from './curve';
import type { Model } from './model';
import type { Rounding } from './round';

/**
 * A model as flat arrays, made once and walked once per row. A metric's position is the same in every array that
 * speaks of metrics; `inputs` are the distinct metrics to read, which a row's values follow.
 */
export interface CompiledModel {
  readonly model: Model;
  readonly inputs: readonly string[];
  readonly metrics: readonly CompiledMetric[];
  /** Each metric's share of its dimension, 0..1, before anything is missing. */
  readonly shares: Float64Array;
  readonly dimensions: readonly CompiledDimension[];
  /** Position of the urgency's metric among the inputs, -1 where the model has none. */
  readonly urgencyInput: number;
  readonly caps: readonly CompiledCap[];
}

/** The words of a model's bands or tiers, from the highest edge to the lowest. */
export function labelsOf({ model }: CompiledModel): string[] {
  return model.bands.map(({ label }) => label);
}

export interface CompiledCap {
  /** With its band as the model spells it. */
  readonly cap: Cap;
  readonly input: number;
  /** Position of its band among the model's. */
  readonly band: number;
}

export interface CompiledMetric {
  /** `feature_adoption`, or `active_seats / licensed_seats`. */
  readonly name: string;
  readonly input: number;
  /** Position of the divisor among the inputs, -1 where the metric stands alone. */
  readonly per: number;
  /** By segment; the curve for customers of no listed segment is the last. */
  readonly curves: readonly Curve[];
}

export interface CompiledDimension {
  readonly name: string;
  readonly share: number;
  readonly sums: boolean;
  readonly rounding: Rounding;
  /** The dimension's metrics are those from `first` up to and without `end`. */
  readonly first: number;
  readonly end: number;
  /** Position among the metrics of the one that stands in for these where it has a value, -1 where there is none. */
  readonly component: number;
}

/** Turns a model into the arrays that `score` walks. */
export function compile(model: Model): CompiledModel {
  const inputs: string[] = [];
  const input = (metric: string) => {
    const at = inputs.indexOf(metric);
    return at >= 0 ? at : inputs.push(metric) - 1;
  };

  const metrics: CompiledMetric[] = [];
  const shares: number[] = [];
  const whole = total(model.dimensions.map((dimension) => dimension.weight));
  const dimensions = model.dimensions.map((dimension) => {
    const first = metrics.length;
    const weights = total(dimension.metrics.map((metric) => metric.weight));
    for (const { metric, per, weight, curve } of dimension.metrics) {
      metrics.push({
        name: per === undefined ? metric : `${metric} / ${per}`,
        input: input(metric),
        per: per === undefined ? -1 : input(per),
        curves: [...curve.bySegment, curve.base],
      });
      shares.push(weights > 0 ? weight / weights : 0);
    }
    const end = metrics.length;
    if (dimension.component !== undefined) {
      metrics.push(standIn(model, dimension.component, input));
      // It has none, since it counts instead of the others.
      shares.push(0);
    }
    return {
      name: dimension.name,
      share: dimension.weight / whole,
      sums: dimension.combine === 'sum',
      rounding: dimension.rounding,
      first,
      end,
      component: dimension.component === undefined ? -1 : end,
    };
  });
  const urgencyInput = model.urgency ? input(model.urgency.metric) : -1;
  const caps = model.caps.map((cap) => {
    const band = model.bands.findIndex(({ label }) => label.toLowerCase() === cap.band.toLowerCase());
    return { cap: { ...cap, band: model.bands[band]!.label }, input: input(cap.metric), band };
  });
  return { model, inputs, metrics, shares: Float64Array.from(shares), dimensions, urgencyInput, caps };
}

function standIn(model: Model, component: string, input: (metric: string) => number): CompiledMetric {
  const curves = [...model.segments.map(() => asIs), asIs];
  return { name: component, input: input(component), per: -1, curves };
}

function total(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}
