import type { Corrections } from '../../reading/corrections';
import { findHeaderRow, firstHeaderRow, inputsOf, matchHeaders } from '../../reading/headers';
import { keyColumnOf } from '../../reading/key-column';
import { markedColumns, notedColumns, type OwnResultColumn } from '../beside/own-columns';
import { isAsLeft, type MarkedColumn, showsLastRun, stillOurs } from '../beside/proof';
import { valuesFrom } from '../grid/blocks';
import type { Book } from '../grid/book';
import {
  isGrid,
  lackOfIds,
  openTab,
  otherTabs,
  type Sheet,
  tabOf,
  tabScoredLast,
  whyThereIsNone,
  whyUnread,
} from './customer-tabs';
import { readScores } from './scores-tab';
import { readSettings } from './settings-tab';

/** The rows of the user's tab of customers as they stood when they were read. Rows and columns count from 1. */
export interface CustomerRows {
  readonly sheet: Sheet;
  readonly headerRow: number;
  readonly keyColumn: number;
  /** The header row as it stands. */
  readonly headers: readonly unknown[];
  /** The headers with those of our own result columns blanked: an old result is never an input. */
  readonly inputHeaders: readonly unknown[];
  /** The rows below the header. */
  readonly rows: readonly (readonly unknown[])[];
}

/** The tab of customers with what it takes to write beside its rows. */
export interface CustomerTable extends CustomerRows {
  /** The formulas of the whole tab, from its first row; '' where there is none. */
  readonly formulas: readonly (readonly string[])[];
  readonly maxColumns: number;
  /** Our result columns, as far as they hold what was left there: name to column. */
  readonly own: ReadonlyMap<string, number>;
  /** Columns with our mark in which something of the user's stands now: name of the result to column. */
  readonly takenOver: ReadonlyMap<string, number>;
}

/**
 * Finds and reads the tab of customers: the one of this id; without one, the tab the user is in if it has customer columns, else
 * the one that was scored last, else the first that has.
 * @throws A sentence that names the tab and what it lacks, where the one that is meant cannot be read: no other takes its place.
 */
export function readCustomerTable(book: Book, id?: number): CustomerTable {
  if (id !== undefined) return readMeantTable(book, tabOf(book, id));
  const open = openTab(book);
  const known = open && readTable(book, open, findHeaderRow);
  if (known && known.keyColumn !== NO_COLUMN) return known;
  const scored = tabScoredLast(book);
  if (scored) return readMeantTable(book, scored);
  const others = otherTabs(book);
  let withoutIds = known;
  for (const sheet of others) {
    const table = readTable(book, sheet, findHeaderRow);
    if (table && table.keyColumn !== NO_COLUMN) return table;
    withoutIds ??= table;
  }
  throw new Error(
    withoutIds ? lackOfIds(withoutIds.sheet.getName()) : whyThereIsNone(open ? [open, ...others] : others),
  );
}

/** Reads this tab and no other. */
function readMeantTable(book: Book, sheet: Sheet): CustomerTable {
  const table = readTable(book, sheet, findHeaderRow);
  if (!table) throw new Error(whyUnread(sheet));
  if (table.keyColumn === NO_COLUMN) throw new Error(lackOfIds(sheet.getName()));
  return table;
}

/**
 * Reads the tab that was scored last; where none was, or it is gone, the tab of customers.
 * @throws A sentence where it cannot be read.
 */
export function readScoredTable(book: Book): CustomerTable {
  const scored = tabScoredLast(book);
  return scored ? readMeantTable(book, scored) : readCustomerTable(book);
}

/**
 * The rows of the tab that was scored last, for jobs that write nothing beside them: read in one call where our
 * columns show the results of the last run, which tells them from the user's.
 * @throws A sentence where it cannot be read.
 */
export function readScoredRows(book: Book): CustomerRows {
  const sheet = tabScoredLast(book);
  const { corrections } = readSettings(book).values;
  const values = sheet ? valuesFrom(sheet, 1, 1) : [];
  const at = findHeaderRow(values, corrections);
  if (!sheet || at < 0) return readScoredTable(book);
  const noted = contentsOf(notedColumns(book, sheet), { values, formulas: [] }, at, corrections);
  if (!noted.every((column) => showsLastRun(column, () => book.once(readScores))))
    return readScoredTable(book);
  return rowsIn(sheet, values, at, corrections, noted);
}

/**
 * The tab of customers, for a person to say what its columns are: where no tab has customer columns, the first that has a
 * table; its column of ids may be missing.
 * @throws A sentence that says what a customer tab needs, where there is no table at all.
 */
export function readTableToMap(book: Book): CustomerTable {
  let withoutIds: CustomerTable | undefined;
  const seen: Sheet[] = [];
  for (const tabs of [openTab, tabScoredLast, otherTabs]) {
    for (const sheet of [tabs(book) ?? []].flat()) {
      seen.push(sheet);
      const known = readTable(book, sheet, findHeaderRow);
      if (known && known.keyColumn !== NO_COLUMN) return known;
      withoutIds ??= known;
    }
  }
  if (withoutIds) return withoutIds;
  for (const sheet of seen) {
    const table = readTable(book, sheet, firstHeaderRow);
    if (table) return table;
  }
  throw new Error(whyThereIsNone(seen));
}

