import { monthName, monthOf } from '../base/calendar';
import { type CustomerMonth, executiveSummary as summarize } from '../metrics/executive';
import { readNumber } from '../reading/cells/number';
import { wordKey } from '../reading/normalize';
import { figureCell, readAmount, readCells, readId } from './amounts';
import type { Answer } from './answer';
import { type Argument, readAsOf, toRows } from './arguments';
import { readDays } from './days';

const NAME = 'EXECUTIVESUMMARY';

/** The headers of each column, without what people put between words. */
const HEADERS = {
  date: ['date', 'month', 'snapshotdate', 'scoredon', 'period'],
  customer_id: ['customerid', 'accountid', 'id', 'customer', 'account'],
  arr: ['arr', 'annualrecurringrevenue'],
  health_score: ['healthscore', 'health', 'overallscore', 'overallhealthscore'],
  churn_date: ['churndate', 'churnedon'],
  expansion_arr: ['expansionarr', 'expansion'],
} as const;

type Column = keyof typeof HEADERS;

/**
 * The twelve months up to a day, the newest first; n/a where a month has no rows: active customers, total ARR, average health, churned customers, net expansion rate, and NRR and GRR against the same month a year before.
 *
 * @param {unknown[][]} headers The row with the headers: date, customer_id, arr, and if there are such columns health_score, churn_date, expansion_arr.
 * @param {unknown[][]} rows The rows below it: one for each customer and month, or more, of which the last in a month counts.
 * @param {Date} as_of A day of the newest month: a date, or DATE(2026, 11, 21).
 * @return {unknown[][]} A row for each month.
 * @example =EXECUTIVESUMMARY(A1:F1, A2:F4000, DATE(2026, 11, 21))
 * @customfunction
 */
export function EXECUTIVESUMMARY(headers: Argument, rows: Argument, as_of: Argument): Answer {
  const newest = monthOf(readAsOf(NAME, as_of));
  return [
    [
      'Month',
      'Active customers',
      'Total ARR',
      'Average health',
      'Churned customers',
      'Net expansion rate %',
      'NRR % (12 months)',
      'GRR % (12 months)',
    ],
    ...summarize(readCustomerMonths(headers, rows), newest).map((month) => [
      monthName(month.month),
      figureCell(month.customers),
      figureCell(month.arr),
      figureCell(month.health),
      figureCell(month.churned),
      figureCell(month.netExpansionRate),
      figureCell(month.nrr),
      figureCell(month.grr),
    ]),
  ];
}

/**
 * One row for each customer and month: of several in one month, such as one a day, the last day's stands for it.
 * @throws A sentence where two rows say different things of one customer and day.
 */
function readCustomerMonths(headers: Argument, rows: Argument): CustomerMonth[] {
  const names = toRows(headers)[0]!;
  // A range of whole columns repeats the headers.
  const table = toRows(rows).map((cells, row) =>
    row === 0 && String(cells) === String(names) ? cells.map(() => '') : cells,
  );
  const columns = readColumns(names, table);
  const dates = { ...columns.date, argument: columns.date.argument.map(([cell]) => [firstOfMonth(cell)]) };
  const days = readDays(NAME, dates, columns.churn_date);
  const ids = readCells(NAME, columns.customer_id, readId);
  const arr = readCells(NAME, columns.arr, readAmount);
  const health = readCells(NAME, columns.health_score, readNumber);
  const churned = readDays(NAME, columns.churn_date, columns.date);
  const expansion = readCells(NAME, columns.expansion_arr, readAmount);

  const latest = new Map<
    string,
    { readonly day: number; readonly row: number; readonly found: CustomerMonth }
  >();
  days.forEach((day, row) => {
    const customer = ids[row];
    if (day === undefined && customer === undefined) return;
    if (day === undefined || customer === undefined) {
      throw new Error(
        `${NAME}: row ${row + 1} has no ${day === undefined ? 'date' : 'customer id'}. Fill it in.`,
      );
    }
    const found: CustomerMonth = {
      month: monthOf(day),
      customer,
      arr: arr[row],
      health: health[row],
      expansion: expansion[row],
      churnDay: churned[row],
    };
    const key = `${found.month} ${customer}`;
    const before = latest.get(key);
    if (before === undefined || before.day < day) latest.set(key, { day, row, found });
    else if (before.day === day && JSON.stringify(before.found) !== JSON.stringify(found)) {
      throw new Error(
        `${NAME}: rows ${before.row + 1} and ${row + 1} say different things of ${customer} on one day. Keep one of them.`,
      );
    }
  });
  return [...latest.values()].map(({ found }) => found);
}

/** A month alone stands for its first day. */
function firstOfMonth(cell: unknown): unknown {
  return typeof cell === 'string' && /^\d{4}-\d\d$/.test(cell.trim()) ? `${cell.trim()}-01` : cell;
}

function readColumns(
  headers: readonly unknown[],
  rows: readonly (readonly unknown[])[],
): Record<Column, { label: string; argument: unknown[][] }> {
  const columnOf = (column: Column, isNeeded: boolean) => {
    const words: readonly string[] = HEADERS[column];
    // The first word is the surest, so a column `date` is not passed over for one named `month`.
    const at = words
      .map((word) => headers.findIndex((cell) => wordKey(cell) === word))
      .find((index) => index >= 0);
    if (at === undefined && isNeeded) {
      throw new Error(
        `${NAME}: the headers have no ${column}. Give the header row first, then the rows below it.`,
      );
    }
    return { label: `column ${column}`, argument: rows.map((cells) => [at === undefined ? '' : cells[at]]) };
  };
  return {
    date: columnOf('date', true),
    customer_id: columnOf('customer_id', true),
    arr: columnOf('arr', true),
    health_score: columnOf('health_score', false),
    churn_date: columnOf('churn_date', false),
    expansion_arr: columnOf('expansion_arr', false),
  };
}
