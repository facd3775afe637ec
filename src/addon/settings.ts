import { ALERTS } from '../alerts/settings';
import { EXPANSION_AREAS } from '../customers/expansion';
import { withDocumentLock } from '../sheets/lock';
import { openOwnedTab, SETTINGS_TAB } from '../sheets/owned-tabs';
import { addDefaults } from '../sheets/settings-tab';

/** Everything that people may set, in the order of the tab. */
const AREAS = [...EXPANSION_AREAS, ALERTS];

/** Shows `Vitals settings`, with every setting that there is: those that it lacked come at their defaults. */
export function openSettings(): string {
  const book = SpreadsheetApp.getActive();
  return withDocumentLock(() => {
    addDefaults(book, AREAS);
    const sheet = openOwnedTab(book, SETTINGS_TAB);
    book.setActiveSheet(sheet);
    return `The settings stand in the tab “${sheet.getName()}”. Change a value there: the next run uses it.`;
  });
}
