import { hashOf } from '../base/hash';
import type { Cap } from './cap';
import type { Curve } from './curve';
import type { Rounding } from './round';

/** What a model table says, read and checked: the shape that `compile` turns into flat arrays. */
export interface Model {
  readonly name: string;
  /** Whether 100 is the best score (health) or the worst (churn risk). */
  readonly best: boolean;
  readonly rounding: Rounding;
  /** False where nobody has confirmed its thresholds: then its bands compare customers, and nobody acts on them. */
  readonly confirmed: boolean;
  /** The segments that have parameters of their own, lower case: `enterprise`. */
  readonly segments: readonly string[];
  readonly dimensions: readonly Dimension[];
  /** From the highest edge to the lowest, which is 0 for every segment. */
  readonly bands: readonly Band[];
  /** The tiers that are at risk, the worst first; none in a model that says "100 is best". */
  readonly atRisk: readonly string[];
  /** The bands that are ready for a proposal, the best first; none in a model that says "100 is worst". */
  readonly ready: readonly string[];
  /** What the raw score is multiplied by, from a metric such as the days to renewal. */
  readonly urgency: Urgency | undefined;
  /** What keeps a customer out of the better bands, whatever its score. */
  readonly caps: readonly Cap[];
  /** All that its table says: curves are functions, so by nothing else could a changed parameter be seen. */
  readonly says: string;
}

/** A group of metrics with a weight of its own. */
export interface Dimension {
  readonly name: string;
  readonly weight: number;
  /** `average`: the metrics' weighted mean. `sum`: the metrics' points added up, 100 at the most. */
  readonly combine: 'average' | 'sum';
  readonly rounding: Rounding;
  readonly metrics: readonly ModelMetric[];
  /** A metric that stands in for all of the others where it has a value: the dimension as scored elsewhere. */
  readonly component: string | undefined;
}

/** One scored metric, or the ratio of two. */
export interface ModelMetric {
  readonly metric: string;
  /** The metric it is divided by, where a ratio is scored. */
  readonly per: string | undefined;
  readonly weight: number;
  readonly curve: PerSegment<Curve>;
}

export interface Band {
  readonly label: string;
  readonly from: PerSegment<number>;
}

export interface Urgency {
  readonly metric: string;
  readonly factor: Curve;
}

/** A parameter for customers of no listed segment, and one for each of the model's segments, in their order. */
export interface PerSegment<T> {
  readonly base: T;
  readonly bySegment: readonly T[];
}

/** The parameter that counts for a segment (its position in the model's list, -1 for none). */
export function forSegment<T>(parameter: PerSegment<T>, segment: number): T {
  return segment < 0 ? parameter.base : parameter.bySegment[segment]!;
}

/** A model's name with a mark of all that it says, so that an edited model is another one. */
export function markOf({ name, says }: Model): string {
  return `${name} ${hashOf(says)}`;
}
