import { withDocumentLock } from '../sheets/lock';
import { addNote } from '../sheets/notes-tab';
import { type OpenedCustomer, openCustomerOf, readCustomer } from './customer';

const LONGEST_NOTE = 2000;

/**
 * Writes a note about a customer into `Vitals notes`, with today's date, and opens its page again. Who wrote it, the base
 * edition may not know: whoever wants to be named fills in the column Author.
 * @throws A sentence where there is no such customer, or the note is empty or too long.
 */
export function keepNote(id: string, text: string): OpenedCustomer {
  const note = text.trim();
  if (note === '') throw new Error('Write the note first, then add it.');
  if (note.length > LONGEST_NOTE) {
    throw new Error(`Shorten the note to ${LONGEST_NOTE} characters: it has ${note.length}.`);
  }
  const { customer, plan } = readCustomer(id);
  withDocumentLock(() => addNote(SpreadsheetApp.getActive(), customer.id, plan.today, note));
  return openCustomerOf(id);
}
