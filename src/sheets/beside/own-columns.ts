import type { Book } from '../grid/book';
import { type ColumnFormat, formatColumns, isFree, widenColumns } from '../grid/cells';
import { copyColors, removeColors } from '../grid/colors';
import { findMarks, type Mark, markColumn } from '../grid/metadata';

/** A result column that a tab does not have yet. */
export interface NewColumn {
  readonly name: string;
  readonly format: ColumnFormat;
  /** A cell of our own tab whose colors the column is to have. */
  readonly colors: GoogleAppsScript.Spreadsheet.Range | undefined;
}

const COLUMN_KEY = 'customer-vitals.column';
const PENDING = 'new ';
/** Parts a mark's name from the fingerprint of what was left below it. */
const PRINT = ' | ';
const HEADER_BACKGROUND = '#e8f0fe';

/** A result column of ours, and the fingerprint of the values that were left in it. */
export interface OwnColumn {
  readonly name: string;
  /** From 1. */
  readonly column: number;
  readonly print: string;
}

/** The columns of a tab that carry our mark. Whether they still hold what was left there, `stillOurs` tells. */
export function markedColumns(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet): OwnColumn[] {
  return settledMarks(book, sheet).map(({ name, column }) => ({ ...said(name), column }));
}

/** Where marks of ours stand: name to column, from 1. */
export function placesOfMarks(marks: readonly Mark[]): Map<string, number> {
  return new Map(marks.map(({ name, column }) => [said(name).name, column]));
}

/** Where our result columns stand now in a tab: name to column, from 1. */
export function ownColumns(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet): Map<string, number> {
  return placesOfMarks(settledMarks(book, sheet));
}

/** Takes our marks from columns in which something else stands now. Nothing else in them is changed. */
export function disown(
  book: Book,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  columns: ReadonlyMap<string, number>,
): void {
  if (columns.size === 0) return;
  for (const mark of settledMarks(book, sheet)) {
    if (columns.get(said(mark.name).name) === mark.column) mark.remove();
  }
}

/** Remembers what was left in columns of ours, by their names: what stands there later is held against it. */
export function rememberPrints(marks: readonly Mark[], prints: ReadonlyMap<string, string>): void {
  for (const mark of marks) {
    const { name, print } = said(mark.name);
    const now = prints.get(name);
    if (now !== undefined && now !== print) mark.rename(now === '' ? name : `${name}${PRINT}${now}`);
  }
}

/** The marks of result columns that are made and seen to be in their place. */
export function settledMarks(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet): Mark[] {
  return columnMarks(book, sheet).filter((mark) => !isPending(mark));
}

function said(mark: string): { name: string; print: string } {
  const [name = '', print = ''] = mark.split(PRINT);
  return { name, print };
}

/**
 * Makes result columns right of a tab's last used one. A new column's mark is pending until the column has been seen to
 * be empty: had somebody inserted or moved a column meanwhile, the mark could sit on theirs. False where that happened:
 * the marks are taken away again and nothing of theirs is changed.
 */
export function makeColumns(
  book: Book,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  headerRow: number,
  columns: readonly NewColumn[],
): boolean {
  if (columns.length === 0) return true;
  const marks = columnMarks(book, sheet);
  discard(sheet, marks.filter(isPending));

  const settled = marks.filter((mark) => !isPending(mark)).map(({ column }) => column);
  const first = Math.max(sheet.getLastColumn(), ...settled) + 1;
  const lacking = first + columns.length - 1 - sheet.getMaxColumns();
  if (lacking > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), lacking);
  columns.forEach(({ name }, i) => {
    markColumn(sheet, first + i, COLUMN_KEY, PENDING + name);
  });

  const pending = columnMarks(book, sheet).filter(isPending);
  if (!areNeighbors(pending, columns.length) || !isBlank(sheet, leftmost(pending), columns.length)) {
    discard(sheet, pending);
    return false;
  }
  dressColumns(sheet, headerRow, leftmost(pending), columns);
  for (const mark of pending) mark.rename(mark.name.slice(PENDING.length));
  return true;
}

/** Gives columns of ours back: without marks and formats they are blank columns like any other. */
export function dropColumns(
  book: Book,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  columns: ReadonlyMap<string, number>,
): void {
  const dropped = [...columns.values()];
  discard(
    sheet,
    columnMarks(book, sheet).filter((mark) => dropped.includes(mark.column)),
  );
}

/** Takes marks away, and our formats where the column is blank: one that is not may be the user's. */
function discard(sheet: GoogleAppsScript.Spreadsheet.Sheet, marks: readonly Mark[]): void {
  const blank = marks.map(({ column }) => column).filter((column) => isBlank(sheet, column, 1));
  if (blank.length > 0) removeColors(sheet, blank);
  // clearFormat leaves number formats as they are: what a person types there next would be text.
  for (const column of blank)
    sheet.getRange(1, column, sheet.getMaxRows(), 1).clearFormat().setNumberFormat('General');
  for (const mark of marks) mark.remove();
}

function dressColumns(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  headerRow: number,
  first: number,
  columns: readonly NewColumn[],
): void {
  const formats = columns.map(({ format }) => format);
  // An inserted column takes over the dropdown of the one before it, which would refuse what we write.
  sheet.getRange(1, first, sheet.getMaxRows(), columns.length).clearDataValidations();
  formatColumns(sheet, 1, first, formats, sheet.getMaxRows());
  widenColumns(sheet, first, formats);
  sheet.getRange(headerRow, first, 1, columns.length).setFontWeight('bold').setBackground(HEADER_BACKGROUND);
  columns.forEach(({ colors }, i) => {
    if (!colors) return;
    copyColors(colors, sheet.getRange(headerRow + 1, first + i, sheet.getMaxRows() - headerRow, 1));
  });
}

function columnMarks(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet): Mark[] {
  const sheetId = sheet.getSheetId();
  return findMarks(book, COLUMN_KEY).filter((mark) => mark.sheetId === sheetId && mark.column > 0);
}

function isPending(mark: Mark): boolean {
  return mark.name.startsWith(PENDING);
}

function isBlank(sheet: GoogleAppsScript.Spreadsheet.Sheet, first: number, count: number): boolean {
  return isFree(sheet.getRange(1, first, sheet.getMaxRows(), count));
}

function areNeighbors(marks: readonly Mark[], count: number): boolean {
  const columns = marks.map(({ column }) => column).sort((a, b) => a - b);
  return columns.length === count && columns.every((column, i) => column === columns[0]! + i);
}

function leftmost(marks: readonly Mark[]): number {
  return Math.min(...marks.map(({ column }) => column));
}
