import type { Headcount } from '../../customers/population';
import type { Result } from '../../customers/results';
import type { ScoreRow } from '../../customers/score-row';
import { keyText } from '../../reading/identity';
import { valuesFrom } from '../grid/blocks';
import { type Book, TAB_COLOR } from '../grid/book';
import { type CellValue, widenColumns, writeCells } from '../grid/cells';
import { addColors, type ColumnColors } from '../grid/colors';
import { keptText } from '../grid/metadata';
import { ensureSize, findOwnedTab, openOwnedTab, SCORES_TAB } from '../grid/owned-tabs';
import { registerOf } from '../grid/register';
import { formatTab } from '../grid/tab-formats';

/** `Vitals scores` as it stood when it was read. */
interface ScoresSheet {
  readonly sheet: GoogleAppsScript.Spreadsheet.Sheet;
  readonly headers: readonly unknown[];
  /** The rows below the headers, blank ones included. */
  readonly rows: readonly (readonly unknown[])[];
}

function scoresIn(book: Book): ScoresSheet | undefined {
  const sheet = findOwnedTab(book, SCORES_TAB);
  if (!sheet) return undefined;
  const [headers = [], ...rows] = valuesFrom(sheet, 1, 1);
  return { sheet, headers, rows };
}

/** How many customers the last run wrote; 0 where there was none. */
export function scoredCustomers(book: Book): number {
  return readScores(book).length;
}

/** The results of the last run, row by row: each a look-up of a cell by its header. Empty where there was no run. */
export function readScores(book: Book): ScoreRow[] {
  const { headers, rows } = book.once(scoresIn) ?? { headers: [], rows: [] };
  const at = new Map(headers.map((header, i) => [header, i]));
  return rows
    .filter(([id]) => keyText(id) !== '')
    .map((row) => ({ cell: (header: string) => row[at.get(header) ?? -1] ?? '' }));
}

/** The results of the last run as the tab has them; undefined where there was none. */
export function scoresTable(
  book: Book,
): { readonly headers: readonly string[]; readonly rows: readonly (readonly unknown[])[] } | undefined {
  const scores = book.once(scoresIn);
  const rows = scores?.rows.filter(([id]) => keyText(id) !== '') ?? [];
  return scores && rows.length > 0 ? { headers: scores.headers.map(String), rows } : undefined;
}

/** The results of the last run as they may be written again, days as numbers; undefined where there was none. */
export function scoresAsWritten(book: Book): WrittenScores | undefined {
  const scores = book.once(scoresIn);
  if (!scores || scores.rows.length === 0) return undefined;
  const written = (cell: unknown) =>
    Object.prototype.toString.call(cell) === '[object Date]'
      ? book.dayOfDate(cell as Date)
      : (cell as CellValue);
  return {
    headers: scores.headers.map(String),
    rows: scores.rows.filter(([id]) => keyText(id) !== '').map((row) => row.map(written)),
    without: rowsWithoutResult(book),
  };
}

export interface WrittenScores {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
  readonly without: Headcount['absent'];
}

/** Where earlier versions kept it. */
const WITHOUT_RESULT = 'customer-vitals.rows-without-result';

/** How many rows of the tab of customers the last run left out of `Vitals scores`. */
export function rowsWithoutResult(book: Book): Headcount['absent'] {
  const { withoutResult } = registerOf(book).noted;
  if (withoutResult) return withoutResult;
  const sheet = findOwnedTab(book, SCORES_TAB);
  const text = sheet && keptText(sheet, WITHOUT_RESULT);
  return text ? (JSON.parse(text) as Headcount['absent']) : [];
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
  const scores = book.once(scoresIn);
  const first = scores?.rows[0];
  if (!scores || !first) return undefined;
  const columns = scores.headers.map(String);
  return {
    tab: scores.sheet.getName(),
    id: registerOf(book).noted.tabs[SCORES_TAB]!,
    columns,
    model: String(first[columns.indexOf('Model')] ?? ''),
    scoredOn: first[columns.indexOf('Scored on')],
  };
}

