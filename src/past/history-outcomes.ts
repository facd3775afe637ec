import type { History } from '../history/history';
import { ARR, HEALTH_SCORE, HEALTH_STATUS, SEGMENT } from '../history/series';
import { isThere, type Loss } from './losses';

/** Customers as a day showed them, and whether they left within the horizon after it. */
export interface HistoryOutcomes {
  readonly outcomes: Uint8Array;
  /** The health score of each; NaN where there was none. */
  readonly scores: readonly number[];
  readonly bands: readonly (string | undefined)[];
  readonly amounts: readonly number[];
  readonly segments: readonly string[];
}

/**
 * Looks at days a horizon apart, back from the last that leaves a whole horizon to see: so each loss counts once, and nobody is
 * called a stayer too early.
 */
export function outcomesIn(history: History, losses: readonly Loss[], horizon: number): HistoryOutcomes {
  const leftOn = new Map(losses.map(({ id, day }) => [id, day]));
  const [first, last] = [history.days[0], history.days[history.days.length - 1]];
  const found = {
    outcomes: [] as number[],
    scores: [] as number[],
    bands: [] as (string | undefined)[],
    amounts: [] as number[],
    segments: [] as string[],
  };
  for (let day = (last ?? 0) - horizon; first !== undefined && day >= first; day -= horizon) {
    for (const id of history.customers) {
      if (!isThere(history, id, day)) continue;
      const left = leftOn.get(id);
      if (left !== undefined && left <= day) continue;
      const [score, band, arr, segment] = [HEALTH_SCORE, HEALTH_STATUS, ARR, SEGMENT].map((name) =>
        history.valueOn(id, name, day),
      );
      found.outcomes.push(left !== undefined && left <= day + horizon ? 1 : 0);
      found.scores.push(typeof score === 'number' ? score : Number.NaN);
      found.bands.push(typeof band === 'string' ? band : undefined);
      found.amounts.push(typeof arr === 'number' ? arr : 0);
      found.segments.push(typeof segment === 'string' ? segment : '');
    }
  }
  return { ...found, outcomes: Uint8Array.from(found.outcomes) };
}
