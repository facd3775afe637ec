/**
 * What one cell of a customer row turned out to be. A civil day is its Sheets serial number (1899-12-30 is day 0),
 * a percent metric is in percent points (85 for 85 %), a ratio metric in 0..1.
 */
export type Value = number | string | boolean | readonly string[] | Missing;

/**
 * The absence of a value, with the reason a person is told and what they can do about it. One shared instance per
 * reason: a refused cell costs no object, and `value === BLANK` tells which reason it was.
 */
export class Missing {
  constructor(
    readonly reason: string,
    readonly advice: string,
  ) {}
}

/** A cell with nothing in it: the only absence that is not a finding, since nobody wrote anything wrong. */
export const BLANK = new Missing('blank', 'Fill the cell in, or leave it: its weight is shared out.');

/** True where there is no value to score with. */
export function isMissing(value: Value): value is Missing {
  return value instanceof Missing;
}

/** The number that a value is; NaN where it is none. */
export function asNumber(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}
