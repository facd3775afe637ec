import type { ScorePage, ScorePart } from '../../../src/customers/customer-page';

/** A part of a score as a bar: it begins where the one before it ended. */
export interface ScoreStep {
  readonly part: ScorePart;
  /** Where the bar begins and ends on the way from 0 to the score. */
  readonly from: number;
  readonly to: number;
  /** Hundredths of a point; added up, they are the score as shown, to the last digit. */
  readonly hundredths: number;
}

/**
 * The parts of a score one after the other: the metrics, then what the model itself did. A part is shown as the
 * difference of two rounded sums, so that the figures a person adds up come to the score exactly.
 */
export function stepsOf({ parts, value }: Pick<ScorePage, 'parts' | 'value'>): ScoreStep[] {
  const inOrder = [...parts.filter(({ isOwn }) => !isOwn), ...parts.filter(({ isOwn }) => isOwn)];
  let from = 0;
  return inOrder.map((part, i) => {
    // In this order the parts need not add up to the last binary digit.
    const to = i === inOrder.length - 1 ? value : from + part.won;
    const step = { part, from, to, hundredths: hundredthsOf(to) - hundredthsOf(from) };
    from = to;
    return step;
  });
}

/** A score in hundredths of a point. */
export function hundredthsOf(points: number): number {
  return Math.round(points * 100);
}
