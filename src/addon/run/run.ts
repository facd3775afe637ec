import type { Book } from '../../sheets/grid/book';
/**
 * A run as others see it while it goes on: what it is doing goes through the cache, since another execution asks for it,
 * and so does the wish to cancel it.
 */
import { forget, recall, remember } from '../../sheets/grid/cache';
import { runLock } from '../../sheets/grid/lock';

const PROGRESS_KEY = 'customer-vitals.progress';
const CANCEL_KEY = 'customer-vitals.cancel';
/** Each word to the others costs two calls of a service. */
const BETWEEN_WORDS_MS = 1000;
/** Google ends an execution after 360 seconds, wherever it stands; what is left is for a write that has begun. */
const LONGEST_MS = 270_000;
/** How many entries are worked on between two looks at the clock. */
const ENTRIES_AT_ONCE = 200;

/** How far a run is. */
export interface RunProgress {
  /** The name that it was started under. */
  readonly run: string;
  /** When it began, such as "11:58". */
  readonly since: string;
  readonly doing: string;
  /** How much of all its work is done, 0..1. */
  readonly done: number;
  /** True until it begins to write. */
  readonly cancellable: boolean;
}

/** What a part of the work is called, and where on the way from 0 to 1 it begins and ends. */
export interface RunPhase {
  readonly doing: string;
  readonly from: number;
  readonly to: number;
}

/** The run that this execution is. */
export class Run {
  private readonly began = Date.now();
  private readonly since: string;
  private told = { doing: '', at: 0 };
  private writing = false;

  constructor(
    book: Book,
    private readonly name: string,
  ) {
    this.since = book.timeOfDay();
  }

  /**
   * Says how far the run is. While nothing is written yet, it ends here if somebody asked for that, or if its time is up.
   * @throws A sentence that says so.
   */
  reached(doing: string, done: number): void {
    const now = Date.now();
    if (doing === this.told.doing && now - this.told.at < BETWEEN_WORDS_MS) return;
    this.told = { doing, at: now };
    if (!this.writing) this.endIfAsked();
    remember(PROGRESS_KEY, JSON.stringify(this.progress(doing, done)));
  }

  /** Does something with each entry, and says how far it is. */
  map<T, U>({ doing, from, to }: RunPhase, entries: readonly T[], work: (entry: T) => U): U[] {
    return entries.map((entry, i) => {
      if (i % ENTRIES_AT_ONCE === 0) this.reached(doing, from + ((to - from) * i) / entries.length);
      return work(entry);
    });
  }

  /** From here on the run writes, and does not let itself be cancelled: half a result is worse than one. */
  writes(doing: string, done: number): void {
    this.endIfAsked();
    this.writing = true;
    this.reached(doing, done);
  }

  /** Whether its time is up. */
  isLate(): boolean {
    return Date.now() - this.began > LONGEST_MS;
  }

  /** Tells the others that it is over. */
  end(): void {
    forget(PROGRESS_KEY);
  }

  private progress(doing: string, done: number): RunProgress {
    return { run: this.name, since: this.since, doing, done, cancellable: !this.writing };
  }

  private endIfAsked(): void {
    if (this.writing) return;
    if (this.name !== '' && recall(CANCEL_KEY) === this.name) {
      throw new Error('Cancelled: nothing was written.');
    }
    if (this.isLate()) {
      throw new Error(
        'The run stopped itself after 270 seconds, before anything was written: Google ends it after six minutes. ' +
          'Spread the customers over several spreadsheets, or remove columns that no model reads, then run again.',
      );
    }
  }
}

/** How far the run is that goes on in this spreadsheet, whoever started it; null where none does. */
export function runProgress(): RunProgress | null {
  const text = recall(PROGRESS_KEY);
  if (text === null) return null;
  if (isDead()) {
    forget(PROGRESS_KEY);
    return null;
  }
  return JSON.parse(text) as RunProgress;
}

/** Asks a run to end before it writes: what it has begun to write it writes to the end. */
export function cancelRun(run: string): void {
  remember(CANCEL_KEY, run);
}

/** A run holds the document's lock for as long as it lives. One that was killed could not say that it is over. */
function isDead(): boolean {
  const lock = runLock();
  try {
    if (!lock.tryLock(0)) return false;
    lock.releaseLock();
    return true;
  } catch {
    return false;
  }
}
