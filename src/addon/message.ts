import type { Book } from '../sheets/grid/book';
import { isOfGoogle, sayLocked } from '../sheets/grid/locked';

/** What went wrong, in words; what Google says, in whatever language, is quoted as Google's. */
function quotedMessageOf(error: unknown): string {
  const text = messageOf(error);
  return isOfGoogle(error) ? `Google said: “${text}”` : text;
}

/** Why a part could not be done, with what is locked of our tabs and of another one: Google's own words name no cell. */
export function refusalOf(book: Book, error: unknown, sheet?: GoogleAppsScript.Spreadsheet.Sheet): string {
  const locked = isOfGoogle(error) ? sayLocked(book, sheet) : '';
  return locked === '' ? quotedMessageOf(error) : `${locked} ${quotedMessageOf(error)}`;
}

/** What went wrong, in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
