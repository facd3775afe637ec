import type { Book } from './book';
import { isMarked, markSheet } from './metadata';
import { registerOf } from './register';

/** The tabs that the add-on makes and writes. Others rely on the names: users' formulas, pivots and habits. */
export const SCORES_TAB = 'Vitals scores';
export const JOURNAL_TAB = 'Vitals journal';
export const MODEL_TAB = 'Vitals model';
export const VERSIONS_TAB = 'Vitals model versions';
export const SETTINGS_TAB = 'Vitals settings';
export const TASKS_TAB = 'Vitals tasks';
export const TEAM_TAB = 'Vitals team';
export const PLAYBOOKS_TAB = 'Vitals playbooks';
export const ACTIONS_TAB = 'Vitals next actions';
export const VITALS_TAB = 'Vitals';
/** What stood in its place in earlier builds. */
export const FORMER_TAB = 'Vitals dashboard';
export const MONTHS_TAB = 'Vitals months';
export const TEAM_MONTHS_TAB = 'Vitals team months';
export const COHORTS_TAB = 'Vitals cohorts';
export const MEMBERS_TAB = 'Vitals members';
export const HISTORY_TAB = 'Vitals history';
export const HISTORY_TABLE_TAB = 'Vitals history table';
export const RULES_TAB = 'Vitals rules';
export const ALERTS_TAB = 'Vitals alerts';
export const PIPELINE_TAB = 'Vitals pipeline';
export const NOTES_TAB = 'Vitals notes';
export const PROBABILITY_TAB = 'Vitals probability';
export const BEFORE_TAB = 'Vitals run before';
export const SOURCES_TAB = 'Vitals sources';
export const PORTFOLIO_TAB = 'Vitals portfolio';
export const QUALITY_TAB = 'Vitals data quality';

/** The tabs that people read, in the order in which they look for them. */
export const READ_TABS: readonly string[] = [
  VITALS_TAB,
  SCORES_TAB,
  TASKS_TAB,
  ALERTS_TAB,
  PIPELINE_TAB,
  MONTHS_TAB,
  TEAM_MONTHS_TAB,
  COHORTS_TAB,
  NOTES_TAB,
  SETTINGS_TAB,
];

/** The tabs that a run, or a press for something else, makes: nobody sees them before they ask. */
const HIDDEN: ReadonlySet<string> = new Set([
  JOURNAL_TAB,
  VERSIONS_TAB,
  SETTINGS_TAB,
  TASKS_TAB,
  MONTHS_TAB,
  TEAM_MONTHS_TAB,
  COHORTS_TAB,
  MEMBERS_TAB,
  HISTORY_TAB,
  ALERTS_TAB,
  PIPELINE_TAB,
  NOTES_TAB,
  BEFORE_TAB,
]);

/**
 * The add-on's tab of this name, whatever the user has renamed it to since; undefined where there is none yet.
 */
export function findOwnedTab(book: Book, name: string): GoogleAppsScript.Spreadsheet.Sheet | undefined {
  const opened = book.once(openedTabs);
  const known = opened.get(name);
  if (known) return known;
  const id = registerOf(book).noted.tabs[name];
  const sheet = id === undefined ? null : book.tabOf(id);
  if (sheet) opened.set(name, sheet);
  return sheet ?? undefined;
}

/** The ids of the tabs that the add-on made. */
export function ownedTabIds(book: Book): number[] {
  return Object.values(registerOf(book).noted.tabs);
}

/**
 * The add-on's tab of this name, made behind the last tab where there is none, without leaving the tab the user is in.
 * @throws A sentence where the user has a tab of their own under that name: it is not touched.
 */
export function openOwnedTab(book: Book, name: string): GoogleAppsScript.Spreadsheet.Sheet {
  return findOwnedTab(book, name) ?? makeTab(book, name);
}

function makeTab(book: Book, name: string): GoogleAppsScript.Spreadsheet.Sheet {
  const { sheet, marked } = insertTab(book, name);
  // Before it is marked, so that one of ours is never found in sight by an execution that died here.
  if (HIDDEN.has(name)) sheet.hideSheet();
  const id = sheet.getSheetId();
  registerOf(book).noteTab(name, id);
  if (!marked) markSheet(sheet, id, name);
  book.once(openedTabs).set(name, sheet);
  return sheet;
}

