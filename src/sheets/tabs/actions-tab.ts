import type { Play } from '../../playbooks/plays';
import { publishedActions, publishedActionTable } from '../../playbooks/published-actions';
import { knownPlays, publishedPlays } from '../../playbooks/published-plays';
import { type ACTION_HEADERS, type ActionRow, readActions } from '../../playbooks/read-actions';
import type { Book } from '../grid/book';
import type { OwnTableColumn } from '../grid/own-table';
import { ACTIONS_TAB } from '../grid/owned-tabs';
import { openPublishedTable, readEditedTable } from './published-table';

const COLUMNS: readonly (OwnTableColumn & { readonly name: (typeof ACTION_HEADERS)[number] })[] = [
  { name: 'Rank', kind: 'number', numberFormat: '0' },
  { name: 'When', kind: 'text', width: 360 },
  { name: 'Next action', kind: 'text', width: 260 },
  { name: 'Owner', kind: 'text', width: 160 },
  { name: 'Within days', kind: 'number', numberFormat: '0' },
  { name: 'Play', kind: 'text', width: 180 },
];

/** The table of next actions that counts, and its rows that cannot be used, each with its cell. */
export interface ActionTable {
  readonly actions: readonly ActionRow[];
  readonly problems: readonly string[];
}

/**
 * The next actions of the tab, where there is one, else the published ones. A play that `Vitals playbooks` lacks is the
 * published one of that name; `tiers` are those of the churn model.
 */
export function readActionTable(book: Book, plays: readonly Play[], tiers: readonly string[]): ActionTable {
  const known = knownPlays(plays);
  const edited = readEditedTable(
    book,
    ACTIONS_TAB,
    COLUMNS,
    (table) => {
      const { actions, problems } = readActions(table, known, tiers);
      return { found: actions, problems };
    },
    { noun: 'row', all: publishedActions },
  );
  if (edited) return { actions: edited.found, problems: edited.problems };
  const isPublished = plays === publishedPlays();
  return {
    actions: isPublished ? publishedActions() : readActions(publishedActionTable(), known).actions,
    problems: [],
  };
}

/** Opens the tab of next actions, made with the published ones where there is none. */
export function openActionTable(book: Book): GoogleAppsScript.Spreadsheet.Sheet {
  return openPublishedTable(book, ACTIONS_TAB, COLUMNS, publishedActionTable());
}
