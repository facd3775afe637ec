import { writeFormatted } from './cells';
import {
  CHARTS_ROW,
  type ChartTable,
  chartTables,
  type DashboardBlock,
  type DashboardCell,
  type DashboardSource,
  dashboardBlocks,
  type Look,
} from './dashboard-cells';
import { DASHBOARD_TAB, ensureSize, findOwnedTab, openOwnedTab } from './owned-tabs';

const COLUMN_WIDTH = 120;
const CHART_ROWS = 16;

/**
 * Makes the dashboard, or brings it up to date: native formulas over `Vitals scores`, so that it calculates for people
 * without the add-on. Charts are made once: those that somebody has removed stay away.
 */
export function writeDashboard(
  book: GoogleAppsScript.Spreadsheet.Spreadsheet,
  source: DashboardSource,
): GoogleAppsScript.Spreadsheet.Sheet {
  const sheet = openOwnedTab(book, DASHBOARD_TAB);
  const isNew = sheet.getLastRow() === 0;
  const blocks = dashboardBlocks(source);
  const rows = Math.max(...blocks.map(({ row, cells }) => row + cells.length - 1));
  const columns = Math.max(...blocks.map(({ column, cells }) => column + widthOf(cells) - 1));
  ensureSize(sheet, rows, columns);
  for (const block of blocks) writeBlock(sheet, block);
  if (isNew) {
    sheet.setColumnWidths(1, columns, COLUMN_WIDTH);
    for (const table of chartTables(source)) addChart(sheet, table);
  }
  return sheet;
}

/** Brings the dashboard up to date where there is one: a model with other labels moves what its formulas point at. */
export function refreshDashboard(
  book: GoogleAppsScript.Spreadsheet.Spreadsheet,
  source: DashboardSource,
): void {
  if (findOwnedTab(book, DASHBOARD_TAB)) writeDashboard(book, source);
}

function writeBlock(sheet: GoogleAppsScript.Spreadsheet.Sheet, { row, column, cells }: DashboardBlock): void {
  const width = widthOf(cells);
  const filled = cells.map((line) => [...line, ...new Array<DashboardCell>(width - line.length).fill(BLANK)]);
  const range = sheet.getRange(row, column, cells.length, width);
  range.setFontWeights(filled.map((line) => line.map(({ look }) => (HEAVY.has(look) ? 'bold' : 'normal'))));
  range.setFontSizes(filled.map((line) => line.map(({ look }) => SIZES[look])));
  range.setFontColors(
    filled.map((line) => line.map(({ look }) => (look === 'note' ? '#5f6368' : '#202124'))),
  );
  writeFormatted(sheet, row, column, filled);
}

const BLANK: DashboardCell = {
  content: '',
  numberFormat: 'General',
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
};

function widthOf(cells: DashboardBlock['cells']): number {
  return Math.max(...cells.map((line) => line.length));
}

/** A chart of a table's labels and its revenue. */
function addChart(sheet: GoogleAppsScript.Spreadsheet.Sheet, { title, row, column, rows }: ChartTable): void {
  const chart = sheet
    .newChart()
    .setChartType(Charts.ChartType.COLUMN)
    .addRange(sheet.getRange(row, column, rows, 1))
    .addRange(sheet.getRange(row, column + 2, rows, 1))
    .setNumHeaders(1)
    .setOption('title', title)
    .setOption('legend.position', 'none')
    .setOption('height', CHART_ROWS * 21)
    .setPosition(CHARTS_ROW, column, 0, 0)
    .build();
  sheet.insertChart(chart);
}
