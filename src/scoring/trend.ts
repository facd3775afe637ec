export type Trend = 'Improving' | 'Stable' | 'Declining' | 'No data';

const STEADY_POINTS = 5;

/**
 * Where a score is going since the one before: strictly more than 5 points up or down counts. Differences are taken
 * at nine decimals, so that 70.1 - 65.1 is 5 and not a little less.
 */
export function trend(score: number, previous: number): Trend {
  const change = Math.round((score - previous) * 1e9) / 1e9;
  if (Number.isNaN(change)) return 'No data';
  if (change > STEADY_POINTS) return 'Improving';
  return change < -STEADY_POINTS ? 'Declining' : 'Stable';
}
