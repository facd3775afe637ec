import {
  LEARNED_HEADERS,
  type LearnedProbability,
  learnedRows,
  readLearned,
  VERSION,
} from '../../prediction/learned';
import { valuesFrom } from '../grid/blocks';
import type { Book } from '../grid/book';
import { widenColumns, writeRows } from '../grid/cells';
import { ensureSize, findOwnedTab, openOwnedTab, PROBABILITY_TAB } from '../grid/owned-tabs';

const FORMATS = [
  { name: 'Item', kind: 'text', width: 220 },
  { name: 'Value', kind: 'text', width: 640 },
] as const;

/** In place of what was forgotten stands which version it was. */
const FORGOTTEN = 'Version forgotten';

/**
 * The probability that was learned last; undefined where none was, or it was taken out.
 * @throws A sentence where its tab cannot be read.
 */
export function readProbability(book: Book): LearnedProbability | undefined {
  const cells = keptCells(book);
  return cells && readLearned(cells);
}

/** The same, undefined too where people changed its tab so that it cannot be read. */
export function readableProbability(book: Book): LearnedProbability | undefined {
  const cells = keptCells(book);
  try {
    return cells && readLearned(cells);
  } catch {
    return undefined;
  }
}

/** The version that the next one learned has; forgotten ones count. */
export function nextVersion(book: Book): number {
  const [, last] = tabCells(book).find(([item]) => item === VERSION || item === FORGOTTEN) ?? [];
  return (Number(last) || 0) + 1;
}

function keptCells(book: Book): unknown[][] | undefined {
  const cells = tabCells(book);
  const isKept = cells.slice(1).some(([item]) => String(item ?? '') !== '' && item !== FORGOTTEN);
  return isKept ? cells : undefined;
}

function tabCells(book: Book): unknown[][] {
  const sheet = findOwnedTab(book, PROBABILITY_TAB);
  return sheet ? valuesFrom(sheet, 1, 1) : [];
}

/** Writes a learned probability over what stood there, then blanks what is left of a longer one: formulas point at the tab. */
export function writeProbability(book: Book, learned: LearnedProbability): void {
  const known = findOwnedTab(book, PROBABILITY_TAB);
  const sheet = known ?? openOwnedTab(book, PROBABILITY_TAB);
  const rows = [[...LEARNED_HEADERS], ...learnedRows(learned)];
  const before = known ? sheet.getLastRow() : 0;
  ensureSize(book, sheet, rows.length, FORMATS.length);
  writeRows(sheet, 1, 1, FORMATS, rows);
  if (before > rows.length)
    sheet.getRange(rows.length + 1, 1, before - rows.length, FORMATS.length).clearContent();
  if (known) return;
  sheet.setFrozenRows(1);
  sheet.getRange(1, 1, 1, FORMATS.length).setFontWeight('bold').setBackground('#f1f3f4');
  widenColumns(sheet, 1, FORMATS);
}

/** Takes the learned probability out: the tab stays, with its headers and the version that was the last. */
export function clearProbability(book: Book): void {
  const sheet = findOwnedTab(book, PROBABILITY_TAB);
  const rows = sheet ? sheet.getLastRow() - 1 : 0;
  if (!sheet || rows <= 0) return;
  const last = String(nextVersion(book) - 1);
  sheet.getRange(2, 1, rows, FORMATS.length).clearContent();
  writeRows(sheet, 2, 1, FORMATS, [[FORGOTTEN, last]]);
}
