import { isNext, runsOf } from '../../base/runs';
import type { Book } from '../grid/book';
import { areFree, type ColumnFormat, formatColumns, widenColumns } from '../grid/cells';
import { copyColors, removeColors } from '../grid/colors';
import { type ColumnMark, columnMarks, type Mark, markColumn, marksWithin } from '../grid/metadata';
import { type NotedMark, registerOf } from '../grid/register';

/** A result column that a tab does not have yet. */
export interface NewColumn {
  readonly name: string;
  readonly format: ColumnFormat;
  /** A cell of our own tab whose colors the column is to have. */
  readonly colors: (() => GoogleAppsScript.Spreadsheet.Range) | undefined;
}

const PENDING = 'new ';
/** Parts a mark's name from the fingerprint of what was left below it. */
const PRINT = ' | ';
const HEADER_BACKGROUND = '#e8f0fe';

/** A result column of ours, and the fingerprint of the values that were left in it. */
export interface OwnResultColumn {
  readonly name: string;
  /** From 1. */
  readonly column: number;
  readonly print: string;
}

/** The columns of a tab that carry our mark. Whether they still hold what was left there, `stillOurs` tells. */
export function markedColumns(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet): OwnResultColumn[] {
  const sheetId = book.idOf(sheet);
  const marks = settled(columnMarks(sheet, sheetId));
  registerOf(book).noteColumns(sheetId, marks.map(noted));
  return marks.map(ownColumn);
}

/**
 * Where the marks on columns of a tab were seen last, for callers that check by the cells that nothing has moved
 * since: asking for the marks themselves takes four calls for each.
 */
export function notedColumns(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet): OwnResultColumn[] {
  const marks = registerOf(book).noted.columns[book.idOf(sheet)] ?? [];
  return settled(marks.map(([name, column]) => ({ name, column }))).map(ownColumn);
}

/** Where our result columns stand now in a tab: name to column, from 1. */
export function ownColumns(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet): Map<string, number> {
  return new Map(markedColumns(book, sheet).map(({ name, column }) => [name, column]));
}

/**
 * The marks of ours on neighboring columns, which are made and were seen to be in their place; undefined where one is
 * missing.
 */
export function marksOf(
  book: Book,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  columns: readonly number[],
): Mark[] | undefined {
  const marks = settled(marksWithin(sheet, book.idOf(sheet), columns[0]!, columns.length));
  return marks.length === columns.length ? marks : undefined;
}

/** Takes our marks from columns in which something else stands now. Nothing else in them is changed. */
export function disown(
  book: Book,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  columns: ReadonlyMap<string, number>,
): void {
  if (columns.size === 0) return;
  const sheetId = book.idOf(sheet);
  registerOf(book).changeColumns(sheetId, () => {
    const marks = settled(columnMarks(sheet, sheetId));
    const isTheirs = ({ name, column }: ColumnMark) => columns.get(said(name).name) === column;
    for (const mark of marks.filter(isTheirs)) mark.remove();
    return marks.filter((mark) => !isTheirs(mark)).map(noted);
  });
}

/** Remembers what was left in columns of ours, by their names: what is there later is compared with it. */
export function rememberPrints(
  book: Book,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  marks: readonly Mark[],
  prints: ReadonlyMap<string, string>,
): void {
  const renamed = new Map<string, string>();
  for (const mark of marks) {
    const { name, print } = said(mark.name);
    const now = prints.get(name);
    if (now !== undefined && now !== print)
      renamed.set(mark.name, now === '' ? name : `${name}${PRINT}${now}`);
  }
  if (renamed.size === 0) return;
  const sheetId = book.idOf(sheet);
  registerOf(book).changeColumns(sheetId, () => {
    for (const mark of marks) if (renamed.has(mark.name)) mark.rename(renamed.get(mark.name)!);
    const before = registerOf(book).noted.columns[sheetId] ?? [];
    return before.map(([name, column]): NotedMark => [renamed.get(name) ?? name, column]);
  });
}

/** The marks of result columns that are made and seen to be in their place. */
function settled<T extends { readonly name: string }>(marks: readonly T[]): T[] {
  return marks.filter((mark) => !isPending(mark));
}

function noted({ name, column }: ColumnMark): NotedMark {
  return [name, column];
}

function ownColumn({ name, column }: Pick<ColumnMark, 'name' | 'column'>): OwnResultColumn {
  return { ...said(name), column };
}

function said(mark: string): { name: string; print: string } {
  const [name = '', print = ''] = mark.split(PRINT);
  return { name, print };
}

/**
 * Makes result columns right of a tab's last used one, or at its right end where that place is locked or merged, and says where
 * each stands. A new column's mark is pending until the
 * column has been seen to be empty: had somebody inserted or moved a column meanwhile, the mark could sit on theirs.
 * Undefined where that happened: the marks are taken away again and nothing of theirs is changed.
 */
