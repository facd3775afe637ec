import type { Outcomes } from './matrix';

/** How well a number orders customers: those with higher ones should leave sooner. */
export interface Ranking {
  /** The chance that one who left had the higher number than one who stayed, ties halved: 0.5 is a coin. */
  readonly auc: number;
  /** The 95 % interval of it. */
  readonly low: number;
  readonly high: number;
}

const TWO_SIDED_95 = 1.959964;

/**
 * AUC with its interval after DeLong, the variance by ranks. Undefined where all left or all stayed.
 */
export function rankingOf(outcomes: Outcomes, numbers: ArrayLike<number>): Ranking | undefined {
  const leavers = valuesWhere(outcomes, numbers, 1);
  const stayers = valuesWhere(outcomes, numbers, 0);
  if (leavers.length === 0 || stayers.length === 0) return undefined;
  // For each leaver the share of stayers below, for each stayer the share of leavers above.
  const below = Float64Array.from(leavers, (value) => shareBelow(stayers, value));
  const above = Float64Array.from(stayers, (value) => 1 - shareBelow(leavers, value));
  const auc = below.reduce((sum, each) => sum + each, 0) / below.length;
  const margin = TWO_SIDED_95 * Math.sqrt(varianceOfMean(below, auc) + varianceOfMean(above, auc));
  return { auc, low: Math.max(0, auc - margin), high: Math.min(1, auc + margin) };
}

function valuesWhere(outcomes: Outcomes, numbers: ArrayLike<number>, outcome: 0 | 1): Float64Array {
  const values: number[] = [];
  for (let i = 0; i < outcomes.length; i++) if (outcomes[i] === outcome) values.push(numbers[i]!);
  return Float64Array.from(values).sort();
}

/** Of sorted values, those below count whole, the equal ones half. */
function shareBelow(sorted: Float64Array, value: number): number {
  return (countBefore(sorted, value, false) + countBefore(sorted, value, true)) / 2 / sorted.length;
}

function countBefore(sorted: Float64Array, value: number, withEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value || (withEqual && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function varianceOfMean(values: Float64Array, mean: number): number {
  if (values.length < 2) return 0;
  return values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1) / values.length;
}
