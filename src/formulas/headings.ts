import { readDay } from '../reading/cells/day';
import { NOT_A_DAY, NOT_A_NUMBER } from '../reading/cells/missing';
import { readNumber } from '../reading/cells/number';
import { isRange, type Named } from './amounts';
import { toRows } from './arguments';

/**
 * Ranges that belong together without the header that a whole column such as B:B brings along: words at the top of each
 * of them, where figures or days are asked for. The places of the others stay as they are.
 */
export function withoutHeaders<T extends Named>(ranges: readonly T[]): T[] {
  const given = ranges.filter(({ argument }) => isRange(argument));
  if (!given.every(({ argument }) => isHeading(toRows(argument)[0]!))) return [...ranges];
  return ranges.map((range) =>
    given.includes(range) ? { ...range, argument: [[''], ...toRows(range.argument).slice(1)] } : range,
  );
}

function isHeading(row: readonly unknown[]): boolean {
  const [cell] = row;
  return (
    row.length === 1 &&
    typeof cell === 'string' &&
    /\p{L}/u.test(cell) &&
    readNumber(cell) === NOT_A_NUMBER &&
    readDay(cell) === NOT_A_DAY
  );
}
