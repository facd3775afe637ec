import type { Book } from './book';
import { markSheet, marksSay } from './metadata';

/** The tabs that the add-on makes and writes. Others rely on the names: users' formulas, pivots and habits. */
export const SCORES_TAB = 'Vitals scores';
export const JOURNAL_TAB = 'Vitals journal';
export const MODEL_TAB = 'Vitals model';
export const VERSIONS_TAB = 'Vitals model versions';
export const SETTINGS_TAB = 'Vitals settings';
export const TASKS_TAB = 'Vitals tasks';
export const TEAM_TAB = 'Vitals team';
export const PLAYBOOKS_TAB = 'Vitals playbooks';
export const DASHBOARD_TAB = 'Vitals dashboard';
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

const TAB_KEY = 'customer-vitals.tab';

/** What the marks say: a tab keeps its id, and each mark takes a call to read. */
function tabMarks(book: Book): ReturnType<typeof marksSay> {
  return marksSay(book, TAB_KEY);
}

/**
 * The add-on's tab of this name, whatever the user has renamed it to since; undefined where there is none yet.
 */
export function findOwnedTab(book: Book, name: string): GoogleAppsScript.Spreadsheet.Sheet | undefined {
  // A mark on a copy of a tab says the id of the tab that it was copied from, which may be gone.
  for (const mark of book.once(tabMarks)) {
    const sheet = mark.name === name ? book.spreadsheet.getSheetById(mark.sheetId) : null;
    if (sheet) return sheet;
  }
  return undefined;
}

/** The ids of the tabs that the add-on made. */
export function ownedTabIds(book: Book): number[] {
  return book.once(tabMarks).map(({ sheetId }) => sheetId);
}

/**
 * The add-on's tab of this name, made behind the last tab where there is none, without leaving the tab the user is in.
 * @throws A sentence where the user has a tab of their own under that name: it is not touched.
 */
export function openOwnedTab(book: Book, name: string): GoogleAppsScript.Spreadsheet.Sheet {
  const known = findOwnedTab(book, name);
  if (known) return known;
  book.forget(tabMarks);
  const found = findOwnedTab(book, name);
  if (found) return found;
  const namesake = book.spreadsheet.getSheetByName(name);
  if (namesake && namesake.getLastRow() > 0) {
    throw new Error(
      `There is a tab "${name}" that Customer Vitals did not make. Rename it, then run again: nothing was changed.`,
    );
  }
  const active = book.spreadsheet.getActiveSheet();
  // An empty namesake is what an execution leaves that died between making a tab and marking it.
  const sheet = namesake ?? book.spreadsheet.insertSheet(name, book.spreadsheet.getNumSheets());
  markSheet(sheet, TAB_KEY, name);
  book.forget(tabMarks);
  book.spreadsheet.setActiveSheet(active);
  return sheet;
}

/** Makes a tab large enough for so many rows and columns. */
export function ensureSize(sheet: GoogleAppsScript.Spreadsheet.Sheet, rows: number, columns: number): void {
  const lackingRows = rows - sheet.getMaxRows();
  if (lackingRows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), lackingRows);
  const lackingColumns = columns - sheet.getMaxColumns();
  if (lackingColumns > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), lackingColumns);
}
