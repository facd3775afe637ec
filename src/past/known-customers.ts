import { yearly } from '../customers/member';
import type { Known } from '../prediction/backtest';
import { readOutcomes } from '../prediction/outcome';
import type { ReadingSettings } from '../reading/column';
import { isEmptyRow, keyText } from '../reading/identity';
import { normalizeHeader } from '../reading/normalize';
import { Portfolio } from '../reading/portfolio';
import { isDateHeader } from './dated-layout';
import { fieldsOf, isAbsent, plainCells, readDayCells } from './fields';
import { healthField } from './health-field';
import { type Snapshots, withinHorizon } from './snapshots';

/** A table in which a column says who left. */
export interface OutcomeTable {
  readonly headers: readonly unknown[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Which column says who left, and how to take it. */
export interface OutcomeColumn {
  readonly column: string;
  /** The word that means having left, where the words do not tell. */
  readonly positive?: string | undefined;
  /** Of rows with a day of their own: whether the customer left within so many days after it. */
  readonly horizon: number;
  /** The published health model whose score is learned from too. */
  readonly health?: string | undefined;
}

/** How the outcomes were read. */
export interface OutcomesRead {
  /** The words that count as having left, as they stand in the cells. */
  readonly left: readonly string[];
  /** Whether the column only marks who left, so that a blank counts as stayed. */
  readonly blankStayed: boolean;
  /** Rows that were left out, and why. */
  readonly leftOut: readonly { readonly reason: string; readonly rows: number }[];
  /** The column with the day of each row; empty where rows have no day. */
  readonly dayColumn: string;
  /** Rows without an id that repeat another, cell for cell. */
  readonly alike: number;
}

/** The customers of a table whose outcome is known. */
export interface KnownCustomers {
  readonly known: Known;
  readonly read: OutcomesRead;
  /** Those customers, in the same order. */
  readonly portfolio: Portfolio;
  /** As it stands in the cells; empty where there is none. */
  readonly segments: readonly string[];
  /** The day of each; undefined where rows have none. */
  readonly days: readonly (number | null)[] | undefined;
}

/**
 * Reads who left, and all other columns as fields to learn from. Rows without a known outcome are left out.
 * @throws A sentence where the column is not there, or does not tell who left.
 */
export function knownCustomers(
  { headers, rows: allRows }: OutcomeTable,
  question: OutcomeColumn,
  today: number,
  settings: ReadingSettings = {},
): KnownCustomers {
  const outcomeAt = outcomeIndex(headers, question.column);
  const { rows: filledRows, ...repeated } = withoutRepeats(headers, allRows, settings);
  const cellsAt = (index: number) => filledRows.map((row) => row[index]);
  const dayAt = headers.findIndex((header, i) => i !== outcomeAt && isDateHeader(header));
  const days = dayAt < 0 ? undefined : readDayCells(cellsAt(dayAt), settings);
  const {
    rows: wanted,
    outcomes,
    leftOut,
    ...read
  } = outcomesOf(cellsAt(outcomeAt), days, question, settings);
  const rows = wanted.map((i) => filledRows[i]!);
  const others = headers.map((header, i) => (i === outcomeAt || i === dayAt ? '' : header));
  const portfolio = new Portfolio(others, rows, settings);
  const dayOfRow = wanted.map((i) => days?.[i] ?? today);
  const health = question.health === undefined ? [] : [healthField(portfolio, question.health, dayOfRow)];
  return {
    known: {
      // A table that no health model can score has no such column.
      fields: [
        ...fieldsOf(others, rows, dayOfRow, settings),
        ...health.filter(({ values }) => values.some((value) => value !== null)),
      ],
      outcomes,
      amounts: amountsOf(portfolio),
      groups: groupsOf(portfolio, outcomeAt, repeated.alike > 0),
    },
    read: {
      ...read,
      leftOut: [...leftOut, ...repeated.leftOut],
      dayColumn: dayAt < 0 ? '' : String(headers[dayAt]),
      alike: repeated.alike,
    },
    portfolio,
    segments: segmentsOf(portfolio),
    days: days && wanted.map((i) => days[i]!),
  };
}

/** The filled rows. One that repeats another, cell for cell, is the same customer only where it has an id. */
function withoutRepeats(
  headers: readonly unknown[],
  allRows: OutcomeTable['rows'],
  settings: ReadingSettings,
): Pick<OutcomeTable, 'rows'> & Pick<OutcomesRead, 'leftOut' | 'alike'> {
  const rows = allRows.filter((row) => !isEmptyRow(row));
  const once = [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
  const many = rows.length - once.length;
  if (many === 0) return { rows, leftOut: [], alike: 0 };
  const hasIds = new Portfolio(headers, rows, settings).column('customer_id') !== undefined;
  if (!hasIds) return { rows, leftOut: [], alike: many };
  return { rows: once, leftOut: [{ reason: 'the same as another row', rows: many }], alike: 0 };
}

interface Outcome extends Omit<OutcomesRead, 'dayColumn' | 'alike'> {
  readonly rows: readonly number[];
  readonly outcomes: Uint8Array;
}

/**
 * Days on which customers left say who left soon after the day of each row, or who left at all where rows have none; all else is
 * taken as it stands.
 */
function outcomesOf(
  cells: readonly unknown[],
  days: Snapshots['days'] | undefined,
  { column, positive, horizon }: OutcomeColumn,
  settings: ReadingSettings,
): Outcome {
  const leaving = readDayCells(cells, settings);
  const saysDays =
    leaving.some((day) => day !== null) && cells.every((cell, i) => isAbsent(cell) || leaving[i] !== null);
  if (saysDays && positive === undefined) {
    return days ? withinHorizon({ days, leaving }, horizon) : leftAtAll(leaving);
  }
  const found = readOutcomes(column, plainCells(cells, settings), positive);
  return {
    rows: [...found.rows],
    outcomes: found.outcomes,
    left: found.leftWords,
    blankStayed: found.blankStayed,
    leftOut: [...found.unclear].map(([word, rows]) => ({
      reason: word === '' ? 'no outcome' : `"${word}" says neither left nor stayed`,
      rows,
    })),
  };
}

function leftAtAll(leaving: Snapshots['leaving']): Outcome {
  return {
    rows: [...leaving.keys()],
    outcomes: Uint8Array.from(leaving, (day) => (day === null ? 0 : 1)),
    left: ['any day'],
    blankStayed: true,
    leftOut: [],
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

/** Fewer different rows are a table of few values, in which customers are alike by chance. */
const FEWEST_DIFFERENT = 200;

/**
 * Which rows may be of one customer; undefined where each has one row. Without ids those are rows that are alike: judged by
 * its own copy, a customer would seem to be foretold.
 */
function groupsOf(portfolio: Portfolio, outcomeAt: number, someAlike: boolean): string[] | undefined {
  const key = portfolio.column('customer_id');
  if (!key) {
    if (!someAlike) return undefined;
    const texts = portfolio.rows.map((row) => JSON.stringify(row.filter((_, i) => i !== outcomeAt)));
    return new Set(texts).size < FEWEST_DIFFERENT ? undefined : texts;
  }
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
