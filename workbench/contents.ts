/** A tab's cells as plain values with their number formats. */
import type { CellValue, GridSheet, StyleValue } from './grid';
import { displayText, formatKind } from './number-format';

export interface Contents {
  readonly values: CellValue[][];
  readonly formats: (StyleValue | null)[][];
}

/** Everything a tab holds, or its first so many columns. */
export function contentsOf(sheet: GridSheet, columns = sheet.extent().columns): Contents {
  const area = { row: 0, column: 0, rows: sheet.extent().rows, columns };
  return { values: sheet.values(area), formats: sheet.styles(area, 'numberFormat') };
}

/** A date as yyyy-mm-dd, every other value as it is. */
export function isoWhereDate(value: CellValue, format: StyleValue | null): CellValue {
  const isDate = typeof value === 'number' && formatKind(String(format ?? '')) === 'date';
  return isDate ? displayText(value, 'yyyy-mm-dd', 'en_US') : value;
}
