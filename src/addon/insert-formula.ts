import { dayToIso } from '../reading/cells/day';
import { today } from '../sheets/context';
import { customerFormula, insertIntoSelected } from '../sheets/customer-formula';
import { readCustomerTable } from '../sheets/customer-table';
import { withDocumentLock } from '../sheets/lock';

/**
 * Writes the formula of an example, `HEALTHSCORE(A1:AZ1, A2:AZ251)`, with the ranges of this sheet into the selected cell.
 * @throws A sentence where it cannot stand there.
 */
export function insertFormula(example: string): string {
  const book = SpreadsheetApp.getActive();
  return withDocumentLock(() => {
    const table = readCustomerTable(book);
    const formula = customerFormula(example, table, dayToIso(today(book)));
    if (!formula) throw new Error('Only formulas over all customers can be inserted. Type the others.');
    return `${insertIntoSelected(book, formula, table)} holds ${formula.formula}`;
  });
}
