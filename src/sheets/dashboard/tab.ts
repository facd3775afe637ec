import { columnLetter } from '../../base/a1';
import { textHash } from '../../base/hash';
import type { Book } from '../grid/book';
import { fillRange } from '../grid/cells';
import { addJudgments } from '../grid/colors';
import { DASHBOARD_TAB, ensureSize, findOwnedTab, openOwnedTab } from '../grid/owned-tabs';
import { registerOf } from '../grid/register';
import { type DashboardChart, dashboardBlocks, dashboardCharts } from './blocks';
import { changeCells } from './cards';
import { type DashboardBlock, type DashboardCell, type DashboardLook, GENERAL, references } from './cells';
import { heatMaps } from './cohorts';
import { CARDS, CHARTS_ROW, type DashboardSource, type PlacedDashboard } from './source';

const COLUMN_WIDTH = 130;
const CHART_HEIGHT = 336;

/**
 * Makes the dashboard, or brings it up to date: native formulas over `Vitals scores`, so that it calculates for people
 * without the add-on. Charts are made once: those that somebody has removed stay away. Of a dashboard that stands, only
 * the blocks are written that changed, or in which a cell was emptied.
 */
export function writeDashboard(book: Book, sources: DashboardSource): GoogleAppsScript.Spreadsheet.Sheet {
  const known = findOwnedTab(book, DASHBOARD_TAB);
  const sheet = known ?? openOwnedTab(book, DASHBOARD_TAB);
  const source = { ...sources, dashboardId: registerOf(book).noted.tabs[DASHBOARD_TAB]! };
  const standing = known && known.getLastRow() > 0 ? known.getDataRange() : undefined;
  const blocks = dashboardBlocks(source);
  const rows = Math.max(...blocks.map(({ row, cells }) => row + cells.length - 1));
  const columns = Math.max(...blocks.map(({ column, cells }) => column + widthOf(cells) - 1));
  const height = ensureSize(book, sheet, rows, columns);
  const hashes = blocks.map((each) => textHash(JSON.stringify(each)));
  if (standing) {
    const before = registerOf(book).noted.dashboard;
    const isFilled = filledCells(standing);
    blocks.forEach((each, i) => {
      if (before[i] !== hashes[i] || !isWhole(each, isFilled)) writeBlock(sheet, each);
    });
  } else {
    writeAll(sheet, blocks, rows, columns, height);
    sheet.setColumnWidths(1, columns, COLUMN_WIDTH);
    dress(sheet, source, dashboardCharts(source));
  }
  registerOf(book).note({ dashboard: hashes });
  // An execution may have died before it was dressed.
  if (standing && sheet.getConditionalFormatRules().length === 0) dress(sheet, source, []);
  return sheet;
}

type IsFilled = (row: number, column: number) => boolean;

/** Which cells (from 1) hold something. */
function filledCells(range: GoogleAppsScript.Spreadsheet.Range): IsFilled {
  const values = range.getValues();
  const formulas = range.getFormulas();
  return (row, column) =>
    (formulas[row - 1]?.[column - 1] ?? '') !== '' || (values[row - 1]?.[column - 1] ?? '') !== '';
}

function isWhole({ row, column, cells }: DashboardBlock, isFilled: IsFilled): boolean {
  return cells.every((line, i) =>
    line.every(({ content }, j) => content === '' || isFilled(row + i, column + j)),
  );
}

export function hasDashboard(book: Book): boolean {
  return findOwnedTab(book, DASHBOARD_TAB) !== undefined;
}

/** Brings the dashboard up to date where there is one: a model with other labels moves what its formulas point at. */
export function refreshDashboard(book: Book, source: () => DashboardSource): void {
  if (hasDashboard(book)) writeDashboard(book, source());
}

/** Adds charts; changes and targets in green and red, the heat maps on a scale. */
function dress(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  source: PlacedDashboard,
  charts: readonly DashboardChart[],
): void {
  const { up, down } = changeCells(source, references(source.scoresTab, source.columns));
  const words = areaName({
    row: CARDS.row,
    column: 1,
    rows: 2 * CARDS.rows,
    columns: CARDS.perLine * CARDS.columns,
  });
  const shares = heatMaps().map(areaName);
  const drawn = charts.map(columnsOf);
  const ranges = sheet.getRangeList([words, ...up, ...down, ...shares, ...drawn.flat()]).getRanges();
  const next = (names: readonly string[]) => ranges.splice(0, names.length);
  addJudgments(sheet, { words: next([words])[0]!, up: next(up), down: next(down), shares: next(shares) });
  charts.forEach((chart, i) => {
    addChart(sheet, chart, next(drawn[i]!));
  });
}

/** An area of the dashboard as Sheets names it: "A4:L23". */
function areaName({
  row,
  column,
  rows,
  columns,
}: {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}): string {
  return `${columnLetter(column)}${row}:${columnLetter(column + columns - 1)}${row + rows - 1}`;
}

