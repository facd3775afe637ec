/** What formulas show: each result in the cells that it fills, unless something stands in its way. */
import type { ICellData } from '@univerjs/core';
import { areaToA1 } from '../a1';
import { type CellRows, hasContent, resultCell } from './cells';
import type { SheetArea } from './dialect';
import type { Evaluated, ResultCells } from './evaluator';
import { type FormulaCell, shownBy } from './formula-cell';

/** What the tabs hold beside results. */
export interface Contents {
  cells(sheetId: number): CellRows;
  size(sheetId: number): { readonly maxRows: number; readonly maxColumns: number };
}

export class Results {
  readonly bySheet: ResultCells = {};
  readonly #contents: Contents;

  constructor(contents: Contents) {
    this.#contents = contents;
  }

  /** The results in a tab, by row and column. */
  of(sheetId: number): CellRows<ICellData> {
    this.bySheet[sheetId] ??= {};
    return this.bySheet[sheetId];
  }

  clearAll(): void {
    for (const sheetId of Object.keys(this.bySheet)) this.bySheet[sheetId] = {};
  }

  /** Puts a result into its cells, or says what is in the way. Gives the areas it has newly covered or left. */
  show(cell: FormulaCell, rows: Evaluated[][]): SheetArea[] {
    const { sheetId, row, column, shown: before } = cell;
    this.clear(cell);
    cell.wanted = { row, column, rows: rows.length, columns: rows[0]!.length };
    const obstacle = this.#obstacle(cell);
    const visible = obstacle ? failure(cell, '#REF!', obstacle) : rows;
    cell.shown = { row, column, rows: visible.length, columns: visible[0]!.length };
    cell.calculated = true;
    const results = this.of(sheetId);
    visible.forEach((line, i) => {
      results[row + i] ??= {};
      line.forEach((value, j) => {
        results[row + i]![column + j] = resultCell(value);
      });
    });
    const { rows: height, columns: width } = cell.shown;
    if (before.rows === height && before.columns === width) return [];
    return [{ sheetId, area: before }, shownBy(cell)];
  }

  /** Takes a result out of its cells. */
  clear({ sheetId, shown }: FormulaCell): void {
    const results = this.of(sheetId);
    for (let i = shown.row; i < shown.row + shown.rows; i++)
      for (let j = shown.column; j < shown.column + shown.columns; j++) delete results[i]?.[j];
  }

  /** What keeps a result from filling the cells it wants. */
  #obstacle({ sheetId, wanted }: FormulaCell): string | null {
    const { row, column, rows, columns } = wanted;
    const { maxRows, maxColumns } = this.#contents.size(sheetId);
    if (row + rows > maxRows) return tooLarge('rows', row + rows - maxRows);
    if (column + columns > maxColumns) return tooLarge('columns', column + columns - maxColumns);
    const content = this.#contents.cells(sheetId);
    const results = this.of(sheetId);
    for (let i = row; i < row + rows; i++)
      for (let j = column; j < column + columns; j++) {
        if ((i !== row || j !== column) && (hasContent(content[i]?.[j]) || results[i]?.[j]))
          return `Array result was not expanded because it would overwrite data in ${areaToA1({ row: i, column: j, rows: 1, columns: 1 })}.`;
      }
    return null;
  }
}

/** An error as the result of a formula, and why. */
export function failure(cell: FormulaCell, value: string, message: string): Evaluated[][] {
  cell.message = message;
  return [[{ value, format: null }]];
}

function tooLarge(what: string, missing: number): string {
  return `Result was not automatically expanded, please insert more ${what} (${missing}).`;
}
