import type { BacktestOptions } from '../../../src/addon/prediction/backtest';

/** What is asked in the window. */
export interface Asked {
  readonly tab: string;
  readonly outcome: string;
  /** The word that means having left; empty where the words tell. */
  readonly positive: string;
  /** What to test: a way to learn, or a model's name. */
  readonly test: string;
  readonly people: number;
  readonly hours: number;
  /** Columns that somebody uses although they would be left out. */
  readonly picked: readonly string[];
}

export const HOURS_PER_PLAY = 2;

const BEST = 'best';

export const LEARN = [
  { value: BEST, name: 'A probability, learned: the simplest good one' },
  { value: 'logistic', name: 'A probability, by logistic regression' },
  { value: 'boosted', name: 'A probability, by boosted trees' },
  { value: 'forest', name: 'A probability, by a random forest of 100 trees' },
];

/** The same for the server. */
export function optionsOf({ tab, outcome, positive, test, people, hours, picked }: Asked): BacktestOptions {
  return {
    tab,
    outcome,
    ...(positive === '' ? {} : { positive }),
    ...(test === BEST ? {} : { model: test }),
    ...(people > 0 && hours > 0 ? { team: { people, hours, hoursPerPlay: HOURS_PER_PLAY } } : {}),
    picked: [...picked],
  };
}
