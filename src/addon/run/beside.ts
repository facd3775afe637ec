import { allResults } from '../../customers/results';
import type { ScoreRow } from '../../customers/score-row';
import { keyText } from '../../reading/identity';
import type { Placement } from '../../sheets/beside/placement';
import { recover } from '../../sheets/beside/write-columns';
import type { Book } from '../../sheets/grid/book';
import type { CellValue } from '../../sheets/grid/cells';
import { withDocumentLock } from '../../sheets/grid/lock';
import { registerOf } from '../../sheets/grid/register';
import { type CustomerTable, readScoredTable } from '../../sheets/tabs/customer-table';
import { openScores, readScores } from '../../sheets/tabs/scores-tab';
import { scoringPlan } from './portfolio';
import { resultColors } from './result-colors';
import {
  columnsBeside,
  goToResults,
  MOST_ATTEMPTS,
  type Shown,
  showNothing,
  showResults,
} from './show-results';

/** How the results of the last run are placed next to the rows; what is left out takes its default. */
export interface BesideOptions {
  readonly way?: Placement;
}

/**
 * Shows the results of the last run beside the rows without scoring again; goes on where a run ran out of time. Each
 * customer's results come into its own row: found by id and, for ids that occur twice, in their order.
 * @throws A sentence where nothing is scored yet.
 */
export function continueRun(options?: BesideOptions): Shown {
  return withDocumentLock((book) => {
    recover(book);
    return showLastRun(book, options?.way);
  });
}

/**
 * Shows the results in `Vitals scores` beside the rows of their tab.
 * @throws A sentence where nothing is scored yet, or the tab keeps changing.
 */
export function showLastRun(book: Book, way: Placement | undefined): Shown {
  const scored = readScores(book);
  const plan = scoringPlan(book, scored[0] && String(scored[0].cell('Model')));
  const scores = openScores(book, resultColors(plan));
  if (!scores) throw new Error('Nothing is scored yet. Score the portfolio first.');
  const { dayOfDate } = book.reading;
  const results = allResults(plan);
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const table = readScoredTable(book);
    const ofRow = scoresOfRows(table, scored);
    const columns = columnsBeside(plan.beside, results, scores, (name) =>
      ofRow.map((row) => written(row?.cell(name), dayOfDate!)),
    );
    const shown = scored.some(hasScore)
      ? showResults(book, table, scores.name, columns, way ?? plan.way)
      : showNothing(book, table);
    if (shown) {
      registerOf(book).noteScored({ way: shown.way.way });
      goToResults(book, table, shown);
      return shown;
    }
  }
  throw new Error(
    'The tab kept changing while the results were written beside your rows. Try again: none of your cells were changed.',
  );
}

/** The scores of each row of the tab: by id and, for ids that occur twice, in their order. */
function scoresOfRows(
  { rows, keyColumn }: CustomerTable,
  scored: readonly ScoreRow[],
): (ScoreRow | undefined)[] {
  const waiting = new Map<string, ScoreRow[]>();
  for (const row of scored) {
    const id = keyText(row.cell('Customer id'));
    waiting.set(id, [...(waiting.get(id) ?? []), row]);
  }
  return rows.map((row) => waiting.get(keyText(row[keyColumn - 1]))?.shift());
}

function hasScore({ cell }: ScoreRow): boolean {
  return ['Health score', 'Churn risk'].some((name) => typeof cell(name) === 'number');
}

/** A cell of ours as it was written: Sheets hands a day back as a Date. */
function written(cell: unknown, dayOfDate: (date: Date) => number): CellValue {
  if (typeof cell === 'number' || typeof cell === 'string') return cell;
  return Object.prototype.toString.call(cell) === '[object Date]' ? dayOfDate(cell as Date) : '';
}
