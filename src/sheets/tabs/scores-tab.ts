import type { FormerScores } from '../../customers/moves';
import type { Result } from '../../customers/results';
import { keyText } from '../../reading/identity';
import type { Book } from '../grid/book';
import { type CellValue, widenColumns, writeRows, writeValues } from '../grid/cells';
import { addColors, type Color } from '../grid/colors';
import { ensureSize, findOwnedTab, openOwnedTab, SCORES_TAB } from '../grid/owned-tabs';

/** The ids of the last run, as they are compared: empty where there was none. */
export function scoredIds(book: Book): string[] {
  const sheet = findOwnedTab(book, SCORES_TAB);
  const rows = sheet ? sheet.getLastRow() - 1 : 0;
  if (!sheet || rows < 1) return [];
  return sheet
    .getRange(2, 1, rows, 1)
    .getValues()
    .map(([id]) => keyText(id))
    .filter((id) => id !== '');
}

/** The results of the last run, row by row: each a look-up of a cell by its header. Empty where there was no run. */
export function readScores(book: Book): FormerScores[] {
  const sheet = findOwnedTab(book, SCORES_TAB);
  if (!sheet || sheet.getLastRow() < 2) return [];
  const [headers, ...rows] = sheet.getDataRange().getValues();
  return rows
    .filter(([id]) => keyText(id) !== '')
    .map((row) => (header: string) => row[headers!.indexOf(header)] ?? '');
}

/** Where the results of the last run stand; undefined where there was none. */
export interface ScoresLayout {
  /** The tab's name, as the user has it. */
  readonly tab: string;
  /** The tab's id, by which links find it. */
  readonly id: number;
  readonly columns: readonly string[];
  /** The model it was scored with. */
  readonly model: string;
  /** The day of the run, as its cell has it. */
  readonly scoredOn: unknown;
}

/** Where the results of the last run stand. */
export function scoresLayout(book: Book): ScoresLayout | undefined {
  const sheet = findOwnedTab(book, SCORES_TAB);
  if (!sheet || sheet.getLastRow() < 2) return undefined;
  const [headers, first] = sheet.getRange(1, 1, 2, sheet.getLastColumn()).getValues();
  const columns = headers!.map(String);
  return {
    tab: sheet.getName(),
    id: sheet.getSheetId(),
    columns,
    model: String(first![columns.indexOf('Model')] ?? ''),
    scoredOn: first![columns.indexOf('Scored on')],
  };
}

/** What others need of `Vitals scores` once it is written. */
export interface ScoresTab {
  /** The name that the user has given it. */
  readonly name: string;
  readonly id: number;
  readonly headers: readonly unknown[];
  /** A cell with the colors of a result column; undefined for a column without. */
  colors(column: string): GoogleAppsScript.Spreadsheet.Range | undefined;
}

/**
 * Writes `Vitals scores`: over what stood there, then trims what is left of a longer run. Never cleared first, so that
 * a look-up never finds it empty; the tab and its first data row are never deleted, since formulas point at them.
 */
export function writeScores(
  book: Book,
  columns: readonly Result[],
  rows: readonly (readonly CellValue[])[],
  colors: ReadonlyMap<string, readonly Color[]>,
): ScoresTab {
  const sheet = openOwnedTab(book, SCORES_TAB);
  const before = sheet.getLastRow() - 1;
  fitWidth(sheet, columns);
  ensureSize(sheet, rows.length + 1, columns.length);
  writeValues(sheet, 1, 1, [columns.map(({ name }) => name)]);
  writeRows(sheet, 2, 1, columns, rows);
  trim(sheet, rows.length, before, Math.max(columns.length, sheet.getLastColumn()));
  // By its colors, not by its being new: an execution may have died before it was dressed.
  if (sheet.getConditionalFormatRules().length === 0) dress(sheet, columns, colors);
  return scoresTab(
    sheet,
    columns.map(({ name }) => name),
    colors,
  );
}

/** `Vitals scores` as the last run left it; undefined where there was none. */
export function openScores(book: Book, colors: ReadonlyMap<string, readonly Color[]>): ScoresTab | undefined {
  const sheet = findOwnedTab(book, SCORES_TAB);
  if (!sheet || sheet.getLastRow() < 2) return undefined;
  const headers = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0]!;
  return scoresTab(sheet, headers, colors);
}

function scoresTab(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  headers: readonly unknown[],
  colors: ReadonlyMap<string, readonly Color[]>,
): ScoresTab {
  return {
    name: sheet.getName(),
    id: sheet.getSheetId(),
    headers,
    colors: (name) => (colors.has(name) ? sheet.getRange(2, headers.indexOf(name) + 1) : undefined),
  };
}

/** Empties `Vitals scores` but for its headers. */
export function clearScores(book: Book): void {
  const sheet = findOwnedTab(book, SCORES_TAB);
  if (sheet) trim(sheet, 0, sheet.getLastRow() - 1, sheet.getLastColumn());
}

/**
 * Models differ in their dimensions, so in columns. Columns that only the model before had are blanked; a wider model
 * makes room for itself, so that what a user has put right of the results is pushed aside and not written over.
 */
function fitWidth(sheet: GoogleAppsScript.Spreadsheet.Sheet, columns: readonly Result[]): void {
  const used = sheet.getLastColumn();
  if (used === 0) return;
  const headers = sheet.getRange(1, 1, 1, used).getValues()[0]!;
  const before = headers.indexOf(columns[columns.length - 1]!.name) + 1;
  const more = columns.length - before;
  if (before === 0 || more === 0) return;
  if (more < 0) sheet.getRange(1, columns.length + 1, sheet.getMaxRows(), -more).clearContent();
  else if (used > before) sheet.insertColumnsAfter(before, more);
}

function trim(sheet: GoogleAppsScript.Spreadsheet.Sheet, rows: number, before: number, width: number): void {
  if (before > rows) sheet.getRange(rows + 2, 1, before - rows, width).clearContent();
}

function dress(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  columns: readonly Result[],
  colors: ReadonlyMap<string, readonly Color[]>,
): void {
  sheet.setFrozenRows(1);
  sheet.getRange(1, 1, 1, columns.length).setFontWeight('bold').setBackground('#f1f3f4');
  widenColumns(sheet, 1, columns);
  const colored = columns.flatMap(({ name }, i) => {
    const own = colors.get(name);
    return own ? [{ range: sheet.getRange(2, i + 1, sheet.getMaxRows() - 1, 1), colors: own }] : [];
  });
  addColors(sheet, colored);
}
