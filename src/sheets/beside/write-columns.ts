import type { Book } from '../grid/book';
import { shown, writeValues } from '../grid/cells';
import type { CustomerTable } from '../tabs/customer-table';
import { clearWritten, type Image, restore, rewritableCells, type Written } from './image';
import { closeJournal, openJournal, readJournal } from './journal';
import type { BlockedColumn } from './live-columns';
import { marksOf, ownColumns, rememberPrints } from './own-columns';
import { fingerprint } from './proof';
import {
  type ColumnBlock,
  holdsWhatWasRead,
  isUnmoved,
  newlyBroken,
  showsRef,
  showsRight,
} from './window-check';

/** How a write ended. */
export type WriteOutcome =
  | { readonly kind: 'written'; readonly blocked: readonly BlockedColumn[] }
  /** Somebody changed the tab meanwhile: nothing of theirs is changed, read and score again. */
  | { readonly kind: 'moved' }
  /** The tab does not show what was written, which is taken back: a look-up goes wrong there, or values do not arrive. */
  | { readonly kind: 'wrong' }
  /** Formulas of the user's show `#REF!` with our columns beside them, so they are taken back. */
  | { readonly kind: 'broken'; readonly of: readonly string[] };

/** Brings back what a run that died while it wrote had replaced in columns that are not ours. */
export function recover(book: Book): void {
  const entry = readJournal(book);
  if (!entry) return;
  const sheet = book.spreadsheet.getSheetById(entry.sheetId);
  if (sheet) {
    const ours = settledColumns(book, sheet);
    restore(sheet, entry.headerRow, ours, entry.image, entry.written);
    // What nobody has looked at since it was written may be in the way of a formula of theirs.
    if (showsRef(sheet)) clearWritten(sheet, entry.headerRow, entry.written);
  }
  closeJournal(book);
}

/** Writes neighboring columns in one go, from the header down, and checks what they show. */
export function writeColumns(
  book: Book,
  table: CustomerTable,
  own: ReadonlyMap<string, number>,
  block: ColumnBlock,
): WriteOutcome {
  const { sheet, headerRow } = table;
  const { columns, rows } = block;
  const written: Written = { columns, values: rows.map((row) => row.map(shown)) };
  const near = imageOf(table, own, columns[0]! - 1, columns.length + 2);
  if (!marksOf(book, sheet, columns)) {
    // What was noted of our columns is out of date: from here on it is what the marks say.
    ownColumns(book, sheet);
    return { kind: 'moved' };
  }
  openJournal(book, { sheetId: book.idOf(sheet), headerRow, image: near, written });
  // The last look before the write: Sheets has no write that checks what it replaces.
  if (!holdsWhatWasRead(table, block)) {
    closeJournal(book);
    return { kind: 'moved' };
  }
  writeValues(sheet, headerRow, columns[0]!, rows);

  const marks = marksOf(book, sheet, columns);
  const outcome = marks ? outcomeOf(table, own, block) : ({ kind: 'moved' } as const);
  if (outcome.kind === 'moved') {
    const whole = imageOf(table, own, 1, table.headers.length);
    restore(sheet, headerRow, settledColumns(book, sheet), whole, written);
  } else if (outcome.kind !== 'written') {
    if (marksOf(book, sheet, columns)) clearWritten(sheet, headerRow, written);
  }
  if (marks && outcome.kind === 'written') rememberPrints(book, sheet, marks, printsOf(own, block));
  closeJournal(book);
  return outcome;
}

/** How a write into our own columns came out: without harm to the user's formulas, undisturbed, and right. */
function outcomeOf(table: CustomerTable, own: ReadonlyMap<string, number>, block: ColumnBlock): WriteOutcome {
  const of = newlyBroken(table);
  if (of.length > 0) return { kind: 'broken', of };
  const isRight = showsRight(table, block);
  // Asked last: what was looked at while somebody moved rows says nothing of what was written.
  if (!isUnmoved(table, own)) return { kind: 'moved' };
  return isRight ? { kind: 'written', blocked: [] } : { kind: 'wrong' };
}

/** What each column's mark is to remember of a block: nothing of a live one, whose formula speaks for it. */
function printsOf(own: ReadonlyMap<string, number>, { columns, rows }: ColumnBlock): Map<string, string> {
  const names = new Map([...own].map(([name, column]) => [column, name]));
  return new Map(
    columns.map((column, k) => {
      const [header, ...below] = rows.map((row) => shown(row[k]!));
      const isLive = typeof rows[0]![k] === 'object';
      return [names.get(column) ?? String(header), isLive ? '' : fingerprint(below)];
    }),
  );
}

/** Where our columns stand, read until it is the same twice: a column may move between the calls that a look takes. */
function settledColumns(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet): number[] {
  let before = ownColumns(book, sheet);
  for (;;) {
    const now = ownColumns(book, sheet);
    if (sameColumns(now, before)) return [...now.values()];
    before = now;
  }
}

/** What stood in columns when the table was read. */
function imageOf(table: CustomerTable, own: ReadonlyMap<string, number>, from: number, width: number): Image {
  const first = Math.max(1, from);
  const cut = <T>(row: readonly T[]) => row.slice(first - 1, from - 1 + width);
  const values = [table.headers, ...table.rows];
  return {
    headers: table.headers.map(String),
    ours: [...own.values()],
    maxColumns: Math.max(table.maxColumns, ...own.values()),
    first,
    cells: rewritableCells(values.map(cut), table.formulas.slice(table.headerRow - 1).map(cut)),
  };
}

function sameColumns(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([name, column]) => b.get(name) === column);
}
