import { Missing } from '../scoring/value';
import { type Figure, withoutNoise } from './rate';

const NONE = new Missing('nothing measured', 'Give at least one row with both its ends.');
const NOT_REACHED = new Missing('not reached by enough of them yet', 'Look again later.');

/**
 * The value below which a share of the values lies, as PERCENTILE of Sheets has it; for the share 0.5 the median.
 * An endless value is one that lies above all others.
 */
export function quantile(values: readonly number[], share: number): Figure {
  if (values.length === 0) return NONE;
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)]!;
  const above = sorted[Math.ceil(at)]!;
  if (above === Number.POSITIVE_INFINITY) return NOT_REACHED;
  return withoutNoise(below + (at - Math.floor(at)) * (above - below));
}

/** From when to when; `end` undefined where it has not come yet. */
export interface Span {
  readonly start: number;
  readonly end: number | undefined;
}

/** How long customers took to their first value, in days. */
export interface TimeToValue {
  readonly median: Figure;
  readonly p90: Figure;
  readonly reached: number;
  readonly notYet: number;
  /** Of those not there yet, how many have waited longer than the window. */
  readonly overdue: number;
  /** The longest wait without value. */
  readonly longestWait: number | undefined;
}

/**
 * Median and 90th percentile of the days to first value. Those who have not reached it are left out only while they
 * are within the window: after it they count as later than all others, or who takes long would make the figures look
 * good. With no window (Infinity) none counts so.
 */
export function timeToValue(spans: readonly Span[], asOf: number, window: number): TimeToValue {
  const days = spans.flatMap(({ start, end }) => (end === undefined ? [] : [end - start]));
  const waits = spans.flatMap(({ start, end }) => (end === undefined ? [asOf - start] : []));
  const overdue = waits.filter((wait) => wait > window);
  const all = [...days, ...overdue.map(() => Number.POSITIVE_INFINITY)];
  return {
    median: quantile(all, 0.5),
    p90: quantile(all, 0.9),
    reached: days.length,
    notYet: waits.length,
    overdue: overdue.length,
    longestWait: waits.length === 0 ? undefined : Math.max(...waits),
  };
}
