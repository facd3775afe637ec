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
