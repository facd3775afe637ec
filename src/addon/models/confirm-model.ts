import { confirmedTable } from '../../models/confirmed';
import { openBook } from '../../sheets/grid/book';
import { readModelTab, tableIn } from '../../sheets/tabs/model-tab';
import { saveModelAs, type VersionEntry } from './models';

/**
 * Confirms the thresholds of a model that only compares customers: its bands count from then on.
 * @throws A sentence where the tab `Vitals model` has no such model.
 */
export function confirmModel(name: string): VersionEntry {
  const found = tableIn(readModelTab(openBook()), name);
  if (!found) throw new Error(`"Vitals model" has no model "${name.slice(0, 60)}". Insert it first.`);
  return saveModelAs(confirmedTable(found.table), found.name, 'thresholds confirmed');
}
