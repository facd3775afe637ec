import { type PeriodRevenue, perCustomer } from '../metrics/retention';
import { readYesNo } from '../reading/cells/yes-no';
import { Missing } from '../scoring/value';
import { expectSameSize, type Named, readAmount, readCells, readId } from './amounts';
import { type Argument, isLeftOut } from './arguments';
import { withoutHeaders } from './headings';

/**
 * What each customer had at the start and at the end of a period. Rows without a start are no customers of the start;
 * rows with one id are one customer.
 * @throws A sentence for a start without an end: nobody can tell a lost customer from a gap in the data.
 */
export function readStandings(
  name: string,
  start: Argument,
  end: Argument,
  customers: Argument,
  before: Argument = '',
): PeriodRevenue[] {
  const [starts, ends, ids, earlier] = withoutHeaders([
    { label: 'start', argument: start },
    { label: 'end', argument: end },
    { label: 'customers', argument: customers },
    { label: 'before', argument: before },
  ]) as [Named, Named, Named, Named];
  expectSameSize(name, [starts, ends, ...[ids, earlier].filter(({ argument }) => !isLeftOut(argument))]);
  const paidBefore = readCells(name, earlier, readPaidBefore);
  const endings = readCells(name, ends, readAmount);
  const rows = readCells(name, starts, readAmount).map((had = 0, row) => {
    const has = endings[row];
    if (had > 0 && has === undefined) {
      throw new Error(
        `${name}: cell ${row + 1} of end is blank beside a start of ${had}. ` +
          'Write 0 there if the customer left, or empty the start too to leave the customer out.',
      );
    }
    return { start: had, end: has ?? 0, before: paidBefore[row] ?? false };
  });
  if (isLeftOut(customers)) return rows;
  const keys = readCells(name, ids, readId);
  const nameless = rows.findIndex(
    ({ start: had, end: has }, row) => had + has > 0 && keys[row] === undefined,
  );
  if (nameless >= 0) {
    throw new Error(`${name}: cell ${nameless + 1} of customers is blank. Write the customer's id there.`);
  }
  return perCustomer(rows, keys);
}

/** What a customer paid before the start, or whether they did. */
function readPaidBefore(cell: unknown): boolean | Missing {
  const amount = readAmount(cell);
  return amount instanceof Missing ? readYesNo(cell) : amount > 0;
}
