/** COUNTIF, SUMIFS and their kin. */
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
  overRanges,
} from './builtin';
import { criterionOf, indexKeys } from './criteria';

/** What is made of the cells that meet every condition. */
type Fold = (cells: readonly Cell[]) => Cell;

const numbers = (cells: readonly Cell[]): number[] => {
  const failed = cells.find(({ isError }) => isError);
  if (failed) throw new FormulaError(String(failed.value));
  return cells.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
};
const formatOf = (cells: readonly Cell[]) =>
  cells.find(({ value }) => typeof value === 'number')?.format ?? null;

const sum: Fold = (cells) =>
  cell(
    numbers(cells).reduce((total, number) => total + number, 0),
    formatOf(cells),
  );
const average: Fold = (cells) => {
  const values = numbers(cells);
  if (values.length === 0)
    throw new FormulaError('#DIV/0!', 'Evaluation of function AVERAGEIF caused a divide by zero error.');
  return cell(values.reduce((total, number) => total + number, 0) / values.length, formatOf(cells));
};
const extreme =
  (pick: (a: number, b: number) => number): Fold =>
  (cells) => {
    const values = numbers(cells);
    return values.length === 0
      ? cell(0)
      : cell(
          values.reduce((a, b) => pick(a, b)),
          formatOf(cells),
        );
  };
const count: Fold = (cells) => cell(cells.length);

interface Condition {
  readonly range: Matrix;
  readonly criterion: Cell;
}

/** The places, row by row, at which every condition is met. */
function placesOf(conditions: readonly Condition[], host: BuiltinHost): number[] {
  const [{ range }] = conditions as [Condition];
  const width = range[0]!.length;
  for (const other of conditions)
    if (other.range.length !== range.length || other.range[0]!.length !== width)
      throw new FormulaError('#VALUE!', 'Array arguments are of different size.');
  const parts = conditions.map((one) => ({
    ...indexed(one.range, host),
    ...criterionOf(one.criterion, host),
  }));
  const found = parts.flatMap(({ key, byKey }) => (key === null ? [] : [byKey().get(key) ?? []]));
  const candidates =
    found.length > 0
      ? found.reduce((fewest, other) => (other.length < fewest.length ? other : fewest))
      : parts[0]!.cells.keys();
  return [...candidates].filter((place) => parts.every(({ cells, test }) => test(cells[place]!)));
}

interface Indexed {
  readonly cells: readonly Cell[];
  /** The places of cells by `indexKeys`. */
  byKey(): ReadonlyMap<string, readonly number[]>;
}

/** Many formulas ask for the same range. */
const indexes = new WeakMap<Matrix, Indexed>();

function indexed(range: Matrix, host: BuiltinHost): Indexed {
  let known = indexes.get(range);
  if (!known) {
    const cells = range.flat();
    let places: Map<string, number[]> | undefined;
    known = { cells, byKey: () => (places ??= placesByKey(cells, host)) };
    indexes.set(range, known);
  }
  return known;
}

function placesByKey(cells: readonly Cell[], host: BuiltinHost): Map<string, number[]> {
  const places = new Map<string, number[]>();
  cells.forEach((one, place) => {
    for (const key of indexKeys(one, host)) {
      const those = places.get(key);
      if (those) those.push(place);
      else places.set(key, [place]);
    }
  });
  return places;
}

/** The cell of a range at a place counted in another of that width: both begin at their first cell. */
function cellAt(range: Matrix, place: number, width: number): Cell {
  return range[Math.floor(place / width)]?.[place % width] ?? BLANK;
}

/** Calculates for each criterion, where one of them is a range. */
function perCriterion(
  criteria: readonly Matrix[],
  calculate: (criteria: readonly Cell[]) => Cell,
): Cell | Matrix {
  const largest = criteria.reduce((a, b) => (b.flat().length > a.flat().length ? b : a), [[BLANK]] as Matrix);
  if (largest.flat().length === 1) return calculate(criteria.map(first));
  return largest.map((row, i) =>
    row.map((_, j) => {
      try {
        return calculate(criteria.map((rows) => rows[i]?.[j] ?? first(rows)));
      } catch (error) {
        if (error instanceof FormulaError) return errorCell(error.code);
        throw error;
      }
    }),
  );
}

/** A function of a range, a criterion and a range that may be left out: SUMIF. */
const ofOne = (name: string, fold: Fold) =>
  overRanges(name, 2, 3, ([range, criterion, folded], host) =>
    perCriterion([criterion!], ([one]) => {
      const places = placesOf([{ range: range!, criterion: one! }], host);
      return fold(places.map((place) => cellAt(folded ?? range!, place, range![0]!.length)));
    }),
  );

/** A function of a range and of pairs of ranges and criteria: SUMIFS. */
const ofSeveral = (name: string, fold: Fold) =>
  overRanges(name, 3, 255, ([folded, ...pairs], host) =>
    overPairs(pairs, host, (places, range) => {
      if (folded!.length !== range.length || folded![0]!.length !== range[0]!.length)
        throw new FormulaError('#VALUE!', 'Array arguments are of different size.');
      return fold(places.map((place) => cellAt(folded!, place, range[0]!.length)));
    }),
  );

function overPairs(
  pairs: readonly Matrix[],
  host: BuiltinHost,
  calculate: (places: readonly number[], range: Matrix) => Cell,
): Cell | Matrix {
  if (pairs.length % 2 === 1) throw new FormulaError('#N/A', 'A range has no criterion.');
  const ranges = pairs.filter((_, i) => i % 2 === 0);
  return perCriterion(
    pairs.filter((_, i) => i % 2 === 1),
    (criteria) =>
      calculate(
        placesOf(
          ranges.map((range, i) => ({ range, criterion: criteria[i]! })),
          host,
        ),
        ranges[0]!,
      ),
  );
}

export const CONDITIONAL: readonly Builtin[] = [
  overRanges('COUNTIF', 2, 2, ([range, criterion], host) =>
    perCriterion([criterion!], ([one]) => cell(placesOf([{ range: range!, criterion: one! }], host).length)),
  ),
  overRanges('COUNTIFS', 2, 255, (pairs, host) =>
    overPairs(pairs, host, (places) => count(places.map(() => BLANK))),
  ),
  ofSeveral('COUNTUNIQUEIFS', (cells) =>
    cell(new Set(cells.flatMap((one) => (one.value === null ? [] : [String(one.value).toLowerCase()]))).size),
  ),
  ofOne('SUMIF', sum),
  ofOne('AVERAGEIF', average),
  ofSeveral('SUMIFS', sum),
  ofSeveral('AVERAGEIFS', average),
  ofSeveral('MAXIFS', extreme(Math.max)),
  ofSeveral('MINIFS', extreme(Math.min)),
];
