import { columnLetter } from '../../base/a1';
import type { Book } from '../grid/book';
import { type CellValue, isFree, OwnFormula, writeValues } from '../grid/cells';
import type { CustomerTable } from '../tabs/customer-table';
import { dropColumns, markedColumns, type OwnResultColumn } from './own-columns';
import { isAsLeft } from './proof';
import { isRef, theirFormulas } from './window-check';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A column of ours as it was left: what is written there, and from which row on. */
interface LeftColumn {
  readonly name: string;
  readonly column: number;
  readonly row: number;
  readonly cells: readonly (CellValue | OwnFormula)[];
}

/** Whether a formula of the user's in a table shows `#REF!`: our columns may stand where it wants to show its values. */
export function mayStandInTheWay({ formulas, headerRow, headers, rows, own }: CustomerTable): boolean {
  if (own.size === 0) return false;
  const read = [headers, ...rows];
  return theirFormulas(formulas, [...own.values()]).some(({ row, column }) =>
    isRef(read[row - headerRow + 1]?.[column - 1]),
  );
}

/**
 * Takes our columns out of the way of formulas that cannot show their values since: an import that has grown, or one that was
 * written beside ours. Only columns that stand as they were left are taken, and where that helps no formula they are
 * written again. The cells that it has helped, such as `A1`.
 */
export function stepAside(book: Book, sheet: Sheet): string[] {
  const marked = markedColumns(book, sheet);
  const broken = brokenIn(sheet, marked);
  const columns = broken.length === 0 ? [] : leftColumns(sheet, marked);
  if (columns.length === 0) return [];
  for (const { column, row, cells } of columns) rangeOf(sheet, column, row, cells).clearContent();
  SpreadsheetApp.flush();
  const stillBroken = brokenIn(sheet, marked);
  const healed = broken.filter((cell) => !stillBroken.includes(cell));
  if (healed.length > 0) dropColumns(book, sheet, new Map(columns.map(({ name, column }) => [name, column])));
  else for (const column of columns) putBack(sheet, column);
  return healed;
}

/** The cells whose formula shows `#REF!`, but for ours: those say so where something was typed below them. */
function brokenIn(sheet: Sheet, marked: readonly OwnResultColumn[]): string[] {
  const range = sheet.getDataRange();
  const values = range.getValues();
  const ours = marked.map(({ column }) => column);
  return theirFormulas(range.getFormulas(), ours)
    .filter(({ row, column }) => isRef(values[row]![column - 1]))
    .map(({ row, column }) => `${columnLetter(column)}${row + 1}`);
}

/** Our columns that stand as they were left. */
function leftColumns(sheet: Sheet, marked: readonly OwnResultColumn[]): LeftColumn[] {
  if (marked.length === 0) return [];
  const range = sheet.getDataRange();
  const [values, formulas] = [range.getValues(), range.getFormulas()];
  return marked.flatMap(({ name, column, print }) => {
    const at = values.findIndex((row) => (row[column - 1] ?? '') !== '');
    if (at < 0) return [];
    const below = values.slice(at).map((row) => row[column - 1]);
    const written = formulas.slice(at).map((row) => row[column - 1] ?? '');
    const [header, ...cells] = below;
    if (!isAsLeft({ name, print, header, formulas: written, values: cells, ids: [] })) return [];
    // A live column is its first cell: what it shows below comes and goes with it.
    const own = print === '' ? [new OwnFormula(written[0]!)] : (below as CellValue[]);
    return [{ name, column, row: at + 1, cells: own }];
  });
}

function putBack(sheet: Sheet, { column, row, cells }: LeftColumn): void {
  if (isFree(rangeOf(sheet, column, row, cells)))
    writeValues(
      sheet,
      row,
      column,
      cells.map((cell) => [cell]),
    );
}

function rangeOf(sheet: Sheet, column: number, row: number, cells: readonly unknown[]) {
  return sheet.getRange(row, column, cells.length, 1);
}
