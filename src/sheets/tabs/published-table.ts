/** Tables that the add-on comes with, and that people edit once they stand in a tab of their own. */
import type { Cell } from '../../playbooks/read-plays';
import type { Book } from '../grid/book';
import { OwnTable, type OwnTableColumn } from '../grid/own-table';

/** A row that cannot be used: where it is, from 1 below the headers, and why. */
interface Problem {
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

/** What a tab says in the place of a published table. */
export interface EditedTable<T> {
  readonly found: readonly T[];
  /** Why rows cannot be used, each with its cell. */
  readonly problems: readonly string[];
}

/** What stands in the tab, undefined where there is none; `published` where none of its rows can be read. */
export function readEditedTable<T>(
  book: Book,
  tab: string,
  columns: readonly OwnTableColumn[],
  read: (table: readonly (readonly unknown[])[]) => {
    readonly found: readonly T[];
    readonly problems: readonly Problem[];
  },
  published: { readonly noun: string; readonly all: () => readonly T[] },
): EditedTable<T> | undefined {
  const table = OwnTable.find(book, tab, columns);
  if (!table) return undefined;
  const headers = columns.map(({ name }) => name);
  const cells = table.rows.map(({ cell }) => headers.map((header) => cell(header)));
  const { found, problems } = read([headers, ...cells]);
  const told = problems.map(
    ({ row, column, message }) => `${table.place(table.rows[row - 1]!.row, column)}: ${message}`,
  );
  if (found.length > 0) return { found, problems: told };
  const none = `"${table.sheet.getName()}" holds no ${published.noun} that can be read, so the published ones count.`;
  return { found: published.all(), problems: [none, ...told] };
}

/** Opens the tab, made with the published table where there is none. */
export function openPublishedTable(
  book: Book,
  tab: string,
  columns: readonly OwnTableColumn[],
  [headers, ...rows]: readonly (readonly Cell[])[],
): GoogleAppsScript.Spreadsheet.Sheet {
  const cells = rows.map((row) => Object.fromEntries(headers!.map((header, i) => [header, row[i] ?? ''])));
  return OwnTable.open(book, tab, columns, cells).sheet;
}
