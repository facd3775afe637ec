/**
 * The only code that puts values into cells. Sheets evaluates text that begins with `=` even in a plain-text cell, and
 * turns `007` into 7 anywhere else: so text goes behind an apostrophe, which Sheets eats whatever the cell's format.
 * Formats are for people, who see days and decimals by them; they are set once, for the whole of a column.
 */

import { columnLetter } from '../../base/a1';

/** A key is a number or a text, as the user has it: a look-up tells 12 from "12". */
export type ColumnKind = 'text' | 'number' | 'day' | 'key';

/** A value the add-on writes; '' leaves the cell blank, a day is its serial number. */
export type CellValue = string | number;

/** A formula of ours, made from a template of this room: no text of a cell, and no object that a page or a tab hands in, becomes one. */
export class OwnFormula {
  // A field that nothing else has, so that no other object passes for one.
  private readonly isOurs = true;

  constructor(readonly formula: string) {}

  /** The text that a cell is to hold for a value of ours that is no plain one. */
  static textOf(value: OwnFormula): string {
    if (!(value instanceof OwnFormula) || !value.isOurs) throw new Error(NO_CELL);
    return value.formula;
  }
}

const NO_CELL =
  'A cell takes text, a number or a formula of Customer Vitals. Reload the sidebar, then try again.';

/** What a block of results looks like, column by column. */
export interface ColumnFormat {
  readonly kind: ColumnKind;
  /** Number format of a number column, such as `0.0`. */
  readonly numberFormat?: string;
  /** Pixels, for a column whose text would not fit the usual width. */
  readonly width?: number;
}

/** Sheets refuses a whole block for one cell beyond 50,000 characters; the mark says that something was cut. */
const MOST_CHARACTERS = 45000;
const CUT_MARK = ' [cut]';

/** A block of more cells than this is written in several calls, so that none runs into a limit of size or time. */
const CELLS_PER_CALL = 50000;

const PLACES_PER_CALL = 1000;

const FORMATS: Readonly<Record<ColumnKind, string>> = {
  text: '@',
  key: '@',
  number: '0.0',
  day: 'yyyy-mm-dd',
};

/** The number format of a column. */
export function numberFormatOf({ kind, numberFormat }: ColumnFormat): string {
  return numberFormat ?? FORMATS[kind];
}

/** Whether nothing stands in a range: no value, and no formula either, which may show nothing. */
export function isFree(range: GoogleAppsScript.Spreadsheet.Range): boolean {
  return range.isBlank() && range.getFormulas().every((row) => row.every((formula) => formula === ''));
}

/** Of columns so high or less all formulas are asked for; of higher ones those down to the last row with content, a call more. */
const HIGH = 5000;

/** The same of whole columns of a tab, whatever number of blank rows it has below its content. */
export function areFree(columns: GoogleAppsScript.Spreadsheet.Range, height: number): boolean {
  if (height <= HIGH) return isFree(columns);
  const rows = Math.max(1, columns.getSheet().getLastRow());
  return columns.isBlank() && isFree(columns.offset(0, 0, rows));
}

/** Formats and writes rows below each other, from a top left corner (rows and columns from 1). */
export function writeRows(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  top: number,
  left: number,
  formats: readonly ColumnFormat[],
  rows: readonly (readonly CellValue[])[],
): void {
  if (rows.length === 0 || formats.length === 0) return;
  formatColumns(sheet, top, left, formats, rows.length);
  writeCells(sheet, top, left, formats, rows);
}

/** Writes rows into columns that have their formats. A number among keys stays one, for look-ups to find. */
export function writeCells(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  top: number,
  left: number,
  formats: readonly ColumnFormat[],
  rows: readonly (readonly CellValue[])[],
): void {
  formats.forEach(({ kind }, i) => {
    if (kind !== 'key' || !rows.some((row) => typeof row[i] === 'number')) return;
    sheet
      .getRange(top, left + i, rows.length, 1)
      .setNumberFormats(rows.map((row) => keyFormats([row[i] ?? ''])));
  });
  writeValues(sheet, top, left, rows);
}

/** The formats in which numbers stay numbers and what looks like a day or a time, once edited, stays text. */
export function keyFormats(cells: readonly CellValue[]): string[] {
  return cells.map((cell) => (typeof cell === 'number' ? 'General' : FORMATS.key));
}

