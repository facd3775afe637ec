import { CHARACTERS_PER_CELL, cellParts } from '../../base/cell-parts';
import { valuesFrom } from '../grid/blocks';
import type { Book } from '../grid/book';
import { type CellValue, writeValues } from '../grid/cells';
import {
  BEFORE_TAB,
  cutRows,
  ensureColumns,
  findOwnedTab,
  openOwnedTab,
  USUAL_COLUMNS,
} from '../grid/owned-tabs';

/**
 * The tab in which the run before is kept, compressed: what was there before the last run began (first row), and what
 * that run
 * changed (second row, written when it has ended). Each is one text in as many cells as it takes.
 */
export interface KeptTexts {
  readonly before: string;
  /** Empty where the run did not come to its end. */
  readonly changes: string;
}

const [BEFORE_ROW, CHANGES_ROW] = [1, 2];
/** Compressed text begins with this, which JSON never does. */
const ZIPPED = 'gzip:';

/** Keeps what was there before a run, and forgets what an earlier one changed, in one write. */
export function keepBefore(book: Book, before: string): void {
  write(book, BEFORE_ROW, [before, '']);
}

/** Keeps what a run has changed. */
export function keepChanges(book: Book, changes: string): void {
  write(book, CHANGES_ROW, [changes]);
}

/** Keeps both of a run before which there was nothing. */
export function keepBoth(book: Book, before: string, changes: string): void {
  write(book, BEFORE_ROW, [before, changes]);
}

function write(book: Book, top: number, texts: readonly string[]): void {
  const sheet = openOwnedTab(book, BEFORE_TAB);
  const rows = texts.map(cellsOf);
  const width = Math.max(...rows.map((row) => row.length));
  if (width > USUAL_COLUMNS) {
    cutRows(book, sheet, CHANGES_ROW);
    ensureColumns(book, sheet, width);
  }
  writeValues(
    sheet,
    top,
    1,
    rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? '')),
  );
}

/** What is kept; undefined where nothing is, or it cannot be read. */
export function readKept(book: Book): KeptTexts | undefined {
  const sheet = findOwnedTab(book, BEFORE_TAB);
  if (!sheet) return undefined;
  const rows = valuesFrom(sheet, 1, 1);
  const [before = '', changes = ''] = [BEFORE_ROW, CHANGES_ROW].map((row) => textOf(rows[row - 1] ?? []));
  try {
    return before === '' ? undefined : { before: unpacked(before), changes: unpacked(changes) };
  } catch {
    return undefined;
  }
}

/** The number of parts, and the parts: what a longer text left behind them does not count. */
function cellsOf(text: string): CellValue[] {
  const parts = cellParts(text.length > CHARACTERS_PER_CELL ? zipped(text) : text);
  return [parts.length, ...parts];
}

function textOf([count, ...parts]: readonly unknown[]): string {
  return parts
    .slice(0, Number(count) || 0)
    .map(String)
    .join('');
}

function zipped(text: string): string {
  return ZIPPED + Utilities.base64Encode(Utilities.gzip(Utilities.newBlob(text)).getBytes());
}

function unpacked(text: string): string {
  if (!text.startsWith(ZIPPED)) return text;
  const bytes = Utilities.base64Decode(text.slice(ZIPPED.length));
  return Utilities.ungzip(Utilities.newBlob(bytes, 'application/x-gzip')).getDataAsString();
}
