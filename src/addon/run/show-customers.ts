import { columnLetter } from '../../base/a1';
import { isNext, runsOf } from '../../base/runs';
import { type Absence, populationOf } from '../../customers/population';
import { keyText } from '../../reading/identity';
import { openBook } from '../../sheets/grid/book';
import { type CustomerTable, readScoredTable } from '../../sheets/tabs/customer-table';
import { openPortfolio } from './portfolio';

/** So many groups of rows are selected at once; more of them would be no selection that a person can use. */
const MOST_GROUPS = 200;

/**
 * Selects the rows of several customers in the tab of customers, so that the user sees them.
 * @throws A sentence where none of them has a row any more.
 */
export function showCustomers(ids: readonly string[]): string {
  const table = readScoredTable(openBook());
  const { sheet } = table;
  const found = rowsOfCustomers(table, ids);
  if (found.length === 0) {
    throw new Error(
      `None of these customers has a row in "${sheet.getName()}" any more. Score again to bring the list up to date.`,
    );
  }
  return selectRows(sheet, found);
}

/**
 * Selects the rows of the tab of customers that count as no customer for this reason.
 * @throws A sentence where there are none any more.
 */
export function showAbsentRows(absence: Absence): string {
  const book = openBook();
  const { table, portfolio } = openPortfolio(book);
  const { rows, absenceOf } = populationOf(portfolio, book.today);
  const found = rows.filter((row) => absenceOf(row) === absence).map((row) => table.headerRow + 1 + row);
  if (found.length === 0) {
    throw new Error(
      `No row in "${table.sheet.getName()}" is left out for this reason any more. Score again to bring the list up to date.`,
    );
  }
  return selectRows(table.sheet, found);
}

/** The rows of these customers, from 1 as the sheet counts. */
export function rowsOfCustomers(
  { rows, keyColumn, headerRow }: CustomerTable,
  ids: readonly string[],
): number[] {
  const wanted = new Set(ids.map(String));
  return rows.flatMap((cells, i) => (wanted.has(keyText(cells[keyColumn - 1])) ? [headerRow + 1 + i] : []));
}

/** Selects rows, from 1 as the sheet counts, and says how many. */
export function selectRows(sheet: GoogleAppsScript.Spreadsheet.Sheet, found: readonly number[]): string {
  const groups = runsOf(found, isNext).slice(0, MOST_GROUPS);
  const last = columnLetter(sheet.getLastColumn());
  // The range that is named last becomes the active one: the window scrolls to the first customer.
  const ranges = groups.map((rows) => `A${rows[0]}:${last}${rows[rows.length - 1]}`).reverse();
  sheet.activate();
  sheet.getRangeList(ranges).activate();
  const selected = groups.reduce((sum, rows) => sum + rows.length, 0);
  const rest = found.length > selected ? ` of ${found.length}` : '';
  return `${selected}${rest} ${found.length === 1 ? 'row is' : 'rows are'} selected in "${sheet.getName()}".`;
}
