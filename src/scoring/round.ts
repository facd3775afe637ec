import { tenth } from '../base/numbers';

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
