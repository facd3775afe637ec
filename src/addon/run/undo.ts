import { dayToIso } from '../../base/calendar';
import { readDay } from '../../reading/cells/day';
import { clearResultColumns, recover } from '../../sheets/beside/result-columns';
import type { Book } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { readScoredTable } from '../../sheets/tabs/customer-table';
import { HistoryTab } from '../../sheets/tabs/history-tab';
import { clearScores, scoresLayout } from '../../sheets/tabs/scores-tab';

/**
 * Clears what the runs wrote, and takes the day of the last one out of the history: what was scored by mistake is nothing
 * to compare with. The user's cells stay as they are, and so do alerts and tasks: people may be at work on them.
 */
export function undoLastRun(): string {
  return withDocumentLock((book) => {
    recover(book);
    const table = readScoredTable(book);
    if (!clearResultColumns(book, table)) {
      throw new Error(
        'The tab changed while the results were taken back. Undo again: none of your cells were changed.',
      );
    }
    // Before the scores go: they say of which day it is, should this have to be done again.
    const day = takeBackDay(book);
    clearScores(book);
    return (
      `The results beside the rows of "${table.sheet.getName()}" and in "Vitals scores" are cleared.` +
      (day === undefined ? '' : ` ${day} is out of the history; alerts and tasks stay.`)
    );
  });
}

/** The day that was taken out; undefined where the last run has kept none. */
function takeBackDay(book: Book): string | undefined {
  const scored = readDay(scoresLayout(book)?.scoredOn, undefined, book.reading.dayOfDate);
  if (typeof scored !== 'number') return undefined;
  return HistoryTab.find(book)?.takeBack(scored) ? dayToIso(scored) : undefined;
}
