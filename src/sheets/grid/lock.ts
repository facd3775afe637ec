import { type Book, openBook } from './book';
import { recall, remember } from './cache';
import { namingLocked } from './locked';
import { registerOf } from './register';
import { refuseNewer } from './version';

const WAIT_MS = 5000;
const STARTED_KEY = 'customer-vitals.started';

/**
 * The lock that keeps runs apart: the document's, or the user's where Sheets gives none (`null`, whatever the types
 * say), as in a trigger that no document started.
 */
export function runLock(): GoogleAppsScript.Lock.Lock {
  return LockService.getDocumentLock() ?? LockService.getUserLock();
}

/**
 * Does something while no other run writes in this document, with the document as it is from then on.
 * @throws A sentence where another run holds the lock, a newer add-on has written in the document, or a tab of ours is locked.
 */
export function withDocumentLock<T>(work: (book: Book) => T): T {
  const lock = runLock();
  if (!isFree(lock)) {
    throw new Error(
      `Another run is writing in this spreadsheet${sinceWhen()}. Wait until it has ended, then run again.`,
    );
  }
  try {
    const book = openBook();
    remember(STARTED_KEY, book.timeOfDay());
    refuseNewer(book);
    try {
      return settled(book, work);
    } catch (error) {
      throw namingLocked(book, error);
    }
  } finally {
    lock.releaseLock();
  }
}

/** Does something to its end: pending writes must arrive, or be refused, before the next run may begin. */
function settled<T>(book: Book, work: (book: Book) => T): T {
  try {
    return work(book);
  } finally {
    try {
      book.comeBack();
      registerOf(book).settle();
    } finally {
      SpreadsheetApp.flush();
    }
  }
}

function isFree(lock: GoogleAppsScript.Lock.Lock): boolean {
  try {
    return lock.tryLock(WAIT_MS);
  } catch {
    // Sheets throws where too many ask for the lock at once: that is busy, too.
    return false;
  }
}

function sinceWhen(): string {
  const started = recall(STARTED_KEY);
  return started === null ? '' : `, since ${started}`;
}
