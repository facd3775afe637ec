import { meanOf, type Outcomes } from './matrix';

const SUREST = 1e-6;

/** The log-loss of each row: 0 for a sure and right answer, 0.69 for an even chance. */
export function lossesOf(outcomes: Outcomes, probabilities: ArrayLike<number>): Float64Array {
  return Float64Array.from(outcomes, (left, i) => {
    const probability = Math.min(1 - SUREST, Math.max(SUREST, probabilities[i]!));
    return -Math.log(left ? probability : 1 - probability);
  });
}

export function logLoss(outcomes: Outcomes, probabilities: ArrayLike<number>): number {
  return meanOf(lossesOf(outcomes, probabilities));
}

/** The mean squared distance of probability and outcome. */
export function brierScore(outcomes: Outcomes, probabilities: ArrayLike<number>): number {
  return meanOf(Float64Array.from(outcomes, (left, i) => (probabilities[i]! - left) ** 2));
}

/** By how much the second losses are larger than the first, in the mean, and the standard error of that. */
export function gainOf(
  losses: Float64Array,
  others: Float64Array,
): { readonly gain: number; readonly error: number } {
  const differences = losses.map((loss, i) => others[i]! - loss);
  const gain = meanOf(differences);
  const squares = differences.reduce((sum, each) => sum + (each - gain) ** 2, 0);
  return { gain, error: Math.sqrt(squares / (losses.length - 1) / losses.length) };
}