export function makeColumns(
  book: Book,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  headerRow: number,
  columns: readonly NewColumn[],
): Map<string, number> | undefined {
  if (columns.length === 0) return new Map();
  const sheetId = book.idOf(sheet);
  const made = new Map<string, number>();
  registerOf(book).changeColumns(sheetId, () => {
    const marks = columnMarks(sheet, sheetId);
    discard(sheet, marks.filter(isPending));
    const before = settled(marks).map(noted);
    const used = Math.max(sheet.getLastColumn(), ...before.map(([, column]) => column));
    const place = placeFor(sheet, used + 1, columns.length);
    const { first } = place;
    columns.forEach(({ name }, i) => {
      markColumn(sheet, sheetId, first + i, PENDING + name);
    });

    const pending = marksWithin(sheet, sheetId, first, columns.length).filter(isPending);
    if (pending.length < columns.length || !areFree(place.range, place.height)) {
      discard(sheet, columnMarks(sheet, sheetId).filter(isPending));
      return before;
    }
    dressColumns(sheet, headerRow, place, columns);
    for (const mark of pending) mark.rename(mark.name.slice(PENDING.length));
    columns.forEach(({ name }, i) => {
      made.set(name, first + i);
    });
    return [...before, ...made];
  });
  return made.size > 0 ? made : undefined;
}

/** Columns of a tab, from its top to its bottom. */
interface Place {
  readonly first: number;
  readonly height: number;
  readonly range: GoogleAppsScript.Spreadsheet.Range;
}

/** So many columns that can be written: the wanted ones, else those at the right end of the tab. */
function placeFor(sheet: GoogleAppsScript.Spreadsheet.Sheet, wanted: number, count: number): Place {
  const last = sheet.getMaxColumns();
  const lacking = wanted + count - 1 - last;
  if (lacking > 0) sheet.insertColumnsAfter(last, lacking);
  // Of merged cells only the first takes a value.
  const height = sheet.getMaxRows();
  const at = (first: number) => ({ first, height, range: sheet.getRange(1, first, height, count) });
  const place = at(wanted);
  if (place.range.canEdit() && place.range.getMergedRanges().length === 0) return place;
  const end = last + Math.max(0, lacking);
  // Where those at the end cannot be written either, no run makes still more of them.
  if (end < wanted + 2 * count - 1) sheet.insertColumnsAfter(end, count);
  return at(sheet.getMaxColumns() - count + 1);
}

/** Gives columns of ours back: without marks and formats they are blank columns like any other. */
export function dropColumns(
  book: Book,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  columns: ReadonlyMap<string, number>,
): void {
  const sheetId = book.idOf(sheet);
  const dropped = [...columns.values()].sort((a, b) => a - b);
  const register = registerOf(book);
  register.changeColumns(sheetId, () => {
    const marks = runsOf(dropped, isNext).map((run) => marksOf(book, sheet, run));
    const before = register.noted.columns[sheetId] ?? [];
    if (marks.every((run) => run !== undefined)) {
      giveBack(sheet, dropped, marks.flat());
      return before.filter(([, column]) => !dropped.includes(column));
    }
    const standing = columnMarks(sheet, sheetId);
    const isDropped = ({ column }: ColumnMark) => dropped.includes(column);
    discard(sheet, standing.filter(isDropped));
    return settled(standing.filter((mark) => !isDropped(mark))).map(noted);
  });
}

function discard(sheet: GoogleAppsScript.Spreadsheet.Sheet, marks: readonly ColumnMark[]): void {
  const columns = marks.map(({ column }) => column).sort((a, b) => a - b);
  if (marks.length > 0) giveBack(sheet, columns, marks);
}

/** Takes marks away, and our formats where the column is blank: one that is not may be the user's. */
function giveBack(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  columns: readonly number[],
  marks: readonly Mark[],
): void {
  const height = sheet.getMaxRows();
  const blank = runsOf(columns, isNext).flatMap((run) => blankIn(sheet, height, run));
  if (blank.length > 0) removeColors(sheet, blank);
  // clearFormat leaves number formats as they are: what a person types there next would be text.
  for (const run of runsOf(blank, isNext))
    sheet.getRange(1, run[0]!, height, run.length).clearFormat().setNumberFormat('General');
  for (const mark of marks) mark.remove();
}

/** Those of neighboring columns that are blank from end to end. */
function blankIn(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  height: number,
  columns: readonly number[],
): readonly number[] {
  if (areFree(sheet.getRange(1, columns[0]!, height, columns.length), height)) return columns;
  return columns.filter((column) => areFree(sheet.getRange(1, column, height, 1), height));
}

function dressColumns(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  headerRow: number,
  { first, height, range }: Place,
  columns: readonly NewColumn[],
): void {
  const formats = columns.map(({ format }) => format);
  // An inserted column takes over the dropdown of the one before it, which would refuse what we write.
  range.clearDataValidations();
  formatColumns(sheet, 1, first, formats, height);
  widenColumns(sheet, first, formats);
  sheet.getRange(headerRow, first, 1, columns.length).setFontWeight('bold').setBackground(HEADER_BACKGROUND);
  columns.forEach(({ colors }, i) => {
    if (!colors) return;
    copyColors(colors(), sheet.getRange(headerRow + 1, first + i, height - headerRow, 1));
  });
  // Writes are refused at the next flush: the marks that say "dressed" must not stand before it.
  SpreadsheetApp.flush();
}

function isPending(mark: { readonly name: string }): boolean {
  return mark.name.startsWith(PENDING);
}
