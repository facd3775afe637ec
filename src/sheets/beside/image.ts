/**
 * What stood in a user's tab before we wrote, and how to bring it back. Between finding our columns and writing into
 * them somebody may insert, delete or move a column, so that our values land in one of theirs.
 */
import { isNext, runsOf } from '../../base/runs';

/** The columns of a tab as they were. */
export interface Image {
  /** The whole header row. */
  readonly headers: readonly string[];
  /** Our own columns, from 1: those need no restoring. */
  readonly ours: readonly number[];
  /** How many columns the tab had: tells an inserted or deleted column from a moved one. */
  readonly maxColumns: number;
  /** The first column (from 1) whose cells are kept. */
  readonly first: number;
  /** What each kept cell needs to be written again: a formula, or a value. */
  readonly cells: readonly (readonly unknown[])[];
}

/** The block that was written: into these columns (from 1), from the header row down, as Sheets shows it. */
export interface Written {
  readonly columns: readonly number[];
  readonly values: readonly (readonly unknown[])[];
}

/** What a block of cells needs to be written again, from what Sheets hands back for its values and formulas. */
export function rewritableCells(
  values: readonly (readonly unknown[])[],
  formulas: readonly (readonly string[])[],
): unknown[][] {
  return values.map((row, i) => row.map((value, j) => formulas[i]![j] || rewritable(value)));
}

/**
 * Puts back what our values replaced in columns that are not ours. A cell that no longer shows our value has been
 * changed by somebody since, and stays.
 */
export function restore(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  headerRow: number,
  oursNow: readonly number[],
  image: Image,
  written: Written,
): void {
  const strangers = written.columns
    .map((column, k) => ({ column, k }))
    .filter(({ column }) => !oursNow.includes(column) && column <= sheet.getMaxColumns());
  const height = Math.min(written.values.length, sheet.getMaxRows() - headerRow + 1);
  if (strangers.length === 0 || height < 1) return;

  const headersNow = sheet.getRange(headerRow, 1, 1, sheet.getMaxColumns()).getValues()[0]!.map(String);
  for (const { column, k } of strangers) {
    const before = formerColumn(
      column,
      sheet.getMaxColumns(),
      headersNow,
      [...oursNow, ...written.columns],
      image,
    );
    const kept = before - image.first;
    if (before > 0 && (kept < 0 || kept >= (image.cells[0]?.length ?? 0))) continue;
    const former = (row: number) => (before > 0 ? image.cells[row]![kept] : '');
    const ours = (row: number) => written.values[row]![k];
    restoreColumn(sheet.getRange(headerRow, column, height, 1), former, ours);
  }
}

/** Clears what was written into our own columns: a cell that no longer shows it stays. */
export function clearWritten(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  headerRow: number,
  { columns, values }: Written,
): void {
  columns.forEach((column, k) => {
    restoreColumn(
      sheet.getRange(headerRow, column, values.length, 1),
      () => '',
      (row) => values[row]![k],
    );
  });
}

/** Restores a column from its header down: a look-up of ours that landed in the header would still fill the cells below. */
function restoreColumn(
  range: GoogleAppsScript.Spreadsheet.Range,
  former: (row: number) => unknown,
  ours: (row: number) => unknown,
): void {
  const height = range.getNumRows();
  restoreCells(range.offset(0, 0, 1), 0, former, ours);
  if (height > 1) restoreCells(range.offset(1, 0, height - 1), 1, former, ours);
}

/**
 * Restores those cells of a column that show what we wrote; `first` is the row of the image that the range begins with. No other is
 * written: what a formula fills would become values, and keep it from filling.
 */
function restoreCells(
  range: GoogleAppsScript.Spreadsheet.Range,
  first: number,
  former: (row: number) => unknown,
  ours: (row: number) => unknown,
): void {
  const formulas = range.getFormulas();
  const showOurs = range
    .getValues()
    .flatMap(([value], i) => (same(formulas[i]![0] || value, ours(first + i)) ? [i] : []));
  for (const rows of runsOf(showOurs, isNext))
    range.offset(rows[0]!, 0, rows.length).setValues(rows.map((i) => [former(first + i)]));
}

/** Where the column that now stands at `column` stood in the image; 0 for one that is new. */
function formerColumn(
  column: number,
  maxColumnsNow: number,
  headersNow: readonly string[],
  overwritten: readonly number[],
  image: Image,
): number {
  const grown = maxColumnsNow - image.maxColumns;
  if (grown !== 0) {
    const former = column - grown;
    return former > 0 && former <= image.headers.length && !image.ours.includes(former) ? former : 0;
  }
  // A moved column: the one whose header is nowhere to be seen, since we wrote over it.
  const seen = headersNow.filter((_, i) => !overwritten.includes(i + 1));
  const gone = image.headers.findIndex((header, i) => {
    if (image.ours.includes(i + 1)) return false;
    const at = seen.indexOf(header);
    if (at < 0) return true;
    seen.splice(at, 1);
    return false;
  });
  return gone + 1;
}

/** Text needs its apostrophe again, or `=1+1` would come back as a formula and `007` as 7. */
function rewritable(value: unknown): unknown {
  return typeof value === 'string' && value !== '' ? `'${value}` : value;
}

/** Whether a cell shows what was written; 46.3 may come back as text where the column is formatted as text. */
export function same(value: unknown, written: unknown): boolean {
  return value === written || (value !== '' && String(value) === String(written));
}
