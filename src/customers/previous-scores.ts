/** A column of earlier health scores says of no model whose they are; those of another model are no past to compare with. */
import { quantile } from '../metrics/durations';

/** Whether such a column counts, as people may set it. */
export const PREVIOUS_SCORES = ['if they fit', 'always', 'never'] as const;
export type PreviousScores = (typeof PREVIOUS_SCORES)[number];

/** So many customers are enough to tell, and more tell no better. */
const ENOUGH = 20;
const MOST = 200;
/** Nearly all customers do not change in one direction, by as many points. */
const SAME_WAY = 0.85;
const SHIFT_POINTS = 5;
const SPREAD_POINTS = 20;

/** Whether changes of health, a customer each, look as if the scores before were of another model. */
export function areOfAnotherModel(changes: readonly number[]): boolean {
  if (changes.length < ENOUGH) return false;
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => Number(quantile(changes, share)));
  const sameWay = changes.filter((change) => Math.sign(change) === Math.sign(middle!)).length;
  return (
    Math.abs(middle!) > SHIFT_POINTS && high! - low! <= SPREAD_POINTS && sameWay >= SAME_WAY * changes.length
  );
}

/** Rows (from 0) that stand for all of so many, evenly apart. */
export function rowsToTellBy(count: number): number[] {
  const step = Math.max(1, count / MOST);
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => Math.floor(i * step));
}
