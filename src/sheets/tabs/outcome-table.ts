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

/**
 * Reads the tab of that name, or else the first of the user's tabs that has the column, the one they are in before the
 * others.
 * @throws A sentence where there is no such tab or column.
 */
export function readOutcomeTab(book: Book, column: string, tab?: string): OutcomeTab {
  const owned = ownedTabIds(book);
  const active = book.spreadsheet.getActiveSheet();
  const sheets = [
    active,
    ...book.spreadsheet.getSheets().filter((sheet) => sheet.getSheetId() !== active.getSheetId()),
  ]
    .filter((sheet) => !owned.includes(sheet.getSheetId()))
    .filter((sheet) => tab === undefined || sheet.getName() === tab);
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