/** Writes one value into many places of a column, in two calls for a thousand of them. */
export function writeEverywhere(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  { kind }: ColumnFormat,
  value: CellValue,
  places: readonly { readonly top: number; readonly left: number; readonly rows: number }[],
): void {
  for (let start = 0; start < places.length; start += PLACES_PER_CALL) {
    const names = places.slice(start, start + PLACES_PER_CALL).map(({ top, left, rows }) => {
      const column = columnLetter(left);
      return `${column}${top}:${column}${top + rows - 1}`;
    });
    const ranges = sheet.getRangeList(names);
    if (kind === 'key' && typeof value === 'number') ranges.setNumberFormat('General');
    ranges.setValue(toCell(value));
  }
}

/** So many cells get their formats cell by cell: one call with much text instead of two for each format. */
const CELLS_TO_FORMAT = 55_000;

/** Formats columns for what they will hold. */
export function formatColumns(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  top: number,
  left: number,
  formats: readonly ColumnFormat[],
  height: number,
): void {
  const byFormat = runsByFormat(formats);
  if (byFormat.size > 1 && height * formats.length <= CELLS_TO_FORMAT) {
    const row = formats.map(numberFormatOf);
    const range = sheet.getRange(top, left, height, formats.length);
    range.setNumberFormats(new Array<string[]>(height).fill(row));
    return;
  }
  for (const [numberFormat, runs] of byFormat) {
    const names = runs.map(({ first, count }) => {
      const [from, to] = [left + first, left + first + count - 1].map(columnLetter);
      return `${from}${top}:${to}${top + height - 1}`;
    });
    sheet.getRangeList(names).setNumberFormat(numberFormat);
  }
}

/** Makes columns as wide as their text needs. */
export function widenColumns(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  left: number,
  formats: readonly ColumnFormat[],
): void {
  for (let first = 0; first < formats.length; ) {
    const { width } = formats[first]!;
    let end = first + 1;
    while (end < formats.length && formats[end]!.width === width) end++;
    if (width !== undefined) sheet.setColumnWidths(left + first, end - first, width);
    first = end;
  }
}

/** Writes rows into cells that have their formats; the range that was written last. */
export function writeValues(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  top: number,
  left: number,
  rows: readonly (readonly (CellValue | OwnFormula)[])[],
): GoogleAppsScript.Spreadsheet.Range | undefined {
  const width = rows[0]?.length ?? 0;
  if (width === 0) return undefined;
  let range: GoogleAppsScript.Spreadsheet.Range | undefined;
  const perCall = Math.max(1, Math.floor(CELLS_PER_CALL / width));
  for (let start = 0; start < rows.length; start += perCall) {
    const chunk = rows.slice(start, start + perCall);
    range = sheet.getRange(top + start, left, chunk.length, width);
    fillRange(range, chunk);
  }
  return range;
}

/** Writes a range that has its formats, in one call. */
export function fillRange(
  range: GoogleAppsScript.Spreadsheet.Range,
  rows: readonly (readonly (CellValue | OwnFormula)[])[],
): void {
  range.setValues(rows.map((row) => row.map(toCell)));
}

/** What a value becomes on its way into a cell: text disarmed and cut to size, numbers only if they are numbers. */
function toCell(value: CellValue | OwnFormula): CellValue {
  if (typeof value === 'object') return OwnFormula.textOf(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : '';
  if (value === '') return '';
  return `'${value.length > MOST_CHARACTERS ? value.slice(0, MOST_CHARACTERS) + CUT_MARK : value}`;
}

/** What Sheets hands back for a value once it is written; for a formula of ours, the formula. */
export function shown(value: CellValue | OwnFormula): CellValue {
  const cell = toCell(value);
  return typeof value === 'string' && typeof cell === 'string' ? cell.slice(1) : cell;
}

/** Neighboring columns of one format, by format: calls grow with formats, not with columns. */
function runsByFormat(formats: readonly ColumnFormat[]): Map<string, { first: number; count: number }[]> {
  const byFormat = new Map<string, { first: number; count: number }[]>();
  formats.forEach((format, i) => {
    const numberFormat = numberFormatOf(format);
    const runs = byFormat.get(numberFormat) ?? [];
    const last = runs[runs.length - 1];
    if (last && last.first + last.count === i) last.count++;
    else runs.push({ first: i, count: 1 });
    byFormat.set(numberFormat, runs);
  });
  return byFormat;
}
