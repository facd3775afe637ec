/** What this execution has written into rows of tabs of ours in which people work as well: what it takes to take it back. */
import type { Book } from './book';
import type { CellValue, ColumnKind } from './cells';

/** New contents for some cells of a row, by column. */
export type Cells = Readonly<Record<string, CellValue>>;

/** A column, and whether its cells tell one row from another. */
export interface KeyedColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly isKey?: boolean;
}

/** The rows of a tab that were written, by what tells them from others. */
export interface TabChanges {
  readonly columns: readonly KeyedColumn[];
  /** What was added, as it was left. */
  readonly added: Record<string, Cells>;
  /** What was there, and what was left. */
  readonly changed: Record<string, { readonly before: Cells; readonly after: Cells }>;
}

export type RowChanges = Record<string, TabChanges>;

/** The changes of this execution, by the tab's name. */
export function rowChanges(book: Book): RowChanges {
  return book.once(none);
}

function none(): RowChanges {
  return {};
}

/** What tells a row of these columns from others; empty where nothing does. */
export function keyOfRow(columns: readonly KeyedColumn[], cell: (column: string) => unknown): string {
  const keys = columns.filter(({ isKey }) => isKey).map(({ name }) => String(cell(name)));
  return keys.every((key) => key === '') ? '' : keys.join('\n');
}

/** Notes rows that were added. */
export function noteAdded(
  book: Book,
  tab: string,
  columns: readonly KeyedColumn[],
  rows: readonly Cells[],
): void {
  for (const row of rows) {
    const key = keyOfRow(columns, (name) => row[name] ?? '');
    if (key !== '') changesIn(book, tab, columns).added[key] = row;
  }
}

/** Notes a row that was changed: of several changes, what was there before the first and what was left by the last. */
export function noteChanged(
  book: Book,
  tab: string,
  columns: readonly KeyedColumn[],
  cell: (column: string) => unknown,
  after: Cells,
): void {
  const key = keyOfRow(columns, cell);
  if (key === '') return;
  const { added, changed } = changesIn(book, tab, columns);
  if (added[key]) {
    added[key] = { ...added[key], ...after };
    return;
  }
  const known = changed[key] ?? { before: {}, after: {} };
  const kinds = new Map(columns.map(({ name, kind }) => [name, kind]));
  const before = Object.keys(after).map((name) => [name, writtenCell(book, kinds.get(name), cell(name))]);
  changed[key] = {
    before: { ...Object.fromEntries(before), ...known.before },
    after: { ...known.after, ...after },
  };
}

/** A cell as it is written: Sheets hands a day back as a Date. */
export function writtenCell(book: Book, kind: ColumnKind | undefined, cell: unknown): CellValue {
  const isDate = Object.prototype.toString.call(cell) === '[object Date]';
  if (isDate) return kind === 'day' ? book.dayOfDate(cell as Date) : (cell as Date).toISOString();
  return typeof cell === 'number' ? cell : String(cell ?? '');
}

function changesIn(book: Book, tab: string, columns: readonly KeyedColumn[]): TabChanges {
  const all = rowChanges(book);
  all[tab] ??= {
    columns: columns.map(({ name, kind, isKey }) => ({ name, kind, ...(isKey ? { isKey } : {}) })),
    added: {},
    changed: {},
  };
  return all[tab];
}
