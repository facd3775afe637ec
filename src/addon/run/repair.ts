import { type BlockedColumn, blockedColumns, repairColumns } from '../../sheets/beside/live-columns';
import { openBook } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { readScoredTable } from '../../sheets/tabs/customer-table';

/** Whether the results beside the rows can show themselves. */
export interface ResultsCheck {
  /** What a person reads: empty where all is well. */
  readonly sentence: string;
  readonly blocked: readonly BlockedColumn[];
}

/** Says which result columns cannot show themselves because something was typed into them. */
export function checkResults(): ResultsCheck {
  return resultsCheck(blockedColumns(readScoredTable(openBook())));
}

/** What is to be said of live columns that something stands in the way of. */
export function resultsCheck(blocked: readonly BlockedColumn[]): ResultsCheck {
  return { sentence: sentenceOf(blocked), blocked };
}

/** Moves what was typed into result columns into notes on the same cells. */
export function repairResults(): ResultsCheck {
  return withDocumentLock((book) => {
    const table = readScoredTable(book);
    repairColumns(table, blockedColumns(table));
    SpreadsheetApp.flush();
    return checkResults();
  });
}

function sentenceOf(blocked: readonly BlockedColumn[]): string {
  if (blocked.length === 0) return '';
  const places = blocked.map(({ name, cells }) => `${cells.join(', ')} in "${name}"`).join('; ');
  return `Something was typed into a result column: ${places}. Repair moves it into a note on the same cell.`;
}
