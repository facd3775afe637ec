/** Look-ups that Univer answers otherwise than Sheets: in sorted ranges, and to the nearest. */
import { columnLetters } from '../../a1';
import { lookupKey } from '../../lookup-column';
import { quoteSheet } from '../formula-text';
import {
  BLANK,
  type Builtin,
  type BuiltinHost,
  type Cell,
  cell,
  cellByCell,
  errorCell,
  FormulaError,
  first,
  type Matrix,
  numberIn,
  textIn,
  truthIn,
} from './builtin';
import { wildcardPattern } from './criteria';

type Value = string | number | boolean;

const KINDS = ['number', 'string', 'boolean'];

/** Numbers come before text, and text before TRUE and FALSE. Of text neither case nor accents count. */
function compare(a: Value, b: Value): number {
  if (typeof a !== typeof b) return KINDS.indexOf(typeof a) - KINDS.indexOf(typeof b);
  return typeof a === 'string'
    ? a.localeCompare(String(b), 'en', { sensitivity: 'base' })
    : Number(a) - Number(b);
}

const comparable = (one: Cell, key: Cell) =>
  !one.isError && one.value !== null && typeof one.value === typeof key.value;

/**
 * In sorted cells, the last one that is not above the key, or in descending ones the first of the last that are not below it;
 * -1 where there is none. Cells of another kind do not count. In cells that are not sorted it ends where halving leads.
 */
export function inSorted(cells: readonly Cell[], key: Cell, descending = false): number {
  const places = cells.flatMap((one, place) => (comparable(one, key) ? [place] : []));
  const beyond = (at: number) => compare(cells[places[at]!]!.value!, key.value!) * (descending ? -1 : 1);
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (beyond(middle) > 0) high = middle - 1;
    else low = middle;
  }
  if (places.length === 0 || beyond(low) > 0) return -1;
  if (descending) while (low > 0 && sameValue(cells[places[low - 1]!]!, cells[places[low]!]!)) low--;
  return places[low]!;
}

const sameValue = (a: Cell, b: Cell) => compare(a.value!, b.value!) === 0;

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

/** The first cell that is equal to the key, or the last. */
function equal(cells: readonly Cell[], key: Cell, fromEnd = false): number {
  const isEqual = (one: Cell) =>
    key.value === null ? one.value === null && !one.isError : comparable(one, key) && sameValue(one, key);
  return fromEnd ? cells.map(isEqual).lastIndexOf(true) : cells.findIndex(isEqual);
}

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

/** Indexes live as long as one calculation: formulas that look into the same range share its matrix. */
const [byColumn, byRow] = [
  new WeakMap<Matrix, Map<string, number>>(),
  new WeakMap<Matrix, Map<string, number>>(),
];

/** The first of the cells at the left, or at the top, of a range that is the key. Text may have wildcards. */
function exactPlace(range: Matrix, atTop: boolean, key: Cell): number {
  const cells = () => (atTop ? range[0]! : columnOf(range));
  if (typeof key.value === 'string' && /[*?~]/.test(key.value)) {
    const pattern = wildcardPattern(key.value);
    return cells().findIndex(
      ({ value, isError }) => typeof value === 'string' && !isError && pattern.test(value),
    );
  }
  const indexes = atTop ? byRow : byColumn;
  let index = indexes.get(range);
  if (!index) {
    index = new Map();
    const looked = cells();
    for (let i = looked.length - 1; i >= 0; i--) {
      const { value, isError } = looked[i]!;
      if (value !== null && !isError) index.set(lookupKey(value), i);
    }
    indexes.set(range, index);
  }
  return index.get(lookupKey(key.value!)) ?? -1;
}

