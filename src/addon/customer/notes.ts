import { noteKindOf } from '../../playbooks/note-kinds';
import { openBook } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { addNote } from '../../sheets/tabs/notes-tab';
import { type OpenedCustomer, openCustomer, readCustomer } from './customer';

const LONGEST_NOTE = 2000;

/**
 * Adds a note about a customer to the tab `Vitals notes`, and opens the customer's page again. A kind says that it is about
 * somebody there (`Stakeholder`), a `Win` or a `Reference`.
 * @throws A sentence where there is no such customer, or the note is empty or too long.
 */
export function addCustomerNote(id: string, written: string, kind = ''): OpenedCustomer {
  const note = written.trim();
  if (note === '') throw new Error('Write the note first, then add it.');
  if (note.length > LONGEST_NOTE) {
    throw new Error(`Shorten the note to ${LONGEST_NOTE} characters: it has ${note.length}.`);
  }
  const { customer, plan } = readCustomer(openBook(), id);
  withDocumentLock((book) => addNote(book, customer.id, plan.today, { kind: noteKindOf(kind), note }));
  return openCustomer(id);
}
