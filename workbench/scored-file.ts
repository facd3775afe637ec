/** What a scored spreadsheet holds, taken out of it for a file. */
import type { RunReport } from '../src/addon/run/score';
import { type Contents, contentsOf, isoWhereDate, LOOKS, makeRoom } from './contents';
import { type CellValue, DEFAULT_COLUMN_WIDTH, type Grid, type GridSheet } from './grid';

const SCORES_TAB = 'Vitals scores';

/** `Vitals scores` as records by header; a date as yyyy-mm-dd, a blank cell as null. */
export function scoreRecords(grid: Grid): Record<string, CellValue>[] {
  const { values, looks } = contentsOf(scoresTab(grid));
  const [headers = [], ...rows] = values;
  return rows.map((row, i) =>
    Object.fromEntries(
      headers.map((header, j) => [
        String(header),
        isoWhereDate(row[j] ?? null, looks.numberFormat[i + 1]![j]!),
      ]),
    ),
  );
}

/** The rows of the customer tab by id, each by its headers. */
export function inputsById(grid: Grid, report: RunReport): Map<string, Record<string, CellValue>> {
  const { values } = contentsOf(grid.sheets.find(({ name }) => name === report.tab)!);
  const headers = values[report.headerRow - 1]!.map(String);
  const key = report.columns.find(({ metric }) => metric === 'customer_id')!.position - 1;
  return new Map(
    values
      .slice(report.headerRow)
      .map((row) => [
        String(row[key]),
        Object.fromEntries(headers.map((header, at) => [header, row[at] ?? null])),
      ]),
  );
}

/**
 * The user's tabs for a file, the customer tab first, in which all columns of `Vitals scores` stand beside the user's as
 * values: each customer's results in its own row, found by id and, for ids that occur twice, in their order.
 * `userColumns` says which tabs there were before the run and how many columns each had. Our own tabs are left out: the
 * customer tab holds everything, and a later run on the file would take them for the user's.
 */
export function scoredTabs(
  grid: Grid,
  report: RunReport,
  userColumns: ReadonlyMap<GridSheet, number>,
): GridSheet[] {
  const customers = grid.sheets.find(({ name }) => name === report.tab)!;
  const others = grid.sheets.filter((sheet) => sheet !== customers && userColumns.has(sheet));
  const own = contentsOf(customers, userColumns.get(customers));
  const scores = contentsOf(scoresTab(grid));
  const scoreRow = scoreRowOfEachRow(own, scores, report);

  const width = scores.values[0]!.length;
  const join = <T>(left: readonly T[][], right: readonly T[][], nothing: T) =>
    left.map((cells, row) => [...cells, ...(right[scoreRow[row]!] ?? new Array<T>(width).fill(nothing))]);
  const ownWidth = own.values[0]!.length;
  const area = { row: 0, column: 0, rows: own.values.length, columns: ownWidth + width };
  // What holds for the user's columns stays: merges, validation, filters, protection.
  if (customers.maxColumns > ownWidth) customers.delete('columns', ownWidth, customers.maxColumns - ownWidth);
  const { validations } = customers;
  makeRoom(customers, area.rows, area.columns);
  customers.validations = validations;
  customers.setColumnWidth(ownWidth, width, DEFAULT_COLUMN_WIDTH);
  customers.write(area, join(own.values, scores.values, null));
  for (const property of LOOKS)
    customers.setStyles(area, property, join(own.looks[property], scores.looks[property], null));
  return [customers, ...others];
}

/** For each row of the customer tab, the row of `Vitals scores` that belongs beside it; -1 where none does. */
function scoreRowOfEachRow(customers: Contents, scores: Contents, report: RunReport): number[] {
  const headerRow = report.headerRow - 1;
  const keyColumn = report.columns.find(({ metric }) => metric === 'customer_id')!.position - 1;
  const waiting = new Map<string, number[]>();
  scores.values.forEach(([id], row) => {
    if (row > 0) waiting.set(String(id), [...(waiting.get(String(id)) ?? []), row]);
  });
  return customers.values.map((cells, row) => {
    if (row <= headerRow) return row === headerRow ? 0 : -1;
    return waiting.get(String(cells[keyColumn]))?.shift() ?? -1;
  });
}

function scoresTab(grid: Grid): GridSheet {
  return grid.sheets.find(({ name }) => name === SCORES_TAB)!;
}
