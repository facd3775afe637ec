import { readCustomerTable } from '../sheets/customer-table';
import { withDocumentLock } from '../sheets/lock';
import { clearResultColumns, recover } from '../sheets/result-columns';
import { clearScores } from '../sheets/scores-tab';

/** Clears what the runs wrote; the user's cells stay as they are. */
export function undoLastRun(): string {
  const book = SpreadsheetApp.getActive();
  return withDocumentLock(() => {
    recover(book);
    const table = readCustomerTable(book);
    if (!clearResultColumns(book, table)) {
      throw new Error(
        'The tab changed while the results were taken back. Undo again: none of your cells were changed.',
      );
    }
    clearScores(book);
    return `The results beside the rows of "${table.sheet.getName()}" and in "Vitals scores" are cleared.`;
  });
}
