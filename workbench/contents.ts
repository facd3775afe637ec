/** A tab's cells as plain values and how they look. */
import type { CellValue, Grid, GridSheet, StyleValue } from './grid';
import { displayText, formatKind } from './number-format';
import type { Area } from './shift';

/** Of how a cell looks, what files keep. */
export const LOOKS = [
  'numberFormat',
  'background',
  'fontWeight',
  'fontStyle',
  'fontLine',
  'fontColor',
  'fontSize',
  'fontFamily',
  'horizontalAlignment',
  'wrap',
] as const;

export type Look = (typeof LOOKS)[number];

export interface Contents {
  readonly values: CellValue[][];
  /** A block of styles for each of `LOOKS`. */
  readonly looks: Readonly<Record<Look, (StyleValue | null)[][]>>;
}

/** Everything a tab holds, or its first so many columns. */
export function contentsOf(sheet: GridSheet, columns = sheet.extent().columns): Contents {
  const area = { row: 0, column: 0, rows: sheet.extent().rows, columns };
  const looks = Object.fromEntries(LOOKS.map((property) => [property, sheet.styles(area, property)]));
  return { values: sheet.values(area), looks: looks as Contents['looks'] };
}

/** The texts that cells show. */
export function displayTexts({ locale }: Grid, sheet: GridSheet, area: Area): string[][] {
  const formats = sheet.styles(area, 'numberFormat');
  return sheet
    .values(area)
    .map((row, i) => row.map((value, j) => displayText(value, String(formats[i]![j] ?? ''), locale)));
}

/** The empty tab of a new grid, or one more behind the others, under this name or, where it is taken, one like it. */
export function tabToFill(grid: Grid, name: string): GridSheet {
  const { sheets } = grid;
  const isBlank = sheets.length === 1 && sheets[0]!.extent().rows === 0;
  return isBlank ? Object.assign(sheets[0]!, { name }) : newTab(grid, name);
}

/** A tab behind the others, under this name or, where it is taken, one like it. */
export function newTab(grid: Grid, name: string): GridSheet {
  const taken = new Set(grid.sheets.map((one) => one.name.toLowerCase()));
  let free = name;
  for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${name} (${i})`;
  return grid.insertSheet(free, grid.sheets.length);
}

/** Makes a tab at least as large as this, with rows and columns like its last ones. */
export function makeRoom(sheet: GridSheet, rows: number, columns: number): void {
  const { maxRows, maxColumns } = sheet;
  if (rows > maxRows) sheet.insert('rows', maxRows, rows - maxRows, maxRows - 1);
  if (columns > maxColumns) sheet.insert('columns', maxColumns, columns - maxColumns, maxColumns - 1);
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
