import type { Grid, GridSheet } from '../../workbench';
import { type CustomerRow, tableOf } from '../support/customers';
import { fill, type TestCell, valuesOf, workbenchWith } from '../support/sheets';

/** A customer of a small portfolio whose columns cannot be mistaken for one another, with a formula and a text that looks like one. */
const customerAt = (i: number): CustomerRow => ({
  Notes: `'=note ${i}`,
  customer_id: `C${i}`,
  login_frequency: 10 + 15 * i,
  feature_adoption: 20 + 12 * i,
  dau_mau_ratio: 0.1 * i,
  nps_score: 4 + i,
  csat_score: 3,
  meeting_attendance: 70,
  support_ticket_volume: 2,
  open_tickets: 1,
  escalation_rate: 0.1,
  avg_resolution_hours: 10,
  login_trend: -5 * i,
  nps_change: -i,
  Owner: { formula: `=B${i + 2}` },
});
/** What next week's export has more. */
const MORE = 'Region';
const HEADERS = [...Object.keys(customerAt(0)), MORE];

export function faultyPortfolio(): TestCell[][] {
  return tableOf(Array.from({ length: 6 }, (_, i) => customerAt(i)));
}

export function openPortfolio() {
  return workbenchWith(faultyPortfolio());
}

/** Pastes next week's export: the same customers with one more column, which lands where our first one stands. */
export function pasteWider(sheet: GridSheet): void {
  const [headers, ...rows] = faultyPortfolio();
  fill(sheet, [[...headers!, MORE], ...rows.map((row, i) => [...row, `Region ${i}`])]);
}

/** What a person may do in their tab between any two calls of a run. */
export const EDITS: Readonly<Record<string, (sheet: GridSheet, grid: Grid) => void>> = {
  'inserts a row on top': (sheet) => sheet.insert('rows', 1, 1, 1),
  'inserts a row in the middle': (sheet) => sheet.insert('rows', 3, 1, 3),
  'deletes a row': (sheet) => sheet.delete('rows', 2, 1),
  sorts: (sheet) =>
    sheet.sort({ row: 1, column: 0, rows: sheet.extent().rows - 1, columns: sheet.extent().columns }, [
      { column: 2, ascending: false },
    ]),
  'inserts a column on the left': (sheet) => sheet.insert('columns', 0, 1, 0),
  'inserts a column in the middle': (sheet) => sheet.insert('columns', 4, 1, 4),
  'deletes a column': (sheet) => sheet.delete('columns', 3, 1),
  'moves a column to the left': (sheet) => sheet.move('columns', columnOf(sheet, 'Owner'), 1, 0),
  'moves a column to the far right': (sheet) =>
    sheet.move('columns', columnOf(sheet, 'Notes'), 1, sheet.extent().columns),
  'edits an input': (sheet) => fill(sheet, [[99]], 2, columnOf(sheet, 'login_frequency')),
  'renames Vitals scores': (_, grid) => {
    const tab = grid.sheets.find(({ name }) => name === 'Vitals scores');
    if (tab) tab.name = 'Scores, ours';
  },
  'deletes Vitals scores': (_, grid) => {
    const tab = grid.sheets.find(({ name }) => name === 'Vitals scores');
    if (tab) grid.deleteSheet(tab);
  },
  'adds a conditional format': (sheet) => {
    sheet.conditionalFormats = [
      ...sheet.conditionalFormats,
      {
        areas: [{ row: 1, column: 2, rows: 6, columns: 1 }],
        rule: { criteria: 'CELL_EMPTY', values: [], background: '#00ff00' },
      },
    ];
  },
};

function columnOf(sheet: GridSheet, header: string): number {
  return valuesOf(sheet)[0]!.indexOf(header);
}

/** The user's columns by header, each with its cells as they are: formulas where there is one. */
export function userColumns(sheet: GridSheet): Map<string, unknown[]> {
  const area = { row: 0, column: 0, ...sheet.extent() };
  const values = sheet.values(area);
  const formulas = sheet.formulas(area);
  const columns = new Map<string, unknown[]>();
  for (const header of HEADERS) {
    const at = values[0]!.indexOf(header);
    if (at >= 0)
      columns.set(
        header,
        values.map((row, i) => formulas[i]![at] || row[at]),
      );
  }
  return columns;
}
