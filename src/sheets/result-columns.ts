import { type CellValue, shown, writeValues } from './cells';
import type { CustomerTable } from './customer-table';
import { type Image, restore, rewritableCells, same, type Written } from './image';
import { closeJournal, openJournal, readJournal } from './journal';
import { dropColumns, makeColumns, type NewColumn, ownColumns } from './own-columns';

/** A result beside the user's rows: a value for each row below the header. */
export interface ResultColumn extends NewColumn {
  readonly values: readonly CellValue[];
}

/**
 * Writes results beside the user's rows: finds our columns, checks that the rows are those that were scored, keeps what
 * stands there in the journal, writes, and reads back. True when every result stands beside its customer; false when
 * somebody changed the tab meanwhile: then nothing of theirs is changed, and the caller reads and scores again.
 */
export function writeResultColumns(
  book: GoogleAppsScript.Spreadsheet.Spreadsheet,
  table: CustomerTable,
  results: readonly ResultColumn[],
): boolean {
  const { sheet } = table;
  const lacking = results.filter(({ name }) => !table.own.has(name));
  if (!makeColumns(book, sheet, table.headerRow, lacking)) return false;

  const before = readBlock(book, table);
  if (!before || !sameCustomers(table)) return false;
  const placed = results.map((result) => ({ result, column: before.own.get(result.name) ?? 0 }));
  placed.sort((a, b) => a.column - b.column);
  if (placed.some(({ column }) => column === 0)) return false;

  const names = results.map(({ name }) => name);
  return neighbours(placed.map(({ column }) => column)).every((columns) => {
    const run = placed.filter(({ column }) => columns.includes(column)).map(({ result }) => result);
    const header = run.map(({ name }, k) => {
      const standing = String(before.values[0]![columns[k]! - 1]);
      // A header that the user has worded anew stays as it is.
      return standing === '' || names.includes(standing) ? name : standing;
    });
    const rows = table.rows.map((_, i) => run.map(({ values }) => values[i] ?? ''));
    return writeColumns(book, table, before, columns, [header, ...rows]);
  });
}

/** Brings back what a run that died while it wrote had replaced in columns that are not ours. */
export function recover(book: GoogleAppsScript.Spreadsheet.Spreadsheet): void {
  const entry = readJournal(book);
  if (!entry) return;
  const sheet = book.getSheets().find((candidate) => candidate.getSheetId() === entry.sheetId);
  if (sheet) {
    restore(sheet, entry.headerRow, [...ownColumns(book, sheet).values()], entry.image, entry.written);
  }
  closeJournal(book);
}

/**
 * Clears our result columns, headers and formats included. The columns stay as blank ones, since a user's formula may
 * point at them; a later run finds them blank and takes them again.
 */
export function clearResultColumns(
  book: GoogleAppsScript.Spreadsheet.Spreadsheet,
  table: CustomerTable,
): boolean {
  const before = readBlock(book, table);
  if (!before) return false;
  const own = [...before.own.values()].sort((a, b) => a - b);
  const cleared = neighbours(own).every((columns) => {
    const blank = before.values.map(() => columns.map(() => ''));
    return writeColumns(book, table, before, columns, blank);
  });
  if (cleared) dropColumns(book, table.sheet);
  return cleared;
}

/** The customer tab right before a write, and where our columns are in it. */
interface Block {
  readonly own: ReadonlyMap<string, number>;
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly string[])[];
  readonly maxColumns: number;
}

/** Writes neighbouring columns in one go, from the header down. */
function writeColumns(
  book: GoogleAppsScript.Spreadsheet.Spreadsheet,
  table: CustomerTable,
  before: Block,
  columns: readonly number[],
  rows: readonly (readonly CellValue[])[],
): boolean {
  const { sheet, headerRow } = table;
  const first = columns[0]!;
  const written: Written = { columns, values: rows.map((row) => row.map(shown)) };
  const whole = imageOf(before, 1, before.values[0]!.length);
  const near = imageOf(before, first - 1, columns.length + 2);

  openJournal(book, { sheetId: sheet.getSheetId(), headerRow, image: near, written });
  writeValues(sheet, headerRow, first, rows);
  const now = ownColumns(book, sheet);
  const verified =
    sameColumns(now, before.own) && showsWritten(sheet, headerRow, written) && sameCustomers(table);
  if (!verified) restore(sheet, headerRow, [...now.values()], whole, written);
  closeJournal(book);
  return verified;
}

/** Reads the tab; undefined where somebody changed its columns between the calls that it takes. */
function readBlock(
  book: GoogleAppsScript.Spreadsheet.Spreadsheet,
  { sheet, headerRow, rows }: CustomerTable,
): Block | undefined {
  const own = ownColumns(book, sheet);
  const maxColumns = sheet.getMaxColumns();
  const block = sheet.getRange(headerRow, 1, rows.length + 1, maxColumns);
  const values = block.getValues();
  const formulas = block.getFormulas();
  const header = sheet.getRange(headerRow, 1, 1, maxColumns).getValues()[0]!;
  const unchanged =
    sheet.getMaxColumns() === maxColumns &&
    header.every((cell, i) => sameCell(cell, values[0]![i])) &&
    sameColumns(ownColumns(book, sheet), own);
  return unchanged ? { own, values, formulas, maxColumns } : undefined;
}

function sameColumns(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([name, column]) => b.get(name) === column);
}

function imageOf(before: Block, from: number, width: number): Image {
  const first = Math.max(1, from);
  const cut = <T>(row: readonly T[]) => row.slice(first - 1, from - 1 + width);
  return {
    headers: before.values[0]!.map(String),
    ours: [...before.own.values()],
    maxColumns: before.maxColumns,
    first,
    cells: rewritableCells(before.values.map(cut), before.formulas.map(cut)),
  };
}

/** Whether the customers still stand in the rows that were scored. */
function sameCustomers({ sheet, headerRow, rows, headers, keyColumn }: CustomerTable): boolean {
  if (sheet.getMaxRows() < headerRow + rows.length || sheet.getMaxColumns() < keyColumn) return false;
  const [header, ...ids] = sheet.getRange(headerRow, keyColumn, rows.length + 1, 1).getValues();
  return (
    header![0] === headers[keyColumn - 1] && ids.every(([id], i) => sameCell(id, rows[i]![keyColumn - 1]))
  );
}

/** Whether our columns show what was written, and no text has become a formula. */
function showsWritten(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  headerRow: number,
  { columns, values }: Written,
): boolean {
  const block = sheet.getRange(headerRow, columns[0]!, values.length, columns.length);
  const shownNow = block.getValues();
  const formulas = block.getFormulas();
  return values.every((row, i) =>
    row.every((cell, j) => same(shownNow[i]![j], cell) && formulas[i]![j] === ''),
  );
}

function sameCell(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const isDay = (cell: unknown) => Object.prototype.toString.call(cell) === '[object Date]';
  return isDay(a) && isDay(b) && Number(a) === Number(b);
}

/** Columns in runs that stand side by side. */
function neighbours(columns: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const column of columns) {
    const run = runs[runs.length - 1];
    if (run && run[run.length - 1] === column - 1) run.push(column);
    else runs.push([column]);
  }
  return runs;
}
