/**
 * XLSX files.
 *
 * Opening: every tab with its values and number formats, bold and background, frozen rows and columns, column widths. A
 * formula becomes the value that the file keeps for it, so that a file reads as it looked when it was saved, functions
 * that only Sheets has and the cells they fill included; a formula without such a value is blank. Rich text and links
 * become their text, errors theirs (`#N/A`). Dates stay serial numbers and never pass through a `Date`: a day is that
 * day in every time zone.
 *
 * Saving: the same, with formulas as their values. Text stays text, also where it looks like a formula or a number.
 */
import type { Cell, CellValue as FileValue, Workbook, Worksheet } from 'exceljs';
import { LOOKS, makeRoom } from './contents';
import { newWorkbook, readWorkbook } from './exceljs';
import { type CellValue, DEFAULT_COLUMN_WIDTH, type Grid, type GridSheet, type StyleValue } from './grid';
import { formatKind } from './number-format';

/** Serial numbers of a workbook that counts from 1904, as old ones from a Mac do, are smaller by this. */
const DAYS_TO_1904 = 1462;
/** Column widths in a file are in characters of this many pixels, and some for the edges. */
const CHARACTER_PIXELS = 7;
const EDGE_PIXELS = 5;

/**
 * Fills a new grid, whose one tab is empty, from an XLSX file, and makes the tab active that was so when it was saved.
 * @throws A sentence where the bytes are no workbook that can be read.
 */
export async function openXlsx(grid: Grid, bytes: Uint8Array): Promise<void> {
  const workbook = await readWorkbook(bytes).catch((cause: unknown) => {
    throw unreadable(cause);
  });
  if (workbook.worksheets.length === 0) throw unreadable();
  const daysAhead = workbook.properties.date1904 ? DAYS_TO_1904 : 0;
  workbook.worksheets.forEach((file, i) => {
    if (i === 0) grid.activeSheet.name = file.name;
    fillSheet(i === 0 ? grid.activeSheet : grid.insertSheet(file.name, i), file, daysAhead);
  });
  const active = grid.sheets[workbook.views?.[0]?.activeTab ?? 0];
  if (active && !active.hidden) grid.activeSheet = active;
}

function unreadable(cause?: unknown): Error {
  return new Error(
    'This is no XLSX workbook that can be read: it may be damaged, protected with a password, or of another kind under ' +
      'this name. Open it in Sheets or Excel, save it as .xlsx anew, then try again.',
    { cause },
  );
}

function fillSheet(sheet: GridSheet, file: Worksheet, daysAhead: number): void {
  sheet.hidden = file.state !== 'visible';
  // Without views it is null, whatever its type says.
  const view = file.views?.[0];
  if (view?.state === 'frozen') {
    sheet.frozenRows = view.ySplit ?? 0;
    sheet.frozenColumns = view.xSplit ?? 0;
  }
  const { values, looks, columns } = readCells(file, daysAhead);
  if (columns === 0) return;
  makeRoom(sheet, values.length, columns);
  const area = { row: 0, column: 0, rows: values.length, columns };
  const padded = <T>(rows: readonly (readonly T[])[], nothing: T) =>
    rows.map((row) => Array.from({ length: columns }, (_, j) => row[j] ?? nothing));
  sheet.write(area, padded(values, null));
  LOOKS.forEach((property, i) => {
    sheet.setStyles(area, property, padded(looks[i]!, null));
  });
  for (let j = 0; j < columns; j++) {
    const { width } = file.getColumn(j + 1);
    if (width) sheet.setColumnWidth(j, 1, Math.round(width * CHARACTER_PIXELS + EDGE_PIXELS));
  }
}

/** The cells up to the last one with content: files may have formats down to the last row that there can be. */
function readCells(file: Worksheet, daysAhead: number) {
  const values: CellValue[][] = [];
  const looks: (StyleValue | null)[][][] = LOOKS.map(() => []);
  let columns = 0;
  file.eachRow((row, number) => {
    const line: CellValue[] = [];
    const styles: (StyleValue | null)[][] = LOOKS.map(() => []);
    row.eachCell((cell, column) => {
      const value = cell.isMerged && cell.master !== cell ? null : cellValue(cell.value);
      if (value === null) return;
      const style = lookOf(cell);
      const isDate = typeof value === 'number' && formatKind(String(style[0] ?? '')) === 'date';
      line[column - 1] = isDate ? value + daysAhead : value;
      LOOKS.forEach((_, i) => {
        styles[i]![column - 1] = style[i]!;
      });
    });
    if (line.length === 0) return;
    while (values.length < number) {
      values.push([]);
      for (const rows of looks) rows.push([]);
    }
    values[number - 1] = line;
    looks.forEach((rows, i) => {
      rows[number - 1] = styles[i]!;
    });
    columns = Math.max(columns, line.length);
  });
  return { values, looks, columns };
}

function cellValue(value: FileValue): CellValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null) return value === '' ? null : (value ?? null);
  if ('error' in value) return value.error;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('result' in value) return cellValue(value.result ?? null);
  return null;
}

/** How a cell looks, in the order of `LOOKS`. */
function lookOf({ numFmt, font, fill }: Cell): (StyleValue | null)[] {
  const colour = fill?.type === 'pattern' && fill.pattern === 'solid' ? fill.fgColor?.argb : undefined;
  return [
    numFmt && numFmt !== 'General' ? numFmt : null,
    font?.bold ? 'bold' : null,
    colour ? `#${colour.slice(-6).toLowerCase()}` : null,
  ];
}

/** The bytes of an XLSX file with these tabs, the first of them active. */
export async function saveXlsx(sheets: readonly GridSheet[]): Promise<Uint8Array> {
  const workbook = newWorkbook();
  for (const sheet of sheets) addTab(workbook, sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addTab(workbook: Workbook, sheet: GridSheet): void {
  const { frozenRows, frozenColumns } = sheet;
  const file = workbook.addWorksheet(sheet.name, {
    state: sheet.hidden ? 'hidden' : 'visible',
    views:
      frozenRows + frozenColumns > 0 ? [{ state: 'frozen', ySplit: frozenRows, xSplit: frozenColumns }] : [],
  });
  const { rows, columns } = sheet.extent();
  const area = { row: 0, column: 0, rows, columns };
  const looks = LOOKS.map((property) => sheet.styles(area, property));
  sheet.values(area).forEach((line, i) => {
    const row = file.getRow(i + 1);
    line.forEach((value, j) => {
      if (value === null) return;
      const cell = row.getCell(j + 1);
      cell.value = value;
      const [numberFormat, fontWeight, background] = looks.map((styles) => styles[i]![j]);
      if (numberFormat) cell.numFmt = String(numberFormat);
      if (fontWeight === 'bold') cell.font = { bold: true };
      if (background) cell.fill = solid(String(background));
    });
  });
  for (let j = 0; j < columns; j++) {
    const width = sheet.columnWidth(j);
    if (width !== DEFAULT_COLUMN_WIDTH)
      file.getColumn(j + 1).width = (width - EDGE_PIXELS) / CHARACTER_PIXELS;
  }
}

function solid(colour: string) {
  const argb = `FF${colour.slice(1).toUpperCase()}`;
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } } as const;
}
