import { columnLetter } from '../customers/findings';
import type { TARGETS } from '../metrics/targets';
import type { ValuesOf } from '../settings/setting';
import type { CellValue, OwnFormula } from './cells';

/** A cell of the dashboard, and how Sheets shows it. */
export interface DashboardCell {
  readonly content: CellValue | OwnFormula;
  readonly numberFormat: string;
  readonly look: Look;
}

export type Look = 'plain' | 'title' | 'heading' | 'label' | 'figure' | 'note';

/** Cells that stand together. Row and column of the top left corner count from 1. */
export interface DashboardBlock {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly DashboardCell[])[];
}

/** What the dashboard calculates from: where each result stands in `Vitals scores`, and what the models can answer. */
export interface DashboardSource {
  readonly scoresTab: string;
  readonly monthsTab: string;
  /** The names of its columns, in order. */
  readonly columns: readonly string[];
  /** The names of the columns of `Vitals months`, in order; empty where there are no months yet. */
  readonly monthColumns: readonly string[];
  /** From the best to the worst. */
  readonly bands: readonly string[];
  /** From the worst to the best; the first two are at risk. */
  readonly tiers: readonly string[];
  readonly targets: ValuesOf<typeof TARGETS>;
}

const TEXT = '@';
// A formula in a cell of plain text would become text as soon as somebody edits it.
const GENERAL = 'General';
const WHOLE = '#,##0';
const POINTS = '0.0';
const SHARE = '0%';
const DAY = 'yyyy-mm-dd';
const CARD_WIDTH = 2;
const NEAR_DAYS = 90;
const CARDS_ROW = 4;
const RETENTION_ROW = CARDS_ROW + 8;
const SPLITS_ROW = RETENTION_ROW + 4;
const SPLIT_HEIGHT = 7;
/** Where the charts stand, below the tables that they draw. */
export const CHARTS_ROW = SPLITS_ROW + 8;
const MONTHS_ROW = CHARTS_ROW + 18;
const MONTHS = 12;
const LISTS_ROW = MONTHS_ROW + MONTHS + 4;
const TEAM_COLUMN = 11;
/** The team's table is as long as this; the accounts below each other spill as far as they need. */
const MOST_CSMS = 60;

/** A chart over cells of the dashboard: labels in the first of the columns, then what is drawn. */
export interface DashboardChart {
  readonly title: string;
  readonly type: 'COLUMN' | 'LINE';
  /** Where its headers stand, and how many rows it has with them. */
  readonly row: number;
  readonly rows: number;
  readonly columns: readonly number[];
  /** The column at which it stands. */
  readonly at: number;
}

/** The charts that Sheets is asked for. */
export function dashboardCharts({ bands, tiers }: DashboardSource): DashboardChart[] {
  const position = (figure: string) => 2 + MONTH_FIGURES.findIndex(([name]) => name === figure);
  const split = { type: 'COLUMN', row: SPLITS_ROW + 1 } as const;
  return [
    { ...split, title: 'ARR by risk tier', rows: tiers.length + 1, columns: [1, 3], at: 1 },
    { ...split, title: 'ARR by health band', rows: bands.length + 1, columns: [6, 8], at: 6 },
    {
      title: 'Retention by month, in percent',
      type: 'LINE',
      row: MONTHS_ROW + 1,
      rows: MONTHS + 1,
      columns: [1, position('NRR'), position('GRR')],
      at: TEAM_COLUMN,
    },
  ];
}

/** The whole dashboard as formulas that Sheets calculates by itself, for people without the add-on as well. */
export function dashboardBlocks(source: DashboardSource): DashboardBlock[] {
  const of = references(source.scoresTab, source.columns);
  return [
    block(1, 1, [
      [title('Customer Vitals dashboard')],
      [label('Scored on'), formula(`=MAX(${of('Scored on')})`, DAY)],
    ]),
    ...cards(source, of),
    split('Risk tiers (churn risk, 100 is worst)', 'Risk tier', source.tiers, SPLITS_ROW, 1, of),
    split('Health bands (100 is best)', 'Health status', source.bands, SPLITS_ROW, 6, of),
    ...retention(source),
    ...months(source),
    accountsAtRisk(source, of),
    team(source, of),
  ];
}

