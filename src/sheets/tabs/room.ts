import { wholeNumber } from '../../base/numbers';
import type { Book } from '../grid/book';
import { cellsOfLackingTabs, JOURNAL_TAB, ownedTabIds, SCORES_TAB } from '../grid/owned-tabs';
import { registerOf } from '../grid/register';
import type { CustomerTable } from './customer-table';
import { isGrid, type Sheet } from './customer-tabs';

/** So many cells Sheets keeps in a file. */
const MOST_CELLS = 10_000_000;
/** From so many customers on they are counted before a run: that takes three calls for each tab. */
const COUNTED_FROM = 2000;
/** What the journal takes of each customer while columns are written. */
const JOURNAL_CELLS = 1;
/** What stays free for each customer: a year of history takes 4.3. */
const KEPT_CELLS = 5;

interface TabSize {
  readonly sheet: Sheet;
  readonly rows: number;
  readonly columns: number;
}

/** What a run is about to write: so many columns for each customer, and so many of them next to the rows. */
interface Wanted {
  readonly customers: number;
  readonly columns: number;
  readonly beside: number;
}

/** What a run leaves. */
export interface Room {
  /** For how many customers there is room; undefined where few need no count. */
  readonly customers: number | undefined;
  /** Without what the history is to have; no limit where few customers need no count. */
  readonly cellsForTasks: number;
  /** What a person does to free most, in words. */
  mostFreed(): string;
}

const PLENTY: Room = { customers: undefined, cellsForTasks: Infinity, mostFreed: () => '' };

/** @throws A sentence that says for how many customers the file has room and what frees most, where a run does not fit. */
export function requireRoom(book: Book, table: CustomerTable, { customers, columns, beside }: Wanted): Room {
  if (customers < COUNTED_FROM) return PLENTY;
  const { tabs } = registerOf(book).noted;
  const rewritten = [tabs[SCORES_TAB], tabs[JOURNAL_TAB]];
  const others = book.spreadsheet
    .getSheets()
    .filter((sheet) => isGrid(sheet) && !rewritten.includes(book.idOf(sheet)))
    .map((sheet): TabSize => ({ sheet, rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() }));
  const lacking = Math.max(0, table.headers.length + beside - table.own.size - table.maxColumns);
  const taken = others.reduce((sum, { sheet, rows, columns: width }) => {
    const isTheirs = book.idOf(sheet) === book.idOf(table.sheet);
    return sum + rows * (width + (isTheirs ? lacking : 0));
  }, cellsOfLackingTabs(book));
  const perCustomer = columns + JOURNAL_CELLS;
  const room = Math.max(0, Math.floor((MOST_CELLS - taken) / perCustomer) - 1);
  if (customers <= room) {
    const left = MOST_CELLS - taken - (customers + 1) * perCustomer;
    return {
      customers: room,
      cellsForTasks: Math.max(0, left - customers * KEPT_CELLS),
      mostFreed: () => mostFreed(book, table, others),
    };
  }
  throw new Error(
    `This file has room for ${wholeNumber(room)} customers, and "${table.sheet.getName()}" has ${wholeNumber(customers)}: Sheets keeps ` +
      `${wholeNumber(MOST_CELLS)} cells in a file. Nothing was written. ${mostFreed(book, table, others)}, then score again.`,
  );
}

/** What frees most. */
function mostFreed(book: Book, { sheet }: CustomerTable, tabs: readonly TabSize[]): string {
  // Nobody is told to delete or move what is ours.
  const ours = ownedTabIds(book);
  const theirs = tabs.filter((tab) => !ours.includes(book.idOf(tab.sheet)));
  const byBlank = largest(theirs, ({ sheet: tab, rows, columns }) => {
    return rows * columns - tab.getLastRow() * tab.getLastColumn();
  });
  const others = theirs.filter((tab) => book.idOf(tab.sheet) !== book.idOf(sheet));
  const bySize = largest(others, ({ rows, columns }) => rows * columns);
  if (byBlank && byBlank.cells >= (bySize?.cells ?? 0) / 2)
    return `"${byBlank.name}" has ${wholeNumber(byBlank.cells)} blank cells: delete its blank rows and columns`;
  return bySize
    ? `"${bySize.name}" takes ${wholeNumber(bySize.cells)} cells: move it into another file`
    : 'Spread the customers over several files, or remove columns that no model reads';
}

function largest(
  tabs: readonly TabSize[],
  cellsOf: (tab: TabSize) => number,
): { readonly name: string; readonly cells: number } | undefined {
  const sized = tabs.map((tab) => ({ tab, cells: cellsOf(tab) })).sort((a, b) => b.cells - a.cells);
  const [first] = sized;
  return first && first.cells > 0 ? { name: first.tab.sheet.getName(), cells: first.cells } : undefined;
}
