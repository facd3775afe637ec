/** Functions of Sheets that Univer lacks, or that take other arguments there. */
import type { CellValue } from '../grid';
import { sortedOrder } from '../sorting';
import { type Argument, type HostFunction, SheetDate } from './functions';

type Cells = Argument | Argument[][];

const rowsOf = (cells: Cells): Argument[][] => (Array.isArray(cells) ? cells : [[cells]]);
const plain = (cell: Argument) => (cell instanceof SheetDate ? cell.serial : cell);
const keyOf = (cell: Argument) => `${typeof plain(cell)}:${String(plain(cell)).toLowerCase()}`;

/** What a sort compares: a column of the range by its number, or a range of its own. */
function keyColumn(rows: Argument[][], key: Cells): CellValue[] {
  const cells = Array.isArray(key) ? key.flat() : rows.map((row) => row[Number(key) - 1] ?? '');
  return cells.map((cell) => (cell === '' ? null : plain(cell)));
}

/** By name, in the form in which custom functions are registered. */
export const SHEETS_FUNCTIONS: Readonly<Record<string, HostFunction>> = {
  COUNTUNIQUE: (...values) => {
    const cells = values.flatMap((value) => rowsOf(value).flat());
    return new Set(cells.filter((cell) => cell !== '').map(keyOf)).size;
  },

  SORT: (range, ...keys) => {
    const rows = rowsOf(range);
    const sortKeys = Array.from({ length: Math.max(1, Math.ceil(keys.length / 2)) }, (_, i) => ({
      column: i,
      ascending: keys[2 * i + 1] !== false,
    }));
    const columns = sortKeys.map((_, i) => keyColumn(rows, keys[2 * i] ?? 1));
    return sortedOrder(columns, sortKeys).map((from) => rows[from]);
  },

  SPLIT: (text, delimiter, each = true, dropEmpty = true) => {
    const marks = each ? [...String(delimiter)] : [String(delimiter)];
    const pattern = marks.map((mark) => mark.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
    const parts = String(text).split(new RegExp(pattern));
    const kept = dropEmpty ? parts.filter((part) => part !== '') : parts;
    return [kept.map((part) => (/^\s*-?\d+(\.\d+)?\s*$/.test(part) ? Number(part) : part))];
  },
};
