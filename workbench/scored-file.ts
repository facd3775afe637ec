/** What a scored spreadsheet holds, taken out of it for a file. */
import type { RunReport } from '../src/addon/score';
import { contentsOf, isoWhereDate } from './contents';
import type { CellValue, Grid, GridSheet } from './grid';

const SCORES_TAB = 'Vitals scores';

/** `Vitals scores` as records by header; a date as yyyy-mm-dd, a blank cell as null. */
export function scoreRecords(grid: Grid): Record<string, CellValue>[] {
  const { values, formats } = contentsOf(scoresTab(grid));
  const [headers = [], ...rows] = values;
  return rows.map((row, i) =>
    Object.fromEntries(
      headers.map((header, j) => [String(header), isoWhereDate(row[j] ?? null, formats[i + 1]![j]!)]),
    ),
  );
}

/**
 * A tab with the user's columns and all columns of `Vitals scores` beside them, as values: each customer's results
 * stand in its own row, found by id and, for ids that occur twice, in their order.
 */
export function besideCustomers(grid: Grid, report: RunReport, userColumns: number): GridSheet {
  const customers = contentsOf(grid.activeSheet, userColumns);
  const scores = contentsOf(scoresTab(grid));
  const headerRow = report.headerRow - 1;
  const keyColumn = report.columns.find(({ metric }) => metric === 'customer_id')!.position - 1;
  const waiting = new Map<string, number[]>();
  scores.values.forEach(([id], row) => {
    if (row > 0) waiting.set(String(id), [...(waiting.get(String(id)) ?? []), row]);
  });
  const scoreRow = customers.values.map((cells, row) =>
    row < headerRow ? -1 : row === headerRow ? 0 : (waiting.get(String(cells[keyColumn]))?.shift() ?? -1),
  );

  const width = scores.values[0]!.length;
  const join = <T>(own: readonly T[][], theirs: readonly T[][], nothing: T) =>
    own.map((cells, row) => [...cells, ...(theirs[scoreRow[row]!] ?? new Array<T>(width).fill(nothing))]);
  const sheet = grid.insertSheet('Scored customers', grid.sheets.length);
  const area = { row: 0, column: 0, rows: customers.values.length, columns: userColumns + width };
  if (area.rows > sheet.maxRows) sheet.insert('rows', sheet.maxRows, area.rows - sheet.maxRows, 0);
  if (area.columns > sheet.maxColumns) {
    sheet.insert('columns', sheet.maxColumns, area.columns - sheet.maxColumns, 0);
  }
  sheet.write(area, join(customers.values, scores.values, null));
  sheet.setStyles(area, 'numberFormat', join(customers.formats, scores.formats, null));
  return sheet;
}

function scoresTab(grid: Grid): GridSheet {
  return grid.sheets.find(({ name }) => name === SCORES_TAB)!;
}
