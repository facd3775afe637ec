/**
 * How a model rounds what it yields. A score is shown, banded and tiered after its model's own rounding, so that what
 * is shown and what is decided never differ.
 */
export type Rounding = 'none' | '1 decimal' | 'whole';

/** Rounds a finite number the way a model says. */
export function round(value: number, rounding: Rounding): number {
  if (rounding === '1 decimal') return tenth(value);
  if (rounding === 'whole') return whole(value);
  return value;
}

/**
 * A whole number, half up, decided at nine decimals: weights such as 0.3 and 0.15 make 73.49999999999999 of what is
 * 73.5 on paper. Without that, one score in 200 would end a point lower than a person works out.
 */
function whole(value: number): number {
  return Math.floor(Math.round(value * 1e9) / 1e9 + 0.5);
}

/**
 * One decimal, ties to even, decided on the exact value of the binary number: 91.25 is 91.2 and 91.35 (which is a
 * little more than it looks) is 91.4. `Math.round(x * 10) / 10` and `toFixed` differ from this in 1 to 4 scores of 100.
 */
export function tenth(value: number): number {
  const scaled = value * 10;
  const floor = Math.floor(scaled);
  const fraction = scaled - floor;
  if (fraction !== 0.5) return (fraction > 0.5 ? floor + 1 : floor) / 10;
  // The product itself was rounded, to the half: its exact error says on which side the number really lies.
  const error = 2 * value - (scaled - 8 * value);
  if (error !== 0) return (error > 0 ? floor + 1 : floor) / 10;
  return (floor % 2 === 0 ? floor : floor + 1) / 10;
}
