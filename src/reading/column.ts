import type { RateTable } from '../metrics/currency';
import type { InputColumn } from '../scoring/score-column';
import type { Value } from '../scoring/value';
import type { StatusWords } from './cells/status';
import type { Corrections } from './corrections';
import type { Input } from './headers';
import type { DayOrder, Locale } from './locale';
import type { Unit } from './scales';
import type { BareUnit } from './units';
import type { Reading } from './whole-column';

/** What is known beside the cells. What is left out is decided from the cells, or refused where they do not tell. */
export interface ReadingSettings {
  /** The spreadsheet's conventions; a cell formula may not ask for them. */
  readonly locale?: Locale | undefined;
  /** What one unit of each currency is worth in the base currency; without it, amounts are taken as they stand. */
  readonly rates?: RateTable | undefined;
  /** The number formats of a column (from 0), row by row; a cell formula may not ask for them. */
  readonly formatsOf?: ((index: number) => readonly string[]) | undefined;
  /** What the user said of columns. */
  readonly corrections?: Corrections | undefined;
  /** Units that the user set, by canonical header. */
  readonly units?: ReadonlyMap<string, Unit> | undefined;
  /** Orders of day and month that the user set, by canonical header. */
  readonly dayOrders?: ReadonlyMap<string, DayOrder> | undefined;
  /** What the user said of words in the status column. */
  readonly statuses?: StatusWords | undefined;
  /** Plans of the user's own, beside the usual ones. */
  readonly plans?: readonly string[] | undefined;
  /** Days of notice before a contract ends, where no column says them; 0 where it is left out. */
  readonly noticeDays?: number | undefined;
  /** How the table's percent columns write 85 %, asked only where a column's own cells do not tell. */
  readonly convention?: (() => BareUnit | undefined) | undefined;
  /** The civil day from which days since a date are counted; a cell formula may not ask for it. */
  readonly today?: number | undefined;
  /** The civil day of a Date in the spreadsheet's zone. */
  readonly dayOfDate?: ((date: Date) => number) | undefined;
}

/** A column whose meaning is decided: it reads its cells without another question. */
export interface Column extends Input {
  /** What was decided, in words for the user; empty where there was nothing to decide. */
  readonly decision: string;
  /** In which unit its numbers are written; undefined where it is the metric's own, or nobody can tell. */
  readonly unit?: Unit | undefined;
  /** Positions of the cells that pass the range by a rounding error and are read as its end. */
  readonly clamped: readonly number[];
  /** How else the column may be meant, the likeliest first: where its numbers as a whole look like another scale. */
  readonly readings: readonly Reading[];
  /** Reads a cell of this column. */
  read(cell: unknown): Value;
  /** Reads this column's cell of a row. */
  readIn(row: readonly unknown[]): Value;
  /**
   * What `readIn` says of each row, all at once: numbers with NaN where there is none, where every cell is blank or a number
   * that is read as it stands; undefined where other columns have a say.
   */
  inRows(): InputColumn | undefined;
}

/** What a kind of column adds to its reading; what it leaves out there was nothing to decide about. */
export type Reader = Pick<Column, 'read'> &
  Partial<Pick<Column, 'decision' | 'unit' | 'clamped' | 'readings'>> & {
    /** The numbers that are read as they stand: from `min` to `max`, and of a size of at least `size` or 0. */
    readonly asIs?: { readonly min: number; readonly max: number; readonly size: number } | undefined;
  };
