/** Look-ups that Univer answers otherwise than Sheets: in sorted ranges, and to the nearest. */
import {
  BLANK,
  type Builtin,
  type BuiltinHost,
  type Cell,
  cell,
  errorCell,
  FormulaError,
  first,
  type Matrix,
  numberIn,
} from './builtin';

type Value = string | number | boolean;

const KINDS = ['number', 'string', 'boolean'];

/** Numbers come before text, and text before TRUE and FALSE. */
function compare(a: Value, b: Value): number {
  if (typeof a !== typeof b) return KINDS.indexOf(typeof a) - KINDS.indexOf(typeof b);
  return typeof a === 'string'
    ? a.localeCompare(String(b), 'en', { sensitivity: 'accent' })
    : Number(a) - Number(b);
}

const comparable = (one: Cell, key: Cell) =>
  !one.isError && one.value !== null && typeof one.value === typeof key.value;

/** In sorted cells, the last one that is not above the key; -1 where there is none. Cells of another kind do not count. */
export function lastNotAbove(cells: readonly Cell[], key: Cell): number {
  const places = cells.flatMap((one, place) => (comparable(one, key) ? [place] : []));
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(cells[places[middle]!]!.value!, key.value!) > 0) high = middle;
    else low = middle + 1;
  }
  return places[low - 1] ?? -1;
}

/** The cell that is equal to the key, or else the nearest below it (-1) or above it (1); of equals the first, or the last. */
export function nearest(cells: readonly Cell[], key: Cell, side: number, fromEnd: boolean): number {
  let best = -1;
  cells.forEach((one, place) => {
    if (one.isError || one.value === null) return;
    const difference = compare(one.value!, key.value!) * side;
    if (difference < 0) return;
    const closer = best === -1 ? -1 : compare(one.value!, cells[best]!.value!) * side;
    if (closer < 0 || (closer === 0 && fromEnd)) best = place;
  });
  return best;
}

const equal = (cells: readonly Cell[], key: Cell) =>
  cells.findIndex((one) => comparable(one, key) && compare(one.value!, key.value!) === 0);

const MATCH_MODES = [-1, 0, 1, 2];
const SEARCH_MODES = [-2, -1, 1, 2];
const numberOr = (otherwise: number, given: Matrix | undefined, host: BuiltinHost) =>
  given === undefined ? otherwise : numberIn(first(given), host);

const columnOf = (rows: Matrix) => rows.map((row) => row[0] ?? BLANK);
const isExact = (mode: Matrix | undefined) =>
  mode !== undefined && first(mode).value !== null && !first(mode).value;

/** Gives the answer for each key, an error where there is none for it. */
function perKey(keys: Matrix, answer: (key: Cell) => Cell): Matrix {
  return keys.map((row) =>
    row.map((key) => {
      if (key.isError) return key;
      return answer(key.value === null ? { ...key, value: 0 } : key);
    }),
  );
}

function sortedLookup(keys: Matrix, range: Matrix, number: Cell, host: BuiltinHost): Matrix {
  const column = Math.trunc(numberIn(number, host));
  if (column < 1) throw new FormulaError('#VALUE!', 'The number of the result must be at least 1.');
  if (column > range[0]!.length) throw new FormulaError('#REF!', `The range has only ${range[0]!.length}.`);
  const looked = columnOf(range);
  return perKey(keys, (key) => {
    const row = lastNotAbove(looked, key);
    return row === -1 ? errorCell('#N/A') : range[row]![column - 1]!;
  });
}

const transposed = (rows: Matrix): Matrix => rows[0]!.map((_, j) => rows.map((row) => row[j]!));

/** Takes calls over from Univer: those for which `takes` says so. */
export interface Takeover extends Builtin {
  takes(args: readonly Matrix[], host: BuiltinHost): boolean;
}

export const LOOKUPS: readonly Takeover[] = [
  {
    name: 'VLOOKUP',
    min: 3,
    max: 4,
    takes: ([, , , mode]) => !isExact(mode),
    calculate: ([keys, range, number], host) => sortedLookup(keys!, range!, first(number), host),
  },
  {
    name: 'HLOOKUP',
    min: 3,
    max: 4,
    takes: ([, , , mode]) => !isExact(mode),
    calculate: ([keys, range, number], host) => sortedLookup(keys!, transposed(range!), first(number), host),
  },
  {
    name: 'MATCH',
    min: 2,
    max: 3,
    takes: ([, , mode], host) => mode === undefined || numberIn(first(mode), host) > 0,
    calculate: ([keys, range]) => {
      const looked = range!.flat();
      return perKey(keys!, (key) => {
        const place = lastNotAbove(looked, key);
        return place === -1 ? errorCell('#N/A') : cell(place + 1);
      });
    },
  },
  {
    name: 'XLOOKUP',
    min: 3,
    max: 6,
    takes: ([keys, , results, missing, mode, search], host) => {
      const [side, order] = [numberOr(0, mode, host), numberOr(1, search, host)];
      if (!MATCH_MODES.includes(side) || !SEARCH_MODES.includes(order)) return true;
      if (keys!.flat().length !== 1) return false;
      const fillsSeveral = missing !== undefined && results!.length > 1 && results![0]!.length > 1;
      return Math.abs(side) === 1 || (side === 0 && order === 1 && fillsSeveral);
    },
    calculate: ([keys, range, results, missing, mode, search], host) => {
      const side = numberOr(0, mode, host);
      if (!MATCH_MODES.includes(side) || !SEARCH_MODES.includes(numberOr(1, search, host)))
        throw new FormulaError('#VALUE!', 'XLOOKUP matches by -1, 0, 1 or 2 and searches by -2, -1, 1 or 2.');
      if (range!.length > 1 && range![0]!.length > 1)
        throw new FormulaError('#VALUE!', 'XLOOKUP looks in one row or one column.');
      const byColumn = range!.length === 1 && range![0]!.length > 1;
      const rows = byColumn ? transposed(results!) : results!;
      if (rows.length !== range!.flat().length)
        throw new FormulaError('#VALUE!', 'XLOOKUP has mismatched range sizes.');
      const fromEnd = numberOr(1, search, host) < 0;
      const key = first(keys);
      if (key.isError) return key;
      const place = side === 0 ? equal(range!.flat(), key) : nearest(range!.flat(), key, side, fromEnd);
      if (place === -1) return missing && first(missing).value !== null ? missing : errorCell('#N/A');
      const found = [rows[place] ?? [errorCell('#VALUE!')]];
      return byColumn ? transposed(found) : found;
    },
  },
];
