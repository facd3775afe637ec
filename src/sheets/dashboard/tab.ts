import { textHash } from '../../base/hash';
import type { Book } from '../grid/book';
import { fillRange } from '../grid/cells';
import { addJudgments } from '../grid/colors';
import { ensureSize, findOwnedTab, openOwnedTab, SCORES_TAB, VITALS_TAB } from '../grid/owned-tabs';
import { registerOf } from '../grid/register';
import { type DashboardChart, dashboardBlocks, dashboardCharts } from './blocks';
import { cardGrounds, changeCells } from './cards';
import {
  areaName,
  type DashboardBlock,
  type DashboardCell,
  type DashboardLook,
  GENERAL,
  references,
} from './cells';
import { heatMaps } from './cohorts';
import { hasFormer, retireFormer } from './former';
import { listedTiers } from './lists';
import {
  CARDS,
  CHART_ROWS,
  type DashboardSource,
  LISTED,
  MORE_CARDS_ROW,
  type PlacedDashboard,
  RETENTION_ROW,
  WIDTHS,
} from './source';

const ROW_HEIGHT = 21;

/**
 * Makes the tab `Vitals`, or brings it up to date: native formulas over `Vitals scores`, so that it calculates for people
 * without the add-on. Charts are made once: those that somebody has removed stay away. Of a tab that stands, only
 * the blocks are written that changed, or in which a cell was emptied.
 */
export function writeDashboard(book: Book, sources: DashboardSource): GoogleAppsScript.Spreadsheet.Sheet {
  const known = findOwnedTab(book, VITALS_TAB);
  const sheet = known ?? openOwnedTab(book, VITALS_TAB);
  const source = { ...sources, dashboardId: registerOf(book).noted.tabs[VITALS_TAB]! };
  const standing = known && known.getLastRow() > 0 ? known.getDataRange() : undefined;
  const blocks = dashboardBlocks(source);
  const rows = Math.max(...blocks.map(({ row, cells }) => row + cells.length - 1));
  const columns = Math.max(...blocks.map(({ column, cells }) => column + widthOf(cells) - 1));
  ensureSize(book, sheet, rows, columns);
  const hashes = blocks.map((each) => textHash(JSON.stringify(each)));
  if (standing) {
    const before = registerOf(book).noted.dashboard;
    const isFilled = filledCells(standing);
    blocks.forEach((each, i) => {
      if (before[i] !== hashes[i] || !isWhole(each, isFilled)) writeBlock(sheet, each);
    });
  } else {
    writeAll(sheet, blocks, rows, columns);
    const [wide, narrow] = WIDTHS;
    sheet.setColumnWidths(1, CARDS.perLine * CARDS.columns, narrow);
    for (let card = 0; card < CARDS.perLine; card++) sheet.setColumnWidth(1 + card * CARDS.columns, wide);
    dress(sheet, source, dashboardCharts(source));
    putInFront(book, sheet);
  }
  registerOf(book).note({ dashboard: hashes });
  // An execution may have died before it was dressed.
  if (standing && sheet.getConditionalFormatRules().length === 0) dress(sheet, source, []);
  retireFormer(book, sheet);
  return sheet;
}

/** Puts the tab in front of the scores, so that ours stand in the order in which they are read. */
function putInFront(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet): void {
  const scores = findOwnedTab(book, SCORES_TAB);
  if (!scores) return;
  book.spreadsheet.setActiveSheet(sheet);
  book.spreadsheet.moveActiveSheet(scores.getIndex());
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
  return findOwnedTab(book, VITALS_TAB) !== undefined || hasFormer(book);
}

/** Brings the dashboard up to date where there is one: a model with other labels moves what its formulas point at. */
export function refreshDashboard(book: Book, source: () => DashboardSource): void {
  if (hasDashboard(book)) writeDashboard(book, source());
}

/** Adds charts; grounds behind the cards; changes and targets in green and red, tiers in their colors, the heat maps on a scale. */
function dress(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  source: PlacedDashboard,
  charts: readonly DashboardChart[],
): void {
  const of = references(source.scoresTab, source.columns);
  const { up, down } = changeCells(source, of);
  const words = [CARDS.row, MORE_CARDS_ROW].map((row) =>
    areaName({ row, column: 1, rows: CARDS.rows, columns: CARDS.perLine * CARDS.columns }),
  );
  const shares = heatMaps().map(areaName);
  const tiers = listedTiers();
  const drawn = charts.map(columnsOf);
  sheet.setHiddenGridlines(true);
  const grounds = cardGrounds(source, of);
  GROUNDS.forEach((ground, k) => {
    sheet.getRangeList(grounds.filter((_, i) => i % GROUNDS.length === k)).setBackground(ground);
  });
  const ranges = sheet
    .getRangeList([...words, ...up, ...down, ...shares, ...tiers, ...drawn.flat()])
    .getRanges();
  const next = (names: readonly string[]) => ranges.splice(0, names.length);
  addJudgments(sheet, {
    words: next(words),
    up: next(up),
    down: next(down),
    shares: next(shares),
    tiers: { ranges: next(tiers), words: [...source.tiers].reverse() },
  });
  charts.forEach((chart, i) => {
    addChart(sheet, chart, next(drawn[i]!));
  });
}

