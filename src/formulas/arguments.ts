import { readDay } from '../reading/cells/day';
import { Portfolio } from '../reading/portfolio';
import { isMissing } from '../scoring/value';

/** What Sheets hands a custom function: one cell as a value, a range as rows of cells. */
export type Argument = unknown;

/**
 * The header row and the customer rows of a formula as a portfolio.
 * @throws A sentence where they do not fit each other.
 */
export function readPortfolio(name: string, headers: Argument, rows: Argument): Portfolio {
  const [header, ...more] = toRows(headers);
  const body = toRows(rows);
  if (more.length > 0) {
    throw new Error(`${name}: the first argument is the one row with the headers, such as A1:AZ1.`);
  }
  if (body.some((row) => row.length !== header!.length)) {
    throw new Error(
      `${name}: the headers have ${header!.length} columns and the rows have ${body[0]!.length}. ` +
        'Give both the same columns, such as A1:AZ1 and A2:AZ.',
    );
  }
  const portfolio = new Portfolio(header!, body);
  if (portfolio.isUnknown) {
    throw new Error(
      `${name}: no header in the first argument is a known column. ` +
        'The first argument is the header row, the second the rows below it.',
    );
  }
  return portfolio;
}

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
