/** The tab `Vitals dashboard` of earlier builds: it stays as it is, out of the way of the tab `Vitals` that takes its place. */
import type { Book } from '../grid/book';
import { FORMER_TAB, findOwnedTab, VITALS_TAB } from '../grid/owned-tabs';
import { registerOf } from '../grid/register';

const TITLE = 'Customer Vitals dashboard';
const RETIRED = `${FORMER_TAB} (earlier)`;

/** Whether there is one that nothing has taken the place of. */
export function hasFormer(book: Book): boolean {
  return registerOf(book).noted.former === undefined && findOwnedTab(book, FORMER_TAB) !== undefined;
}

/**
 * Says in it that it is no longer brought up to date, and hides it where nobody looks at it. Formulas of people that point at
 * its cells go on: it gets another name, unless they have given it one.
 */
export function retireFormer(book: Book, successor: GoogleAppsScript.Spreadsheet.Sheet): void {
  if (!hasFormer(book)) return;
  const sheet = findOwnedTab(book, FORMER_TAB)!;
  const name = sheet.getName();
  const title = sheet.getRange(1, 1);
  if (title.getValue() === TITLE)
    title.setValue(`No longer brought up to date: see "${successor.getName()}"`);
  if (name === FORMER_TAB && !book.spreadsheet.getSheetByName(RETIRED)) sheet.setName(RETIRED);
  successor.showSheet();
  if (book.idOf(sheet) !== book.idOf(book.activeSheet)) sheet.hideSheet();
  registerOf(book).note({ former: name });
}

/** The name of the tab that was retired; undefined where none was. */
export function formerName(book: Book): string | undefined {
  return registerOf(book).noted.former;
}

/** Gives it its name and its title back, and hides what took its place. */
export function bringBackFormer(book: Book): void {
  const sheet = findOwnedTab(book, FORMER_TAB);
  const name = formerName(book);
  if (!sheet || name === undefined) return;
  if (sheet.getName() === RETIRED) sheet.setName(name);
  const title = sheet.getRange(1, 1);
  if (String(title.getValue()).startsWith('No longer brought up to date')) title.setValue(TITLE);
  sheet.showSheet();
  findOwnedTab(book, VITALS_TAB)?.hideSheet();
  registerOf(book).note({ former: undefined });
}
