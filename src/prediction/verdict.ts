import { counted, tenths } from '../base/numbers';
import type { Ranking } from './ranking';

/** Fewer who left than this say nothing certain about a score. */
export const FEWEST_TO_JUDGE = 50;
/** Fewer who left than this are too few to learn a probability from. */
export const FEWEST_TO_LEARN = 100;

export type VerdictKind = 'too few to judge' | 'too few to learn' | 'no predictive power' | 'predicts';

export interface PredictionVerdict {
  readonly kind: VerdictKind;
  /** One or two sentences for a person who knows no statistics. */
  readonly sentence: string;
}

/** What was tried: a score that there is, or a probability learned here. */
export interface Evidence {
  /** `The health score`, `The learned probability`. */
  readonly what: string;
  readonly rows: number;
  readonly events: number;
  readonly ranking: Ranking | undefined;
  /** In the tenth with the highest risk. */
  readonly lift: number | undefined;
  readonly isLearned: boolean;
  /** Whether it beats the base rate by more than chance does. */
  readonly beatsChance: boolean;
}

export function verdictOn({
  what,
  rows,
  events,
  ranking,
  lift,
  isLearned,
  beatsChance,
}: Evidence): PredictionVerdict {
  if (rows === 0) {
    return {
      kind: 'too few to judge',
      sentence: `Nothing to judge: ${what.toLowerCase()} has a number for none of the customers. Check the columns it needs.`,
    };
  }
  const rarer = Math.min(events, rows - events);
  const rarest =
    events <= rows - events
      ? `${counted(events, 'customer')} left`
      : `${counted(rows - events, 'customer')} stayed`;
  if (rarer < FEWEST_TO_JUDGE) {
    return {
      kind: 'too few to judge',
      sentence: `Too few outcomes to judge: ${rarest}, and it takes at least ${FEWEST_TO_JUDGE}.${ranking ? ' Read the figures as a first hint.' : ''}`,
    };
  }
  if (isLearned && rarer < FEWEST_TO_LEARN) {
    return {
      kind: 'too few to learn',
      sentence: `Too few outcomes to learn from: ${rarest}, and it takes at least ${FEWEST_TO_LEARN}. A score can be judged, a probability not yet learned.`,
    };
  }
  if (isLearned && ranking === undefined) {
    return {
      kind: 'no predictive power',
      sentence: 'Nothing to learn from: every other column was left out, each for the reason given.',
    };
  }
  if (!beatsChance || ranking === undefined || lift === undefined) {
    return {
      kind: 'no predictive power',
      sentence: `No predictive power: ${what.toLowerCase()} tells leavers from stayers no better than chance does (AUC ${two(ranking?.auc)}; 0.50 is a coin). Do not act on it.`,
    };
  }
  return {
    kind: 'predicts',
    sentence: `${what} predicts churn: in the tenth with the highest risk ${tenths(lift)} times as many left as on average (AUC ${two(ranking.auc)}, between ${two(ranking.low)} and ${two(ranking.high)}; 0.50 is a coin, 1 is perfect).`,
  };
}

const two = (value: number | undefined) => value?.toFixed(2) ?? 'unknown';
