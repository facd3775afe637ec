/**
 * Opens XLSX files: every tab with its values, notes and how it looks: number formats, fonts, colors, alignment, frozen panes,
 * column widths, hidden and grouped lines; and with what holds for its cells (xlsx-rules.ts). A formula becomes the value
 * that the file keeps for it, so that a file reads as it looked when it was saved, functions that only Sheets has and the
 * cells they fill included; a formula without such a value is blank. Rich text and links become their text, errors theirs
 * (`#N/A`). Dates stay serial numbers and never pass through a `Date`: a day is that day in every time zone.
 */
import { LOOKS, type Look, makeRoom, newTab, tabToFill } from './contents';
import type { CellValue, Grid, GridSheet, StyleValue } from './grid';
import { formatKind } from './number-format';
import { clipped } from './shift';
import { addCharts, addConditionalFormats } from './xlsx-looks';
import { UnreadableFile } from './xlsx-reader/package';
import type { CellLook } from './xlsx-reader/styles';
import { type FileTab, type FileWorkbook, readWorkbook } from './xlsx-reader/workbook';
import { addRules, type OpenedBook } from './xlsx-rules';

/** Serial numbers of a workbook that counts from 1904 are smaller by this. */
const DAYS_TO_1904 = 1462;
/** Column widths in a file are in characters of this many pixels, and some for the edges. */
export const CHARACTER_PIXELS = 7;
export const EDGE_PIXELS = 5;
/** Row heights in a file are in points. */
export const POINT_PIXELS = 4 / 3;
/** How cells look in Sheets where nothing else is said. */
export const STANDARD_FONT = { family: 'Arial', size: 10, color: '#000000' };

/**
 * Opens an XLSX file in a grid: in the empty tab of a new one, else behind its tabs. Makes the tab active that was so when
 * the file was saved. Returns a sentence for each thing that the file holds and the grid does not.
 * @throws A sentence where the bytes are no workbook that can be read.
 */
export async function openXlsx(grid: Grid, bytes: Uint8Array): Promise<string[]> {
  const workbook = await readWorkbook(bytes).catch((cause: unknown) => {
    throw unreadable(cause);
  });
  const tabs = workbook.tabs.map((tab, i) => {
    // Only the first may take the place of the empty tab of a new grid: it may have no cells itself.
    const sheet = i === 0 ? tabToFill(grid, tab.name) : newTab(grid, tab.name);
    fillSheet(sheet, tab, workbook);
    return { sheet, tab };
  });
  const book: OpenedBook = { tabs, named: new Map() };
  const remarks = [
    ...addRules(grid, book, workbook.names),
    ...tabs.flatMap(({ sheet, tab }) => [
      ...addConditionalFormats(sheet, tab.conditionalFormats, workbook.differences),
      ...addCharts(sheet, tab.charts, book),
    ]),
  ];
  const active = tabs.find(({ tab }) => tab.active)?.sheet;
  if (active && !active.hidden) grid.activeSheet = active;
  return [
    ...workbook.leftOut.map((name) => `The tab "${name}" holds no cells and is left out.`),
    ...workbook.damaged.map((what) => `Something is left out: ${what}.`),
    ...remarks,
  ];
}

function unreadable(cause: unknown): Error {
  if (!(cause instanceof UnreadableFile)) throw cause;
  return new Error(
    `This is no XLSX workbook that can be read: ${cause.message}. Open it in Sheets or Excel, save it as .xlsx anew, ` +
      'then try again.',
    { cause },
  );
}

function fillSheet(sheet: GridSheet, tab: FileTab, workbook: FileWorkbook): void {
  const { hidden, frozenRows, frozenColumns, hiddenGridlines, tabColor } = tab;
  Object.assign(sheet, { hidden, frozenRows, frozenColumns, hiddenGridlines, tabColor });
  if (tab.cells.length > 0) fillCells(sheet, tab, workbook);
  sheet.merges = tab.merges.flatMap((area) => clipped(area, sheet) ?? []);
  for (const { row, column, text } of tab.notes)
    if (row < sheet.maxRows && column < sheet.maxColumns)
      sheet.setNotes({ row, column, rows: 1, columns: 1 }, [[text]]);
  for (const { first, depth, size } of tab.rows) {
    if (first >= sheet.maxRows) continue;
    if (depth > 0) sheet.groupDepths.rows.set(first, depth);
    if (size !== null) sheet.rowHeights.set(first, Math.round(size * POINT_PIXELS));
  }
  for (const { first, last, size, hidden, depth } of tab.columns) {
    const end = Math.min(last + 1, sheet.maxColumns);
    if (size !== null && end > first)
      sheet.setColumnWidth(first, end - first, Math.round(size * CHARACTER_PIXELS + EDGE_PIXELS));
    for (let column = first; column < end; column++) {
      if (hidden) sheet.hiddenByUser.columns.add(column);
      if (depth > 0) sheet.groupDepths.columns.set(column, depth);
    }
  }
}

function fillCells(sheet: GridSheet, tab: FileTab, { looks, from1904 }: FileWorkbook): void {
  // Files may have formats down to the last row that there can be: what counts is where content ends.
  const rows = 1 + tab.cells.reduce((last, { row }) => Math.max(last, row), 0);
  const columns = 1 + tab.cells.reduce((last, { column }) => Math.max(last, column), 0);
  makeRoom(sheet, rows, columns);
  const blank = <T>() => Array.from({ length: rows }, () => new Array<T | null>(columns).fill(null));
  const values = blank<CellValue>();
  const shownLooks = looks.map(shownLook);
  const used = LOOKS.filter((property) => shownLooks.some((look) => (look[property] ?? null) !== null));
  const styles = used.map(() => blank<StyleValue>());
  for (const { row, column, value, look, isDateText } of tab.cells) {
    const shown = shownLooks[look] ?? NO_LOOK;
    const isEarly = from1904 && !isDateText && formatKind(String(shown.numberFormat ?? '')) === 'date';
    values[row]![column] = isEarly && typeof value === 'number' ? value + DAYS_TO_1904 : value;
    used.forEach((property, i) => {
      styles[i]![row]![column] = shown[property] ?? null;
    });
  }
  const area = { row: 0, column: 0, rows, columns };
  sheet.write(area, values);
  used.forEach((property, i) => {
    sheet.setStyles(area, property, styles[i]!);
  });
}

type ShownLook = Partial<Record<Look, StyleValue | null>>;

const NO_LOOK: ShownLook = {};

function shownLook({ numberFormat, background, font, align, wrap }: CellLook): ShownLook {
  return {
    numberFormat,
    background,
    fontWeight: font?.bold ? 'bold' : null,
    fontStyle: font?.italic ? 'italic' : null,
    fontLine: font?.line ?? null,
    fontColor: font?.color === STANDARD_FONT.color ? null : (font?.color ?? null),
    fontSize: font?.size === STANDARD_FONT.size ? null : (font?.size ?? null),
    fontFamily: font?.family === STANDARD_FONT.family ? null : (font?.family ?? null),
    horizontalAlignment: align,
    wrap: wrap ? 'WRAP' : null,
  };
}
