/** How a sheet is shown: its tab, what is frozen, hidden or grouped, how wide columns are. */
import { DEFAULT_ROW_HEIGHT, type Dimension } from '../grid';
import { hiddenByFilter } from '../hidden-rows';
import { ServiceException } from './emulation';
import { refuseProtectedSheet } from './range-place';
import { checkBounds, living, SheetShape } from './sheet-shape';

type Range = GoogleAppsScript.Spreadsheet.Range;

export class SheetLooks extends SheetShape {
  override getFrozenRows(): number {
    return living(this).frozenRows;
  }

  override setFrozenRows(rows: number): void {
    refuseFreezing(this, 'rows', rows);
    living(this).frozenRows = rows;
  }

  override getFrozenColumns(): number {
    return living(this).frozenColumns;
  }

  override setFrozenColumns(columns: number): void {
    refuseFreezing(this, 'columns', columns);
    living(this).frozenColumns = columns;
  }

  override isSheetHidden(): boolean {
    return living(this).hidden;
  }

  override hideSheet(): this {
    const sheet = living(this);
    if (!this.environment.grid.sheets.some((other) => other !== sheet && !other.hidden)) {
      throw new ServiceException("You can't hide all the sheets in a document.");
    }
    sheet.hidden = true;
    return this;
  }

  override showSheet(): this {
    living(this).hidden = false;
    return this;
  }

  override getTabColor(): string | null {
    return living(this).tabColor;
  }

  override setTabColor(color: string | null): this {
    living(this).tabColor = color;
    return this;
  }

  override hasHiddenGridlines(): boolean {
    return living(this).hiddenGridlines;
  }

  override setHiddenGridlines(hideGridlines: boolean): this {
    living(this).hiddenGridlines = hideGridlines;
    return this;
  }

  override getColumnWidth(columnPosition: number): number {
    return living(this).columnWidth(columnPosition - 1);
  }

  override setColumnWidth(columnPosition: number, width: number): this {
    return this.setColumnWidths(columnPosition, 1, width);
  }

  override setColumnWidths(startColumn: number, numColumns: number, width: number): this {
    checkBounds(living(this), 'columns', startColumn - 1, numColumns);
    living(this).setColumnWidth(startColumn - 1, numColumns, width);
    return this;
  }

  override getRowHeight(rowPosition: number): number {
    return living(this).rowHeights.get(rowPosition - 1) ?? DEFAULT_ROW_HEIGHT;
  }

  override setRowHeight(rowPosition: number, height: number): this {
    return this.setRowHeights(rowPosition, 1, height);
  }

  override setRowHeights(startRow: number, numRows: number, height: number): this {
    checkBounds(living(this), 'rows', startRow - 1, numRows);
    for (let row = startRow - 1; row < startRow - 1 + numRows; row++)
      living(this).rowHeights.set(row, height);
    return this;
  }

  override isRowHiddenByUser(rowPosition: number): boolean {
    return living(this).hiddenByUser.rows.has(rowPosition - 1);
  }

  override isColumnHiddenByUser(columnPosition: number): boolean {
    return living(this).hiddenByUser.columns.has(columnPosition - 1);
  }

  override isRowHiddenByFilter(rowPosition: number): boolean {
    return hiddenByFilter(this.environment.grid, living(this), rowPosition - 1);
  }

  override hideRows(rowIndex: number, numRows = 1): void {
    setHidden(this, 'rows', rowIndex - 1, numRows, true);
  }

  override showRows(rowIndex: number, numRows = 1): void {
    setHidden(this, 'rows', rowIndex - 1, numRows, false);
  }

  override hideRow(row: Range): void {
    this.hideRows(row.getRow(), row.getNumRows());
  }

  override unhideRow(row: Range): void {
    this.showRows(row.getRow(), row.getNumRows());
  }

  override hideColumns(columnIndex: number, numColumns = 1): void {
    setHidden(this, 'columns', columnIndex - 1, numColumns, true);
  }

  override showColumns(columnIndex: number, numColumns = 1): void {
    setHidden(this, 'columns', columnIndex - 1, numColumns, false);
  }

  override hideColumn(column: Range): void {
    this.hideColumns(column.getColumn(), column.getNumColumns());
  }

  override unhideColumn(column: Range): void {
    this.showColumns(column.getColumn(), column.getNumColumns());
  }

  override getRowGroupDepth(rowIndex: number): number {
    return living(this).groupDepths.rows.get(rowIndex - 1) ?? 0;
  }

  override getColumnGroupDepth(columnIndex: number): number {
    return living(this).groupDepths.columns.get(columnIndex - 1) ?? 0;
  }
}

function setHidden(
  looks: SheetLooks,
  dimension: Dimension,
  index: number,
  count: number,
  hide: boolean,
): void {
  const sheet = living(looks);
  refuseProtectedSheet(looks.environment, sheet);
  checkBounds(sheet, dimension, index, count);
  for (let i = index; i < index + count; i++)
    if (hide) sheet.hiddenByUser[dimension].add(i);
    else sheet.hiddenByUser[dimension].delete(i);
}

/** Something must be left to scroll: a row or column behind the frozen ones that is not hidden. */
function refuseFreezing({ environment, gridSheet }: SheetShape, dimension: Dimension, count: number): void {
  if (count === 0) return;
  checkBounds(gridSheet, dimension, 0, count);
  const length = dimension === 'rows' ? gridSheet.maxRows : gridSheet.maxColumns;
  for (let i = count; i < length; i++) {
    const isFiltered = dimension === 'rows' && hiddenByFilter(environment.grid, gridSheet, i);
    if (!isFiltered && !gridSheet.hiddenByUser[dimension].has(i)) return;
  }
  throw new ServiceException(`You can't freeze all visible ${dimension} on the sheet.`);
}
