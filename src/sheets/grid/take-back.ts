import { isNext, runsOf } from '../../base/runs';
import type { Book } from './book';
import { shown } from './cells';
import { type OwnRow, OwnTable } from './own-table';
import { ensureRows } from './owned-tabs';
import type { Cells } from './row-changes';
import { keyOfRow, type TabChanges, writtenCell } from './row-changes';

/** The result of taking back the rows of a tab. */
export interface TakenBack {
  /** How many rows went, and how many are again what they were. */
  readonly removed: number;
  readonly restored: number;
  /** Rows in which somebody has worked since: they stay. */
  readonly stay: readonly OwnRow[];
}

/** Takes back what was added to and changed in a tab of ours, as far as it stands as it was left. */
export function takeBack(book: Book, tab: string, { columns, added, changed }: TabChanges): TakenBack {
  const table = OwnTable.find(book, tab, columns);
  if (!table) return { removed: 0, restored: 0, stay: [] };
  const kinds = new Map(columns.map(({ name, kind }) => [name, kind]));
  const holds = ({ cell }: OwnRow, left: Cells) =>
    Object.entries(left).every(
      ([name, value]) => String(writtenCell(book, kinds.get(name), cell(name))) === String(shown(value)),
    );
  const others = table.headers().filter((header) => header !== '');
  // A cell that was left blank, or next to those that were written, is somebody's note.
  const isUntouched = (row: OwnRow, left: Cells) =>
    holds(row, left) && others.every((header) => (left[header] ?? '') !== '' || row.cell(header) === '');

  const gone: number[] = [];
  const stay: OwnRow[] = [];
  const before = new Map<string, Cells>();
  for (const row of table.rows) {
    const key = keyOfRow(columns, row.cell);
    const [left, change] = [added[key], changed[key]];
    if (left) {
      if (isUntouched(row, left)) gone.push(row.row);
      else stay.push(row);
    } else if (change) {
      if (holds(row, change.after)) before.set(key, change.before);
      // What is as it was before is taken back already.
      else if (!holds(row, change.before)) stay.push(row);
    }
  }
  table.update(({ cell }) => keyOfRow(columns, cell), before);
  // Sheets keeps one row below those that are frozen.
  if (gone.length > 0) {
    const height = table.sheet.getMaxRows();
    ensureRows(book, table.sheet, height + 1, height);
  }
  // From the last up, so that those above stay where they are.
  for (const run of runsOf(gone, isNext).reverse()) table.sheet.deleteRows(run[0]!, run.length);
  return { removed: gone.length, restored: before.size, stay };
}
