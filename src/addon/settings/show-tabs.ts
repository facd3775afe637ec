import { type Book, openBook } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { findOwnedTab, READ_TABS } from '../../sheets/grid/owned-tabs';
import { sayInSheet } from '../message';

/** Shows the tabs of ours: an entry of the menu. */
export function showTabs(): void {
  sayInSheet(openBook(), () => withDocumentLock(showAll));
}

/**
 * Shows every tab of ours that people read, behind theirs, in an order in which they are looked for. What only the add-on
 * reads stays hidden.
 * @throws A sentence where there is none yet.
 */
function showAll(book: Book): string {
  const sheets = READ_TABS.flatMap((name) => findOwnedTab(book, name) ?? []);
  if (sheets.length === 0)
    throw new Error('There are no tabs of Customer Vitals yet. Score the portfolio first.');
  const last = book.spreadsheet.getNumSheets();
  for (const sheet of sheets) {
    book.show(sheet);
    book.spreadsheet.moveActiveSheet(last);
  }
  book.show(sheets[0]!);
  return `${sheets.length} tabs of Customer Vitals are in sight.`;
}
