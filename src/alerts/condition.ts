import type { Point } from '../history/history';
import type { Rule } from './rule';

/**
 * Whether a rule's condition holds at a point, among all points until then. For `stays` and `becomes` that is the
 * value alone: whether it has lasted, or is news, is asked once, when an episode opens.
 */
export function holds(rule: Rule, points: readonly Point[], at: number): boolean {
  const { value } = points[at]!;
  const { condition, threshold } = rule;
  if (typeof threshold !== 'number') return threshold.includes(wordOf(value));
  if (typeof value !== 'number') return false;
  switch (condition) {
    case 'crosses below':
      return value < threshold;
    case 'stays below':
      return value <= threshold;
    case 'crosses above':
    case 'stays above':
      return value >= threshold;
    case 'becomes':
      return value === threshold;
    default:
      return changedBy(rule, points, at) >= 0;
  }
}

/** Whether a rule looks at how far a value has moved, and not at where it stands. */
export function isChange({ condition }: Rule): boolean {
  return condition === 'change by percent' || condition.endsWith('by points');
}

/** Whether a rule tells that something has become less than it was. */
export function isDecline(rule: Rule): boolean {
  const { condition, threshold } = rule;
  return condition === 'change by percent' ? (threshold as number) < 0 : condition === 'drop by points';
}

/** Whether an episode opens at a point at which the condition holds. */
export function opens(rule: Rule, points: readonly Point[], at: number): boolean {
  switch (rule.condition) {
    case 'stays above':
    case 'stays below':
      return points[heldSince(rule, points, at)]!.day <= points[at]!.day - rule.window;
    case 'crosses above':
    case 'crosses below':
    case 'becomes':
      return at > 0 && !holds(rule, points, at - 1);
    default:
      return true;
  }
}

/** The point that a change is measured from; undefined where nothing was known in time. */
export function startOf(rule: Rule, points: readonly Point[], at: number): Point | undefined {
  switch (rule.condition) {
    case 'stays above':
    case 'stays below':
      return points[heldSince(rule, points, at)];
    case 'crosses above':
    case 'crosses below':
    case 'becomes':
      return points[at - 1];
    default:
      return levelBefore(rule, points, at);
  }
}

/** How far a change is past the rule's threshold; below zero, or not a number, where it is not. */
function changedBy(rule: Rule, points: readonly Point[], at: number): number {
  const { condition, threshold } = rule;
  const from = levelBefore(rule, points, at)?.value;
  const value = points[at]!.value;
  if (typeof from !== 'number' || typeof value !== 'number') return Number.NaN;
  const edge = threshold as number;
  if (condition === 'drop by points') return exact(from - value) - edge;
  if (condition === 'rise by points') return exact(value - from) - edge;
  if (from === 0) return Number.NaN;
  const percent = exact(((value - from) / Math.abs(from)) * 100);
  return edge < 0 ? edge - percent : percent - edge;
}

/**
 * The level when the window began: the known value nearest to its first day, and no further from it than the window is
 * long. Of it and the one before it, the one nearer to today's counts, so that a single day's slip is no level that
 * anything could fall from.
 */
function levelBefore(rule: Rule, points: readonly Point[], at: number): Point | undefined {
  const now = points[at]!;
  const oldest = now.day - 2 * rule.window;
  const counts = comparable(rule, points, at);
  const level = nearest(rule, points, at, counts);
  if (level < 0) return undefined;
  const found = points[level]!;
  for (let i = level - 1; i >= 0 && points[i]!.day > oldest; i--) {
    const before = points[i]!;
    if (counts(before.day)) return distance(before, now) < distance(found, now) ? before : found;
  }
  return found;
}

/**
 * Which days a value can be compared with. Use has its weekly rhythm, so where it is looked at every day a Sunday is
 * compared with a Sunday, and against nothing where none is known.
 */
function comparable(rule: Rule, points: readonly Point[], at: number): (day: number) => boolean {
  const anyDay = () => true;
  if (rule.condition !== 'change by percent') return anyDay;
  const { day } = points[at]!;
  const sameWeekday = (candidate: number) => (day - candidate) % 7 === 0;
  return isDaily(points, at) || nearest(rule, points, at, sameWeekday) >= 0 ? sameWeekday : anyDay;
}

/** Whether the last few points are, but for some gaps, a day apart. */
function isDaily(points: readonly Point[], at: number): boolean {
  const back = Math.min(at, 4);
  return back > 0 && points[at]!.day - points[at - back]!.day <= 3 * back;
}

/** Position of the point nearest to the first day of the window, the later of two; -1 where there is none. */
function nearest(
  { window }: Rule,
  points: readonly Point[],
  at: number,
  counts: (day: number) => boolean,
): number {
  const start = points[at]!.day - window;
  let found = -1;
  for (let i = at - 1; i >= 0 && points[i]!.day > start - window; i--) {
    const { day } = points[i]!;
    if (counts(day) && (found < 0 || Math.abs(day - start) < Math.abs(points[found]!.day - start))) found = i;
  }
  return found;
}

function heldSince(rule: Rule, points: readonly Point[], at: number): number {
  let first = at;
  while (first > 0 && holds(rule, points, first - 1)) first -= 1;
  return first;
}

function distance(one: Point, other: Point): number {
  return Math.abs((one.value as number) - (other.value as number));
}

/** At nine decimals, so that 70.1 - 50.1 is 20 and not a little less. */
function exact(change: number): number {
  return Math.round(change * 1e9) / 1e9;
}

function wordOf(value: Point['value']): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value).toLowerCase();
}
