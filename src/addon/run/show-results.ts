import { columnLetter } from '../../base/a1';
import { isNext, runsOf } from '../../base/runs';
import type { Result } from '../../customers/results';
import { type BlockedColumn, lockedColumns } from '../../sheets/beside/live-columns';
import { liveFormula } from '../../sheets/beside/live-formula';
import { notedColumns } from '../../sheets/beside/own-columns';
import { type ChosenPlacement, choosePlacement, type Placement } from '../../sheets/beside/placement';
import {
  clearResultColumns,
  type ResultColumn,
  writeResultColumns,
} from '../../sheets/beside/result-columns';
import type { Book } from '../../sheets/grid/book';
import { type CellValue, OwnFormula } from '../../sheets/grid/cells';
import { ASK } from '../../sheets/grid/locked';
import { findOwnedTab, SCORES_TAB } from '../../sheets/grid/owned-tabs';
import type { CustomerTable } from '../../sheets/tabs/customer-table';
import type { ScoresTab } from '../../sheets/tabs/scores-tab';

/** How the results were placed next to the rows. */
export interface Shown {
  readonly way: ChosenPlacement;
  readonly blocked: readonly BlockedColumn[];
}

/** What stands in `Vitals scores` only, and why. */
export function inScoresOnly(reason: string): Shown {
  return { way: { way: 'scores tab', reason }, blocked: [] };
}

/** What a run leaves beside the rows whose time is up once `Vitals scores` is written. */
export const late = () =>
  inScoresOnly(
    'The run stopped itself after 270 seconds: "Vitals scores" is complete. Continue shows the results beside your rows.',
  );

/** Values that were written and are not there, though nobody has changed the tab: what did arrive is taken back. */
function notArrived({ sheet, headerRow, own }: CustomerTable): Shown {
  const height = sheet.getMaxRows() - headerRow + 1;
  const [merged] = [...own.values()].flatMap((column) =>
    sheet.getRange(headerRow, column, height, 1).getMergedRanges(),
  );
  if (merged)
    return withoutRoom(
      `${merged.getA1Notation()} is merged and holds one value. Choose Format > Merge cells > Unmerge`,
    );
  return withoutRoom(
    sheet.getFilter()
      ? 'a filter hides rows of the tab, and values do not arrive in them. Choose Data > Remove filter'
      : 'the tab does not show what was written into it. A dropdown may be in the way: remove it',
  );
}

/** Formulas of the user's that need the room that our columns took: it is theirs again. */
function inTheWay([first]: readonly string[]): Shown {
  return withoutRoom(`beside your rows they made ${first} show #REF!, so they were taken back. Give it room`);
}

function withoutRoom(why: string): Shown {
  return inScoresOnly(`Results are in "Vitals scores" only: ${why}, then score again.`);
}

/** The same where somebody was at work in the tab all the time. */
export const keptChanging = () =>
  inScoresOnly(
    'The tab kept changing while the results were written: "Vitals scores" is complete. Run again for the columns beside your rows; none of your cells were changed.',
  );

/** Somebody may change the sheet while we write; then it is read again, so many times. */
export const MOST_ATTEMPTS = 3;

/** A result column, and where it stands in `Vitals scores`. */
export interface ScoredColumn extends ResultColumn {
  readonly resultColumn: number;
}

/** The results that are wanted beside the rows, as columns with the values of each row. */
export function columnsBeside(
  wanted: readonly string[],
  results: readonly Result[],
  scores: ScoresTab,
  valuesOf: (result: string) => readonly CellValue[],
): ScoredColumn[] {
  return wanted.map((name) => ({
    name,
    format: results.find((result) => result.name === name)!,
    colors: scores.colors(name),
    values: valuesOf(name),
    resultColumn: scores.headers.indexOf(name) + 1,
  }));
}

/**
 * Shows results beside the user's rows, live where that suits the tab. Where a look-up does not show what it should, the
 * next way down is taken. Undefined where the tab changed meanwhile, or columns went that are no longer wanted: read and score
 * again.
 */
