/**
 * How cells are kept: what people and scripts put into them in Univer's worksheet, what formulas make of them apart from
 * that, in the form in which Univer keeps the results of array formulas. So a result can never be taken for content.
 */
import type { ICellData, IObjectMatrixPrimitiveType, IStyleData, Worksheet } from '@univerjs/core';
import type { CellValue, StyleProperty, StyleValue } from '../grid';
import type { Area } from '../shift';
import type { Evaluated } from './evaluator';
import { core } from './packages';

/** Every property that a cell was given, and below it what Univer's functions look at. */
export interface CellStyle extends IStyleData {
  readonly record: Readonly<Record<StyleProperty, StyleValue>>;
}

export interface GridCell extends ICellData {
  s?: CellStyle | null;
  custom?: { note: string };
}

export type CellRows<T extends ICellData = GridCell> = IObjectMatrixPrimitiveType<T>;

const { STRING, NUMBER, BOOLEAN } = core.CellValueType;

/** The content of a worksheet, by row and column. */
export function cellRows(worksheet: Worksheet): CellRows {
  return worksheet.getCellMatrix().getMatrix() as CellRows;
}

/** Puts a value into a cell of Univer's; `null` takes it out. */
export function setValue(cell: ICellData, value: CellValue): void {
  if (value === null) {
    delete cell.v;
    delete cell.t;
    return;
  }
  cell.v = typeof value === 'boolean' ? Number(value) : value;
  cell.t = typeof value === 'string' ? STRING : typeof value === 'number' ? NUMBER : BOOLEAN;
}

/** The value in a cell of Univer's. */
export function cellValue(cell: ICellData | undefined): CellValue {
  const value = cell?.v;
  if (value === undefined || value === null) return null;
  return cell!.t === BOOLEAN ? value === 1 || value === true : value;
}

/** A result as Univer's functions read it. */
export function resultCell({ value, format }: Evaluated): ICellData {
  const cell: ICellData = {};
  setValue(cell, value);
  if (format !== null) cell.s = { n: { pattern: format } };
  // Univer takes empty text for a blank cell, unless the cell belongs to a formula.
  if (value === '') cell.si = 'result';
  return cell;
}

/** The number format that a value brought along. */
export function resultFormat(cell: ICellData | undefined): string | null {
  const style = cell?.s;
  return (typeof style === 'object' && style?.n?.pattern) || null;
}

export function hasContent(cell: ICellData | undefined): boolean {
  return cell !== undefined && (cell.f != null || (cell.v ?? null) !== null);
}

/** The cell, made where it is missing. */
export function cellAt<T extends ICellData>(rows: CellRows<T>, row: number, column: number): T {
  rows[row] ??= {};
  rows[row][column] ??= {} as T;
  return rows[row][column];
}

/** Drops a cell that has nothing left to say. */
export function tidy(rows: CellRows, row: number, column: number): void {
  const cell = rows[row]?.[column];
  if (cell && !hasContent(cell) && !cell.s && !cell.custom) delete rows[row]![column];
}

/** Visits the formulas of a worksheet. */
export function forEachFormula(
  rows: CellRows,
  visit: (row: number, column: number, cell: GridCell & { f: string }) => void,
): void {
  for (const row in rows)
    for (const column in rows[row]) {
      const cell = rows[row]![column as unknown as number]!;
      if (cell.f != null) visit(Number(row), Number(column), cell as GridCell & { f: string });
    }
}

/** Reads an area cell by cell, from the content and the results. */
export function readArea<T>(
  rows: CellRows,
  results: CellRows<ICellData>,
  area: Area,
  read: (cell: GridCell | undefined, result: ICellData | undefined) => T,
): T[][] {
  const block: T[][] = new Array(area.rows);
  for (let i = 0; i < area.rows; i++) {
    const row = rows[area.row + i];
    const resultRow = results[area.row + i];
    const line: T[] = new Array(area.columns);
    for (let j = 0; j < area.columns; j++)
      line[j] = read(row?.[area.column + j], resultRow?.[area.column + j]);
    block[i] = line;
  }
  return block;
}

/** What a cell shows: its own value, or what a formula puts there. */
export function shownValue(cell: GridCell | undefined, result: ICellData | undefined): CellValue {
  return cell?.f == null && cell?.v != null ? cellValue(cell) : cellValue(result);
}

/** The number format that a cell shows its value in: its own, or the one that the value brought along. */
export function shownFormat(cell: GridCell | undefined, result: ICellData | undefined): string | null {
  return (cell?.s?.record.numberFormat as string | undefined) ?? resultFormat(result);
}

/** Gives cells a style with one property changed; cells that get the same style share one object. */
export function restyled(property: StyleProperty) {
  const made = new Map<CellStyle | null, Map<StyleValue | null, CellStyle | null>>();
  return (style: CellStyle | null | undefined, value: StyleValue | null): CellStyle | null => {
    const before = style ?? null;
    let byValue = made.get(before);
    if (!byValue) {
      byValue = new Map();
      made.set(before, byValue);
    }
    if (!byValue.has(value)) byValue.set(value, styleWith(before, property, value));
    return byValue.get(value)!;
  };
}

function styleWith(
  style: CellStyle | null,
  property: StyleProperty,
  value: StyleValue | null,
): CellStyle | null {
  const { [property]: _, ...others } = style?.record ?? {};
  const record: CellStyle['record'] = value === null ? others : { ...others, [property]: value };
  if (Object.keys(record).length === 0) return null;
  const { numberFormat } = record;
  return numberFormat === undefined ? { record } : { record, n: { pattern: String(numberFormat) } };
}
