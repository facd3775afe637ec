import { columnOf, type Matrix } from './matrix';

/** The columns with each value replaced by the number of its bin: trees then count instead of sorting. */
export interface Bins {
  readonly rows: number;
  /** For each column, the bin of each row. */
  readonly bins: readonly Uint8Array[];
  /** For each column, the values between the bins: bin k holds what is at least cut k - 1 and below cut k. */
  readonly cuts: readonly Float64Array[];
}

export const MOST_BINS = 255;

export function binned(matrix: Matrix): Bins {
  const columns = Array.from({ length: matrix.columns }, (_, j) => columnOf(matrix, j));
  const cuts = columns.map(cutsOf);
  const bins = columns.map((values, j) => Uint8Array.from(values, (value) => binOf(value, cuts[j]!)));
  return { rows: matrix.rows, bins, cuts };
}

/** Between all values where they are few, else between about equally many rows. */
function cutsOf(values: Float64Array): Float64Array {
  const sorted = Float64Array.from(values).sort();
  const steps: number[] = [];
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) steps.push(i);
  const chosen = steps.length < MOST_BINS ? steps : evenSteps(sorted);
  return Float64Array.from(chosen, (i) => (sorted[i - 1]! + sorted[i]!) / 2);
}

function evenSteps(sorted: Float64Array): number[] {
  const steps: number[] = [];
  for (let bin = 1; bin < MOST_BINS; bin++) {
    let i = Math.max(1, Math.floor((bin * sorted.length) / MOST_BINS));
    while (i < sorted.length && sorted[i] === sorted[i - 1]) i++;
    if (i < sorted.length && i !== steps[steps.length - 1]) steps.push(i);
  }
  return steps;
}

function binOf(value: number, cuts: Float64Array): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < cuts[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}
