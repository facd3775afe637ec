import { dayToIso } from '../../base/calendar';
import type { Snapshot } from '../../history/day';
import {
  areComparable,
  type Gone,
  type Improvement,
  improvementBetween,
  movementBetween,
  quartersUntil,
} from '../../past/movement';
import { isMissing } from '../../scoring/value';
import { type Book, openBook } from '../../sheets/grid/book';
import { HistoryTab } from '../../sheets/tabs/history-tab';
import { readMembers } from '../../sheets/tabs/members-tab';
import { bandsOfLastRun } from '../run/last-run';

/** Where the customers of one band are now. */
export interface BandRow {
  readonly from: string;
  /** By the bands they are in, in the order of `bands`. */
  readonly to: readonly number[];
  readonly gone: number;
  readonly customers: number;
}

/** A customer that has left. */
export interface GoneCustomer extends Gone {
  /** ISO day; empty where unknown. */
  readonly left: string;
}

/** From band to band between two days. */
export interface BandMoves {
  /** The days that are compared, as ISO days. */
  readonly since: string;
  readonly until: string;
  /** From the best to the worst. */
  readonly bands: readonly string[];
  readonly rows: readonly BandRow[];
  /** Customers without a band on one of the two days: they are in no row. */
  readonly without: number;
  /** How many times as many left of the worst band as of the best; null where nobody can tell. */
  readonly worstToBest: number | null;
  readonly gone: readonly GoneCustomer[];
}

/** How health moved in a quarter, or why that cannot be told. */
export interface QuarterFigures {
  readonly quarter: string;
  /** Empty where there are figures. */
  readonly lack: string;
  readonly figures: Improvement | null;
}

/** How health moved, as the history has it. */
export interface HealthMovement {
  /** Why there are no moves; empty where there are. */
  readonly lack: string;
  readonly moves: BandMoves | null;
  /** The newest first. */
  readonly quarters: readonly QuarterFigures[];
}

const QUARTERS = 4;
const OTHER_MODEL = 'The health model has changed since: scores of two models are not compared.';

/** From which band to which the customers went within so many days, and how many improved in each quarter. */
export function readMovement(days: number): HealthMovement {
  const book = openBook();
  const history = HistoryTab.find(book);
  const day = book.today;
  const now = history?.at(day);
  if (!history || !now) {
    return { lack: 'No history is kept yet: each run adds a day.', moves: null, quarters: [] };
  }
  const [year, month] = dayToIso(day).split('-').map(Number) as [number, number];
  const read = new Map([[day, now as Snapshot | undefined]]);
  const at = (of: number) => {
    if (!read.has(of)) read.set(of, history.at(of));
    return read.get(of);
  };
  const before = at(day - days);
  const quarters = quartersUntil(year, month, QUARTERS);
  return {
    ...(before ? movesSince(book, before, now) : { lack: notKept(day - days), moves: null }),
    quarters: quarters.map(({ name, ...quarter }) => {
      return { quarter: name, ...improvementOf(at(quarter.before), at(Math.min(quarter.last, day))) };
    }),
  };
}

function notKept(day: number): string {
  return `The history does not reach back to ${dayToIso(day)}. Choose a shorter time.`;
}

function movesSince(book: Book, before: Snapshot, now: Snapshot): Pick<HealthMovement, 'lack' | 'moves'> {
  return areComparable(before, now)
    ? { lack: '', moves: bandMoves(book, before, now) }
    : { lack: OTHER_MODEL, moves: null };
}

function bandMoves(book: Book, before: Snapshot, now: Snapshot): BandMoves {
  const { migration, gone, without } = movementBetween(before, now, bandsOfLastRun(book));
  const members = readMembers(book);
  return {
    since: dayToIso(before.day),
    until: dayToIso(now.day),
    bands: migration.bands,
    rows: migration.rows.map(({ from, to, churned, customers }) => ({ from, to, gone: churned, customers })),
    without,
    worstToBest: isMissing(migration.worstToBest) ? null : migration.worstToBest,
    gone: gone.map((one) => {
      const left = members.get(one.id)?.left;
      return { ...one, left: left === undefined ? '' : dayToIso(left) };
    }),
  };
}

function improvementOf(
  before: Snapshot | undefined,
  now: Snapshot | undefined,
): Pick<QuarterFigures, 'lack' | 'figures'> {
  if (!before || !now || before.day === now.day) return { lack: 'No data yet', figures: null };
  if (!areComparable(before, now)) return { lack: 'Another model', figures: null };
  return { lack: '', figures: improvementBetween(before, now) };
}
