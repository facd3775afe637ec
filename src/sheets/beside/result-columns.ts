import { columnLetter } from '../../base/a1';
import { isNext, runsOf } from '../../base/runs';
import type { Book } from '../grid/book';
import { type CellValue, type OwnFormula, shown, writeValues } from '../grid/cells';
import type { CustomerTable } from '../tabs/customer-table';
import { clearWritten, type Image, restore, rewritableCells, type Written } from './image';
import { closeJournal, openJournal, readJournal } from './journal';
import {
  disown,
  dropColumns,
  makeColumns,
  marksOf,
  type NewColumn,
  notedColumns,
  ownColumns,
  rememberPrints,
} from './own-columns';
import { fingerprint } from './proof';
import {
  type ColumnBlock,
  formulaAt,
  holdsWhatWasRead,
  isUnmoved,
  newlyBroken,
  showsRef,
  showsRight,
} from './window-check';

/** A result beside the user's rows: a value for each row below the header. */
export interface ResultColumn extends NewColumn {
  readonly values: readonly CellValue[];
  /** The look-up that shows the same, where the column is to be live. */
  readonly lookup?: OwnFormula;
}

/** A live column that cannot show itself, because something was typed into it. */
export interface BlockedColumn {
  readonly name: string;
  /** The cells in the way, such as `H7`. */
  readonly cells: readonly string[];
}

/** How a write ended. */
export type WriteOutcome =
  | { readonly kind: 'written'; readonly blocked: readonly BlockedColumn[] }
  /** Somebody changed the tab meanwhile: nothing of theirs is changed, read and score again. */
  | { readonly kind: 'moved' }
  /** The tab does not show what was written, which is taken back: a look-up goes wrong there, or values do not arrive. */
  | { readonly kind: 'wrong' }
  /** Formulas of the user's show `#REF!` with our columns beside them, so they are taken back. */
  | { readonly kind: 'broken'; readonly of: readonly string[] };

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

/** Columns of values that are to be live, but whose headers the user has worded anew: the words would be lost, so they are the user's. */
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

/** Brings back what a run that died while it wrote had replaced in columns that are not ours. */
export function recover(book: Book): void {
  const entry = readJournal(book);
  if (!entry) return;
  const sheet = book.spreadsheet.getSheetById(entry.sheetId);
  if (sheet) {
    const ours = settledColumns(book, sheet);
    restore(sheet, entry.headerRow, ours, entry.image, entry.written);
    // What nobody has looked at since it was written may be in the way of a formula of theirs.
    if (showsRef(sheet)) clearWritten(sheet, entry.headerRow, entry.written);
  }
  closeJournal(book);
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
  // A header that the user has worded anew stays as it is.
  const header = isOurHeader(table, column, results) ? name : String(table.headers[column - 1]);
  return [header, ...table.rows.map((_, i) => values[i] ?? '')];
}

/** Whether a live column stands as it should: its own formula, showing its own header. */
function stands(table: CustomerTable, { name, lookup }: ResultColumn, column: number): boolean {
  return (
    lookup !== undefined && formulaAt(table, column) === lookup.formula && table.headers[column - 1] === name
  );
}

/** Our columns that would be written and may not be: name to column. A live one that holds its formula is left as it is. */
export function lockedColumns(table: CustomerTable, isLive: boolean): Map<string, number> {
  const { sheet, headerRow, rows, own } = table;
  const mayEdit = (columns: readonly number[]) =>
    sheet.getRange(headerRow, columns[0]!, rows.length + 1, columns.length).canEdit();
  const written = [...own.values()]
    .filter((column) => !isLive || formulaAt(table, column) === '')
    .sort((a, b) => a - b);
  const locked = runsOf(written, isNext).flatMap((run) =>
    mayEdit(run) ? [] : run.filter((column) => !mayEdit([column])),
  );
  return new Map([...own].filter(([, column]) => locked.includes(column)));
}

/** The live columns that show an error because something was typed into them. */
export function blockedColumns(table: CustomerTable): BlockedColumn[] {
  return [...table.own].flatMap(([name, column]) => {
    const showsError = String(table.headers[column - 1] ?? '').charAt(0) === '#';
    if (!showsError || formulaAt(table, column) === '') return [];
    const cells = table.rows.flatMap((row, i) =>
      (row[column - 1] ?? '') === '' ? [] : [`${columnLetter(column)}${table.headerRow + 1 + i}`],
    );
    return cells.length === 0 ? [] : [{ name, cells }];
  });
}

