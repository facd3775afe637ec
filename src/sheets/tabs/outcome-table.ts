import { type OutcomeTable, outcomeIndex } from '../../past/known-customers';
import { normalizeHeader } from '../../reading/normalize';
import { ownColumns } from '../beside/own-columns';
import type { Book } from '../grid/book';
import { ownedTabIds } from '../grid/owned-tabs';

/** A user's tab with a column that says who left, without our result columns, which are of today. */
export interface OutcomeTab extends OutcomeTable {
  readonly tab: string;
}

const ROWS_TO_LOOK_AT = 20;

/** The user's tabs that have a table, the one they are in first, with the headers it seems to have. */
export function outcomeTabs(book: Book): { readonly tab: string; readonly headers: string[] }[] {
  return usersTabs(book).flatMap((sheet) => {
    const rows = sheet.getRange(1, 1, ROWS_TO_LOOK_AT, Math.max(1, sheet.getLastColumn())).getValues();
    const ours = [...ownColumns(book, sheet).values()];
    const texts = rows.map((row) =>
      row.map((cell, i) => (ours.includes(i + 1) || typeof cell !== 'string' ? '' : cell.trim())),
    );
    const filled = texts.map((row) => row.filter((text) => text !== '').length);
    const headers = (texts[filled.indexOf(Math.max(...filled))] ?? []).filter((text) => text !== '');
    return headers.length < 2 ? [] : [{ tab: sheet.getName(), headers }];
  });
}

/**
 * Reads the tab of that name, or else the first of the user's tabs that has the column, the one they are in before the
 * others.
 * @throws A sentence where there is no such tab or column.
 */
export function readOutcomeTab(book: Book, column: string, tab?: string): OutcomeTab {
  const sheets = usersTabs(book).filter((sheet) => tab === undefined || sheet.getName() === tab);
  if (sheets.length === 0) throw new Error(`No tab is called "${tab}".`);
  let first: OutcomeTab | undefined;
  for (const sheet of sheets) {
    const values = sheet.getDataRange().getValues();
    const at = values
      .slice(0, ROWS_TO_LOOK_AT)
      .findIndex((row) => row.some((cell) => normalizeHeader(cell) === normalizeHeader(column)));
    const ours = [...ownColumns(book, sheet).values()];
    const headers = (values[Math.max(0, at)] ?? []).map((header, i) => (ours.includes(i + 1) ? '' : header));
    const found = { tab: sheet.getName(), headers, rows: values.slice(at + 1) };
    if (at >= 0) return found;
    first ??= found;
  }
  outcomeIndex(first!.headers, column);
  return first!;
}

/** All tabs but ours, the one that is open first. */
function usersTabs(book: Book): GoogleAppsScript.Spreadsheet.Sheet[] {
  const owned = ownedTabIds(book);
  const active = book.spreadsheet.getActiveSheet();
  return [
    active,
    ...book.spreadsheet.getSheets().filter((sheet) => sheet.getSheetId() !== active.getSheetId()),
  ].filter((sheet) => !owned.includes(sheet.getSheetId()));
}