/** The number formats of a column (from 0), row by row. */
export function formatsIn({ sheet, headerRow, rows }: CustomerRows, index: number): string[] {
  if (rows.length === 0) return [];
  const range = sheet.getRange(headerRow + 1, index + 1, rows.length, 1);
  return range.getNumberFormats().map(([format = '']) => format);
}

/** Where a table has no column of ids, yet. */
const NO_COLUMN = 0;

/** The state of a tab. */
interface TabCells {
  readonly maxColumns: number;
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly string[])[];
}

function readTable(book: Book, sheet: Sheet, findHeader: typeof findHeaderRow): CustomerTable | undefined {
  const { corrections } = readSettings(book).values;
  const cells = cellsIn(sheet);
  const at = cells ? findHeader(cells.values, corrections) : -1;
  if (!cells || at < 0) return undefined;
  const noted = contentsOf(notedColumns(book, sheet), cells, at, corrections);
  if (noted.every(isAsLeft)) return tableIn(sheet, cells, at, corrections, noted, []);
  return readByMarks(book, sheet, findHeader);
}

/** Reads a tab in which something else than what was noted stands in our columns, or people have moved them. */
function readByMarks(book: Book, sheet: Sheet, findHeader: typeof findHeaderRow): CustomerTable | undefined {
  const { corrections } = readSettings(book).values;
  const marked = markedColumns(book, sheet);
  const cells = cellsOf(sheet);
  const at = findHeader(cells.values, corrections);
  if (at < 0) return undefined;
  const found = contentsOf(marked, cells, at, corrections);
  const ours = stillOurs(found, () => book.once(readScores));
  const theirs = found.filter((column) => !ours.includes(column));
  // Somebody may have moved a column between the calls: then what was read says nothing of what was left there.
  if (theirs.length > 0 && haveMoved(marked, markedColumns(book, sheet)))
    return readByMarks(book, sheet, findHeader);
  return tableIn(sheet, cells, at, corrections, ours, theirs);
}

/** The state of a tab; undefined of one that is no grid of cells, such as a chart on a tab of its own. */
function cellsIn(sheet: Sheet): TabCells | undefined {
  try {
    return cellsOf(sheet);
  } catch (error) {
    if (isGrid(sheet)) throw error;
    return undefined;
  }
}

function cellsOf(sheet: Sheet): TabCells {
  const maxColumns = sheet.getMaxColumns();
  const range = sheet.getDataRange();
  return { maxColumns, values: range.getValues(), formulas: range.getFormulas() };
}

function tableIn(
  sheet: Sheet,
  cells: TabCells,
  at: number,
  corrections: Corrections,
  ours: readonly OwnResultColumn[],
  theirs: readonly OwnResultColumn[],
): CustomerTable {
  const { maxColumns, formulas } = cells;
  const rows = rowsIn(sheet, cells.values, at, corrections, ours);
  return { ...rows, maxColumns, formulas, own: placesOf(ours), takenOver: placesOf(theirs) };
}

function rowsIn(
  sheet: Sheet,
  values: TabCells['values'],
  at: number,
  corrections: Corrections,
  ours: readonly OwnResultColumn[],
): CustomerRows {
  const headers = values[at]!;
  const rows = values.slice(at + 1);
  const inputHeaders = blanked(headers, ours);
  const key = keyIn(inputHeaders, rows, corrections);
  const keyColumn = key ? key.index + 1 : NO_COLUMN;
  return { sheet, headerRow: at + 1, keyColumn, headers, inputHeaders, rows };
}

/** What stands in marked columns, from the header down, beside the ids of its rows. */
function contentsOf(
  marked: readonly OwnResultColumn[],
  { values, formulas }: Pick<TabCells, 'values' | 'formulas'>,
  at: number,
  corrections: Corrections,
): (OwnResultColumn & MarkedColumn)[] {
  if (marked.length === 0) return [];
  const [headers = [], ...rows] = values.slice(at);
  const idColumn = keyIn(blanked(headers, marked), rows, corrections)?.index;
  return marked.map((own) => ({
    ...own,
    header: headers[own.column - 1] ?? '',
    formulas: formulas.slice(at).map((row) => row[own.column - 1] ?? ''),
    values: rows.map((row) => row[own.column - 1] ?? ''),
    ids: rows.map((row) => (idColumn === undefined ? '' : row[idColumn])),
  }));
}

/** The column that tells one customer from another. */
function keyIn(headers: readonly unknown[], rows: readonly (readonly unknown[])[], corrections: Corrections) {
  const matches = matchHeaders(headers, corrections);
  const named = inputsOf(matches).find(({ metric }) => metric.header === 'customer_id');
  return named ?? keyColumnOf(matches, rows);
}

function haveMoved(before: readonly OwnResultColumn[], now: readonly OwnResultColumn[]): boolean {
  const places = placesOf(now);
  return before.length !== now.length || before.some(({ name, column }) => places.get(name) !== column);
}

/** Headers with those of marked columns left blank. */
function blanked(headers: readonly unknown[], marked: readonly Pick<OwnResultColumn, 'column'>[]): unknown[] {
  const columns = marked.map(({ column }) => column);
  return headers.map((header, i) => (columns.includes(i + 1) ? '' : header));
}

function placesOf(columns: readonly Pick<OwnResultColumn, 'name' | 'column'>[]): Map<string, number> {
  return new Map(columns.map(({ name, column }) => [name, column]));
}