/** Moves what was typed into live columns into notes on the same cells, so that the columns show themselves again. */
export function repairColumns({ sheet }: CustomerTable, blocked: readonly BlockedColumn[]): void {
  for (const { cells } of blocked) {
    for (const cell of cells) {
      const range = sheet.getRange(cell);
      const [earlier, typed] = [range.getNote(), String(range.getValue())];
      range.setNote(`${earlier === '' ? '' : `${earlier}\n`}${typed}`);
      range.clearContent();
    }
  }
}

/** Writes neighboring columns in one go, from the header down, and checks what they show. */
function writeColumns(
  book: Book,
  table: CustomerTable,
  own: ReadonlyMap<string, number>,
  block: ColumnBlock,
): WriteOutcome {
  const { sheet, headerRow } = table;
  const { columns, rows } = block;
  const written: Written = { columns, values: rows.map((row) => row.map(shown)) };
  const near = imageOf(table, own, columns[0]! - 1, columns.length + 2);
  if (!marksOf(book, sheet, columns)) {
    // What was noted of our columns is out of date: from here on it is what the marks say.
    ownColumns(book, sheet);
    return { kind: 'moved' };
  }
  openJournal(book, { sheetId: book.idOf(sheet), headerRow, image: near, written });
  // The last look before the write: Sheets has no write that checks what it replaces.
  if (!holdsWhatWasRead(table, block)) {
    closeJournal(book);
    return { kind: 'moved' };
  }
  writeValues(sheet, headerRow, columns[0]!, rows);

  const marks = marksOf(book, sheet, columns);
  const outcome = marks ? outcomeOf(table, own, block) : ({ kind: 'moved' } as const);
  if (outcome.kind === 'moved') {
    const whole = imageOf(table, own, 1, table.headers.length);
    restore(sheet, headerRow, settledColumns(book, sheet), whole, written);
  } else if (outcome.kind !== 'written') {
    if (marksOf(book, sheet, columns)) clearWritten(sheet, headerRow, written);
  }
  if (marks && outcome.kind === 'written') rememberPrints(book, sheet, marks, printsOf(own, block));
  closeJournal(book);
  return outcome;
}

/** How a write into our own columns came out: without harm to the user's formulas, undisturbed, and right. */
function outcomeOf(table: CustomerTable, own: ReadonlyMap<string, number>, block: ColumnBlock): WriteOutcome {
  const of = newlyBroken(table);
  if (of.length > 0) return { kind: 'broken', of };
  if (!isUnmoved(table, own)) return { kind: 'moved' };
  return showsRight(table, block) ? { kind: 'written', blocked: [] } : { kind: 'wrong' };
}

/** What each column's mark is to remember of a block: nothing of a live one, whose formula speaks for it. */
function printsOf(own: ReadonlyMap<string, number>, { columns, rows }: ColumnBlock): Map<string, string> {
  const names = new Map([...own].map(([name, column]) => [column, name]));
  return new Map(
    columns.map((column, k) => {
      const [header, ...below] = rows.map((row) => shown(row[k]!));
      const isLive = typeof rows[0]![k] === 'object';
      return [names.get(column) ?? String(header), isLive ? '' : fingerprint(below)];
    }),
  );
}

/** Where our columns stand, read until it is the same twice: a column may move between the calls that a look takes. */
function settledColumns(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet): number[] {
  let before = ownColumns(book, sheet);
  for (;;) {
    const now = ownColumns(book, sheet);
    if (sameColumns(now, before)) return [...now.values()];
    before = now;
  }
}

/** What stood in columns when the table was read. */
function imageOf(table: CustomerTable, own: ReadonlyMap<string, number>, from: number, width: number): Image {
  const first = Math.max(1, from);
  const cut = <T>(row: readonly T[]) => row.slice(first - 1, from - 1 + width);
  const values = [table.headers, ...table.rows];
  return {
    headers: table.headers.map(String),
    ours: [...own.values()],
    maxColumns: Math.max(table.maxColumns, ...own.values()),
    first,
    cells: rewritableCells(values.map(cut), table.formulas.slice(table.headerRow - 1).map(cut)),
  };
}

function sameColumns(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([name, column]) => b.get(name) === column);
}

function transposed<T>(columns: readonly (readonly T[])[]): T[][] {
  return columns[0]!.map((_, i) => columns.map((column) => column[i]!));
}

/** Whether a column stands right after another. */
function sideBySide(before: { readonly column: number }, next: { readonly column: number }): boolean {
  return isNext(before.column, next.column);
}
