import { formerName } from '../../sheets/dashboard/former';
import type { Book } from '../../sheets/grid/book';
import { refusalOf } from '../../sheets/grid/locked';
import { registerOf, type ScoredTab } from '../../sheets/grid/register';
import { type RowChanges, rowChanges } from '../../sheets/grid/row-changes';
import { keepBefore, keepBoth, keepChanges, readKept } from '../../sheets/tabs/before-tab';
import { type DayBefore, keptDay } from '../../sheets/tabs/history-tab';
import { scoresAsWritten, type WrittenScores } from '../../sheets/tabs/scores-tab';

/** What stood before the last run, and what that run has changed. */
export interface RunBefore {
  /** The name of the last run. */
  readonly run: string;
  /** What the run before had scored; undefined where there was none. */
  readonly scored: ScoredTab | undefined;
  readonly scores: WrittenScores | undefined;
  /** What a dashboard of an earlier build was called, where it was out of the way already. */
  readonly former?: string;
  /** Undefined where the last run did not come to its end. */
  readonly changes:
    | { readonly rows: RowChanges; readonly day: DayBefore; readonly former?: string }
    | undefined;
}

/** What it takes to undo a run, as far as it is known before it writes. */
export interface Undoable {
  /** The name that it is kept under; '' where it cannot be kept. */
  readonly run: string;
  /** Why it cannot. */
  readonly problem: string;
  /** What is still to be kept, where there was nothing before. */
  readonly nothing: string;
}

/** Keeps what is there before a run writes anything. */
export function keepRunBefore(book: Book): Undoable {
  const run = String(Date.now());
  const { scored } = registerOf(book).noted;
  const scores = scoresAsWritten(book);
  const before = JSON.stringify({ run, scored, scores, former: formerName(book) });
  // Nothing is lost of nothing: a call less in a first run.
  if (!scores) return { run, problem: '', nothing: before };
  try {
    keepBefore(book, before);
    SpreadsheetApp.flush();
    return { run, problem: '', nothing: '' };
  } catch (error) {
    return { run: '', problem: `This run cannot be undone: ${refusalOf(book, error)}`, nothing: '' };
  }
}

/** Keeps what the run has changed, once all of it is written. */
export function keepRunChanges(book: Book, { problem, nothing }: Undoable): void {
  if (problem !== '') throw new Error(problem);
  const changes = JSON.stringify({ rows: rowChanges(book), day: keptDay(book), former: formerName(book) });
  if (nothing === '') keepChanges(book, changes);
  else keepBoth(book, nothing, changes);
}

/**
 * What stood before the last run; undefined where that was not kept.
 * @throws A sentence where the last run is undone already.
 */
export function runBefore(book: Book): RunBefore | undefined {
  const { scored } = registerOf(book).noted;
  const kept = scored && readKept(book);
  if (!kept) return undefined;
  const { undone, ...before } = JSON.parse(kept.before) as Omit<RunBefore, 'changes'> & {
    readonly undone?: readonly string[];
  };
  if (scored.run === '') return undefined;
  if (undone?.includes(scored.run)) throw new Error(UNDONE);
  // A run that was cut off has not said that it scored, and an undo that was has said that the run before stands again.
  if (before.run !== scored.run && before.scored?.run !== scored.run) return undefined;
  return { ...before, changes: kept.changes === '' ? undefined : JSON.parse(kept.changes) };
}

const UNDONE =
  'The last run is undone already, and the one before it is not kept. To take out all results, press “Remove everything” under Settings.';

/** In place of what was kept: which runs must not be undone once more, the one that is undone and the one that stands again. */
export function keepUndone(book: Book, { run, scored }: RunBefore): void {
  keepBefore(book, JSON.stringify({ undone: [run, scored?.run] }));
}