type ColumnReference = (name: string) => string;

/** Columns of a tab from the row below its headers down, as formulas of any locale take them. */
function references(tab: string, columns: readonly string[]): ColumnReference {
  return (name) => {
    const letter = columnLetter(columns.indexOf(name) + 1);
    return `'${tab.replace(/'/g, "''")}'!$${letter}$2:$${letter}`;
  };
}

function cards({ tiers, bands, columns, targets }: DashboardSource, of: ColumnReference): DashboardBlock[] {
  const arrOf = (tier: string) => `SUMIFS(${of('ARR')};${of('Risk tier')};${quoted(tier)})`;
  const atRisk = tiers.slice(0, 2).map(arrOf).join('+');
  const near = `${of('Days to renewal')};">=0";${of('Days to renewal')};"<=${NEAR_DAYS}"`;
  const scored = `COUNT(${of('Health score')})`;
  const best = `COUNTIFS(${of('Health status')};${quoted(bands[0]!)})`;
  const figures = [
    card('Customers', `=COUNTA(${of('Customer id')})`, WHOLE, formula(`=${scored}&" scored"`, GENERAL)),
    card(
      'Average health',
      `=IFERROR(AVERAGE(${of('Health score')});"")`,
      POINTS,
      toReach('"100 is best"', `$C$${CARDS_ROW + 1}`, targets.averageHealth),
    ),
    card('ARR', `=SUM(${of('ARR')})`, WHOLE, note('recurring revenue a year')),
    card('ARR at risk', `=${atRisk}`, WHOLE, note(`${tiers.slice(0, 2).join(' and ')}; less is better`)),
    card(`In ${bands[0]}`, `=IFERROR(${best}/${scored};"")`, SHARE, note('of the scored customers')),
    card(
      'ARR up for renewal',
      `=SUMIFS(${of('ARR')};${near})`,
      WHOLE,
      formula(`=COUNTIFS(${near})&" within ${NEAR_DAYS} days"`, GENERAL),
    ),
    card(
      'Contracts ended',
      `=COUNTIFS(${of('Days to renewal')};"<0")`,
      WHOLE,
      note('renewed? then enter the new end'),
    ),
    ...(columns.includes('Expansion potential')
      ? [
          card(
            'Expansion potential',
            `=SUM(${of('Expansion potential')})`,
            WHOLE,
            note('before readiness is asked'),
          ),
        ]
      : []),
  ];
  return figures.map((cells, i) => block(CARDS_ROW + Math.floor(i / 4) * 4, 1 + (i % 4) * CARD_WIDTH, cells));
}

/** NRR and GRR of the newest month: over twelve months once the history reaches back, until then since the month before. */
function retention({ monthColumns, targets }: DashboardSource): DashboardBlock[] {
  if (monthColumns.length === 0) return [];
  const newest = (figure: string) => {
    const letter = columnLetter(2 + MONTH_FIGURES.findIndex(([name]) => name === figure));
    return `$${letter}$${MONTHS_ROW + 2}`;
  };
  return (['NRR', 'GRR'] as const).map((name, i) => {
    const [year, month] = [newest(`${name} 12 months`), newest(name)];
    const left = 1 + i * CARD_WIDTH;
    const own = `$${columnLetter(left)}$${RETENTION_ROW + 1}`;
    const over = `IF(${year}<>"";"% over 12 months";IF(${month}<>"";"% since the month before";"no month before yet"))`;
    const target = targets[name === 'NRR' ? 'nrr' : 'grr'];
    const cells = card(name, `=IF(${year}<>"";${year};${month})`, POINTS, toReach(over, own, target));
    return block(RETENTION_ROW, left, cells);
  });
}

