/** Where a range is. */
import { areaToA1 } from '../a1';
import type { GridProtection, GridSheet } from '../grid';
import type { Area } from '../shift';
import { Emulation, ServiceException } from './emulation';
import type { Environment } from './environment';

export class RangePlace extends Emulation<GoogleAppsScript.Spreadsheet.Range>('Range') {
  constructor(
    readonly environment: Environment,
    readonly gridSheet: GridSheet,
    readonly area: Area,
  ) {
    super();
    checkArea(area, gridSheet);
  }

  override getRow(): number {
    return this.area.row + 1;
  }

  override getRowIndex(): number {
    return this.area.row + 1;
  }

  override getColumn(): number {
    return this.area.column + 1;
  }

  override getLastRow(): number {
    return this.area.row + this.area.rows;
  }

  override getLastColumn(): number {
    return this.area.column + this.area.columns;
  }

  override getNumRows(): number {
    return this.area.rows;
  }

  override getNumColumns(): number {
    return this.area.columns;
  }

  override getHeight(): number {
    return this.area.rows;
  }

  override getWidth(): number {
    return this.area.columns;
  }

  override getGridId(): number {
    return this.gridSheet.id;
  }

  override getA1Notation(): string {
    const { row, column, rows, columns } = this.area;
    const a1 = areaToA1(this.area);
    const [first = '', last = ''] = a1.split(':');
    if (row === 0 && rows === this.gridSheet.maxRows && rows > 1) return a1.replace(/\d+/g, '');
    if (column === 0 && columns === this.gridSheet.maxColumns && columns > 1) {
      return `${first.replace(/\D/g, '')}:${(last || first).replace(/\D/g, '')}`;
    }
    return a1;
  }

  override getCell(row: number, column: number): this {
    if (row < 1 || column < 1 || row > this.area.rows || column > this.area.columns) {
      throw new ServiceException('Cell reference out of range');
    }
    return this.offset(row - 1, column - 1, 1, 1);
  }

  override offset(
    rowOffset: number,
    columnOffset: number,
    numRows = this.area.rows,
    numColumns = this.area.columns,
  ): this {
    return this.elsewhere({
      row: this.area.row + rowOffset,
      column: this.area.column + columnOffset,
      rows: numRows,
      columns: numColumns,
    });
  }

  override activate(): this {
    this.environment.grid.activeSheet = this.gridSheet;
    this.gridSheet.selection = this.area;
    return this;
  }

  override canEdit(): boolean {
    return !isProtected(this.environment, this.gridSheet, this.area);
  }

  override isPartOfMerge(): boolean {
    return livingSheet(this.environment, this.gridSheet).merges.some((merge) => meets(merge, this.area));
  }

  override getMergedRanges(): this[] {
    const { merges } = livingSheet(this.environment, this.gridSheet);
    return merges.filter((merge) => meets(merge, this.area)).map((merge) => this.elsewhere(merge));
  }

  /** The range at another place of the tab. */
  protected elsewhere(area: Area): this {
    const Self = this.constructor as new (environment: Environment, sheet: GridSheet, area: Area) => this;
    return new Self(this.environment, this.gridSheet, area);
  }
}

function checkArea({ row, column, rows, columns }: Area, { maxRows, maxColumns }: GridSheet): void {
  if (!(row >= 0)) throw new ServiceException('The starting row of the range is too small.');
  if (!(column >= 0)) throw new ServiceException('The starting column of the range is too small.');
  if (!(rows >= 1)) throw new ServiceException('The number of rows in the range must be at least 1.');
  if (!(columns >= 1)) throw new ServiceException('The number of columns in the range must be at least 1.');
  if (row + rows > maxRows || column + columns > maxColumns) {
    throw new ServiceException('The coordinates of the range are outside the dimensions of the sheet.');
  }
}

/** The tab of a range, which may have been deleted since the range was made. */
export function sheetToRead({ environment, gridSheet }: RangePlace): GridSheet {
  return livingSheet(environment, gridSheet);
}

/** Queues a change of a range, which is refused where the person may not change the range. */
export function change<T extends RangePlace>(range: T, act: (sheet: GridSheet) => void): T {
  range.environment.writes.add(() => {
    const sheet = sheetToRead(range);
    refuseProtected(range.environment, sheet, range.area);
    act(sheet);
  });
  return range;
}

export function livingSheet({ grid }: Environment, sheet: GridSheet): GridSheet {
  if (!grid.sheets.includes(sheet)) throw new ServiceException(`Sheet ${sheet.id} not found`);
  return sheet;
}

export function refuseProtected(environment: Environment, sheet: GridSheet, area: Area): void {
  if (!isProtected(environment, sheet, area)) return;
  throw new ServiceException(
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
  );
}

/** Some changes are refused on a protected sheet, whatever its unprotected ranges, and nowhere else. */
export function refuseProtectedSheet(environment: Environment, sheet: GridSheet): void {
  const { maxRows: rows, maxColumns: columns, protections } = sheet;
  if (protections.some(({ area }) => area === null))
    refuseProtected(environment, sheet, { row: 0, column: 0, rows, columns });
}

function isProtected({ userEmail }: Environment, { protections }: GridSheet, area: Area): boolean {
  return protections.some((protection) => {
    const { warningOnly, unprotected = [] } = protection;
    if (warningOnly || mayEdit(protection, userEmail) || !meets(protection.area, area)) return false;
    return !unprotected.some((free) => contains(free, area));
  });
}

/** Whether a person is among those who may change protected cells. */
export function mayEdit({ editors, editable }: GridProtection, userEmail: string): boolean {
  return editors ? editors.includes(userEmail) : editable;
}

/** Whether areas have cells in common; `null` is the whole tab. */
export function meets(a: Area | null, b: Area): boolean {
  if (a === null) return true;
  const rowsMeet = a.row < b.row + b.rows && b.row < a.row + a.rows;
  return rowsMeet && a.column < b.column + b.columns && b.column < a.column + a.columns;
}

/** Whether an area lies within another one. */
export function contains(outer: Area, inner: Area): boolean {
  return (
    inner.row >= outer.row &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column >= outer.column &&
    inner.column + inner.columns <= outer.column + outer.columns
  );
}
