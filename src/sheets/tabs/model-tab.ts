import { columnLetter } from '../../base/a1';
import { ownModel } from '../../customers/model-names';
import { asParameter, type FoundTable, findTables, sameModelName } from '../../models/tables';
import type { ModelTable } from '../../scoring/table-cells';
import { valuesFrom } from '../grid/blocks';
import type { Book } from '../grid/book';
import { type CellValue, isFree, keyFormats, writeValues } from '../grid/cells';
import { ensureSize, findOwnedTab, MODEL_TAB, openOwnedTab } from '../grid/owned-tabs';

/** The tab of models as it stood when it was read. */
export interface ModelTab {
  /** The name that the user has given it. */
  readonly name: string;
  readonly tables: readonly FoundTable[];
  /** A table as a model ready to score with, or its mistakes. */
  read(found: FoundTable): ReadTable;
}

type ReadTable = ReturnType<typeof ownModel>;

/**
 * The tab of models, read once; undefined where there is none. A tab of that name that the user brought along, from
 * another file perhaps, is read as well: a model that everybody can see may not be passed over.
 */
export function readModelTab(book: Book): ModelTab | undefined {
  return book.once(modelTabOf);
}

function modelTabOf(book: Book): ModelTab | undefined {
  const sheet = findOwnedTab(book, MODEL_TAB) ?? book.spreadsheet.getSheetByName(MODEL_TAB);
  if (!sheet) return undefined;
  const tables = findTables(valuesFrom(sheet, 1, 1).map((row) => row.map(asParameter)));
  const readings = new Map<FoundTable, ReadTable>();
  return {
    name: sheet.getName(),
    tables,
    read(found) {
      const reading = readings.get(found) ?? ownModel(found.table);
      readings.set(found, reading);
      return reading;
    },
  };
}

/** The table of a model in the tab; undefined where it has none of this name. */
export function tableIn(tab: ModelTab | undefined, name: string): FoundTable | undefined {
  return tab?.tables.find((found) => sameModelName(found.name, name));
}

/** Where a cell of a table stands in the tab, row and column counted in the table from 1: "Vitals model!E5". */
export function placeIn({ name }: ModelTab, { top }: FoundTable, row = 1, column = 1): string {
  return `${name}!${columnLetter(column)}${top + row}`;
}

/** Writes a table below what stands in the tab of models, a blank row between; makes the tab where there is none. */
export function addTable(book: Book, table: ModelTable): void {
  const sheet = openOwnedTab(book, MODEL_TAB);
  const last = sheet.getLastRow();
  const top = last === 0 ? 1 : last + 2;
  const rows = table.map(toCells);
  dress(book, sheet, top, rows);
  writeValues(sheet, top, 1, rows);
  book.forget(modelTabOf);
}

/**
 * Puts a table in the place of another one. Room is made inside the old one, so that a formula's range grows with it
 * and the models below move as a whole; what is left over is blanked in the same write, and its rows go only if they
 * are blank from end to end.
 * @throws A sentence where somebody changed the table meanwhile: what they wrote stands.
 */
export function replaceTable(book: Book, old: FoundTable, table: ModelTable): void {
  const sheet = openOwnedTab(book, MODEL_TAB);
  const top = old.top + 1;
  const [height, width] = [old.table.length, old.table[0]!.length];
  const more = table.length - height;
  if (more > 0) sheet.insertRowsAfter(top + Math.max(height - 2, 0), more);

  const blankRows = new Array<CellValue[]>(Math.max(-more, 0)).fill([]);
  const widest = Math.max(width, table[0]!.length);
  const rows = [...table.map(toCells), ...blankRows].map((row) => [
    ...row,
    ...new Array<CellValue>(widest - row.length).fill(''),
  ]);
  dress(book, sheet, top, rows);
  if (!standsAt(sheet, top, old.table, height + Math.max(more, 0))) {
    throw new Error(
      `The model "${old.name}" in "${sheet.getName()}" was changed just now. Look at it, then restore again.`,
    );
  }
  writeValues(sheet, top, 1, rows);
  book.forget(modelTabOf);
  if (more >= 0) return;
  const left = sheet.getRange(top + table.length, 1, -more, sheet.getMaxColumns());
  if (isFree(left)) sheet.deleteRows(top + table.length, -more);
}

/** Whether a table still stands where it was read, blank rows aside. */
function standsAt(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  top: number,
  table: ModelTable,
  height: number,
): boolean {
  const now = sheet.getRange(top, 1, height, table[0]!.length).getValues();
  const filled = (rows: readonly (readonly unknown[])[]) =>
    JSON.stringify(rows.map((row) => row.map(asParameter)).filter((row) => row.some((cell) => cell !== '')));
  return filled(now) === filled(table);
}

/** Makes the cells ready for a table: formats, and its header row in bold. */
function dress(
  book: Book,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  top: number,
  rows: readonly (readonly CellValue[])[],
): void {
  const width = rows[0]!.length;
  ensureSize(book, sheet, top + rows.length - 1, width);
  // As keys, a number stays a number that can be reckoned with, and "30: 1.5" does not become a time of day.
  sheet.getRange(top, 1, rows.length, width).setNumberFormats(rows.map(keyFormats));
  sheet.getRange(top, 1, 1, width).setFontWeight('bold');
}

function toCells(row: ModelTable[number]): CellValue[] {
  return row.map((cell) => (typeof cell === 'boolean' ? String(cell) : cell));
}
