import { isNext, runsOf } from '../../base/runs';
import type { Book } from '../grid/book';
import type { CellValue, OwnFormula } from '../grid/cells';
import type { CustomerTable } from '../tabs/customer-table';
import { blockedColumns } from './live-columns';
import { disown, dropColumns, makeColumns, type NewColumn, notedColumns } from './own-columns';
import { type ColumnBlock, formulaAt, isUnmoved, showsRight } from './window-check';
import { type WriteOutcome, writeColumns } from './write-columns';

/** A result beside the user's rows: a value for each row below the header. */
export interface ResultColumn extends NewColumn {
  readonly values: readonly CellValue[];
  /** The look-up that shows the same, where the column is to be live. */
  readonly lookup?: OwnFormula;
}

type Cell = CellValue | OwnFormula;

/**
 * Writes results beside the user's rows: finds our columns, checks that the customers stand where they were scored,
 * keeps what is replaced in the journal, writes, and reads back formula and displayed value. A live column that is
 * right already is not touched.
 */
export function writeResultColumns(
  book: Book,
  table: CustomerTable,
  results: readonly ResultColumn[],
): WriteOutcome {
  disown(book, table.sheet, table.takenOver);
  const reworded = rewordedColumns(table, results);
  if (reworded.size > 0) {
    disown(book, table.sheet, reworded);
    return { kind: 'moved' };
  }
  const standing = new Map(notedColumns(book, table.sheet).map(({ name, column }) => [name, column]));
  const lacking = results.filter(({ name }) => !standing.has(name));
  const made = makeColumns(book, table.sheet, table.headerRow, lacking);
  if (!made) return { kind: 'moved' };
  const own = new Map([...standing, ...made]);
  const placed = results.map((result) => ({ result, column: own.get(result.name) ?? 0 }));
  if (placed.some(({ column }) => column === 0) || !isUnmoved(table, own)) return { kind: 'moved' };

  const blocked = blockedColumns(table);
  const free = placed.filter(({ result }) => !blocked.some(({ name }) => name === result.name));
  free.sort((a, b) => a.column - b.column);
  const isIntact = ({ result, column }: Placed) => stands(table, result, column);
  for (const run of runsOf(
    free.filter((each) => !isIntact(each)),
    sideBySide,
  )) {
    const outcome = writeColumns(book, table, own, blockOf(table, results, run));
    // No column of ours stays where a formula of theirs needs the room.
    if (outcome.kind === 'broken') dropColumns(book, table.sheet, own);
    if (outcome.kind !== 'written') return outcome;
  }
  const right = runsOf(free.filter(isIntact), sideBySide).every((run) =>
    showsRight(table, blockOf(table, results, run)),
  );
  return right ? { kind: 'written', blocked } : { kind: 'wrong' };
}

/** Columns of values that are to be live, but whose headers the user has reworded: the words would be lost, so the columns are now the user's. */
function rewordedColumns(table: CustomerTable, results: readonly ResultColumn[]): Map<string, number> {
  const live = results.filter(({ lookup }) => lookup !== undefined).map(({ name }) => name);
  return new Map(
    [...table.own].filter(
      ([name, column]) =>
        live.includes(name) && formulaAt(table, column) === '' && !isOurHeader(table, column, results),
    ),
  );
}

/** Whether a header is one of ours, blank, or the error of a formula of ours. */
function isOurHeader(
  { headers }: CustomerTable,
  column: number,
  results: readonly { readonly name: string }[],
): boolean {
  const standing = String(headers[column - 1] ?? '');
  return standing === '' || standing.charAt(0) === '#' || results.some(({ name }) => name === standing);
}

interface Placed {
  readonly result: ResultColumn;
  readonly column: number;
}

function blockOf(
  table: CustomerTable,
  results: readonly ResultColumn[],
  run: readonly Placed[],
): ColumnBlock {
  const rows = run.map(({ result, column }) => contentsOf(table, results, result, column));
  const shows = run.map(({ result }, k) => [result.lookup ? result.name : rows[k]![0]!, ...result.values]);
  return { columns: run.map(({ column }) => column), rows: transposed(rows), shows: transposed(shows) };
}

/**
 * Clears our result columns, or some of them, headers and formats included. The columns stay as blank ones, since a user's formula may
 * point at them; a later run finds them blank and takes them again. False where the tab changed meanwhile.
 */
export function clearResultColumns(
  book: Book,
  table: CustomerTable,
  columns: ReadonlyMap<string, number> = table.own,
): boolean {
  disown(book, table.sheet, table.takenOver);
  const names = [...table.own].map(([name]) => ({ name }));
  const own = [...columns.values()]
    .sort((a, b) => a - b)
    .map((column) => ({ column, isLive: formulaAt(table, column) !== '' }));
  // A live column goes with its header; what somebody typed below it stays.
  const alike = (before: (typeof own)[0], next: (typeof own)[0]) =>
    sideBySide(before, next) && before.isLive === next.isLive;
  const cleared = runsOf(own, alike).every((run) => {
    const header = run.map(({ column }) =>
      isOurHeader(table, column, names) ? '' : String(table.headers[column - 1]),
    );
    const below = run[0]!.isLive ? [] : table.rows.map(() => run.map(() => ''));
    const blank = [header, ...below];
    const block = { columns: run.map(({ column }) => column), rows: blank, shows: blank };
    return writeColumns(book, table, table.own, block).kind === 'written';
  });
  if (cleared) dropColumns(book, table.sheet, columns);
  return cleared;
}

/** What a column holds, from the header down. */
function contentsOf(
  table: CustomerTable,
  results: readonly ResultColumn[],
  { name, lookup, values }: ResultColumn,
  column: number,
): Cell[] {
  if (lookup) return [lookup, ...table.rows.map(() => '')];
  // A header that the user has reworded stays as it is.
  const header = isOurHeader(table, column, results) ? name : String(table.headers[column - 1]);
  return [header, ...table.rows.map((_, i) => values[i] ?? '')];
}

/** Whether a live column stands as it should: its own formula, showing its own header. */
function stands(table: CustomerTable, { name, lookup }: ResultColumn, column: number): boolean {
  return (
    lookup !== undefined && formulaAt(table, column) === lookup.formula && table.headers[column - 1] === name
  );
}

function transposed<T>(columns: readonly (readonly T[])[]): T[][] {
  return columns[0]!.map((_, i) => columns.map((column) => column[i]!));
}

/** Whether a column stands right after another. */
function sideBySide(before: { readonly column: number }, next: { readonly column: number }): boolean {
  return isNext(before.column, next.column);
}
