import { withDocumentLock } from '../sheets/lock';
import { openRules } from '../sheets/rules-tab';

/** Shows the tab of rules, made where there is none yet. */
export function showRules(): void {
  const book = SpreadsheetApp.getActive();
  const sheet = withDocumentLock(() => openRules(book));
  book.setActiveSheet(sheet);
}