/** Writes a new dashboard, in which nothing of anybody's stands yet, as one block. */
function writeAll(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  blocks: readonly DashboardBlock[],
  rows: number,
  columns: number,
  height: number,
): void {
  const grid = Array.from({ length: rows }, () => new Array<DashboardCell>(columns).fill(BLANK));
  const headings: string[] = [];
  const below = new Array<string>(columns).fill(GENERAL);
  for (const { row, column, cells, spills } of blocks) {
    cells.forEach((line, i) => {
      grid[row - 1 + i]!.splice(column - 1, line.length, ...line);
      if (isHeading(line))
        headings.push(areaName({ row: row + i, column, rows: 1, columns: widthOf(cells) }));
    });
    // What spills takes its looks from the cells it comes to stand in.
    if (spills)
      cells[cells.length - 1]!.forEach(({ numberFormat }, i) => {
        for (let at = row + cells.length - 1; at < rows; at++)
          grid[at]![column - 1 + i] = { ...BLANK, numberFormat };
        below[column - 1 + i] = numberFormat;
      });
  }
  writeLooks(sheet, 1, 1, grid);
  dressHeaders(sheet.getRangeList(headings));
  const rest = height - rows;
  if (rest > 0 && below.some((format) => format !== GENERAL))
    sheet.getRange(rows + 1, 1, rest, columns).setNumberFormats(new Array<string[]>(rest).fill(below));
}

function writeBlock(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  { row, column, cells, spills }: DashboardBlock,
): void {
  const width = widthOf(cells);
  const filled = cells.map((line) => [...line, ...new Array<DashboardCell>(width - line.length).fill(BLANK)]);
  filled.forEach((line, i) => {
    if (isHeading(line)) dressHeaders(sheet.getRange(row + i, column, 1, width));
  });
  writeLooks(sheet, row, column, filled);
  if (spills) spreadFormats(sheet, row + cells.length - 1, column, cells[cells.length - 1]!);
}

function writeLooks(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  row: number,
  column: number,
  lines: readonly (readonly DashboardCell[])[],
): void {
  const range = sheet.getRange(row, column, lines.length, lines[0]!.length);
  range.setFontWeights(lines.map((line) => line.map(({ look }) => (HEAVY.has(look) ? 'bold' : 'normal'))));
  range.setFontSizes(lines.map((line) => line.map(({ look }) => SIZES[look])));
  range.setFontColors(lines.map((line) => line.map(({ look }) => COLORS[look] ?? INK)));
  range.setHorizontalAlignments(lines.map((line) => line.map(({ look }) => ALIGNMENTS[look] ?? null)));
  range.setNumberFormats(lines.map((line) => line.map(({ numberFormat }) => numberFormat)));
  fillRange(
    range,
    lines.map((line) => line.map(({ content }) => content)),
  );
}

function isHeading(line: readonly DashboardCell[]): boolean {
  return line.some(({ look }) => look === 'heading');
}

function dressHeaders(
  range: GoogleAppsScript.Spreadsheet.Range | GoogleAppsScript.Spreadsheet.RangeList,
): void {
  range.setWrap(true);
  range.setVerticalAlignment('bottom');
  range.setBackground('#f1f3f4');
}

/** What spills takes its looks from the cells it comes to stand in. */
function spreadFormats(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  row: number,
  column: number,
  cells: readonly DashboardCell[],
): void {
  const rows = sheet.getMaxRows() - row + 1;
  cells.forEach(({ numberFormat }, i) => {
    if (numberFormat !== GENERAL) sheet.getRange(row, column + i, rows, 1).setNumberFormat(numberFormat);
  });
}

const BLANK: DashboardCell = {
  content: '',
  numberFormat: GENERAL,
  look: 'plain',
};
const HEAVY: ReadonlySet<DashboardLook> = new Set<DashboardLook>(['title', 'heading', 'label', 'figure']);
const SIZES: Readonly<Record<DashboardLook, number>> = {
  plain: 10,
  title: 16,
  heading: 10,
  label: 11,
  figure: 18,
  note: 9,
  change: 10,
  link: 9,
};
const INK = '#202124';
const COLORS: Readonly<Partial<Record<DashboardLook, string>>> = { note: '#5f6368', link: '#1155cc' };
/** A figure stands below its name, whatever it is. */
const ALIGNMENTS: Readonly<Partial<Record<DashboardLook, 'left'>>> = { figure: 'left', change: 'left' };

function widthOf(cells: DashboardBlock['cells']): number {
  return Math.max(...cells.map((line) => line.length));
}

function columnsOf({ row, rows, columns }: DashboardChart): string[] {
  return columns.map((column) => areaName({ row, column, rows, columns: 1 }));
}

function addChart(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  { title, type, columns, at }: DashboardChart,
  ranges: readonly GoogleAppsScript.Spreadsheet.Range[],
): void {
  const chart = ranges
    .reduce(
      (builder, range) => builder.addRange(range),
      sheet.newChart().setChartType(Charts.ChartType[type]),
    )
    .setNumHeaders(1)
    .setOption('title', title)
    .setOption('legend.position', columns.length > 2 ? 'bottom' : 'none')
    .setOption('height', CHART_HEIGHT)
    .setPosition(CHARTS_ROW, at, 0, 0);
  // The months begin with the newest, and time runs to the right.
  if (type === 'LINE') chart.setOption('hAxis.direction', -1);
  sheet.insertChart(chart.build());
}
