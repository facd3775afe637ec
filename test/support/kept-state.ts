/** A spreadsheet as a file of text, with what the add-on knows its tabs and columns by. */
import { type CellValue, MemoryGrid } from '../../workbench';

export interface KeptState {
  readonly sheets: readonly {
    readonly id: number;
    readonly name: string;
    readonly hidden: boolean;
    readonly rows: number;
    readonly columns: number;
    /** Values, and formulas as text that begins with `=`: no value of a kept state begins so. */
    readonly cells: readonly (readonly CellValue[])[];
    readonly numberFormats: readonly (readonly (string | null)[])[];
  }[];
  readonly metadata: readonly {
    readonly key: string;
    readonly value: string | null;
    readonly place: Place;
  }[];
  readonly properties: Readonly<Record<string, string>>;
}

type Place = Parameters<MemoryGrid['metadata']['add']>[0]['place'];

export function keep(grid: MemoryGrid, properties: ReadonlyMap<string, string>): KeptState {
  return {
    sheets: grid.sheets.map((sheet) => {
      const area = { row: 0, column: 0, ...sheet.extent() };
      const formulas = sheet.formulas(area);
      return {
        id: sheet.id,
        name: sheet.name,
        hidden: sheet.hidden,
        rows: sheet.maxRows,
        columns: sheet.maxColumns,
        cells: sheet.values(area).map((row, i) => row.map((value, j) => formulas[i]![j] || value)),
        numberFormats: sheet.styles(area, 'numberFormat') as (string | null)[][],
      };
    }),
    metadata: grid.metadata.all().map(({ key, value, place }) => ({ key, value, place })),
    properties: Object.fromEntries(properties),
  };
}

export function restore(state: KeptState): MemoryGrid {
  const grid = new MemoryGrid();
  const first = grid.activeSheet;
  const inOrderOfId = [...state.sheets].sort((a, b) => a.id - b.id);
  for (const { id, name, hidden, rows, columns, cells, numberFormats } of inOrderOfId) {
    let sheet = id === first.id ? first : grid.insertSheet(name, grid.sheets.length);
    while (sheet.id < id) {
      grid.deleteSheet(sheet);
      sheet = grid.insertSheet(name, grid.sheets.length);
    }
    sheet.name = name;
    sheet.hidden = hidden;
    sheet.resize(rows, columns);
    const area = { row: 0, column: 0, rows: cells.length, columns: cells[0]?.length ?? 0 };
    if (area.columns === 0) continue;
    // A formula that fills the cells below it is written alone: what it filled comes back by itself.
    const spills = cells[0]!.map((cell) => typeof cell === 'string' && cell.startsWith('=ARRAYFORMULA'));
    const own = cells.map((row, i) => row.map((cell, j) => (spills[j] && i > 0 ? null : cell)));
    sheet.write(
      area,
      own.map((row) =>
        row.map((cell) => (typeof cell === 'string' && cell.startsWith('=') ? { formula: cell } : cell)),
      ),
    );
    sheet.setStyles(area, 'numberFormat', numberFormats);
  }
  for (const entry of state.metadata) grid.metadata.add({ ...entry, visibility: 'DOCUMENT' });
  return grid;
}
