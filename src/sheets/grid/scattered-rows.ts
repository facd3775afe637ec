import { isNext, runsOf } from '../../base/runs';
import { type CellValue, type ColumnFormat, writeCells, writeEverywhere } from './cells';
import type { Cells } from './row-changes';

type NamedColumn = ColumnFormat & { readonly name: string };

/** Neighboring columns, from the left one on. */
export interface NamedBlock {
  readonly left: number;
  readonly columns: readonly NamedColumn[];
}

/** Writes cells of rows (from 1), neighbors in one call: a whole row where all rows change the same columns, else columns. */
export function writeScattered(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  blocks: readonly NamedBlock[],
  changes: ReadonlyMap<number, Cells>,
): void {
  const rows = [...changes.keys()].sort((a, b) => a - b);
  const has = (row: number, { name }: NamedColumn) => changes.get(row)![name] !== undefined;
  const runs = runsOf(rows, isNext);
  for (const block of blocks) {
    const isUniform = rows.every((row) => block.columns.every((column) => has(row, column)));
    if (isUniform && runs.length <= block.columns.length) {
      for (const run of runs) {
        const cells = run.map((row) => block.columns.map(({ name }) => changes.get(row)![name]!));
        writeCells(sheet, run[0]!, block.left, block.columns, cells);
      }
      continue;
    }
    block.columns.forEach((column, i) => {
      const values = new Map(
        rows.filter((row) => has(row, column)).map((row) => [row, changes.get(row)![column.name]!]),
      );
      writeColumn(sheet, column, block.left + i, values);
    });
  }
}

/** As neighbors, or by value where that takes fewer calls: rows that get the same value cost none of their own. */
function writeColumn(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  column: NamedColumn,
  left: number,
  values: ReadonlyMap<number, CellValue>,
): void {
  const rows = [...values.keys()];
  const runs = runsOf(rows, isNext);
  const distinct = new Set(values.values());
  if (runs.length <= distinct.size) {
    for (const run of runs) {
      const cells = run.map((row) => [values.get(row)!]);
      writeCells(sheet, run[0]!, left, [column], cells);
    }
    return;
  }
  for (const value of distinct) {
    const alike = runsOf(
      rows.filter((row) => values.get(row) === value),
      isNext,
    );
    const places = alike.map((run) => ({ top: run[0]!, left, rows: run.length }));
    writeEverywhere(sheet, column, value, places);
  }
}
