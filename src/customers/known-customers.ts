import { dayToIso, timeOf } from '../base/calendar';
import type { Known } from '../prediction/backtest';
import { type ReadOutcomes, readOutcomes } from '../prediction/outcome';
import type { ReadingSettings } from '../reading/column';
import { dayOfDates } from '../reading/days';
import { isEmptyRow, keyText } from '../reading/identity';
import { normalizeHeader } from '../reading/normalize';
import { Portfolio } from '../reading/portfolio';
import { yearly } from './assess';
import { fieldsOf } from './fields';

/** A table in which a column says who left. */
export interface OutcomeTable {
  readonly headers: readonly unknown[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Which column says who left, and which of its words means it. */
export interface OutcomeColumn {
  readonly column: string;
  readonly positive?: string | undefined;
}

/** The customers of a table whose outcome is known. */
export interface KnownCustomers {
  readonly known: Known;
  readonly read: ReadOutcomes;
  /** Those customers, in the same order. */
  readonly portfolio: Portfolio;
  /** As it stands in the cells; empty where there is none. */
  readonly segments: readonly string[];
}

/**
 * Reads who left, and all other columns as fields to learn from. Rows without a known outcome are left out.
 * @throws A sentence where the column is not there, or does not tell who left.
 */
export function knownCustomers(
  { headers, rows: allRows }: OutcomeTable,
  { column, positive }: OutcomeColumn,
  today: number,
  settings: ReadingSettings = {},
): KnownCustomers {
  const index = outcomeIndex(headers, column);
  const filledRows = allRows.filter((row) => !isEmptyRow(row));
  const read = readOutcomes(column, plainCells(filledRows, index, settings), positive);
  const rows = Array.from(read.rows, (i) => filledRows[i]!);
  const others = headers.map((header, i) => (i === index ? '' : header));
  const portfolio = new Portfolio(others, rows, settings);
  return {
    known: {
      fields: fieldsOf(others, rows, today, settings),
      outcomes: read.outcomes,
      amounts: amountsOf(portfolio),
      groups: groupsOf(portfolio),
    },
    read,
    portfolio,
    segments: segmentsOf(portfolio),
  };
}

/** Where the column of that header stands, as it is written, else by its plain form. */
export function outcomeIndex(headers: readonly unknown[], column: string): number {
  const exact = headers.findIndex((header) => String(header).trim() === column.trim());
  const index =
    exact >= 0 ? exact : headers.findIndex((header) => normalizeHeader(header) === normalizeHeader(column));
  if (index >= 0) return index;
  const there = headers
    .filter((header) => String(header ?? '').trim() !== '')
    .slice(0, 12)
    .map((header) => `"${header}"`);
  throw new Error(`No column is headed "${column}". The table has ${there.join(', ')}.`);
}

function plainCells(
  rows: readonly (readonly unknown[])[],
  index: number,
  { dayOfDate }: ReadingSettings,
): unknown[] {
  const cells = rows.map((row) => row[index]);
  const toDay = dayOfDate ?? dayOfDates(cells);
  return cells.map((cell) => {
    const time = timeOf(cell);
    return time === undefined ? cell : dayToIso(toDay(new Date(time)));
  });
}

function amountsOf(portfolio: Portfolio): Float64Array | undefined {
  if (!portfolio.column('arr') && !portfolio.column('mrr')) return undefined;
  const read = portfolio.reader(['arr', 'mrr']);
  return Float64Array.from(portfolio.rows, (_, row) => {
    const [arr, mrr] = read(row);
    const amount = yearly(arr!, mrr!);
    // An unknown amount adds nothing, neither to what was lost nor to what was caught of it.
    return typeof amount === 'number' ? amount : 0;
  });
}

/** Which rows are of one customer; undefined where each has one row. */
function groupsOf(portfolio: Portfolio): string[] | undefined {
  const key = portfolio.column('customer_id');
  if (!key) return undefined;
  const ids = portfolio.rows.map((row, i) => keyText(row[key.index]) || `row ${i}`);
  return new Set(ids).size === ids.length ? undefined : ids;
}

function segmentsOf(portfolio: Portfolio): string[] {
  const column = portfolio.column('segment');
  if (!column) return [];
  return portfolio.rows.map((row) => {
    const segment = column.readIn(row);
    return typeof segment === 'string' ? segment : '';
  });
}
