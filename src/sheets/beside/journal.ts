import { cellParts } from '../../base/cell-parts';
import type { Book } from '../grid/book';
import { writeValues } from '../grid/cells';
import {
  cutColumns,
  cutRows,
  ensureSize,
  findOwnedTab,
  JOURNAL_TAB,
  openOwnedTab,
  USUAL_ROWS,
} from '../grid/owned-tabs';
import type { Image, Written } from './image';

/**
 * What a write is about to replace, kept in a hidden tab until the write has been verified: if the execution dies in
 * between, the next one finds the journal open and brings back what does not belong to us.
 */
export interface JournalEntry {
  readonly sheetId: number;
  readonly headerRow: number;
  readonly image: Image;
  readonly written: Written;
}

/** Keeps an entry. The first row is written last: without it the journal counts as closed. */
export function openJournal(book: Book, entry: JournalEntry): void {
  const sheet = openOwnedTab(book, JOURNAL_TAB);
  const { cells, ...head } = entry.image;
  const { values, ...where } = entry.written;
  const rows = cells.map((row, i) => cellParts(encode([row, values[i]])));
  const headRow = cellParts(
    encode({ sheetId: entry.sheetId, headerRow: entry.headerRow, head, where, rows: rows.length }),
  );
  const width = Math.max(headRow.length, ...rows.map((row) => row.length));
  const padded = (row: string[]) => [...row, ...new Array<string>(width - row.length).fill('')];
  if (rows.length >= USUAL_ROWS) {
    cutColumns(book, sheet, width);
    book.once(size).isLarge = true;
  }
  ensureSize(book, sheet, rows.length + 1, width);
  writeValues(sheet, 2, 1, rows.map(padded));
  writeValues(sheet, 1, 1, [padded(headRow)]);
}

/** The entry of a run that did not come to its end; undefined where the journal is closed or there is none. */
export function readJournal(book: Book): JournalEntry | undefined {
  const sheet = findOwnedTab(book, JOURNAL_TAB);
  if (!sheet || sheet.getLastRow() === 0) return undefined;
  const [first, ...rest] = sheet.getDataRange().getValues();
  book.once(size).isLarge = rest.length >= USUAL_ROWS;
  const text = first!.join('');
  if (text === '') return undefined;
  const { sheetId, headerRow, head, where, rows } = decode(text) as {
    sheetId: number;
    headerRow: number;
    head: Omit<Image, 'cells'>;
    where: Omit<Written, 'values'>;
    rows: number;
  };
  const kept = rest.slice(0, rows).map((row) => decode(row.join('')) as [unknown[], unknown[]]);
  return {
    sheetId,
    headerRow,
    image: { ...head, cells: kept.map(([cells]) => cells) },
    written: { ...where, values: kept.map(([, values]) => values) },
  };
}

/** Closes the journal: what was written is verified, or has been taken back. */
export function closeJournal(book: Book): void {
  const sheet = findOwnedTab(book, JOURNAL_TAB);
  sheet?.clearContents();
  if (sheet && book.once(size).isLarge) cutRows(book, sheet, USUAL_ROWS);
}

/** Whether this execution has opened a journal of more rows than a tab usually has. */
function size(): { isLarge?: boolean } {
  return {};
}

/** JSON, in which a Date stays one. */
function encode(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, plain) {
    const original = this[key];
    return Object.prototype.toString.call(original) === '[object Date]'
      ? { date: (original as Date).getTime() }
      : plain;
  });
}

function decode(text: string): unknown {
  return JSON.parse(text, (_, value) =>
    value !== null && typeof value === 'object' && typeof value.date === 'number'
      ? new Date(value.date)
      : value,
  );
}