/** What a figure says, and whether it reaches its target; `words` is formula text. */
function toReach(words: string, figure: string, target: number): DashboardCell {
  // Locales differ in the decimal sign of a formula: a fraction of whole numbers is read alike in all.
  const line = `${Math.round(target * 1000)}/1000`;
  const reached = `IF(${figure}="";"";IF(${figure}>=${line};": reached";": not reached"))`;
  return formula(`=${words}&", target ${target}"&${reached}`, GENERAL);
}

function card(name: string, value: string, numberFormat: string, below: DashboardCell): DashboardCell[][] {
  return [
    [label(name)],
    [{ content: { formula: value }, numberFormat, look: 'figure' }],
    [{ ...below, look: 'note' }],
  ];
}

/** Customers and revenue by the labels of a model, with what has none. */
function split(
  name: string,
  column: string,
  labels: readonly string[],
  row: number,
  left: number,
  of: ColumnReference,
): DashboardBlock {
  const rows = labels.map((word, i) => {
    const own = `$${columnLetter(left)}$${row + 2 + i}`;
    return [
      text(word),
      formula(`=COUNTIFS(${of(column)};${own})`, WHOLE),
      formula(`=SUMIFS(${of('ARR')};${of(column)};${own})`, WHOLE),
      formula(`=IFERROR(SUMIFS(${of('ARR')};${of(column)};${own})/SUM(${of('ARR')});"")`, SHARE),
    ];
  });
  const [first, last] = [row + 2, row + 1 + labels.length];
  const rest = (all: string, place: number) => {
    const letter = columnLetter(left + place);
    return formula(`=${all}-SUM(${letter}${first}:${letter}${last})`, WHOLE);
  };
  const unscored = [text('No score'), rest(`COUNTA(${of('Customer id')})`, 1), rest(`SUM(${of('ARR')})`, 2)];
  const headers = [column, 'Customers', 'ARR', 'Share of ARR'].map(heading);
  const lines = [[label(name)], headers, ...rows, unscored];
  // A model with fewer labels than the one before blanks what that one left.
  const below = new Array<DashboardCell[]>(Math.max(0, SPLIT_HEIGHT - lines.length)).fill([text('')]);
  return block(row, left, [...lines, ...below]);
}

/** The last twelve months, the newest first, with the retention of each and of the twelve months up to it. */
function months({ monthsTab, monthColumns }: DashboardSource): DashboardBlock[] {
  if (monthColumns.length === 0) return [];
  const of = references(monthsTab, monthColumns);
  const shown = MONTH_FIGURES.filter(([name]) => monthColumns.includes(name));
  const rows = Array.from({ length: MONTHS }, (_, i) => {
    const own = `$A$${MONTHS_ROW + 2 + i}`;
    const sorted = `SORT(FILTER(${of('Month')};${of('Month')}<>"");1;FALSE)`;
    return [
      formula(`=IFERROR(INDEX(${sorted};${i + 1});"")`, GENERAL),
      ...shown.map(([name, format]) =>
        shownOrBlank(own, `INDEX(${of(name)};MATCH(${own};${of('Month')};0))`, format),
      ),
    ];
  });
  const headers = ['Month', ...shown.map(([name]) => name)].map(heading);
  return [block(MONTHS_ROW, 1, [[label('Twelve months (rates in percent)')], headers, ...rows])];
}

/** A look-up of a blank cell would show 0, which is a figure. */
function shownOrBlank(own: string, lookUp: string, numberFormat: string): DashboardCell {
  return formula(`=IF(${own}="";"";IFERROR(IF(${lookUp}="";"";${lookUp});""))`, numberFormat);
}

