import type { Play } from '../../playbooks/plays';
import { publishedPlays, publishedPlayTable } from '../../playbooks/published-plays';
import { type PLAY_HEADERS, readPlays } from '../../playbooks/read-plays';
import type { Book } from '../grid/book';
import type { OwnTableColumn } from '../grid/own-table';
import { PLAYBOOKS_TAB } from '../grid/owned-tabs';
import { openPublishedTable, readEditedTable } from './published-table';

const COLUMNS: readonly (OwnTableColumn & { readonly name: (typeof PLAY_HEADERS)[number] })[] = [
  { name: 'Row', kind: 'text' },
  { name: 'Play', kind: 'text', width: 160 },
  { name: 'What', kind: 'text', width: 420 },
  { name: 'When', kind: 'text', width: 260 },
  { name: 'Owner', kind: 'text', width: 160 },
  { name: 'Day', kind: 'number', numberFormat: '0' },
  { name: 'Counts from', kind: 'text' },
  { name: 'Opens tasks', kind: 'text' },
];

/** The plays that count, and the rows of the tab that cannot be followed, each with its cell. */
export interface Playbooks {
  readonly plays: readonly Play[];
  readonly problems: readonly string[];
}

/** The plays of the tab, where there is one, else the published ones; `tiers` are those of the churn model. */
export function readPlaybooks(book: Book, tiers?: readonly string[]): Playbooks {
  const edited = readEditedTable(
    book,
    PLAYBOOKS_TAB,
    COLUMNS,
    (table) => {
      const { plays, problems } = readPlays(table, tiers);
      return { found: plays, problems };
    },
    { noun: 'play', all: publishedPlays },
  );
  return edited
    ? { plays: edited.found, problems: edited.problems }
    : { plays: publishedPlays(), problems: [] };
}

/** Opens the tab of plays, made with the published ones where there is none. */
export function openPlaybooks(book: Book): GoogleAppsScript.Spreadsheet.Sheet {
  return openPublishedTable(book, PLAYBOOKS_TAB, COLUMNS, publishedPlayTable());
}
