import { clearResultColumns } from '../../sheets/beside/result-columns';
import { recover } from '../../sheets/beside/write-columns';
import type { Book } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { refusalOf } from '../../sheets/grid/locked';
import { registerOf } from '../../sheets/grid/register';
import { readScoredTable } from '../../sheets/tabs/customer-table';
import { tabScoredLast } from '../../sheets/tabs/customer-tabs';

/** What has to be said for everything to go: the page asks for it twice. */
const SURE = 'remove everything';

/**
 * Removes all that the add-on made in this spreadsheet: the result columns beside the rows and every tab of ours, with the tasks,
 * notes, rules and settings that people wrote into them. The user's own tabs stay.
 * @throws A sentence where it was not asked for in so many words.
 */
export function removeEverything(sure: string): string {
  if (sure !== SURE) throw new Error('Nothing was removed. To remove everything, press it twice.');
  return withDocumentLock((book) => {
    recover(book);
    const beside = clearColumns(book);
    const names: string[] = [];
    for (const id of Object.values(registerOf(book).noted.tabs)) {
      const sheet = book.tabOf(id);
      if (!sheet) continue;
      names.push(sheet.getName());
      book.spreadsheet.deleteSheet(sheet);
    }
    registerOf(book).note({
      tabs: {},
      formats: {},
      dashboard: [],
      former: undefined,
      historyFrom: undefined,
      scored: undefined,
    });
    return [`Removed: ${names.length === 0 ? 'no tabs' : names.join(', ')}.`, beside].join(' ').trim();
  });
}

/** Clears our columns; why that could not be done costs no tab. */
function clearColumns(book: Book): string {
  try {
    const table = readScoredTable(book);
    const isCleared = table.own.size === 0 || clearResultColumns(book, table);
    // What is refused is refused at the next look, and that is here.
    SpreadsheetApp.flush();
    return isCleared ? '' : 'The tab changed while its columns were cleared: press it again.';
  } catch (error) {
    return `Our columns are still there: ${refusalOf(book, error, tabScoredLast(book))}`;
  }
}
