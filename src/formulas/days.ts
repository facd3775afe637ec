import { readDay } from '../customers/cells/day';
import { DAY_IN_OTHER_ORDER } from '../customers/cells/missing';
import { dayOfDates, dayReader, decideOrder } from '../customers/days';
import type { DayOrder } from '../customers/locale';
import { BLANK } from '../scoring/value';
import { type Named, readCells } from './amounts';
import { toRows } from './arguments';

/**
 * The civil days of a range, undefined where none is filled in. Days as text are read in the order that some of them, or
 * of those in the range beside, prove and none disproves: 13-01-2024 says how 02-01-2024 is meant.
 * @throws A sentence with the first cell that is no date, or could be two.
 */
export function readDays(name: string, named: Named, beside: Named): (number | undefined)[] {
  const cells = toRows(named.argument).flat();
  const both = [...cells, ...toRows(beside.argument).flat()];
  const read = dayReader(decideOrder(both, provenOrder(both)), dayOfDates(cells));
  return readCells(name, named, (cell) => (cell === '' ? BLANK : read(cell)));
}

function provenOrder(cells: readonly unknown[]): DayOrder | undefined {
  const proves = (order: DayOrder, other: DayOrder) =>
    cells.some(
      (cell) =>
        typeof cell === 'string' &&
        typeof readDay(cell, order) === 'number' &&
        readDay(cell, other) === DAY_IN_OTHER_ORDER,
    );
  const dayFirst = proves('day first', 'month first');
  const monthFirst = proves('month first', 'day first');
  if (dayFirst === monthFirst) return undefined;
  return dayFirst ? 'day first' : 'month first';
}
