/** A sheet's rows and columns: how many there are, and inserting, deleting, moving them. */
import type { Dimension, GridSheet } from '../grid';
import { Emulation, ServiceException } from './emulation';
import type { Environment } from './environment';
import { livingSheet, type RangePlace, refuseProtected, refuseProtectedSheet } from './range-place';

const MAX_CELLS = 10_000_000;

type Range = GoogleAppsScript.Spreadsheet.Range;

export class SheetShape extends Emulation<GoogleAppsScript.Spreadsheet.Sheet>('Sheet') {
  constructor(
    readonly environment: Environment,
    readonly gridSheet: GridSheet,
  ) {
    super();
  }

  override getMaxRows(): number {
    return cellsOf(this).maxRows;
  }

  override getMaxColumns(): number {
    return cellsOf(this).maxColumns;
  }

  override getLastRow(): number {
    return cellsOf(this).extent().rows;
  }

  override getLastColumn(): number {
    return cellsOf(this).extent().columns;
  }

  override insertRowAfter(afterPosition: number): this {
    return this.insertRowsAfter(afterPosition, 1);
  }

  override insertRowBefore(beforePosition: number): this {
    return this.insertRowsBefore(beforePosition, 1);
  }

  override insertRowsAfter(afterPosition: number, howMany: number): this {
    insert(this, 'rows', afterPosition, howMany, afterPosition - 1);
    return this;
  }

  override insertRowsBefore(beforePosition: number, howMany: number): this {
    insert(this, 'rows', beforePosition - 1, howMany, beforePosition - 1);
    return this;
  }

  override insertRows(rowIndex: number, numRows = 1): void {
    this.insertRowsBefore(rowIndex, numRows);
  }

  override insertColumnAfter(afterPosition: number): this {
    return this.insertColumnsAfter(afterPosition, 1);
  }

  override insertColumnBefore(beforePosition: number): this {
    return this.insertColumnsBefore(beforePosition, 1);
  }

  override insertColumnsAfter(afterPosition: number, howMany: number): this {
    insert(this, 'columns', afterPosition, howMany, afterPosition - 1);
    return this;
  }

  override insertColumnsBefore(beforePosition: number, howMany: number): this {
    insert(this, 'columns', beforePosition - 1, howMany, beforePosition - 1);
    return this;
  }

  override insertColumns(columnIndex: number, numColumns = 1): void {
    this.insertColumnsBefore(columnIndex, numColumns);
  }

  override deleteRow(rowPosition: number): this {
    this.deleteRows(rowPosition, 1);
    return this;
  }

  override deleteRows(rowPosition: number, howMany: number): void {
    remove(this, 'rows', rowPosition - 1, howMany, cellsOf(this).frozenRows);
  }

  override deleteColumn(columnPosition: number): this {
    this.deleteColumns(columnPosition, 1);
    return this;
  }

  override deleteColumns(columnPosition: number, howMany: number): void {
    remove(this, 'columns', columnPosition - 1, howMany, cellsOf(this).frozenColumns);
  }

  override moveRows(rowSpec: Range, destinationIndex: number): void {
    move(this, 'rows', rowSpec.getRow() - 1, rowSpec.getNumRows(), destinationIndex - 1);
  }

  override moveColumns(columnSpec: Range, destinationIndex: number): void {
    move(this, 'columns', columnSpec.getColumn() - 1, columnSpec.getNumColumns(), destinationIndex - 1);
  }
}

/** The tab, which a user may have deleted since the script got hold of it. */
export function living({ environment, gridSheet }: SheetShape): GridSheet {
  return livingSheet(environment, gridSheet);
}

/** The tab as a grid of cells, which a chart or connected data on a tab of its own is not. */
export function cellsOf(sheet: SheetShape): GridSheet {
  const grid = living(sheet);
  if (grid.type === 'GRID') return grid;
  throw new ServiceException(`The sheet "${grid.name}" is not a grid of cells.`);
}

function insert(shape: SheetShape, dimension: Dimension, index: number, count: number, like: number): void {
  const sheet = cellsOf(shape);
  checkBounds(sheet, dimension, like, 1);
  // Inserting beside a protected range is allowed.
  refuseProtectedSheet(shape.environment, sheet);
  refuseTooManyCells(shape.environment, count * (dimension === 'rows' ? sheet.maxColumns : sheet.maxRows));
  sheet.insert(dimension, index, count, like);
}

/** Refuses to make a spreadsheet larger than Sheets has them. */
export function refuseTooManyCells({ grid }: Environment, more: number): void {
  const cells = grid.sheets.reduce((sum, { maxRows, maxColumns }) => sum + maxRows * maxColumns, 0);
  if (cells + more <= MAX_CELLS) return;
  throw new ServiceException(
    'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
  );
}

function remove(shape: SheetShape, dimension: Dimension, index: number, count: number, frozen: number): void {
  const sheet = cellsOf(shape);
  checkBounds(sheet, dimension, index, count);
  const length = lengthOf(sheet, dimension);
  if (count === length) throw new ServiceException(`You can't delete all the ${dimension} on the sheet.`);
  if (index <= frozen && index + count === length) {
    throw new ServiceException(`Sorry, it is not possible to delete all non-frozen ${dimension}.`);
  }
  refuseProtected(shape.environment, sheet, band(sheet, dimension, index, count));
  sheet.delete(dimension, index, count);
}

function move(shape: SheetShape, dimension: Dimension, index: number, count: number, to: number): void {
  const sheet = cellsOf(shape);
  checkBounds(sheet, dimension, index, count);
  if (to < 0 || to > lengthOf(sheet, dimension)) throw outOfBounds(dimension);
  refuseProtected(shape.environment, sheet, band(sheet, dimension, index, count));
  const staysInPlace = to >= index && to <= index + count;
  if (!staysInPlace) sheet.move(dimension, index, count, to);
}

/** Refuses rows or columns that a tab does not have. */
export function checkBounds(sheet: GridSheet, dimension: Dimension, index: number, count: number): void {
  if (!(index >= 0 && count >= 1 && index + count <= lengthOf(sheet, dimension)))
    throw outOfBounds(dimension);
}

function outOfBounds(dimension: Dimension): ServiceException {
  return new ServiceException(`Those ${dimension} are out of bounds.`);
}

function lengthOf(sheet: GridSheet, dimension: Dimension): number {
  return dimension === 'rows' ? sheet.maxRows : sheet.maxColumns;
}

function band(sheet: GridSheet, dimension: Dimension, index: number, count: number): RangePlace['area'] {
  return dimension === 'rows'
    ? { row: index, column: 0, rows: count, columns: sheet.maxColumns }
    : { row: 0, column: index, rows: sheet.maxRows, columns: count };
}
