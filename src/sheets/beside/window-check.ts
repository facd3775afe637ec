import { columnLetter } from '../../base/a1';
import { type CellValue, type OwnFormula, shown } from '../grid/cells';
import type { CustomerTable } from '../tabs/customer-table';
import { same } from './image';

/** What is looked at before and after the one write into the user's tab: whether all that is not ours stands as it was read. */

/** Neighboring columns from the header down: what they hold, and what they then show. */
export interface ColumnBlock {
  readonly columns: readonly number[];
  readonly rows: readonly (readonly (CellValue | OwnFormula)[])[];
  readonly shows: readonly (readonly (CellValue | OwnFormula)[])[];
}

/** Whether the customers, and our columns, still stand where they stood when the table was read. */
export function isUnmoved(table: CustomerTable, own: ReadonlyMap<string, number>): boolean {
  const { sheet, headerRow, rows, headers, keyColumn } = table;
  const columns = Math.max(table.maxColumns, ...own.values());
  if (sheet.getMaxColumns() !== columns || sheet.getMaxRows() < headerRow + rows.length) return false;
  const [header, ...ids] = sheet.getRange(headerRow, keyColumn, rows.length + 1, 1).getValues();
  return (
    header![0] === headers[keyColumn - 1] && ids.every(([id], i) => sameCell(id, rows[i]![keyColumn - 1]))
  );
}

/**
 * Whether columns still hold what was read, so that what is about to be replaced is ours: a live one by its formula, since its
 * values follow `Vitals scores`.
 */
export function holdsWhatWasRead(table: CustomerTable, { columns, rows }: ColumnBlock): boolean {
  const { sheet, headerRow, headers } = table;
  const range = sheet.getRange(headerRow, columns[0]!, rows.length, columns.length);
  const formulas = range.getFormulas();
  const values = range.getValues();
  return columns.every((column, k) => {
    const before = formulaAt(table, column);
    if (formulas[0]![k] !== before || !sameCell(values[0]![k], headers[column - 1] ?? '')) return false;
    if (before !== '') return true;
    const read = [headers, ...table.rows].map((row) => row[column - 1] ?? '');
    return read.every((cell, i) => sameCell(values[i]![k], cell) && formulas[i]![k] === '');
  });
}

/** Whether our columns show what they should, and no text has become a formula. */
export function showsRight(
  { sheet, headerRow }: CustomerTable,
  { columns, rows, shows }: ColumnBlock,
): boolean {
  const block = sheet.getRange(headerRow, columns[0]!, rows.length, columns.length);
  const values = block.getValues();
  const formulas = block.getFormulas();
  return rows.every((row, i) =>
    row.every((cell, j) => {
      const formula = typeof cell === 'object' ? cell.formula : '';
      return formulas[i]![j] === formula && same(values[i]![j], shown(shows[i]![j]!));
    }),
  );
}

/**
 * The formulas of the user's that show `#REF!` and did not: one that fills cells finds ours in its way, or one that reads ours is read
 * by them. Their cells, such as `D2`.
 */
export function newlyBroken(table: CustomerTable): string[] {
  const { sheet, headerRow, headers, rows, formulas, own } = table;
  const read = [headers, ...rows];
  const theirs = theirFormulas(formulas.slice(headerRow - 1), [...own.values()]).filter(
    ({ row, column }) => !isRef(read[row]?.[column - 1]),
  );
  if (theirs.length === 0) return [];
  const columns = theirs.map(({ column }) => column);
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const height = Math.max(...theirs.map(({ row }) => row)) + 1;
  const values = sheet.getRange(headerRow, left, height, right - left + 1).getValues();
  return theirs
    .filter(({ row, column }) => isRef(values[row]![column - left]))
    .map(({ row, column }) => `${columnLetter(column)}${headerRow + row}`);
}

/** The cells that hold formulas of the user's: rows from 0, columns from 1. `ours` are our columns. */
export function theirFormulas(
  formulas: readonly (readonly string[])[],
  ours: readonly number[],
): { row: number; column: number }[] {
  return formulas.flatMap((cells, row) =>
    cells.flatMap((formula, j) => (formula === '' || ours.includes(j + 1) ? [] : [{ row, column: j + 1 }])),
  );
}

export function formulaAt({ formulas, headerRow }: CustomerTable, column: number): string {
  return formulas[headerRow - 1]?.[column - 1] ?? '';
}

/** Whether any cell of a tab shows `#REF!`. */
export function showsRef(sheet: CustomerTable['sheet']): boolean {
  return sheet
    .getDataRange()
    .getValues()
    .some((row) => row.some(isRef));
}

export function isRef(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('#REF!');
}

function sameCell(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const isDay = (cell: unknown) => Object.prototype.toString.call(cell) === '[object Date]';
  return isDay(a) && isDay(b) && Number(a) === Number(b);
}
