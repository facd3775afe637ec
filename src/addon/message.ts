import type { Book } from '../sheets/grid/book';

/** What went wrong, in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Does what a menu entry names, and says in a corner of the sheet what came out, or why it could not be done. */
export function sayInSheet(book: Book, work: () => string): void {
  let said: string;
  try {
    said = work();
  } catch (error) {
    said = messageOf(error);
  }
  book.spreadsheet.toast(said, 'Customer Vitals', SECONDS);
}

/** What a sentence with a remedy takes to read. */
const SECONDS = 15;
