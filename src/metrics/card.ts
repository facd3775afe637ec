import { sum } from '../base/sum';
import { Missing } from '../scoring/value';
import { type Benchmark, benchmarksOf } from './benchmarks';
import { levelOf, type Measure, reaches } from './measures';
import { type Figure, percentOf, withoutNoise } from './rate';

/** A figure as a dashboard shows it: where it stands, where it comes from, where it should be. */
export interface Card {
  readonly measure: Measure;
  readonly value: Figure;
  /** Against the value before: in the measure's own unit, and in percent of the value before. */
  readonly change: Figure;
  readonly changePercent: Figure;
  /** Whether the change is for the better; undefined where there is none. */
  readonly improved: boolean | undefined;
  readonly onTarget: boolean | undefined;
  readonly level: string | undefined;
  /** What it should reach, and how others stand, with where that comes from. */
  readonly target: Benchmark | undefined;
  readonly benchmark: Benchmark | undefined;
}

const NO_VALUE_BEFORE = new Missing('no value before', 'Give the value of the period before.');
const ZERO_BEFORE = new Missing('the value before is 0', 'A change in percent needs a value before.');

/** A measure's card for a segment, an industry or all customers. */
export function cardOf(measure: Measure, value: Figure, previous: Figure | undefined, group: string): Card {
  const { target, benchmark } = benchmarksOf(measure.name, group);
  const change = changeFrom(previous, value);
  const line = target?.target;
  return {
    measure,
    value,
    change,
    changePercent: typeof change === 'number' ? changeInPercent(change, previous as number) : change,
    improved:
      typeof change !== 'number' || change === 0 ? undefined : change > 0 === (measure.better === 'higher'),
    onTarget: typeof value !== 'number' || line === undefined ? undefined : reaches(measure, value, line),
    level: typeof value === 'number' ? levelOf(measure, value) : undefined,
    target,
    benchmark,
  };
}

/** A change in percent of what was before, rising where the value rises. */
export function changeInPercent(change: number, before: number): Figure {
  return percentOf(change, Math.abs(before), ZERO_BEFORE);
}

function changeFrom(previous: Figure | undefined, value: Figure): Figure {
  if (value instanceof Missing) return value;
  return typeof previous === 'number' ? withoutNoise(sum([value, -previous])) : NO_VALUE_BEFORE;
}

/** From these rates on, growth and keeping what there is carry a business together. */
export const GROWING_RATE = 110;
export const KEEPING_RATE = 90;

/** What NRR and GRR say together and neither says alone. */
export function retentionReading(nrr: number, grr: number): string {
  if (nrr >= GROWING_RATE && grr >= KEEPING_RATE)
    return 'Sustainable: customers stay, and those who stay grow.';
  if (nrr >= GROWING_RATE) return 'Growth hides churn: expansion makes good what is lost. See who leaves.';
  if (grr >= KEEPING_RATE) return 'Customers stay and do not grow. See what they could use more of.';
  return 'Customers leave, and the others do not make good for them. See who leaves first.';
}
