import { once } from '../../base/once';
import type { CohortRow } from '../../past/cohort-rows';
import { readDay } from '../../reading/cells/day';
import type { Book } from '../grid/book';
import { type CellValue, type ColumnKind, widenColumns, writeValues } from '../grid/cells';
import { COHORTS_TAB, ensureRows, findOwnedTab, openOwnedTab, tabHeight } from '../grid/owned-tabs';
import { formatTab } from '../grid/tab-formats';

const month = (name: keyof CohortRow) => column(name, 'day', 'yyyy-mm', 90);
const count = (name: keyof CohortRow) => column(name, 'number', '0', 140);
const money = (name: keyof CohortRow) => column(name, 'number', '#,##0.00', 140);
const rate = (name: keyof CohortRow) => column(name, 'number', '0.00', 140);

function column(name: keyof CohortRow, kind: ColumnKind, numberFormat: string, width: number) {
  return { name, kind, numberFormat, width };
}

/** A row for a cohort and a month. Months are their first day: as text, Sheets would compare them as dates anyway. */
const columns = once(() => [
  month('Cohort'),
  count('Months since start'),
  month('Month'),
  count('Customers at start'),
  count('Still customers'),
  rate('Logo retention'),
  money('First ARR'),
  money('ARR'),
  rate('Revenue retention'),
]);

/** The columns, in order. */
export const cohortColumns = (): readonly string[] => columns().map(({ name }) => name);

/** What is known, since when, in words; the table stands below. */
const WORDS = 6;
const HEADER_ROW = WORDS + 2;
/** The first row of the table's values. */
export const FIRST_COHORT_ROW = HEADER_ROW + 1;

/** The cohorts as the last run left them; none where there was none. */
export function readCohorts(book: Book): CohortRow[] {
  const sheet = findOwnedTab(book, COHORTS_TAB);
  const rows = sheet ? sheet.getLastRow() - HEADER_ROW : 0;
  if (!sheet || rows < 1) return [];
  const { dayOfDate } = book.reading;
  return sheet
    .getRange(FIRST_COHORT_ROW, 1, rows, columns().length)
    .getValues()
    .map((cells) => {
      const read = columns().map(({ kind }, i) => {
        const cell = kind === 'day' ? readDay(cells[i], undefined, dayOfDate) : cells[i];
        return typeof cell === 'number' ? cell : '';
      });
      return Object.fromEntries(columns().map(({ name }, i) => [name, read[i]!])) as CohortRow;
    });
}

/** Writes the words and the rows over what was there, then blanks what is left of more. */
export function writeCohorts(book: Book, words: readonly string[], rows: readonly CohortRow[]): void {
  const known = findOwnedTab(book, COHORTS_TAB);
  const sheet = known ?? openOwnedTab(book, COHORTS_TAB);
  const before = known ? sheet.getLastRow() : 0;
  const last = HEADER_ROW + rows.length;
  const height = tabHeight(book, sheet);
  const grew = ensureRows(book, sheet, last, height);
  formatTab(
    book,
    COHORTS_TAB,
    sheet,
    columns().map((column, i) => ({ ...column, place: i + 1 })),
    grew,
    Math.max(height, last),
  );
  const lines = Array.from({ length: WORDS }, (_, i): CellValue[] => [words[i] ?? '']);
  writeValues(sheet, 1, 1, lines);
  const table = [cohortColumns(), ...rows.map((row) => columns().map(({ name }) => row[name]))];
  writeValues(sheet, HEADER_ROW, 1, table);
  if (before > last) sheet.getRange(last + 1, 1, before - last, columns().length).clearContent();
  if (!known || sheet.getFrozenRows() === 0) {
    sheet.setFrozenRows(HEADER_ROW);
    widenColumns(sheet, 1, columns());
    sheet.getRange(1, 1).setFontWeight('bold').setFontSize(14);
    sheet.getRange(HEADER_ROW, 1, 1, columns().length).setFontWeight('bold').setBackground('#f1f3f4');
  }
}

/** Where the cohorts stand; undefined where there are none yet. */
export function cohortsTab(book: Book): string | undefined {
  return findOwnedTab(book, COHORTS_TAB)?.getName();
}
