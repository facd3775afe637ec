import type { Book } from './book';
import { ownedTabIds } from './owned-tabs';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export const ASK = 'Ask whoever locked it (Data > Protect sheets and ranges)';

/**
 * What is locked for whoever runs this (**Data > Protect sheets and ranges**), of our tabs and of another one; '' where nothing
 * is. Asked where Google has refused something, so that the blame stands with the right part: its own words name no cell.
 */
export function sayLocked(book: Book, other?: Sheet): string {
  const ours = ownedTabIds(book).flatMap((id) => book.tabOf(id) ?? []);
  const places = [...(other ? [other] : []), ...ours].flatMap(lockedIn);
  if (places.length === 0) return '';
  return `You may not edit ${places.join(', ')}. ${ASK}.`;
}

/**
 * Why a part could not be done, in words: what Google says, in whatever language, is quoted as Google's, behind what is locked of our
 * tabs and of another one.
 */
export function refusalOf(book: Book, error: unknown, other?: Sheet): string {
  if (!isOfGoogle(error)) return error instanceof Error ? error.message : String(error);
  const locked = sayLocked(book, other);
  const said = `Google said: “${error.message}”`;
  return locked === '' ? said : `${locked} ${said}`;
}

/** The error of a job, which says what is locked of our tabs where Google has refused something and any of them is. */
export function namingLocked(book: Book, error: unknown): unknown {
  return isOfGoogle(error) && sayLocked(book) !== '' ? new Error(refusalOf(book, error)) : error;
}

/** Whether Google has thrown this, and not we. */
export function isOfGoogle(error: unknown): error is Error {
  return error instanceof Error && error.name === 'Exception';
}

function lockedIn(sheet: Sheet): string[] {
  const tab = `"${sheet.getName()}"`;
  return (['SHEET', 'RANGE'] as const).flatMap((type) =>
    sheet
      .getProtections(SpreadsheetApp.ProtectionType[type])
      .filter((protection) => !protection.canEdit())
      .map((protection) => (type === 'SHEET' ? tab : `${protection.getRange().getA1Notation()} of ${tab}`)),
  );
}
