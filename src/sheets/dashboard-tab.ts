import { writeFormatted } from './cells';
import {
  CHARTS_ROW,
  type DashboardBlock,
  type DashboardCell,
  type DashboardChart,
  type DashboardSource,
  dashboardBlocks,
  dashboardCharts,
  type Look,
} from './dashboard-cells';
import { DASHBOARD_TAB, ensureSize, findOwnedTab, openOwnedTab } from './owned-tabs';

const COLUMN_WIDTH = 120;
const CHART_HEIGHT = 336;

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
    for (const chart of dashboardCharts(source)) addChart(sheet, chart);
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
