import type { Play } from '../../playbooks/plays';
import { publishedPlays, publishedPlayTable } from '../../playbooks/published-plays';
import { PLAY_HEADERS, readPlays } from '../../playbooks/read-plays';
import type { Book } from '../grid/book';
import { type OwnColumn, OwnTable } from '../grid/own-table';
import { PLAYBOOKS_TAB } from '../grid/owned-tabs';

const COLUMNS: readonly (OwnColumn & { readonly name: (typeof PLAY_HEADERS)[number] })[] = [
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
  const table = OwnTable.find(book, PLAYBOOKS_TAB, COLUMNS);
  if (!table) return { plays: publishedPlays(), problems: [] };
  const cells = table.rows.map(({ cell }) => PLAY_HEADERS.map((header) => cell(header)));
  const { plays, problems } = readPlays([PLAY_HEADERS, ...cells], tiers);
  const told = problems.map(
    ({ row, column, message }) => `${table.place(table.rows[row - 1]!.row, column)}: ${message}`,
  );
  if (plays.length > 0) return { plays, problems: told };
  const none = `"${table.sheet.getName()}" holds no play that can be read, so the published ones count.`;
  return { plays: publishedPlays(), problems: [none, ...told] };
}

/** Opens the tab of plays, made with the published ones where there is none. */
export function openPlaybooks(book: Book): GoogleAppsScript.Spreadsheet.Sheet {
  const rows = publishedPlayTable()
    .slice(1)
    .map((cells) => Object.fromEntries(PLAY_HEADERS.map((header, i) => [header, cells[i] ?? ''])));
  return OwnTable.open(book, PLAYBOOKS_TAB, COLUMNS, rows).sheet;
}
