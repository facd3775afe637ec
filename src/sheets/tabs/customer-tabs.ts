/** Which tab is the one of the customers, and what is said where it is not there. */
import { columnLetter } from '../../base/a1';
import type { Book } from '../grid/book';
import { findOwnedTab, ownedTabIds, PORTFOLIO_TAB, SOURCES_TAB } from '../grid/owned-tabs';
import { registerOf } from '../grid/register';

export type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/**
 * The portfolio that the sources make together, where there is one; else the tab the user is in; undefined where that is one
 * of ours.
 */
export function openTab(book: Book): Sheet | undefined {
  const joined = findOwnedTab(book, SOURCES_TAB) && findOwnedTab(book, PORTFOLIO_TAB);
  if (joined) return joined;
  return ownedTabIds(book).includes(book.idOf(book.activeSheet)) ? undefined : book.activeSheet;
}

/** The tab that was scored last; undefined where none was, or it is gone. */
export function tabScoredLast(book: Book): Sheet | undefined {
  const { scored } = registerOf(book).noted;
  return (scored && book.tabOf(scored.id)) ?? undefined;
}

/** Whether a tab has cells: not where a chart or a connection to a database stands on a tab of its own. */
export function isGrid(sheet: Sheet): boolean {
  return sheet.getType() === SpreadsheetApp.SheetType.GRID;
}

export function tabOf(book: Book, id: number): Sheet {
  const sheet = book.tabOf(id);
  if (sheet) return sheet;
  const { scored } = registerOf(book).noted;
  const name = scored?.id === id ? ` "${scored.name}"` : '';
  throw new Error(
    `The tab${name} that was to be scored is gone. Open the tab with your customers, then run again.`,
  );
}

/** The tabs that are neither open nor ours. */
export function otherTabs(book: Book): Sheet[] {
  const known = [...ownedTabIds(book), book.idOf(book.activeSheet)];
  return book.spreadsheet.getSheets().filter((sheet) => !known.includes(book.idOf(sheet)));
}

/** Headers are looked for in so many rows. */
const ROWS_TO_LOOK_AT = 20;

const ERROR_CELL = /^(#(REF|N\/A|NAME|VALUE|ERROR|DIV\/0|NUM|NULL)\b.*|Loading\.\.\.)/;

/** Why a tab that is meant cannot be read as one of customers. */
export function whyUnread(sheet: Sheet): string {
  const name = sheet.getName();
  const cells = sheet.getDataRange().getValues();
  for (const [row, values] of cells.slice(0, ROWS_TO_LOOK_AT).entries()) {
    const column = values.findIndex((value) => ERROR_CELL.test(String(value)));
    if (column < 0) continue;
    const place = `${columnLetter(column + 1)}${row + 1}`;
    return `"${name}" shows ${String(values[column])} in ${place}, so its customers cannot be read. Fix the import or the formula there, then run again.`;
  }
  return `"${name}" has no header row with a customer id and at least one known column. Check its headers, or open the tab with your customers, then run again.`;
}

export function lackOfIds(tab: string): string {
  return (
    `The tab "${tab}" has customer columns, but none of them is an id. Head the column that tells one ` +
    'customer from another "customer_id" (or "Account id", "Id"), then run again.'
  );
}

export function whyThereIsNone(theirs: readonly Sheet[]): string {
  if (theirs.filter(isGrid).every((sheet) => sheet.getLastRow() === 0)) {
    return 'This spreadsheet is empty. Paste or import your customers, one row each below a row of headers, then run again.';
  }
  return (
    'No tab has a header row with a customer id and at least one known column, such as "customer_id" and ' +
    '"login_frequency". Open the tab with your customers, check its headers, then run again.'
  );
}
