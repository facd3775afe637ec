const WAIT_MS = 5000;
const STARTED_KEY = 'customer-vitals.started';
/** As long as an execution can last: a run that was killed does not seem to be going on for ever. */
const LONGEST_RUN_SECONDS = 360;

/**
 * Does something while no other run writes in this document.
 * @throws A sentence where another run holds the lock.
 */
export function withDocumentLock<T>(work: () => T): T {
  const lock = LockService.getDocumentLock();
  if (!isFree(lock)) {
    throw new Error(
      `Another run is writing in this spreadsheet${sinceWhen()}. Wait until it has ended, then run again.`,
    );
  }
  rememberStart();
  try {
    return work();
  } finally {
    // Pending writes must arrive before the next run may begin.
    SpreadsheetApp.flush();
    lock.releaseLock();
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

// When a run began is told to whom it keeps waiting; a cache that is out of order may stop no run.
function rememberStart(): void {
  try {
    CacheService.getDocumentCache()?.put(STARTED_KEY, timeOfDay(), LONGEST_RUN_SECONDS);
  } catch {
    // Nobody is told since when.
  }
}

function sinceWhen(): string {
  try {
    const started = CacheService.getDocumentCache()?.get(STARTED_KEY);
    return started ? `, since ${started}` : '';
  } catch {
    return '';
  }
}

function timeOfDay(): string {
  const timeZone = SpreadsheetApp.getActive().getSpreadsheetTimeZone();
  return new Date().toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
}
