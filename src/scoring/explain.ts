import type { CompiledModel } from './compile';
import type { Score } from './score';

/** One part of a score: what a metric brought, or what the model did to the sum of them. */
export interface Contribution {
  /** The metric, or `ceiling`, `urgency`, `rounding`. */
  readonly name: string;
  /** Points of the final score that it brought; negative where it took some away. */
  readonly won: number;
  /** Points that the metric could still have brought; 0 for the model's own items. */
  readonly lost: number;
}

/**
 * A score taken apart, exactly: added up in this order, `won` is the score. What counts comes first (metrics with a
 * weight, or the component that stands in for a dimension's), then what the model did: `ceiling` (summed points beyond
 * 100), `urgency` (the factor), `rounding`. An item that did nothing is left out.
 */
export function explain(model: CompiledModel, score: Score): Contribution[] {
  if (Number.isNaN(score.raw)) return [];
  const metrics: Contribution[] = [];
  let ceiling = 0;
  const present = total(
    model.dimensions.map(({ share }, d) => (Number.isNaN(score.dimensions[d]!) ? 0 : share)),
  );
  for (const [d, dimension] of model.dimensions.entries()) {
    const found = score.found[d]!;
    if (found === 0 || dimension.share === 0) continue;
    const share = dimension.share / present;
    const component = score.points[dimension.component] ?? Number.NaN;
    if (!Number.isNaN(component)) {
      const { name } = model.metrics[dimension.component]!;
      metrics.push({ name, won: share * component, lost: share * (100 - component) });
      continue;
    }
    let sum = 0;
    for (let i = dimension.first; i < dimension.end; i++) {
      const points = score.points[i]!;
      if (Number.isNaN(points) || model.shares[i] === 0) continue;
      const weight = dimension.sums ? share : (share * model.shares[i]!) / found;
      const lost = dimension.sums ? 0 : weight * (100 - points);
      metrics.push({ name: model.metrics[i]!.name, won: weight * points, lost });
      sum += points;
    }
    if (dimension.sums && sum > 100) ceiling -= share * (sum - 100);
  }

  const items = [...metrics];
  const add = (name: string, won: number) => {
    if (won !== 0) items.push({ name, won, lost: 0 });
  };
  add('ceiling', ceiling);
  add('urgency', score.raw * (score.urgency - 1));
  add('ceiling', Math.min(0, 100 - score.raw * score.urgency));
  const rest = remainder(
    items.map(({ won }) => won),
    score.value,
  );
  add('rounding', rest);
  return items;
}

/** The number that, added last, makes a floating-point sum end in exactly `target`. */
function remainder(parts: readonly number[], target: number): number {
  const sum = total(parts);
  let rest = target - sum;
  for (let i = 0; i < 3 && sum + rest !== target; i++) rest += target - (sum + rest);
  return rest;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0);
}
