import { columnLetter } from '../../base/a1';
import { type Book, openBook } from '../../sheets/grid/book';
import { readCustomerTable } from '../../sheets/tabs/customer-table';
import { sayInSheet } from '../message';
import { openPortfolio } from './portfolio';

/** More frozen columns than this leave no room for what moves. */
const MOST_FROZEN = 4;

/** Freezes id and name: an entry of the menu. */
export function freezeNames(): void {
  const book = openBook();
  sayInSheet(book, () => freeze(book));
}

/**
 * Freezes the columns up to the customer's id and name, so that the results far to the right have names: only where somebody asks.
 * @throws A sentence where columns are frozen already, stand too far to the right, or a merged cell would be cut.
 */
function freeze(book: Book): string {
  const table = readCustomerTable(book);
  const { sheet, keyColumn } = table;
  const named = openPortfolio(book, undefined, table).portfolio.column('name');
  const last = Math.max(keyColumn, (named?.index ?? 0) + 1);
  const frozen = sheet.getFrozenColumns();
  if (frozen > 0)
    throw new Error(
      `${frozen} of your columns ${frozen === 1 ? 'is' : 'are'} frozen already: nothing was changed. Choose View > Freeze > No columns first.`,
    );
  if (last > MOST_FROZEN)
    throw new Error(
      `Id and name reach to column ${columnLetter(last)}: that leaves too little room. Move both to the left, then freeze them.`,
    );
  const crossing = sheet
    .getRange(1, 1, sheet.getMaxRows(), last)
    .getMergedRanges()
    .find((range) => range.getLastColumn() > last);
  if (crossing)
    throw new Error(
      `${crossing.getA1Notation()} is merged across column ${columnLetter(last)}. Choose Format > Merge cells > Unmerge, then freeze.`,
    );
  sheet.setFrozenColumns(last);
  book.goTo(sheet.getRange(table.headerRow, 1));
  return 'Id and name stay in sight.';
}
