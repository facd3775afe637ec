import { keyText } from '../customers/identity';
import { allResults, BESIDE_THE_ROWS } from '../customers/results';
import type { CellValue } from '../sheets/cells';
import { readingSettings } from '../sheets/context';
import { readCustomerTable } from '../sheets/customer-table';
import { withDocumentLock } from '../sheets/lock';
import { recover } from '../sheets/result-columns';
import { openScores, readScores } from '../sheets/scores-tab';
import type { Way } from '../sheets/way';
import { scoringPlan } from './portfolio';
import { resultColours } from './result-colours';
import { type Shown, showResults } from './show-results';

/** How the results of the last run are to stand beside the rows; what is left out takes its default. */
export interface BesideOptions {
  readonly way?: Way;
}

/**
 * Shows what stands in `Vitals scores` beside the user's rows, each customer's results in its own row: found by id and,
 * for ids that occur twice, in their order.
 * @throws A sentence where nothing is scored yet.
 */
export function showLastRun({ way }: BesideOptions): Shown {
  const book = SpreadsheetApp.getActive();
  return withDocumentLock(() => {
    recover(book);
    const scored = readScores(book);
    const plan = scoringPlan(book, scored[0] && String(scored[0]('Model')));
    const scores = openScores(book, resultColours(plan));
    if (!scores) throw new Error('Nothing is scored yet. Score the portfolio first.');
    const waiting = new Map<string, (typeof scored)[number][]>();
    for (const cell of scored) {
      const id = keyText(cell('Customer id'));
      waiting.set(id, [...(waiting.get(id) ?? []), cell]);
    }
    const table = readCustomerTable(book);
    const ofRow = table.rows.map((row) => waiting.get(keyText(row[table.keyColumn - 1]))?.shift());
    const { dayOfDate } = readingSettings(book);
    const results = allResults(plan);
    const columns = BESIDE_THE_ROWS.map((name) => results.find((result) => result.name === name)!).map(
      (format) => ({
        name: format.name,
        format,
        colours: scores.colours(format.name),
        values: ofRow.map((cell) => written(cell?.(format.name), dayOfDate!)),
        resultColumn: scores.headers.indexOf(format.name) + 1,
      }),
    );
    const shown = showResults(book, table, scores.name, columns, way);
    if (shown) return shown;
    throw new Error(
      'The tab changed while the results were written beside your rows. Try again: none of your cells were changed.',
    );
  });
}

/** A cell of ours as it was written: Sheets hands a day back as a Date. */
function written(cell: unknown, dayOfDate: (date: Date) => number): CellValue {
  if (typeof cell === 'number' || typeof cell === 'string') return cell;
  return Object.prototype.toString.call(cell) === '[object Date]' ? dayOfDate(cell as Date) : '';
}