/** A tab of this name, and whether it is marked as ours already. */
function insertTab(
  book: Book,
  name: string,
): { readonly sheet: GoogleAppsScript.Spreadsheet.Sheet; readonly marked: boolean } {
  const sheets = book.once(sheetCount);
  // Asked for before a new tab becomes the active one.
  const { activeSheet } = book;
  try {
    const sheet = book.spreadsheet.insertSheet(name, sheets.count);
    sheets.count++;
    book.hasLeft(activeSheet);
    const made = book.once(madeTabs);
    made.first ??= { rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() };
    made.sizes.set(sheet, made.first);
    return { sheet, marked: false };
  } catch (error) {
    // Sheets refuses a name that is taken.
    const namesake = book.spreadsheet.getSheetByName(name);
    if (!namesake) throw error;
    // An empty namesake is what an execution leaves that died between making a tab and marking it.
    const marked = isMarked(namesake, namesake.getSheetId(), name);
    if (marked || namesake.getLastRow() === 0) return { sheet: namesake, marked };
    throw new Error(
      `There is a tab "${name}" that Customer Vitals did not make. Rename it, then run again: nothing was changed.`,
    );
  }
}

function sheetCount({ spreadsheet }: Book): { count: number } {
  return { count: spreadsheet.getNumSheets() };
}

/** The tabs that this execution has asked for. */
function openedTabs(): Map<string, GoogleAppsScript.Spreadsheet.Sheet> {
  return new Map();
}

interface TabSize {
  readonly rows: number;
  readonly columns: number;
}

interface MadeTabs {
  first?: TabSize;
  /** Undefined once it was changed. */
  readonly sizes: Map<GoogleAppsScript.Spreadsheet.Sheet, TabSize | undefined>;
}

/** The tabs that this execution has made, with their sizes: Sheets makes all of one size, so the first is asked for it. */
function madeTabs(): MadeTabs {
  return { sizes: new Map() };
}

/** Asks for the size of a tab again from here on. */
function resized(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet): void {
  const { sizes } = book.once(madeTabs);
  if (sizes.has(sheet)) sizes.set(sheet, undefined);
}

/** How many rows a tab has. */
export function tabHeight(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet): number {
  return book.once(madeTabs).sizes.get(sheet)?.rows ?? sheet.getMaxRows();
}

/** Makes a tab large enough for so many rows and columns; how many rows it then has. */
export function ensureSize(
  book: Book,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  rows: number,
  columns: number,
): number {
  const before = tabHeight(book, sheet);
  ensureRows(book, sheet, rows, before);
  ensureColumns(book, sheet, columns);
  return Math.max(before, rows);
}

/** Makes a tab large enough for so many columns. */
export function ensureColumns(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet, columns: number): void {
  const before = book.once(madeTabs).sizes.get(sheet)?.columns ?? sheet.getMaxColumns();
  if (columns <= before) return;
  sheet.insertColumnsAfter(before, columns - before);
  resized(book, sheet);
}

/** Makes a tab that has `before` rows large enough for so many; whether it grew. */
export function ensureRows(
  book: Book,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  rows: number,
  before: number,
): boolean {
  if (rows <= before) return false;
  sheet.insertRowsAfter(before, rows - before);
  resized(book, sheet);
  return true;
}

/** A new tab has so many rows and columns: what needs more is large, and is kept at its own size. */
export const USUAL_ROWS = 1000;
export const USUAL_COLUMNS = 26;

/** How many cells the hidden tabs take that are not made yet: Sheets makes each of the usual size. */
export function cellsOfLackingTabs(book: Book): number {
  const { tabs } = registerOf(book).noted;
  return [...HIDDEN].filter((name) => tabs[name] === undefined).length * USUAL_ROWS * USUAL_COLUMNS;
}

/** Takes the rows below the first so many out of a tab that only we fill: blank cells count among the ten million of a file. */
export function cutRows(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet, rows: number): void {
  const now = tabHeight(book, sheet);
  if (now <= rows) return;
  sheet.deleteRows(rows + 1, now - rows);
  resized(book, sheet);
}

/** The same of the columns right of the first so many. */
export function cutColumns(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet, columns: number): void {
  const now = sheet.getMaxColumns();
  if (now <= columns) return;
  sheet.deleteColumns(columns + 1, now - columns);
  resized(book, sheet);
}
