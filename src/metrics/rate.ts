import type { Missing } from '../scoring/value';

/** A figure, or why there is none. */
export type Figure = number | Missing;

/** Digits that a sheet can show less the noise of binary arithmetic: 97.80000000000001 is 97.8. */
const DIGITS = 12;

/** A part as a percentage of the whole: 106 for 106 %; where there is no whole, the reason. */
export function percentOf(part: number, whole: number, noWhole: Missing): Figure {
  return whole === 0 ? noWhole : withoutNoise((part * 100) / whole);
}

/** A figure for a cell: blank where there is none. */
export function figureOrBlank(figure: Figure | undefined): number | '' {
  return typeof figure === 'number' ? figure : '';
}

/** How many times the part holds the whole; where there is no whole, the reason. */
export function ratioOf(part: number, whole: number, noWhole: Missing): Figure {
  return whole === 0 ? noWhole : withoutNoise(part / whole);
}

/** The figure as it is shown, and as it is compared. */
export function withoutNoise(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** An amount of money to the cent, half up, decided where the eye sees the half: 1.005 is 1.01. */
export function toCent(amount: number): number {
  return Math.sign(amount) * (Math.round(withoutNoise(Math.abs(amount) * 100)) / 100);
}

/** The rate of a year from that of a month, or of any other part of it: losses compound and do not add up. */
export function annualised(retention: number, periods: number): number {
  return 100 * (retention / 100) ** periods;
}
