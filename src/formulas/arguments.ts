import { readDay } from '../reading/cells/day';
import { isMissing } from '../scoring/value';

/** What Sheets hands a custom function: one cell as a value, a range as rows of cells. */
export type Argument = unknown;

/**
 * The civil day to count from, which a formula must be told: it may not read the clock.
 * @throws A sentence that shows how.
 */
export function readAsOf(name: string, asOf: Argument, place = 'third'): number {
  if (isLeftOut(asOf)) {
    throw new Error(
      `${name}: say from which day to count, as the ${place} argument: a cell with a date, or DATE(2026;11;21).`,
    );
  }
  const day = readDay(asOf);
  if (isMissing(day)) throw new Error(`${name}: the day to count from is ${day.reason}. ${day.advice}`);
  return day;
}

/** Whether an optional argument was left out, or is a blank cell. */
export function isLeftOut(argument: Argument): boolean {
  return argument === undefined || argument === null || argument === '';
}

/** A range as its rows; one cell is a range of one. */
export function toRows(argument: Argument): unknown[][] {
  if (!Array.isArray(argument)) return [[argument]];
  return argument.map((row) => (Array.isArray(row) ? row : [row]));
}