export function showResults(
  book: Book,
  table: CustomerTable,
  scoresTab: string,
  columns: readonly ScoredColumn[],
  wanted: Placement | undefined,
): Shown | undefined {
  const unwanted = new Map(
    [...table.own].filter(([name]) => !columns.some((column) => column.name === name)),
  );
  if (unwanted.size > 0) {
    clearResultColumns(book, table, unwanted);
    return undefined;
  }
  const fitting = wanted ? { way: wanted, reason: 'As you chose.' } : choosePlacement(table);
  const locked = lockedColumns(table, fitting.way === 'live');
  const chosen = { ...fitting, reason: fitting.reason + takenOver(table) + leftAsTheyWere(locked) };
  if (chosen.way === 'scores tab') {
    const own = new Map([...table.own].filter(([name]) => !locked.has(name)));
    const cleared = own.size === 0 || clearResultColumns(book, table, own);
    return cleared ? { way: chosen, blocked: [] } : undefined;
  }
  const writable = columns.filter(({ name }) => !locked.has(name));
  if (chosen.way === 'values') return asValues(book, table, writable, chosen);

  const live = writable.map((column) => ({
    ...column,
    lookup: new OwnFormula(
      liveFormula({
        label: column.name,
        headerRow: table.headerRow,
        keyColumn: table.keyColumn,
        scoresTab,
        idColumn: 1,
        resultColumn: column.resultColumn,
      }),
    ),
  }));
  const outcome = writeResultColumns(book, table, live);
  if (outcome.kind === 'written') return { way: chosen, blocked: outcome.blocked };
  if (outcome.kind === 'moved') return undefined;
  if (outcome.kind === 'broken') return inTheWay(outcome.of);
  return asValues(book, table, writable, {
    way: 'values',
    reason: 'The look-ups did not show the right results in this tab, so the results are written as values.',
  });
}

/**
 * Leaves no result columns beside the rows of a run that scored nobody: they would say "Not enough data" in every cell.
 * Undefined where the tab changed meanwhile.
 */
export function showNothing(book: Book, table: CustomerTable): Shown | undefined {
  const reason = `No customer has enough data for a score: Columns says what is missing.${takenOver(table)}`;
  const cleared = table.own.size === 0 || clearResultColumns(book, table);
  return cleared ? { way: { way: 'scores tab', reason }, blocked: [] } : undefined;
}

/** Takes the user to the results beside the rows, far to the right of what they know; to `Vitals scores` where none are there. */
export function goToResults(book: Book, { sheet, headerRow }: CustomerTable, { way }: Shown): void {
  const columns = notedColumns(book, sheet).map(({ column }) => column);
  const [first] = runsOf(
    columns.sort((a, b) => a - b),
    isNext,
  );
  if (first && way.way !== 'scores tab') {
    // Sheets scrolls no further than it has to: with the last of them in sight, so are the others.
    book.goTo(sheet.getRange(headerRow, first[first.length - 1]!));
    return;
  }
  const scores = findOwnedTab(book, SCORES_TAB);
  if (scores && !scores.isSheetHidden()) book.goTo(scores.getRange(1, 1));
}

/** What is said of columns in which something of the user's stands where results of ours stood. */
function takenOver(table: CustomerTable): string {
  const places = [...table.takenOver].map(([name, column]) => {
    const header = String(table.headers[column - 1] ?? '');
    const what = header === '' || header === name ? 'your values' : `your "${header}"`;
    return `${columnLetter(column)} holds ${what} where "${name}" was`;
  });
  if (places.length === 0) return '';
  return ` Column ${places.join('; column ')}: nothing of yours was changed, and the results moved to the right.`;
}

/** What is said of columns of ours that may not be edited. */
function leftAsTheyWere(locked: ReadonlyMap<string, number>): string {
  if (locked.size === 0) return '';
  const places = [...locked].map(([name, column]) => `${columnLetter(column)} ("${name}")`);
  return ` You may not edit column ${places.join(', ')}, so it shows what it did. ${ASK}.`;
}

function asValues(
  book: Book,
  table: CustomerTable,
  columns: readonly ScoredColumn[],
  way: ChosenPlacement,
): Shown | undefined {
  const outcome = writeResultColumns(book, table, columns);
  if (outcome.kind === 'moved') return undefined;
  if (outcome.kind === 'broken') return inTheWay(outcome.of);
  return outcome.kind === 'written' ? { way, blocked: [] } : notArrived(table);
}
