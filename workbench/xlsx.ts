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
import ExcelJs, { type Workbook } from 'exceljs';
import { LOOKS, makeRoom } from './contents';
import { type CellValue, DEFAULT_COLUMN_WIDTH, type Grid, type GridSheet, type StyleValue } from './grid';
import { formatKind } from './number-format';
import { UnreadableFile } from './xlsx-reader/package';
import type { CellLook } from './xlsx-reader/styles';
import { type FileTab, type FileWorkbook, readWorkbook } from './xlsx-reader/workbook';

/** Serial numbers of a workbook that counts from 1904 are smaller by this. */
const DAYS_TO_1904 = 1462;
/** Column widths in a file are in characters of this many pixels, and some for the edges. */
const CHARACTER_PIXELS = 7;
const EDGE_PIXELS = 5;

/**
 * Fills a new grid, whose one tab is empty, from an XLSX file, and makes the tab active that was so when it was saved.
 * Returns a sentence for each thing that the file holds and the grid does not.
 * @throws A sentence where the bytes are no workbook that can be read.
 */
export async function openXlsx(grid: Grid, bytes: Uint8Array): Promise<string[]> {
  const workbook = await readWorkbook(bytes).catch((cause: unknown) => {
    throw unreadable(cause);
  });
  workbook.tabs.forEach((tab, i) => {
    if (i === 0) grid.activeSheet.name = tab.name;
    fillSheet(i === 0 ? grid.activeSheet : grid.insertSheet(tab.name, i), tab, workbook);
  });
  const active = grid.sheets[workbook.tabs.findIndex((tab) => tab.active)];
  if (active && !active.hidden) grid.activeSheet = active;
  return workbook.leftOut.map((name) => `The tab "${name}" holds no cells and is left out.`);
}

function unreadable(cause: unknown): Error {
  if (!(cause instanceof UnreadableFile)) throw cause;
  return new Error(
    `This is no XLSX workbook that can be read: ${cause.message}. Open it in Sheets or Excel, save it as .xlsx anew, ` +
      'then try again.',
    { cause },
  );
}

function fillSheet(sheet: GridSheet, tab: FileTab, { looks, from1904 }: FileWorkbook): void {
  sheet.hidden = tab.hidden;
  sheet.frozenRows = tab.frozenRows;
  sheet.frozenColumns = tab.frozenColumns;
  if (tab.cells.length === 0) return;
  // Files may have formats down to the last row that there can be: what counts is where content ends.
  const rows = 1 + tab.cells.reduce((last, { row }) => Math.max(last, row), 0);
  const columns = 1 + tab.cells.reduce((last, { column }) => Math.max(last, column), 0);
  makeRoom(sheet, rows, columns);
  const blank = <T>() => Array.from({ length: rows }, () => new Array<T | null>(columns).fill(null));
  const values = blank<CellValue>();
  const styles = LOOKS.map(() => blank<StyleValue>());
  for (const { row, column, value, look, isDateText } of tab.cells) {
    const shown = shownLook(looks[look]);
    const isEarly = from1904 && !isDateText && formatKind(String(shown[0] ?? '')) === 'date';
    values[row]![column] = isEarly && typeof value === 'number' ? value + DAYS_TO_1904 : value;
    shown.forEach((style, i) => {
      styles[i]![row]![column] = style;
    });
  }
  const area = { row: 0, column: 0, rows, columns };
  sheet.write(area, values);
  LOOKS.forEach((property, i) => {
    sheet.setStyles(area, property, styles[i]!);
  });
  for (const { first, last, width } of tab.columns) {
    const count = Math.min(last + 1, columns) - first;
    if (width !== null && count > 0)
      sheet.setColumnWidth(first, count, Math.round(width * CHARACTER_PIXELS + EDGE_PIXELS));
  }
}

/** How a cell looks, in the order of `LOOKS`. */
function shownLook(look: CellLook | undefined): (StyleValue | null)[] {
  if (!look) return LOOKS.map(() => null);
  return [look.numberFormat, look.bold ? 'bold' : null, look.background];
}

/** The bytes of an XLSX file with these tabs, the first of them active. */
export async function saveXlsx(sheets: readonly GridSheet[]): Promise<Uint8Array> {
  const workbook = new ExcelJs.Workbook();
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
