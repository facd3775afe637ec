/**
 * The only code that puts values into cells. Sheets evaluates text that begins with `=` even in a plain-text cell, and
 * turns `007` into 7 anywhere else: so text goes into cells formatted as text, behind an apostrophe that Sheets eats.
 */

import { columnLetter } from '../../base/a1';

/** A key is a number or a text, as the user has it: a look-up tells 12 from "12". */
export type ColumnKind = 'text' | 'number' | 'day' | 'key';

/** A value the add-on writes; '' leaves the cell blank, a day is its serial number. */
export type CellValue = string | number;

/** A formula of ours, made from a template of this room; no text of a cell ever becomes one. */
export interface OwnFormula {
  readonly formula: string;
}

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

/** Formats and writes rows below each other, from a top left corner (rows and columns from 1). */
export function writeRows(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  top: number,
  left: number,
  formats: readonly ColumnFormat[],
  rows: readonly (readonly CellValue[])[],
): void {
  if (rows.length === 0 || formats.length === 0) return;
  formatRows(sheet, top, left, formats, rows);
  writeValues(sheet, top, left, rows);
}

/** Writes one value into many places of a column, in two calls for a thousand of them. */
export function writeEverywhere(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  format: ColumnFormat,
  value: CellValue,
  places: readonly { readonly top: number; readonly left: number; readonly rows: number }[],
): void {
  const isPlainKey = format.kind === 'key' && typeof value === 'number';
  const numberFormat = format.numberFormat ?? (isPlainKey ? 'General' : FORMATS[format.kind]);
  for (let start = 0; start < places.length; start += PLACES_PER_CALL) {
    const names = places.slice(start, start + PLACES_PER_CALL).map(({ top, left, rows }) => {
      const column = columnLetter(left);
      return `${column}${top}:${column}${top + rows - 1}`;
    });
    const ranges = sheet.getRangeList(names);
    ranges.setNumberFormat(numberFormat);
    ranges.setValue(toCell(value));
  }
}

/** Formats the cells that rows will be written into: text must be formatted before it is written. */
export function formatRows(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  top: number,
  left: number,
  formats: readonly ColumnFormat[],
  rows: readonly (readonly CellValue[])[],
): void {
  formatColumns(sheet, top, left, formats, rows.length);
  formats.forEach(({ kind }, i) => {
    if (kind !== 'key') return;
    const keyFormats = rows.map((row) => [typeof row[i] === 'number' ? 'General' : FORMATS.text]);
    sheet.getRange(top, left + i, rows.length, 1).setNumberFormats(keyFormats);
  });
}

/** Formats columns for what they will hold; text must be formatted before it is written. */
export function formatColumns(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  top: number,
  left: number,
  formats: readonly ColumnFormat[],
  height: number,
): void {
  for (const { first, count, numberFormat } of formatRuns(formats)) {
    sheet.getRange(top, left + first, height, count).setNumberFormat(numberFormat);
  }
}

/** Makes columns as wide as their text needs. */
export function widenColumns(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  left: number,
  formats: readonly ColumnFormat[],
): void {
  formats.forEach(({ width }, i) => {
    if (width !== undefined) sheet.setColumnWidth(left + i, width);
  });
}

/** Writes rows into cells that have their formats. */
export function writeValues(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  top: number,
  left: number,
  rows: readonly (readonly (CellValue | OwnFormula)[])[],
): void {
  const width = rows[0]?.length ?? 0;
  if (width === 0) return;
  const perCall = Math.max(1, Math.floor(CELLS_PER_CALL / width));
  for (let start = 0; start < rows.length; start += perCall) {
    const chunk = rows.slice(start, start + perCall).map((row) => row.map(toCell));
    sheet.getRange(top + start, left, chunk.length, width).setValues(chunk);
  }
}

/** Writes cells that each have a format of their own, in two calls. */
export function writeFormatted(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  top: number,
  left: number,
  rows: readonly (readonly {
    readonly content: CellValue | OwnFormula;
    readonly numberFormat: string;
  }[])[],
): void {
  const formats = rows.map((row) => row.map(({ numberFormat }) => numberFormat));
  sheet.getRange(top, left, rows.length, rows[0]!.length).setNumberFormats(formats);
  writeValues(
    sheet,
    top,
    left,
    rows.map((row) => row.map(({ content }) => content)),
  );
}

/** What a value becomes on its way into a cell: text disarmed and cut to size, numbers only if they are numbers. */
function toCell(value: CellValue | OwnFormula): CellValue {
  if (typeof value === 'object') return value.formula;
  if (typeof value === 'number') return Number.isFinite(value) ? value : '';
  if (value === '') return '';
  return `'${value.length > MOST_CHARACTERS ? value.slice(0, MOST_CHARACTERS) + CUT_MARK : value}`;
}

/** What Sheets hands back for a value once it is written; for a formula of ours, the formula. */
export function shown(value: CellValue | OwnFormula): CellValue {
  const cell = toCell(value);
  return typeof value === 'string' && typeof cell === 'string' ? cell.slice(1) : cell;
}

/** Neighboring columns of one format in one call: calls grow with kinds of columns, not with columns. */
function formatRuns(
  formats: readonly ColumnFormat[],
): { first: number; count: number; numberFormat: string }[] {
  const runs: { first: number; count: number; numberFormat: string }[] = [];
  formats.forEach((format, i) => {
    const numberFormat = format.numberFormat ?? FORMATS[format.kind];
    const last = runs[runs.length - 1];
    if (last && last.numberFormat === numberFormat) last.count++;
    else runs.push({ first: i, count: 1, numberFormat });
  });
  return runs;
}