/** VLOOKUP, or lying on its side HLOOKUP. */
function lookup([keys, range, number, mode]: readonly Matrix[], host: BuiltinHost, atTop: boolean): Matrix {
  const lines = atTop ? transposed(range!) : range!;
  const wanted = Math.trunc(numberIn(first(number), host));
  if (wanted < 1) throw new FormulaError('#VALUE!', 'The number of the result must be at least 1.');
  if (wanted > lines[0]!.length) throw new FormulaError('#REF!', `The range has only ${lines[0]!.length}.`);
  return perKey(keys!, (key) => {
    const place = isExact(mode) ? exactPlace(range!, atTop, key) : inSorted(columnOf(lines), key);
    return place === -1 ? errorCell('#N/A') : lines[place]![wanted - 1]!;
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
    takes: () => true,
    calculate: (args, host) => lookup(args, host, false),
  },
  { name: 'HLOOKUP', min: 3, max: 4, takes: () => true, calculate: (args, host) => lookup(args, host, true) },
  {
    name: 'MATCH',
    min: 2,
    max: 3,
    takes: () => true,
    calculate: ([keys, range, mode], host) => {
      if (range!.length > 1 && range![0]!.length > 1)
        throw new FormulaError('#N/A', 'MATCH looks in one row or one column.');
      const order = numberOr(1, mode, host);
      const looked = order === 0 ? [] : range!.flat();
      return perKey(keys!, (key) => {
        const place =
          order === 0 ? exactPlace(range!, range!.length === 1, key) : inSorted(looked, key, order < 0);
        return place === -1 ? errorCell('#N/A') : cell(place + 1);
      });
    },
  },
  {
    name: 'LOOKUP',
    min: 2,
    max: 3,
    takes: () => true,
    calculate: ([keys, range, results]) => {
      // Without a range of results it looks in the longer side and answers from the other end.
      const byColumn = results === undefined ? range![0]!.length > range!.length : range!.length === 1;
      const lines = byColumn ? transposed(range!) : range!;
      if (results !== undefined && lines[0]!.length > 1)
        throw new FormulaError('#N/A', 'LOOKUP looks in one row or one column.');
      if (results !== undefined && results.length > 1 && results[0]!.length > 1)
        throw new FormulaError('#N/A', 'LOOKUP answers from one row or one column.');
      const answers = results?.flat() ?? lines.map((line) => line[line.length - 1]!);
      if (answers.length < lines.length)
        throw new FormulaError('#NUM!', 'LOOKUP has fewer results than cells to look in.');
      const looked = columnOf(lines);
      return perKey(keys!, (key) => {
        const place = inSorted(looked, key);
        return place === -1 ? errorCell('#N/A') : answers[place]!;
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
      return Math.abs(side) === 1 || (side === 0 && (order !== 1 || fillsSeveral));
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
      const order = numberOr(1, search, host);
      const key = first(keys);
      if (key.isError) return key;
      // Halving ends at the first of equals, and at the last of those that are only near, in the order of the cells.
      const place =
        side === 0
          ? equal(range!.flat(), key, order < 0)
          : nearest(range!.flat(), key, side, order === -1 || order === 2);
      if (place === -1) return missing && first(missing).value !== null ? missing : errorCell('#N/A');
      const found = [rows[place] ?? [errorCell('#VALUE!')]];
      return byColumn ? transposed(found) : found;
    },
  },
];

/** `$A$1`, `R1C1` and what lies between, with the name of a tab where there is one. */
export const ADDRESS: Builtin = cellByCell('ADDRESS', 2, 5, ([row, column, fixed, notation, tab], host) => {
  const [i, j] = [row!, column!].map((one) => Math.trunc(numberIn(one, host))) as [number, number];
  if (i < 1 || j < 1) throw new FormulaError('#VALUE!', 'Rows and columns count from 1.');
  const kind = fixed === undefined || fixed.value === null ? 1 : Math.trunc(numberIn(fixed, host));
  if (kind < 1 || kind > 4) throw new FormulaError('#NUM!', 'What is fixed is 1, 2, 3 or 4.');
  const [rowFixed, columnFixed] = [kind < 3, kind === 1 || kind === 3];
  const byLetters =
    notation === undefined || notation.value === null || (notation.value !== '' && truthIn(notation));
  const place = byLetters
    ? `${columnFixed ? '$' : ''}${columnLetters(j - 1)}${rowFixed ? '$' : ''}${i}`
    : `R${rowFixed ? i : `[${i}]`}C${columnFixed ? j : `[${j}]`}`;
  return cell(tab === undefined || tab.value === null ? place : `${quoteSheet(textIn(tab, host))}!${place}`);
});
