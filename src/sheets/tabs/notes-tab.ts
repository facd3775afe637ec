import { dayToIso } from '../../base/calendar';
import { type NoteKind, noteKindOf } from '../../playbooks/note-kinds';
import { readDay } from '../../reading/cells/day';
import { keyText } from '../../reading/identity';
import { isMissing } from '../../scoring/value';
import type { Book } from '../grid/book';
import { OwnTable, type OwnTableColumn } from '../grid/own-table';
import { NOTES_TAB } from '../grid/owned-tabs';

/** What somebody wrote down about a customer. */
export interface CustomerNote {
  /** ISO day; empty where the tab does not say. */
  readonly day: string;
  /** Empty where unknown. */
  readonly author: string;
  readonly kind: NoteKind;
  readonly note: string;
}

const COLUMNS: readonly OwnTableColumn[] = [
  { name: 'Date', kind: 'day', width: 100 },
  { name: 'Customer id', kind: 'key', width: 140 },
  { name: 'Author', kind: 'text', width: 140 },
  { name: 'Kind', kind: 'text', width: 100 },
  { name: 'Note', kind: 'text', width: 560 },
];

/** A customer's notes, the newest first; of one day, the one further down. */
export function notesOf(book: Book, id: string): CustomerNote[] {
  return allNotes(book).flatMap(({ id: of, ...note }) => (of === id ? [note] : []));
}

/** The notes of all customers, in the same order. */
export function allNotes(book: Book): (CustomerNote & { readonly id: string })[] {
  const { dayOfDate } = book.reading;
  const rows = OwnTable.find(book, NOTES_TAB, COLUMNS)?.rows ?? [];
  return rows
    .map((row) => {
      const day = readDay(row.cell('Date'), undefined, dayOfDate);
      return {
        id: keyText(row.cell('Customer id')),
        day: isMissing(day) ? '' : dayToIso(day),
        author: String(row.cell('Author')).trim(),
        kind: noteKindOf(String(row.cell('Kind'))),
        note: String(row.cell('Note')),
      };
    })
    .reverse()
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

/** Adds a note below the others. */
export function addNote(
  book: Book,
  id: string | number,
  day: number,
  { kind, note }: Pick<CustomerNote, 'kind' | 'note'>,
): void {
  // Whoever presses again because the answer was lost has added it already.
  const isThere = notesOf(book, keyText(id)).some(
    (each) => each.note === note && each.kind === kind && each.day === dayToIso(day),
  );
  if (isThere) return;
  const row = { Date: day, 'Customer id': id, Kind: kind === 'Note' ? '' : kind, Note: note };
  OwnTable.open(book, NOTES_TAB, COLUMNS).append([row]);
}
