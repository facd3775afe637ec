import { readDay } from '../reading/cells/day';
import { NOT_A_DAY, NOT_A_NUMBER } from '../reading/cells/missing';
import { readNumber } from '../reading/cells/number';
import { isRange, type Named } from './amounts';
import { toRows } from './arguments';

/**
 * Ranges that belong together without the header that a whole column such as B:B brings along: words at the top of each
 * of them, where figures or days are asked for. The places of the others stay as they are. A first row that holds data is
 * never taken for one: a figure in front of its words, such as "2 h", is data that cannot be read, and words alone below
 * each other are no figures with a header.
 */
export function withoutHeaders<T extends Named>(ranges: readonly T[]): T[] {
  const given = ranges.filter(({ argument }) => isRange(argument));
  const areHeadings = given.every(({ argument }) => isHeading(toRows(argument)[0]!));
  if (!areHeadings || !given.some(({ argument }) => hasFigures(toRows(argument).slice(1))))
    return [...ranges];
  return ranges.map((range) =>
    given.includes(range) ? { ...range, argument: [[''], ...toRows(range.argument).slice(1)] } : range,
  );
}

/** A year may stand in front of a header's words. */
const FIGURE_IN_FRONT = /^(?!(?:19|20)\d\d\b)[^\p{L}]*\d/u;

function isHeading(row: readonly unknown[]): boolean {
  const [cell] = row;
  return row.length === 1 && isWords(cell) && !FIGURE_IN_FRONT.test(cell);
}

function isWords(cell: unknown): cell is string {
  return (
    typeof cell === 'string' &&
    /\p{L}/u.test(cell) &&
    readNumber(cell) === NOT_A_NUMBER &&
    readDay(cell) === NOT_A_DAY
  );
}

function hasFigures(rows: readonly (readonly unknown[])[]): boolean {
  return rows.some(([cell]) => cell !== '' && cell !== null && !isWords(cell));
}
