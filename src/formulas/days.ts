import { dayOfDates, dayReader, decideOrder, provenOrder } from '../reading/days';
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
