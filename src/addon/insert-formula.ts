import { dayToIso } from '../customers/cells/day';
import { today } from '../sheets/context';
import { customerFormula, insertIntoSelected } from '../sheets/customer-formula';
import { readCustomerTable } from '../sheets/customer-table';
import { withDocumentLock } from '../sheets/lock';

/**
 * Writes a formula over all customers into the selected cell, made from the example in its docs.
 * @throws A sentence where it cannot stand there.
 */
export function insertExample(example: string): string {
  const book = SpreadsheetApp.getActive();
  return withDocumentLock(() => {
    const table = readCustomerTable(book);
    const formula = customerFormula(example, table, dayToIso(today(book)));
    if (!formula) throw new Error('Only formulas over all customers can be inserted. Type the others.');
    return `${insertIntoSelected(book, formula, table)} holds ${formula.formula}`;
  });
}
