import { columnNumber } from '../../base/a1';
import { openBook } from '../../sheets/grid/book';

/** A cell such as `L2`. */
const CELL = /^[A-Z]{1,3}[1-9]\d{0,6}$/;

/**
 * Selects a cell such as `L2` of a tab, so that the user sees it.
 * @throws A sentence where there is no such tab or cell any more.
 */
export function showCell(tab: string, cell: string): void {
  const book = openBook();
  const sheet = book.spreadsheet.getSheetByName(tab);
  if (!sheet) throw new Error(`There is no tab "${tab}" any more. Run again to read the tab as it is now.`);
  if (!CELL.test(cell)) throw new Error('A cell is named by its column and row, such as L2.');
  const { row, column } = placeOf(cell);
  if (row > sheet.getMaxRows() || column > sheet.getMaxColumns()) {
    throw new Error(`"${tab}" has no cell ${cell} any more. Run again to read the tab as it is now.`);
  }
  if (sheet.isSheetHidden()) sheet.showSheet();
  book.goTo(sheet.getRange(row, column));
}

function placeOf(cell: string): { row: number; column: number } {
  const letters = cell.replace(/\d/g, '');
  return { row: Number(cell.slice(letters.length)), column: columnNumber(letters) };
}

/** Where the person is, as one text: it changes with the row. The sidebar asks every few seconds, so it costs few calls. */
export function selectedRow(): string {
  const range = SpreadsheetApp.getActiveRange() as GoogleAppsScript.Spreadsheet.Range | null;
  return range ? `${range.getSheet().getSheetId()}!${range.getRow()}` : '';
}
