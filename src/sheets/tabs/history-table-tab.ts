import type { Stored } from '../../history/day';
import type { PlainHistory, PlainRow } from '../../history/plain';
import { PLAIN_HEADERS } from '../../past/history-text';
import type { Book } from '../grid/book';
import { type CellValue, type ColumnFormat, writeRows } from '../grid/cells';
import { ensureSize, HISTORY_TABLE_TAB, openOwnedTab } from '../grid/owned-tabs';

const TEXT: ColumnFormat = { kind: 'text' };
const NUMBER: ColumnFormat = { kind: 'number', numberFormat: '0.##' };
/** Of the headers that every table has. */
const FORMATS: readonly ColumnFormat[] = [{ kind: 'day' }, TEXT, TEXT, TEXT];

/**
 * Writes the history as a plain table over what was there, then blanks what is left of a longer or wider one: a pivot
 * never finds it empty. The tab is ours from end to end.
 */
export function writeHistoryTable(
  book: Book,
  { series, rows }: PlainHistory,
): GoogleAppsScript.Spreadsheet.Sheet {
  const sheet = openOwnedTab(book, HISTORY_TABLE_TAB);
  const isNew = sheet.getLastRow() === 0;
  const [height, width] = [sheet.getLastRow(), sheet.getLastColumn()];
  const headers = [...PLAIN_HEADERS, ...series];
  const formats = [...FORMATS, ...series.map((_, i) => formatOf(rows, i))];
  ensureSize(book, sheet, rows.length + 1, headers.length);
  writeRows(sheet, 1, 1, new Array<ColumnFormat>(headers.length).fill(TEXT), [headers]);
  writeRows(sheet, 2, 1, formats, rows.map(cellsOf));
  if (height > rows.length + 1)
    sheet.getRange(rows.length + 2, 1, height - rows.length - 1, width).clearContent();
  if (width > headers.length)
    sheet.getRange(1, headers.length + 1, sheet.getMaxRows(), width - headers.length).clearContent();
  if (isNew) sheet.setFrozenRows(1);
  return sheet;
}

/** A column of words is text; one of numbers holds numbers or nothing. */
function formatOf(rows: readonly PlainRow[], place: number): ColumnFormat {
  const holdsWords = rows.some(({ values }) => isWord(values[place]!));
  return holdsWords ? TEXT : NUMBER;
}

function isWord(value: Stored): boolean {
  return typeof value === 'string' || typeof value === 'boolean';
}

function cellsOf({ day, customer, healthModel, churnModel, values }: PlainRow): CellValue[] {
  return [day, customer, healthModel, churnModel, ...values.map(cellOf)];
}

function cellOf(value: Stored): CellValue {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value ?? '';
}
