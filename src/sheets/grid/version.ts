import type { Book } from './book';
import { bookMarks } from './metadata';

/**
 * The version of what the add-on keeps in a spreadsheet: its marks, its tabs, and what stands in them. Whoever changes
 * that so that an older add-on would misread it counts up, and brings what is older up to date in `markVersion`;
 * `test/features/states/` holds what earlier builds have left.
 */
const VERSION = 2;
const VERSION_KEY = 'customer-vitals.version';

/**
 * Holds an older script off from what a newer one has left: a pasted script and the published add-on may both be in use.
 * @throws A sentence where a newer add-on has written in the spreadsheet.
 */
export function refuseNewer(book: Book): void {
  if (book.once(versionIn).version <= VERSION) return;
  throw new Error(
    'A newer Customer Vitals has written in this spreadsheet. Use that one, or bring this one up to date: nothing was changed.',
  );
}

/** Marks the spreadsheet with the version that writes in it. */
export function markVersion(book: Book): void {
  const { mark, version } = book.once(versionIn);
  if (!mark) {
    const visibility = SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT;
    book.spreadsheet.addDeveloperMetadata(VERSION_KEY, String(VERSION), visibility);
  } else if (version < VERSION) mark.setValue(String(VERSION));
}

function versionIn(book: Book) {
  const mark = book.once(bookMarks).find((candidate) => candidate.getKey() === VERSION_KEY);
  return { mark, version: mark ? Number(mark.getValue()) : 0 };
}
