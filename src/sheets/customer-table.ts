import { findHeaderRow, inputsOf, matchHeaders } from '../customers/headers';
import { ownColumns } from './own-columns';
import { ownedTabIds } from './owned-tabs';

/** The user's tab of customers as it stood when it was read: one read for all its cells. */
export interface CustomerTable {
  readonly sheet: GoogleAppsScript.Spreadsheet.Sheet;
  /** Row of the headers, from 1; the customers follow below it. */
  readonly headerRow: number;
  /** The header row as it stands. */
  readonly headers: readonly unknown[];
  /** The headers with those of our own result columns blanked: an old result is never an input. */
  readonly inputHeaders: readonly unknown[];
  readonly rows: readonly (readonly unknown[])[];
  /** Column of the customer ids, from 1. */
  readonly keyColumn: number;
  /** Our result columns: name to column, from 1. */
  readonly own: ReadonlyMap<string, number>;
}

/**
 * Finds and reads the tab of customers: the tab the user is in if it has customer columns, else the first one that has.
 * @throws A sentence that says what a customer tab needs, where there is none.
 */
export function readCustomerTable(book: GoogleAppsScript.Spreadsheet.Spreadsheet): CustomerTable {
  const owned = ownedTabIds(book);
  const active = book.getActiveSheet();
  const others = book.getSheets().filter((sheet) => sheet.getSheetId() !== active.getSheetId());
  for (const sheet of [active, ...others]) {
    if (owned.includes(sheet.getSheetId())) continue;
    const table = readTable(book, sheet);
    if (table) return table;
  }
  throw new Error(
    'No tab has a header row with a customer id and at least one known column, such as "customer_id" and ' +
      '"login_frequency". Open the tab with your customers, check its headers, then run again.',
  );
}

function readTable(
  book: GoogleAppsScript.Spreadsheet.Spreadsheet,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
): CustomerTable | undefined {
  const values = sheet.getDataRange().getValues();
  const at = findHeaderRow(values);
  if (at < 0) return undefined;
  const own = ownColumns(book, sheet);
  const columns = [...own.values()];
  const headers = values[at]!;
  const inputHeaders = headers.map((header, i) => (columns.includes(i + 1) ? '' : header));
  const key = inputsOf(matchHeaders(inputHeaders)).find(({ metric }) => metric.header === 'customer_id');
  if (!key) return undefined;
  return {
    sheet,
    headerRow: at + 1,
    headers,
    inputHeaders,
    rows: values.slice(at + 1),
    keyColumn: key.index + 1,
    own,
  };
}
