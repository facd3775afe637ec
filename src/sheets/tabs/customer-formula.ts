import { columnLetter, quotedTab } from '../../base/a1';
import type { Book } from '../grid/book';
import { isFree, OwnFormula, writeValues } from '../grid/cells';
import type { CustomerTable } from './customer-table';

/** The example of a formula over customers, as its docs give it: the ranges stand for those of any sheet. */
const EXAMPLE = /^([A-Z]+)\(A1:AZ1, A2:AZ\d+(, DATE\(\d+, \d+, \d+\))?(?:, "[a-z]+")?\)$/;

/**
 * A formula of ours over all customers, made from the example in its docs: with the ranges of this tab and, where it
 * counts from a day, this day (a custom function may not be given TODAY()). With `;` it is valid in every locale.
 * Undefined where the example is not over customers.
 */
export function customerFormula(
  example: string,
  { sheet, headerRow, inputHeaders, rows }: CustomerTable,
  isoDay: string,
): OwnFormula | undefined {
  const [, name, day] = EXAMPLE.exec(example) ?? [];
  if (name === undefined || !isCustomFunction(name)) return undefined;
  const last = columnLetter(inputHeaders.reduce<number>((at, header, i) => (header === '' ? at : i + 1), 1));
  const tab = `${quotedTab(sheet.getName())}!`;
  const headers = `${tab}$A$${headerRow}:$${last}$${headerRow}`;
  const body = `${tab}$A$${headerRow + 1}:$${last}$${headerRow + rows.length}`;
  const date = isoDay.split('-').map(Number).join(';');
  return new OwnFormula(`=${name}(${headers};${body}${day === undefined ? '' : `;DATE(${date})`})`);
}

/** Whether this script has a function of that name: Sheets has others, which could fetch or send what is in the cells. */
export function isCustomFunction(name: string): boolean {
  return typeof (globalThis as Record<string, unknown>)[name] === 'function';
}

/**
 * Writes a formula into the selected cell.
 * @throws A sentence where something stands there, or below it where the results go, or where it would read itself.
 */
export function insertIntoSelected(
  book: Book,
  formula: OwnFormula,
  { sheet: customers, headerRow, inputHeaders, rows }: CustomerTable,
): string {
  const sheet = book.spreadsheet.getActiveSheet();
  const selected = sheet.getActiveRange();
  const [row, column] = [selected?.getRow() ?? 1, selected?.getColumn() ?? 1];
  const place = `${columnLetter(column)}${row}`;
  const readsIt =
    sheet.getSheetId() === customers.getSheetId() && inputHeaders.slice(column - 1).some(isFilled);
  if (readsIt && row >= headerRow) {
    throw new Error(
      `The formula reads the columns around ${place}. Select a blank cell to the right of your columns, or in another tab.`,
    );
  }
  const below = Math.min(rows.length, sheet.getMaxRows() - row + 1);
  if (!isFree(sheet.getRange(row, column, below, 1))) {
    throw new Error(
      `Something stands in ${place} or in the ${rows.length} cells from there down that the results need. Select a ` +
        'blank column, then insert it again: nothing was changed.',
    );
  }
  writeValues(sheet, row, column, [[formula]]);
  return place;
}

function isFilled(header: unknown): boolean {
  return header !== '';
}
