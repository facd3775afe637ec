/** Functions that give rows of a range: FILTER, SORT, SORTN and such. Blank cells stay blank. */
import { sortedOrder } from '../../sorting';
import {
  type Builtin,
  type BuiltinHost,
  type Cell,
  cell,
  FormulaError,
  first,
  type Matrix,
  numberIn,
  overRanges,
  truthIn,
} from './builtin';

type Rows = readonly (readonly Cell[])[];

const transposed = (rows: Matrix): Matrix => rows[0]!.map((_, j) => rows.map((row) => row[j]!));

/** Whether a condition lets a row pass; an error in it does not. */
const passes = ({ value, isError }: Cell) => !isError && typeof value !== 'string' && Boolean(value);

function filter(range: Matrix, conditions: readonly Matrix[]): Matrix {
  const [shape] = conditions as [Matrix];
  const byColumn = shape.length === 1 && shape[0]!.length === range[0]!.length && range.length !== 1;
  const rows = byColumn ? transposed(range) : range;
  const columns = conditions.map((condition) => (byColumn ? transposed(condition) : condition));
  if (columns.some((column) => column.length !== rows.length || column[0]!.length !== 1))
    throw new FormulaError('#N/A', 'FILTER has mismatched range sizes.');
  const kept = rows.filter((_, i) => columns.every((column) => passes(column[i]![0]!)));
  if (kept.length === 0) throw new FormulaError('#N/A', 'No matches are found in FILTER evaluation.');
  return byColumn ? transposed(kept) : kept;
}

/** The columns to sort by, with their directions: a number of a column or a range of its own, then TRUE or FALSE. All, where none is named. */
function sortKeys(rows: Rows, keys: readonly Matrix[], host: BuiltinHost) {
  if (keys.length % 2 === 1)
    throw new FormulaError('#N/A', 'Each column to sort by is followed by TRUE or FALSE.');
  const count = keys.length / 2 || rows[0]!.length;
  return Array.from({ length: count }, (_, i) => {
    const [by, ascending] = [keys[2 * i], keys[2 * i + 1]];
    const cells =
      by && by.flat().length > 1 ? by.flat() : columnOf(rows, by ? numberIn(first(by), host) : i + 1);
    if (cells.length !== rows.length) throw new FormulaError('#N/A', 'SORT has mismatched range sizes.');
    return {
      values: cells.map(({ value, isError }) => (isError ? '#' : value)),
      key: { column: i, ascending: ascending === undefined || truthIn(first(ascending)) },
    };
  });
}

function columnOf(rows: Rows, number: number): Cell[] {
  if (!(number >= 1 && number <= rows[0]!.length))
    throw new FormulaError('#VALUE!', `There is no column ${number} to sort by.`);
  return rows.map((row) => row[Math.trunc(number) - 1]!);
}

function sorted(rows: Rows, keys: readonly Matrix[], host: BuiltinHost) {
  const by = sortKeys(rows, keys, host);
  const order = sortedOrder(
    by.map(({ values }) => values),
    by.map(({ key }) => key),
  );
  /** Whether two rows are alike in all that is sorted by. */
  const tie = (a: number, b: number) => by.every(({ values }) => sameKey(values[a]!, values[b]!));
  return { order, tie };
}

function sameKey(a: Cell['value'], b: Cell['value']): boolean {
  return typeof a === 'string' && typeof b === 'string' ? a.toLowerCase() === b.toLowerCase() : a === b;
}

/** The first rows in order, by what is done with ties: 0 cuts, 1 keeps those of the last, 2 and 3 count alike ones once. */
function firstRows(rows: Rows, [count, ties, ...keys]: readonly Matrix[], host: BuiltinHost): Matrix {
  const wanted = count ? Math.trunc(numberIn(first(count), host)) : 1;
  const mode = ties ? Math.trunc(numberIn(first(ties), host)) : 0;
  if (!(wanted >= 1 && mode >= 0 && mode <= 3))
    throw new FormulaError('#NUM!', 'SORTN takes at least one row, and ties as 0, 1, 2 or 3.');
  const { order, tie } = sorted(rows, keys, host);
  if (mode < 2) {
    const cut = order.slice(0, wanted);
    const last = cut[cut.length - 1]!;
    const tied = mode === 1 ? order.slice(wanted).filter((row) => tie(row, last)) : [];
    return [...cut, ...tied].map((row) => rows[row]!);
  }
  const distinct = order.filter((row, i) => i === 0 || !tie(row, order[i - 1]!)).slice(0, wanted);
  return (mode === 2 ? distinct : order.filter((row) => distinct.some((one) => tie(one, row)))).map(
    (row) => rows[row]!,
  );
}

const keyOf = ({ value }: Cell) => `${typeof value}:${String(value).toLowerCase()}`;

export const ARRAYS: readonly Builtin[] = [
  overRanges('FILTER', 2, 255, ([range, ...conditions]) => filter(range!, conditions)),
  overRanges('SORT', 1, 255, ([range, ...keys], host) =>
    sorted(range!, keys, host).order.map((row) => range![row]!),
  ),
  overRanges('SORTN', 1, 255, ([range, ...rest], host) => firstRows(range!, rest, host)),
  overRanges('COUNTUNIQUE', 1, 255, (args) => {
    const cells = args.flatMap((rows) => rows.flat()).filter(({ value }) => value !== null && value !== '');
    return cell(new Set(cells.map(keyOf)).size);
  }),
  overRanges('ARRAY_CONSTRAIN', 3, 3, ([range, rows, columns], host) => {
    const [height, width] = [rows, columns].map((size) => Math.trunc(numberIn(first(size), host))) as [
      number,
      number,
    ];
    if (!(height >= 1 && width >= 1))
      throw new FormulaError('#NUM!', 'ARRAY_CONSTRAIN takes at least one row and one column.');
    return range!.slice(0, height).map((row) => row.slice(0, width));
  }),
];
