/** Customers drawn at random whose way to leave is known: what learners are tried on. */
import type { Field } from '../../src/prediction/field';
import { logistic } from '../../src/prediction/matrix';
import { seeded } from '../../src/prediction/random';

export interface Drawn {
  readonly fields: Field[];
  readonly outcomes: Uint8Array;
  /** The probability that each outcome was drawn with. */
  readonly truth: number[];
}

/** Log-odds of leaving = intercept + the weights times standard normal numbers; `m1`, `m2` and so on in the table. */
export function drawn(rows: number, weights: readonly number[], intercept: number, seed: number): Drawn {
  const random = seeded(seed);
  const numbers = Array.from({ length: rows }, () => weights.map(() => normal(random)));
  const truth = numbers.map((row) =>
    logistic(row.reduce((odds, value, j) => odds + weights[j]! * value, intercept)),
  );
  return {
    fields: weights.map((_, j) => ({
      header: `m${j + 1}`,
      kind: 'number',
      values: numbers.map((row) => row[j]!),
    })),
    outcomes: Uint8Array.from(truth, (probability) => (random() < probability ? 1 : 0)),
    truth,
  };
}

/** Box and Muller. */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
