import { tenth } from '../base/numbers';
import { allMetrics, type Metric } from '../reading/catalog';
import { shownValue } from '../reading/shown-value';
import { levelNames } from '../reading/words';
import type { CompiledModel } from '../scoring/compile';
import { bandAfterCaps, score } from '../scoring/score';
import { scoreScaleOf, scoreText } from '../scoring/shown';
import { isMissing, type Value } from '../scoring/value';
import type { Verdict } from './assess';

/** A change of one metric that would lift a customer to the model's best band. */
export interface Lift {
  /** The metric's name for people. */
  readonly label: string;
  readonly from: string;
  readonly to: string;
  /** The health that it would bring, in words. */
  readonly health: string;
}

/** What one metric could do for a customer. */
export interface Headroom {
  /** The model's best band. */
  readonly band: string;
  /** The smallest single changes that reach it, the smallest first; empty where none alone does. */
  readonly lifts: readonly Lift[];
  /** What the metric with the most room would bring alone, at its best; null where none has any. */
  readonly most: { readonly label: string; readonly points: number } | null;
}

/** More than this nobody weighs against each other. */
const MOST_LIFTS = 3;

/** The steps in which people move a number of each kind. */
const STEPS: Readonly<Partial<Record<Metric['kind'], number>>> = { ratio: 0.01 };

interface Candidate extends Lift {
  /** How far the metric would have to go, of its whole range. */
  readonly effort: number;
}

/** Looks, metric by metric, for the smallest change that lifts a customer to the best band. */
export function headroomOf(model: CompiledModel, verdict: Verdict, segment: string): Headroom {
  const at = model.model.segments.indexOf(segment);
  const top = model.model.bands[0]!.label;
  const scoreWith = (input: number, value: Value) => {
    const values = verdict.values.map((own, i) => (i === input ? value : own));
    const after = score(model, values, at);
    // A word that the model does not know would only take the metric out of the score.
    return after.coverage < verdict.score.coverage ? undefined : after;
  };
  const lifts: Candidate[] = [];
  let most: Headroom['most'] = null;
  model.inputs.forEach((name, input) => {
    const metric = allMetrics().get(name);
    const from = verdict.values[input]!;
    if (!metric || isMissing(from)) return;
    const reach = (value: Value) => scoreWith(input, value)?.value ?? 0;
    const lifted = (value: Value) => {
      const after = scoreWith(input, value);
      return after !== undefined && bandAfterCaps(model, after, at) === top;
    };
    const options = optionsOf(metric, from);
    const points = tenth(Math.max(...options.map(reach), 0) - verdict.score.value);
    if (points > (most?.points ?? 0)) most = { label: metric.label, points };
    const words = options.filter(lifted).sort((a, b) => reach(a) - reach(b));
    const to = typeof from === 'number' ? firstLifted(metric, from, options[0], lifted) : words[0];
    if (to === undefined) return;
    lifts.push({
      label: metric.label,
      from: shownValue(metric, from),
      to: shownValue(metric, to),
      health: scoreText(reach(to), scoreScaleOf(model)),
      effort: effortOf(metric, from, to),
    });
  });
  lifts.sort((a, b) => a.effort - b.effort);
  const plain = lifts.slice(0, MOST_LIFTS).map(({ effort, ...lift }): Lift => lift);
  return { band: top, lifts: verdict.band === top ? [] : plain, most };
}

/** The values that a metric could take: every other word, or the better end of its range. */
function optionsOf(metric: Metric, from: Value): Value[] {
  if (typeof from === 'boolean') return [!from];
  if (typeof from === 'string') return levelNames(metric.header).filter((word) => word !== from);
  if (typeof from !== 'number' || metric.direction === 'none') return [];
  const end = metric.direction === 'up' ? metric.max : metric.min;
  return end === from ? [] : [end];
}

/** The number nearest to where it stands that lifts, by halving the way to the better end. */
function firstLifted(
  metric: Metric,
  from: number,
  end: Value | undefined,
  lifted: (value: number) => boolean,
): number | undefined {
  if (typeof end !== 'number' || !lifted(end)) return undefined;
  const step = metric.kind === 'score' && metric.max === 5 ? 0.1 : (STEPS[metric.kind] ?? 1);
  const sign = end > from ? 1 : -1;
  const start = sign > 0 ? Math.floor(from / step) : Math.ceil(from / step);
  const valueAt = (steps: number) => {
    const value = Math.round((start + sign * steps) * step * 1e6) / 1e6;
    return sign > 0 ? Math.min(value, end) : Math.max(value, end);
  };
  let low = 0;
  let high = Math.ceil(Math.abs(end - from) / step) + 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (lifted(valueAt(middle))) high = middle;
    else low = middle;
  }
  return valueAt(high);
}

/** A change as a share of the range that people move in: of its words, of a near end, or of where it stands. */
function effortOf(metric: Metric, from: Value, to: Value): number {
  const { min, max } = metric;
  if (typeof from !== 'number' || typeof to !== 'number') return 1 / optionsOf(metric, from).length;
  const range = max - min <= 1000 ? max - min : Math.max(Math.abs(from), Math.abs(to), 1);
  return Math.abs(to - from) / range;
}
