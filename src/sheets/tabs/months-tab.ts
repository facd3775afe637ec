import { once } from '../../base/once';
import { RENEWAL_CALLS } from '../../customers/renewal-call';
import type { FigureId } from '../../metrics/figures';
import { dueAs } from '../../past/month-row';
import type { Book } from '../grid/book';
import { OwnTable, type OwnTableColumn } from '../grid/own-table';
import { MONTHS_TAB } from '../grid/owned-tabs';
import type { Cells } from '../grid/row-changes';

/** Which figure of a month a column keeps. */
interface MonthFigure {
  readonly id: FigureId;
  /** The column with the day that it is compared with. */
  readonly comparedWith?: string;
  readonly isRestated?: true;
  /** Of which metric it is a mean. */
  readonly part?: string;
}

type MonthColumn = OwnTableColumn & { readonly figure: MonthFigure };
type More = Omit<MonthFigure, 'id'>;

const money = (name: string, id: FigureId, more?: More) => column('#,##0.00', name, { id, ...more });
const rate = (name: string, id: FigureId, more?: More) => column('0.0', name, { id, ...more });
const count = (name: string, id: FigureId, more?: More) => column('0', name, { id, ...more });
const day = (name: string): OwnTableColumn => ({ name, kind: 'day' });

function column(numberFormat: string, name: string, figure: MonthFigure): MonthColumn {
  return { name, kind: 'number', numberFormat, figure };
}

const MONTH = { comparedWith: 'Compared with' };
const YEAR = { comparedWith: 'Compared with, 12 months' };

/** A row a month. Rates are percentages: 106 for 106 %. */
const monthColumns = once((): readonly (OwnTableColumn | MonthColumn)[] => [
  { name: 'Month', kind: 'text', isKey: true },
  count('Customers', 'customers'),
  count('Paying customers', 'paying-customers'),
  money('ARR', 'arr'),
  count('Without ARR', 'without-arr'),
  rate('Average health', 'average-health'),
  count('New customers', 'new-customers', MONTH),
  count('Churned customers', 'churned-customers', MONTH),
  money('Expansion ARR', 'expansion-arr', MONTH),
  money('Contraction ARR', 'contraction-arr', MONTH),
  money('Churned ARR', 'churned-arr', MONTH),
  rate('Net expansion rate', 'net-expansion-rate', MONTH),
  rate('NRR', 'nrr', MONTH),
  rate('GRR', 'grr', MONTH),
  rate('Logo retention', 'logo-retention', MONTH),
  rate('NRR 12 months', 'nrr', YEAR),
  rate('GRR 12 months', 'grr', YEAR),
  rate('Logo retention 12 months', 'logo-retention', YEAR),
  money('ARR at risk', 'arr-at-risk'),
  rate('NPS', 'nps'),
  count('API calls', 'api-calls'),
  count('API errors', 'api-errors'),
  rate('API errors per 1,000 calls', 'api-error-rate'),
  count('Customers with API errors', 'customers-with-api-errors'),
  { name: 'Most API errors', kind: 'text' },
  money('ARR due', 'arr-due'),
  ...RENEWAL_CALLS.map((call) => money(dueAs(call), 'arr-due', { part: call })),
  money('Renewed', 'arr-renewed'),
  money('Not renewed', 'arr-not-renewed'),
  day('Compared with'),
  day('Compared with, 12 months'),
  day('Computed on'),
  day('Closed on'),
  money('Restated ARR', 'arr', { isRestated: true }),
  rate('Restated NRR', 'nrr', { ...MONTH, isRestated: true }),
  rate('Restated GRR', 'grr', { ...MONTH, isRestated: true }),
  day('Restated on'),
]);

/** The figure that a column keeps; undefined for a day or a text. */
export function monthFigure(name: string): MonthFigure | undefined {
  if (isCustomMean(name)) return { id: 'custom-mean', part: name };
  const found = monthColumns().find((each) => each.name === name);
  return found && 'figure' in found ? found.figure : undefined;
}

/** The figures of a month, by column; what is unknown is ''. */
export type MonthRow = Readonly<Partial<Record<string, number | string>>>;

/** The mean of a metric of the customer's own stands in a column of its own, `Happiness (mean)`. */
const MEAN = ' (mean)';

/** The means of custom metrics over all customers, by the metric's name for people. */
export type CustomMeans = ReadonlyMap<string, number>;

/** Whether a column of the months holds the mean of a custom metric. */
export function isCustomMean(column: string): boolean {
  return column.endsWith(MEAN);
}

/** What a restatement compares, and where it is shown next to the closed figure. */
const RESTATED = { ARR: 'Restated ARR', NRR: 'Restated NRR', GRR: 'Restated GRR' } as const;

/**
 * Writes the figures of a month. A closed month keeps what the board has seen: where today's figures differ, they stand
 * beside it, with their day.
 */
export function keepMonth(
  book: Book,
  month: string,
  figures: MonthRow,
  today: number,
  means: CustomMeans = new Map(),
): void {
  const custom = Object.fromEntries([...means].map(([label, mean]) => [label + MEAN, mean]));
  const table = OwnTable.open(book, MONTHS_TAB, [
    ...monthColumns(),
    ...Object.keys(custom).map((name) => rate(name, 'custom-mean')),
  ]);
  const row = table.rows.find(({ cell }) => cell('Month') === month);
  const cells = { ...figures, ...custom, 'Computed on': today };
  if (!row) table.append([{ Month: month, ...cells }]);
  else if (row.cell('Closed on') === '') write(table, month, cells);
  else write(table, month, restatement(row.cell, figures, today));
}

/**
 * Freezes a month as it stands.
 * @throws A sentence where there are no figures of it, or it is closed already.
 */
export function closeMonthRow(book: Book, month: string, today: number): void {
  const table = OwnTable.find(book, MONTHS_TAB, monthColumns());
  const row = table?.rows.find(({ cell }) => cell('Month') === month);
  if (!table || !row) {
    throw new Error(
      `There are no figures of ${month.slice(0, 20)} yet: score the portfolio in that month first.`,
    );
  }
  if (row.cell('Closed on') !== '')
    throw new Error(`${month} is closed already: its figures stay as they are.`);
  write(table, month, { 'Closed on': today });
}

/** Where the months stand; undefined where there are none yet. */
export function monthsLayout(
  book: Book,
): { readonly tab: string; readonly columns: readonly string[] } | undefined {
  const table = OwnTable.find(book, MONTHS_TAB, monthColumns());
  return table && { tab: table.sheet.getName(), columns: table.headers() };
}

/** The months there are, by their cells. */
export function readMonths(book: Book): OwnTable['rows'] {
  return OwnTable.find(book, MONTHS_TAB, monthColumns())?.rows ?? [];
}

function write(table: OwnTable, month: string, cells: Cells): void {
  table.update(({ cell }) => String(cell('Month')), new Map([[month, cells]]));
}

function restatement(closed: (column: string) => unknown, figures: MonthRow, today: number): Cells {
  const differs = (Object.keys(RESTATED) as (keyof typeof RESTATED)[]).filter(
    (name) => Math.abs(Number(closed(name)) - Number(figures[name] ?? '')) > 0.005,
  );
  const cells = Object.entries(RESTATED).map(([name, restated]) => [
    restated,
    differs.includes(name as keyof typeof RESTATED) ? (figures[name as keyof typeof RESTATED] ?? '') : '',
  ]);
  return { ...Object.fromEntries(cells), 'Restated on': differs.length > 0 ? today : '' };
}
