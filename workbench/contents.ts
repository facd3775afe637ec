/** A tab's cells as plain values and how they look. */
import type { CellValue, GridSheet, StyleValue } from './grid';
import { displayText, formatKind } from './number-format';

/** Of how a cell looks, what files keep. */
export const LOOKS = ['numberFormat', 'fontWeight', 'background'] as const;

export interface Contents {
  readonly values: CellValue[][];
  /** A block of styles for each of `LOOKS`. */
  readonly looks: Record<(typeof LOOKS)[number], (StyleValue | null)[][]>;
}

/** Everything a tab holds, or its first so many columns. */
export function contentsOf(sheet: GridSheet, columns = sheet.extent().columns): Contents {
  const area = { row: 0, column: 0, rows: sheet.extent().rows, columns };
  const [numberFormat, fontWeight, background] = LOOKS.map((property) => sheet.styles(area, property));
  return {
    values: sheet.values(area),
    looks: { numberFormat: numberFormat!, fontWeight: fontWeight!, background: background! },
  };
}

/** Makes a tab at least as large as this. */
export function makeRoom(sheet: GridSheet, rows: number, columns: number): void {
  if (rows > sheet.maxRows) sheet.insert('rows', sheet.maxRows, rows - sheet.maxRows, 0);
  if (columns > sheet.maxColumns) sheet.insert('columns', sheet.maxColumns, columns - sheet.maxColumns, 0);
}

/** A day as yyyy-mm-dd, a time as hh:mm:ss, both with `between` between them. */
export function isoText(serial: number, between: string): string {
  if (Number.isInteger(serial)) return displayText(serial, 'yyyy-mm-dd', 'en_US');
  return displayText(serial, serial < 1 ? 'hh:mm:ss' : `yyyy-mm-dd"${between}"hh:mm:ss`, 'en_US');
}

/** A date as ISO 8601 writes it, every other value as it is. */
export function isoWhereDate(value: CellValue, format: StyleValue | null): CellValue {
  const isDate = typeof value === 'number' && formatKind(String(format ?? '')) === 'date';
  return isDate ? isoText(value, 'T') : value;
}
