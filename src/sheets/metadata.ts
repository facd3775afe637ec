import { columnLetter } from '../customers/findings';

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

/** Every mark of one key that is no copy, where it stands now: all of them, or those of one name. */
export function findMarks(
  book: GoogleAppsScript.Spreadsheet.Spreadsheet,
  key: string,
  name?: string,
): Mark[] {
  return book
    .createDeveloperMetadataFinder()
    .withKey(key)
    .find()
    .map((metadata) => readMark(metadata, name))
    .filter((mark): mark is Mark => mark !== undefined);
}

/** Marks a tab as made by the add-on. */
export function markSheet(sheet: GoogleAppsScript.Spreadsheet.Sheet, key: string, name: string): void {
  sheet.addDeveloperMetadata(key, markValue(name, sheet.getSheetId()), documentVisibility());
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
function documentVisibility(): GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility {
  return SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT;
}

function markValue(name: string, sheetId: number): string {
  return `${sheetId}/${name}`;
}

function readMark(
  metadata: GoogleAppsScript.Spreadsheet.DeveloperMetadata,
  name: string | undefined,
): Mark | undefined {
  const value = metadata.getValue() ?? '';
  const slash = value.indexOf('/');
  // Where a mark stands takes four calls, what it says takes one.
  if (slash < 0 || (name !== undefined && value.slice(slash + 1) !== name)) return undefined;
  const location = metadata.getLocation();
  const column = location.getColumn();
  const sheet = column ? column.getSheet() : location.getSheet();
  if (!sheet) return undefined;
  const sheetId = sheet.getSheetId();
  if (value.slice(0, slash) !== String(sheetId)) return undefined;
  return {
    name: value.slice(slash + 1),
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
