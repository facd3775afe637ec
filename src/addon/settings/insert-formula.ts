import { dayToIso } from '../../base/calendar';
import { withDocumentLock } from '../../sheets/grid/lock';
import { customerFormula, insertIntoSelected } from '../../sheets/tabs/customer-formula';
import { readCustomerTable } from '../../sheets/tabs/customer-table';

/**
 * Writes the formula of an example, `HEALTHSCORE(A1:AZ1, A2:AZ251)`, with the ranges of this sheet into the selected cell.
 * @throws A sentence where it cannot stand there.
 */
export function insertFormula(example: string): string {
  return withDocumentLock((book) => {
    const table = readCustomerTable(book);
    const formula = customerFormula(example, table, dayToIso(book.today));
    if (!formula) throw new Error('Only formulas over all customers can be inserted. Type the others.');
    return `${insertIntoSelected(book, formula, table)} holds ${formula.formula}`;
  });
}
