/** What counts as a move of health between two days, and which days are compared. */
import { trend } from '../scoring/trend';
import type { Stored } from './day';
import type { History } from './history';
import { HEALTH_SCORE } from './series';

/** A health score, and the band that it is in. */
export interface ScoreInBand {
  readonly score: number;
  readonly band: Stored;
}

/** Whether health has moved: into another band, or by more than 5 points. */
export function hasMoved(before: ScoreInBand, now: ScoreInBand): boolean {
  return before.band !== now.band || trend(now.score, before.score) !== 'Stable';
}

/**
 * The kept day that "so many days ago" is compared with: under today's model, and not today itself; undefined where
 * there is none.
 */
export function dayToCompare(history: History, today: number, days: number): number | undefined {
  const first = history.modelSince(HEALTH_SCORE);
  const usable = history.days.filter((day) => day >= first && day < today);
  return [...usable].reverse().find((day) => day <= today - days) ?? usable[0];
}