/** Writes a new tab, in which nothing of anybody's stands yet, as one block. */
function writeAll(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  blocks: readonly DashboardBlock[],
  rows: number,
  columns: number,
): void {
  const grid = Array.from({ length: rows }, () => new Array<DashboardCell>(columns).fill(BLANK));
  const headings: string[] = [];
  for (const { row, column, cells } of blocks) {
    cells.forEach((line, i) => {
      grid[row - 1 + i]!.splice(column - 1, line.length, ...line);
      if (isHeading(line))
        headings.push(areaName({ row: row + i, column, rows: 1, columns: widthOf(cells) }));
    });
  }
  writeLooks(sheet, 1, 1, grid);
  dressHeaders(sheet.getRangeList(headings));
}

function writeBlock(sheet: GoogleAppsScript.Spreadsheet.Sheet, { row, column, cells }: DashboardBlock): void {
  const width = widthOf(cells);
  const filled = cells.map((line) => [...line, ...new Array<DashboardCell>(width - line.length).fill(BLANK)]);
  filled.forEach((line, i) => {
    if (isHeading(line)) dressHeaders(sheet.getRange(row + i, column, 1, width));
  });
  writeLooks(sheet, row, column, filled);
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
  return line.some(({ look }) => look === 'heading' || look === 'numbers');
}

function dressHeaders(
  range: GoogleAppsScript.Spreadsheet.Range | GoogleAppsScript.Spreadsheet.RangeList,
): void {
  range.setWrap(true);
  range.setVerticalAlignment('bottom');
  range.setBackground('#f1f3f4');
}

/** Of one card and the next. */
const GROUNDS = ['#e8f0fe', '#f3f7fe'];
const BLANK: DashboardCell = {
  content: '',
  numberFormat: GENERAL,
  look: 'plain',
};
const HEAVY: ReadonlySet<DashboardLook> = new Set<DashboardLook>([
  'title',
  'heading',
  'numbers',
  'label',
  'figure',
]);
const SIZES: Readonly<Record<DashboardLook, number>> = {
  plain: 10,
  title: 16,
  heading: 10,
  numbers: 10,
  label: 11,
  figure: 18,
  note: 9,
  target: 9,
  month: 10,
  change: 10,
  link: 9,
};
const INK = '#202124';
const COLORS: Readonly<Partial<Record<DashboardLook, string>>> = {
  note: '#5f6368',
  target: '#5f6368',
  link: '#1155cc',
};
/** A figure stands below its name, and a name above its numbers. */
const ALIGNMENTS: Readonly<Partial<Record<DashboardLook, 'left' | 'right'>>> = {
  figure: 'left',
  change: 'left',
  numbers: 'right',
  target: 'right',
  month: 'left',
};

function widthOf(cells: DashboardBlock['cells']): number {
  return Math.max(...cells.map((line) => line.length));
}

function columnsOf({ row, rows, columns }: DashboardChart): string[] {
  return columns.map((column) => areaName({ row, column, rows, columns: 1 }));
}

/** Charts of Sheets are as large as the cells that they cover. */
function addChart(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  { title, type, columns, at: [row, column, across], colors, options = {} }: DashboardChart,
  ranges: readonly GoogleAppsScript.Spreadsheet.Range[],
): void {
  const width = Array.from({ length: across }, (_, i) => WIDTHS[(column - 1 + i) % 2]!).reduce(
    (a, b) => a + b,
  );
  const height = (row === RETENTION_ROW ? CHART_ROWS : LISTED + 2) * ROW_HEIGHT;
  const all = {
    title,
    colors: [...colors],
    width,
    height,
    'legend.position': columns.length > 2 ? 'bottom' : 'none',
    ...options,
  };
  const chart = ranges
    .reduce(
      (builder, range) => builder.addRange(range),
      sheet.newChart().setChartType(Charts.ChartType[type]),
    )
    .setNumHeaders(1)
    .setPosition(row, column, 0, 0);
  for (const [name, value] of Object.entries(all)) chart.setOption(name, value);
  sheet.insertChart(chart.build());
}