const MONTH_FIGURES: readonly (readonly [name: string, numberFormat: string])[] = [
  ['Customers', WHOLE],
  ['ARR', WHOLE],
  ['Average health', POINTS],
  ['Churned customers', WHOLE],
  ['Net expansion rate', POINTS],
  ['NRR', POINTS],
  ['GRR', POINTS],
  ['Logo retention', POINTS],
  ['NRR 12 months', POINTS],
  ['GRR 12 months', POINTS],
  ['Closed on', DAY],
];

/** Every customer in the two highest tiers, the largest first: as many as there are, so nothing stands below. */
function accountsAtRisk({ tiers }: DashboardSource, of: ColumnReference): DashboardBlock {
  const isAtRisk = tiers
    .slice(0, 2)
    .map((tier) => `(${of('Risk tier')}=${quoted(tier)})`)
    .join('+');
  const wanted = [
    'Customer id',
    'Name',
    'CSM',
    'ARR',
    'Renewal date',
    'Risk tier',
    'Churn risk',
    'Next action',
  ];
  const formats = [GENERAL, GENERAL, GENERAL, WHOLE, DAY, GENERAL, POINTS, GENERAL];
  const list = (column: string) => `FILTER(${of(column)};${isAtRisk})`;
  const formulas = wanted.map((column, i) =>
    formula(
      `=IFERROR(SORT(${list(column)};${list('ARR')};FALSE);${i === 0 ? '"Nobody is at risk"' : '""'})`,
      formats[i]!,
    ),
  );
  return block(LISTS_ROW, 1, [
    [label(`${tiers.slice(0, 2).join(' and ')} churn risk, by ARR`)],
    wanted.map((column) => heading(column)),
    formulas,
  ]);
}

/** What each CSM looks after. */
function team({ tiers }: DashboardSource, of: ColumnReference): DashboardBlock {
  const names = of('CSM');
  const letter = columnLetter(TEAM_COLUMN);
  const rows = Array.from({ length: MOST_CSMS }, (_, i) => {
    const own = `$${letter}$${LISTS_ROW + 2 + i}`;
    const perCsm = (value: string, numberFormat: string) =>
      formula(`=IF(${own}="";"";${value})`, numberFormat);
    const arrAtRisk = tiers
      .slice(0, 2)
      .map((tier) => `SUMIFS(${of('ARR')};${names};${own};${of('Risk tier')};${quoted(tier)})`);
    return [
      formula(`=IFERROR(INDEX(SORT(UNIQUE(FILTER(${names};${names}<>"")));${i + 1});"")`, GENERAL),
      perCsm(`COUNTIFS(${names};${own})`, WHOLE),
      perCsm(`SUMIFS(${of('ARR')};${names};${own})`, WHOLE),
      perCsm(`IFERROR(AVERAGEIFS(${of('Health score')};${names};${own});"")`, POINTS),
      perCsm(arrAtRisk.join('+'), WHOLE),
    ];
  });
  const headers = ['CSM', 'Customers', 'ARR', 'Average health', 'ARR at risk'].map(heading);
  return block(LISTS_ROW, TEAM_COLUMN, [[label('Team')], headers, ...rows]);
}

function block(row: number, column: number, cells: readonly (readonly DashboardCell[])[]): DashboardBlock {
  return { row, column, cells };
}

/** A text inside a formula; a quotation mark in it would end it. */
function quoted(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

function formula(text: string, numberFormat: string): DashboardCell {
  return { content: { formula: text }, numberFormat, look: 'plain' };
}

const text = (content: string): DashboardCell => ({ content, numberFormat: TEXT, look: 'plain' });
const title = (content: string): DashboardCell => ({ content, numberFormat: TEXT, look: 'title' });
const heading = (content: string): DashboardCell => ({ content, numberFormat: TEXT, look: 'heading' });
const label = (content: string): DashboardCell => ({ content, numberFormat: TEXT, look: 'label' });
const note = (content: string): DashboardCell => ({ content, numberFormat: TEXT, look: 'note' });