/** What others need of `Vitals scores` once it is written. */
export interface ScoresTab {
  /** The name that the user has given it. */
  readonly name: string;
  readonly id: number;
  readonly headers: readonly unknown[];
  /** A cell with the colors of a result column; undefined for a column without. */
  colors(column: string): (() => GoogleAppsScript.Spreadsheet.Range) | undefined;
}

/**
 * Writes `Vitals scores`: over what was there, then trims what is left of a longer run. Never cleared first, so that
 * a look-up never finds it empty; the tab and its first data row are never deleted, since formulas point at them.
 */
export function writeScores(
  book: Book,
  columns: readonly Result[],
  rows: readonly (readonly CellValue[])[],
  colors: ReadonlyMap<string, ColumnColors>,
  without: Headcount['absent'],
): ScoresTab {
  const before = book.once(scoresIn);
  const sheet = before?.sheet ?? openOwnedTab(book, SCORES_TAB);
  const names = columns.map(({ name }) => name);
  // Somebody may have put a column beside the results since they were read.
  if (before) fitWidth(sheet, valuesFrom(sheet, 1, 1, 1)[0] ?? [], names);
  const height = ensureSize(book, sheet, rows.length + 1, columns.length);
  formatTab(
    book,
    SCORES_TAB,
    sheet,
    columns.map((column, i) => ({ ...column, place: i + 1 })),
    false,
    height,
  );
  writeCells(sheet, 1, 1, columns, [names, ...rows]);
  if (before) trim(sheet, rows.length, before.rows.length, Math.max(columns.length, before.headers.length));
  registerOf(book).note({ withoutResult: without });
  // By its colors, not by its being new: an execution may have died before it was dressed.
  if (!before || sheet.getConditionalFormatRules().length === 0) dress(sheet, columns, colors, height);
  book.forget(scoresIn);
  return scoresTab(book, sheet, names, colors);
}

/** `Vitals scores` as the last run left it; undefined where there was none. */
export function openScores(book: Book, colors: ReadonlyMap<string, ColumnColors>): ScoresTab | undefined {
  const scores = book.once(scoresIn);
  return scores && scores.rows.length > 0 ? scoresTab(book, scores.sheet, scores.headers, colors) : undefined;
}

function scoresTab(
  book: Book,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  headers: readonly unknown[],
  colors: ReadonlyMap<string, ColumnColors>,
): ScoresTab {
  return {
    name: sheet.getName(),
    id: registerOf(book).noted.tabs[SCORES_TAB]!,
    headers,
    colors: (name) => (colors.has(name) ? () => sheet.getRange(2, headers.indexOf(name) + 1) : undefined),
  };
}

/** Empties `Vitals scores` but for its headers. */
export function clearScores(book: Book): void {
  const scores = book.once(scoresIn);
  if (scores) trim(scores.sheet, 0, scores.rows.length, scores.headers.length);
  book.forget(scoresIn);
}

/**
 * Models differ in their dimensions, so in columns. Columns that only the model before had are blanked; a wider model
 * makes room for itself, so that what a user has put right of the results is pushed aside and not written over.
 */
function fitWidth(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  headers: readonly unknown[],
  names: readonly string[],
): void {
  const before = headers.indexOf(names[names.length - 1]) + 1;
  const more = names.length - before;
  if (before === 0 || more === 0) return;
  if (more < 0) sheet.getRange(1, names.length + 1, sheet.getMaxRows(), -more).clearContent();
  else if (headers.length > before) sheet.insertColumnsAfter(before, more);
}

function trim(sheet: GoogleAppsScript.Spreadsheet.Sheet, rows: number, before: number, width: number): void {
  if (before > rows) sheet.getRange(rows + 2, 1, before - rows, width).clearContent();
}

function dress(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  columns: readonly Result[],
  colors: ReadonlyMap<string, ColumnColors>,
  height: number,
): void {
  sheet.setFrozenRows(1);
  sheet.setTabColor(TAB_COLOR);
  sheet.getRange(1, 1, 1, columns.length).setFontWeight('bold').setBackground('#f1f3f4');
  widenColumns(sheet, 1, columns);
  const rows = height - 1;
  const colored = columns.flatMap(({ name }, i) => {
    const own = colors.get(name);
    return own ? [{ range: sheet.getRange(2, i + 1, rows, 1), colors: own }] : [];
  });
  addColors(sheet, colored);
}
