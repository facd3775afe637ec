import { dayToIso, timeOf } from '../../base/calendar';
import { findHeaderRow, firstHeaderRow } from '../../reading/headers';
import { readOnce, type SourceTable } from '../../sources/source-table';
import type { Book } from '../grid/book';
import { ownedTabIds } from '../grid/owned-tabs';
import { isGrid, type Sheet } from './customer-tabs';

/** The first rows of each tab tell what its columns hold. */
const SAMPLE = 300;
/** So many cells of a column are read in a call. */
const CELLS_PER_CALL = 100_000;

/** The user's tabs that hold a table, for sources: of each its first rows, and its columns when they are asked for. */
export function sourceTables(book: Book): SourceTable[] {
  const ours = ownedTabIds(book);
  const theirs = book.spreadsheet
    .getSheets()
    .filter((sheet) => !ours.includes(book.idOf(sheet)) && isGrid(sheet));
  return theirs.flatMap((sheet) => tableIn(sheet, book) ?? []);
}

function tableIn(sheet: Sheet, book: Book): SourceTable | undefined {
  const [height, width] = [sheet.getLastRow(), sheet.getLastColumn()];
  if (height < 2 || width < 2) return undefined;
  const first = sheet.getRange(1, 1, Math.min(height, SAMPLE), width).getValues() as unknown[][];
  const known = findHeaderRow(first);
  const at = known >= 0 ? known : firstHeaderRow(first);
  if (at < 0) return undefined;
  const sample = first.slice(at + 1);
  const rows = height - at - 1;
  return {
    name: sheet.getName(),
    headers: first[at]!.map((cell) => headerText(cell, book)),
    cellAt: (column, row) => ({ column, row: at + 2 + row }),
    height: rows,
    sample,
    column: readOnce(read),
  };

  function read(index: number): unknown[] {
    if (sample.length >= rows) return sample.map((row) => row[index]);
    const cells: unknown[] = [];
    for (let row = at + 2; row <= height; row += CELLS_PER_CALL) {
      const count = Math.min(CELLS_PER_CALL, height - row + 1);
      for (const [cell] of sheet.getRange(row, index + 1, count, 1).getValues()) cells.push(cell);
    }
    return cells;
  }
}

/** A header as text; a month that the sheet made a date of is its day. */
function headerText(cell: unknown, book: Book): string {
  const time = timeOf(cell);
  return time === undefined ? String(cell ?? '').trim() : dayToIso(book.dayOfDate(new Date(time)));
}
