import { columnLetter } from '../../base/a1';
import type { Book } from './book';

/**
 * What the add-on knows its own tabs and columns by: developer metadata, which stays with them when they are renamed
 * or moved and goes when they are deleted. Each mark carries the id of its tab, so that a duplicated tab, whose marks
 * are copied with it, is not taken for ours.
 */
export interface Mark {
  readonly name: string;
  rename(name: string): void;
  remove(): void;
}

/** A mark on a column, and where it stands now. */
export interface ColumnMark extends Mark {
  /** From 1. */
  readonly column: number;
}

const TAB_KEY = 'customer-vitals.tab';
const COLUMN_KEY = 'customer-vitals.column';

/** What a mark says: the tab that it was made for, and a name. */
interface Said {
  readonly name: string;
  readonly sheetId: number;
}

/** The marks on the spreadsheet itself. */
export function bookMarks(book: Book): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] {
  return book.spreadsheet.getDeveloperMetadata();
}

/** What the marks on tabs say, copies as well. */
export function tabMarks(book: Book): Said[] {
  return book.spreadsheet
    .createDeveloperMetadataFinder()
    .withKey(TAB_KEY)
    .find()
    .flatMap((metadata) => saidBy(metadata) ?? []);
}

/** Whether a tab carries our mark as a tab of this name. */
export function isMarked(sheet: GoogleAppsScript.Spreadsheet.Sheet, sheetId: number, name: string): boolean {
  return sheet
    .getDeveloperMetadata()
    .some((metadata) => metadata.getKey() === TAB_KEY && metadata.getValue() === markValue(name, sheetId));
}

/** Whether the spreadsheet, its tabs or columns carry any mark at all, whoever made it. */
export function isAnythingMarked({ spreadsheet }: Book): boolean {
  return spreadsheet.createDeveloperMetadataFinder().find().length > 0;
}

/** The marks on the columns of every tab, by the tab's id: those on a copied tab are the other tab's, and left out. */
export function columnMarksByTab({ spreadsheet }: Book): Map<number, ColumnMark[]> {
  const byTab = new Map<number, ColumnMark[]>();
  for (const metadata of spreadsheet.createDeveloperMetadataFinder().withKey(COLUMN_KEY).find()) {
    const sheetId = metadata.getLocation().getColumn()?.getSheet().getSheetId();
    const mark = sheetId === undefined ? undefined : readColumnMark(metadata, sheetId);
    if (mark) byTab.set(sheetId!, [...(byTab.get(sheetId!) ?? []), mark]);
  }
  return byTab;
}

/** The marks on the columns of a tab, but for those that were copied with another tab. */
export function columnMarks(sheet: GoogleAppsScript.Spreadsheet.Sheet, sheetId: number): ColumnMark[] {
  const found = sheet.createDeveloperMetadataFinder().withKey(COLUMN_KEY).find();
  return found.flatMap((metadata) => readColumnMark(metadata, sheetId) ?? []);
}

/** The marks on neighboring columns: which of them each stands on takes three calls more for each. */
export function marksWithin(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  sheetId: number,
  first: number,
  count: number,
): Mark[] {
  const range = sheet.getRange(wholeColumns(first, count));
  const found = range.createDeveloperMetadataFinder().withKey(COLUMN_KEY).find();
  return found.flatMap((metadata) => readMark(metadata, sheetId) ?? []);
}

/** Marks a tab as made by the add-on. */
export function markSheet(sheet: GoogleAppsScript.Spreadsheet.Sheet, sheetId: number, name: string): void {
  sheet.addDeveloperMetadata(TAB_KEY, markValue(name, sheetId), documentVisibility());
}

/** A text of ours that a tab carries under a key; undefined where it carries none. */
export function keptText(sheet: GoogleAppsScript.Spreadsheet.Sheet, key: string): string | undefined {
  const kept = sheet.getDeveloperMetadata().find((metadata) => metadata.getKey() === key);
  return kept?.getValue() ?? undefined;
}

/** Marks a column (from 1) as made by the add-on. */
export function markColumn(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  sheetId: number,
  column: number,
  name: string,
): void {
  sheet
    .getRange(wholeColumns(column, 1))
    .addDeveloperMetadata(COLUMN_KEY, markValue(name, sheetId), documentVisibility());
}

/** Sheets takes metadata on whole columns only, which `G:G` is. */
function wholeColumns(first: number, count: number): string {
  return `${columnLetter(first)}:${columnLetter(first + count - 1)}`;
}

/** Visible to every version of the add-on in this document, pasted or published. */
export function documentVisibility(): GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility {
  return SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT;
}

function markValue(name: string, sheetId: number): string {
  return `${sheetId}/${name}`;
}

function readMark(
  metadata: GoogleAppsScript.Spreadsheet.DeveloperMetadata,
  sheetId: number,
): Mark | undefined {
  const said = saidBy(metadata);
  if (said?.sheetId !== sheetId) return undefined;
  return {
    name: said.name,
    rename: (name) => {
      metadata.setValue(markValue(name, sheetId));
    },
    remove: () => {
      metadata.remove();
    },
  };
}

function readColumnMark(
  metadata: GoogleAppsScript.Spreadsheet.DeveloperMetadata,
  sheetId: number,
): ColumnMark | undefined {
  const mark = readMark(metadata, sheetId);
  const column = mark && metadata.getLocation().getColumn()?.getColumn();
  return column === undefined ? undefined : { ...mark!, column };
}

function saidBy(metadata: GoogleAppsScript.Spreadsheet.DeveloperMetadata): Said | undefined {
  const value = metadata.getValue() ?? '';
  const slash = value.indexOf('/');
  return slash < 0 ? undefined : { name: value.slice(slash + 1), sheetId: Number(value.slice(0, slash)) };
}
