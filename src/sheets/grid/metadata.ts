import { columnLetter } from '../../base/a1';
import type { Book } from './book';

/**
 * What the add-on knows its own tabs and columns by: developer metadata, which stays with them when they are renamed
 * or moved and goes when they are deleted. Each mark carries the id of its tab, so that a duplicated tab, whose marks
 * are copied with it, is not taken for ours.
 */
export interface Mark {
  readonly name: string;
  readonly sheetId: number;
  /** Column from 1; 0 for a mark on a whole tab. */
  readonly column: number;
  rename(name: string): void;
  remove(): void;
}

export const TAB_KEY = 'customer-vitals.tab';

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

/** Every mark of one key that is no copy, where it stands now. */
export function findMarks(book: Book, key: string): Mark[] {
  return book.spreadsheet
    .createDeveloperMetadataFinder()
    .withKey(key)
    .find()
    .map(readMark)
    .filter((mark): mark is Mark => mark !== undefined);
}

/** Marks a tab as made by the add-on. */
export function markSheet(sheet: GoogleAppsScript.Spreadsheet.Sheet, sheetId: number, name: string): void {
  sheet.addDeveloperMetadata(TAB_KEY, markValue(name, sheetId), documentVisibility());
}

/** A text of ours that a tab carries under a key; undefined where it carries none. */
export function keptText(sheet: GoogleAppsScript.Spreadsheet.Sheet, key: string): string | undefined {
  return keptUnder(sheet, key)?.getValue() ?? undefined;
}

/** Lets a tab carry a text of ours under a key. */
export function keepText(sheet: GoogleAppsScript.Spreadsheet.Sheet, key: string, text: string): void {
  const kept = keptUnder(sheet, key);
  if (!kept) sheet.addDeveloperMetadata(key, text, documentVisibility());
  else if (kept.getValue() !== text) kept.setValue(text);
}

function keptUnder(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  key: string,
): GoogleAppsScript.Spreadsheet.DeveloperMetadata | undefined {
  return sheet.getDeveloperMetadata().find((metadata) => metadata.getKey() === key);
}

/** Marks a column (from 1) as made by the add-on. */
export function markColumn(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  column: number,
  key: string,
  name: string,
): void {
  // Sheets takes metadata on whole columns only, which `G:G` is.
  const letter = columnLetter(column);
  sheet
    .getRange(`${letter}:${letter}`)
    .addDeveloperMetadata(key, markValue(name, sheet.getSheetId()), documentVisibility());
}

/** Visible to every version of the add-on in this document, pasted or published. */
export function documentVisibility(): GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility {
  return SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT;
}

function markValue(name: string, sheetId: number): string {
  return `${sheetId}/${name}`;
}

function readMark(metadata: GoogleAppsScript.Spreadsheet.DeveloperMetadata): Mark | undefined {
  const said = saidBy(metadata);
  if (!said) return undefined;
  const location = metadata.getLocation();
  const column = location.getColumn();
  const sheet = column ? column.getSheet() : location.getSheet();
  if (!sheet) return undefined;
  const sheetId = sheet.getSheetId();
  if (said.sheetId !== sheetId) return undefined;
  return {
    name: said.name,
    sheetId,
    column: column ? column.getColumn() : 0,
    rename: (name) => {
      metadata.setValue(markValue(name, sheetId));
    },
    remove: () => {
      metadata.remove();
    },
  };
}

function saidBy(metadata: GoogleAppsScript.Spreadsheet.DeveloperMetadata): Said | undefined {
  const value = metadata.getValue() ?? '';
  const slash = value.indexOf('/');
  return slash < 0 ? undefined : { name: value.slice(slash + 1), sheetId: Number(value.slice(0, slash)) };
}
