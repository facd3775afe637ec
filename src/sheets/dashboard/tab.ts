import type { Book } from '../grid/book';
import { writeFormatted } from '../grid/cells';
import { addJudgements, addScale } from '../grid/colors';
import { DASHBOARD_TAB, ensureSize, findOwnedTab, openOwnedTab } from '../grid/owned-tabs';
import { type DashboardChart, dashboardBlocks, dashboardCharts } from './blocks';
import { changeCells } from './cards';
import { type DashboardBlock, type DashboardCell, GENERAL, type Look, references } from './cells';
import { HEAT_MAPS } from './cohorts';
import { CARDS, CHARTS_ROW, type DashboardSource, type PlacedDashboard } from './source';

const COLUMN_WIDTH = 130;
const CHART_HEIGHT = 336;

/**
 * Makes the dashboard, or brings it up to date: native formulas over `Vitals scores`, so that it calculates for people
 * without the add-on. Charts are made once: those that somebody has removed stay away.
 */
export function writeDashboard(book: Book, sources: DashboardSource): GoogleAppsScript.Spreadsheet.Sheet {
  const sheet = openOwnedTab(book, DASHBOARD_TAB);
  const source = { ...sources, dashboardId: sheet.getSheetId() };
  const isNew = sheet.getLastRow() === 0;
  const blocks = dashboardBlocks(source);
  const rows = Math.max(...blocks.map(({ row, cells }) => row + cells.length - 1));
  const columns = Math.max(...blocks.map(({ column, cells }) => column + widthOf(cells) - 1));
  ensureSize(sheet, rows, columns);
  for (const block of blocks) writeBlock(sheet, block);
  if (isNew) {
    sheet.setColumnWidths(1, columns, COLUMN_WIDTH);
    for (const chart of dashboardCharts(source)) addChart(sheet, chart);
  }
  // By its colors, not by its being new: an execution may have died before it was dressed.
  if (sheet.getConditionalFormatRules().length === 0) dress(sheet, source);
  return sheet;
}

/** Brings the dashboard up to date where there is one: a model with other labels moves what its formulas point at. */
export function refreshDashboard(book: Book, source: () => DashboardSource): void {
  if (findOwnedTab(book, DASHBOARD_TAB)) writeDashboard(book, source());
}

/** Changes and targets in green and red, the heat maps on a scale. */
function dress(sheet: GoogleAppsScript.Spreadsheet.Sheet, source: PlacedDashboard): void {
  const { up, down } = changeCells(source, references(source.scoresTab, source.columns));
  const ranges = (cells: readonly string[]) => cells.map((cell) => sheet.getRange(cell));
  addJudgements(
    sheet,
    ranges(up),
    ranges(down),
    sheet.getRange(CARDS.row, 1, 2 * CARDS.rows, CARDS.perLine * CARDS.columns),
  );
  const maps = HEAT_MAPS.map(({ row, column, rows, columns }) => sheet.getRange(row, column, rows, columns));
  addScale(sheet, maps);
}

function writeBlock(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  { row, column, cells, spills }: DashboardBlock,
): void {
  const width = widthOf(cells);
  const filled = cells.map((line) => [...line, ...new Array<DashboardCell>(width - line.length).fill(BLANK)]);
  const range = sheet.getRange(row, column, cells.length, width);
  range.setFontWeights(filled.map((line) => line.map(({ look }) => (HEAVY.has(look) ? 'bold' : 'normal'))));
  range.setFontSizes(filled.map((line) => line.map(({ look }) => SIZES[look])));
  range.setFontColors(filled.map((line) => line.map(({ look }) => COLORS[look] ?? INK)));
  range.setHorizontalAlignments(filled.map((line) => line.map(({ look }) => ALIGNMENTS[look] ?? null)));
  filled.forEach((line, i) => {
    if (line.some(({ look }) => look === 'heading')) dressHeaders(sheet.getRange(row + i, column, 1, width));
  });
  writeFormatted(sheet, row, column, filled);
  if (spills) spreadFormats(sheet, row + cells.length - 1, column, cells[cells.length - 1]!);
}

function dressHeaders(range: GoogleAppsScript.Spreadsheet.Range): void {
  range.setWrap(true).setVerticalAlignment('bottom').setBackground('#f1f3f4');
}

/** What spills takes its looks from the cells it comes to stand in. */
function spreadFormats(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  row: number,
  column: number,
  cells: readonly DashboardCell[],
): void {
  cells.forEach(({ numberFormat }, i) => {
    if (numberFormat === GENERAL) return;
    sheet.getRange(row, column + i, sheet.getMaxRows() - row + 1, 1).setNumberFormat(numberFormat);
  });
}

const BLANK: DashboardCell = {
  content: '',
  numberFormat: GENERAL,
  look: 'plain',
};
const HEAVY: ReadonlySet<Look> = new Set<Look>(['title', 'heading', 'label', 'figure']);
const SIZES: Readonly<Record<Look, number>> = {
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
const COLORS: Readonly<Partial<Record<Look, string>>> = { note: '#5f6368', link: '#1155cc' };
/** A figure stands below its name, whatever it is. */
const ALIGNMENTS: Readonly<Partial<Record<Look, 'left'>>> = { figure: 'left', change: 'left' };

function widthOf(cells: DashboardBlock['cells']): number {
  return Math.max(...cells.map((line) => line.length));
}

function addChart(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  { title, type, row, rows, columns, at }: DashboardChart,
): void {
  const chart = columns
    .reduce(
      (builder, column) => builder.addRange(sheet.getRange(row, column, rows, 1)),
      sheet.newChart().setChartType(Charts.ChartType[type]),
    )
    .setNumHeaders(1)
    .setOption('title', title)
    .setOption('legend.position', columns.length > 2 ? 'bottom' : 'none')
    // The months begin with the newest, and time runs to the right.
    .setOption('hAxis.direction', type === 'LINE' ? -1 : 1)
    .setOption('height', CHART_HEIGHT)
    .setPosition(CHARTS_ROW, at, 0, 0)
    .build();
  sheet.insertChart(chart);
}
