import { columnLetter } from '../base/a1';
import { dayToIso, serialOf, timeOf } from '../base/calendar';
import { BLANK, Missing } from '../scoring/value';
import { isFlag } from './catalog';
import { NOT_OFFERED } from './cells/missing';
import type { Column } from './column';
import type { ColumnCells } from './column-cells';
import { AFTER_DURATIONS } from './days';
import type { ColumnPlace, HeaderMatch } from './headers';

/** What can be wrong with a table, in words. */
export interface Problem {
  readonly reason: string;
  readonly advice: string;
}

/** What can be wrong beside a cell that is refused (the reasons for those are in cells/missing.ts). */
export const PROBLEMS = {
  'duplicate header': {
    reason: 'second column for the same metric',
    advice: 'Rename or remove one of the two columns: only one is read.',
  },
  'blank id': {
    reason: 'row without an id',
    advice: 'Give the customer an id: without one it is not scored.',
  },
  'duplicate id': {
    reason: 'duplicate id',
    advice: 'Give each customer an id of its own: results cannot be told apart.',
  },
  total: {
    reason: 'row of totals, no customer',
    advice: 'Nothing to do: it is left out everywhere.',
  },
  footer: {
    reason: 'footer, no customer',
    advice: 'Nothing to do: it is left out everywhere.',
  },
  'repeated header': {
    reason: 'header row again, no customer',
    advice: 'Nothing to do: it is left out everywhere. The rows below it are read by the first header row.',
  },
  'row of units': {
    reason: 'row of units, no customer',
    advice: 'Nothing to do: it is left out everywhere.',
  },
  'further contract': {
    reason: 'another contract of a customer above',
    advice: 'Nothing to do: its ARR is added up, and the earliest renewal counts.',
  },
  'several contracts': {
    reason: 'several contracts of one customer, left out',
    advice: 'Say under Columns, or as “Several contracts” in “Vitals settings”, whether to add them up.',
  },
  'ids differ by case': {
    reason: 'ids that differ only by case',
    advice: 'Look-ups in Sheets ignore case: give each customer an id of its own.',
  },
  'ids differ by zeros': {
    reason: 'ids that differ only by zeros in front',
    advice:
      'Sheets drops them from a number: set the column to plain text and import the ids again, or give each its own.',
  },
  'ids look alike': {
    reason: 'ids that look alike',
    advice:
      'They differ in letters that cannot be told apart by eye: write one id in both rows, or two that differ.',
  },
  'rounded id': {
    reason: 'id with more digits than Sheets keeps',
    advice: 'Set the column to plain text, and import the ids again: the last digits are lost.',
  },
  'id by another column': {
    reason: 'no column of ids, so customers are told apart by this one',
    advice: 'Who is renamed counts as another customer: add a column customer_id if there is one.',
  },
  'no segment': {
    reason: 'no segment and no ARR, scored as mid-market',
    advice: 'Fill in the segment or the ARR.',
  },
  'no segments': {
    reason: 'no column of segments or ARR, all scored as mid-market',
    advice: 'Add a column segment or ARR: benchmarks differ.',
  },
  'zero divisor': {
    reason: '0, so nothing can be divided by it: the ratio has no data',
    advice: 'Enter how many there are, or leave it blank.',
  },
  'unknown segment': {
    reason: 'unknown segment, scored as mid-market',
    advice: 'Use enterprise, mid-market or smb.',
  },
  'contract ended': {
    reason: 'contract has ended',
    advice: 'Renewed? Then enter the new end of the contract.',
  },
  'unknown status': {
    reason: 'unknown status, counted as a customer',
    advice:
      'Say under Columns what the word means: customer, notice given, paused, churned, prospect or trial.',
  },
  'status disagrees': {
    reason: 'status says customer, the churn date says left: counted as left',
    advice: 'Correct one of the two.',
  },
  'no exchange rate': {
    reason: 'currency without a rate, so without an amount',
    advice:
      'Add it to the area "Exchange rates" of “Vitals settings”: what one unit is worth in your base currency, which has 1.',
  },
  'suspicious unit': {
    reason: 'numbers that look like another unit',
    advice: 'All are far below the end of the scale: say under Columns how they are written.',
  },
  'just out of range': {
    reason: 'just past the range, read as its end',
    advice: 'Round the column if this is not meant.',
  },
  'of another model': {
    reason: 'earlier scores that look like another model’s, not compared',
    advice:
      'Nearly all differ from today’s by about as much. If they are of the model in use, set “Previous scores” to always in “Vitals settings”.',
  },
  'blank date': {
    reason: 'row without a date',
    advice: 'Give the row its date: without one it is left out.',
  },
  'second value': {
    reason: 'second value of a customer for one day',
    advice: 'The last one counts: delete the other.',
  },
} as const satisfies Record<string, Problem>;

/** The kind of a finding: a key of `PROBLEMS`, or a cell that was refused for a reason of its own. */
export type FindingKind = keyof typeof PROBLEMS | 'refused cell';

/** Findings of one kind in one column, as plain data for the screen. */
export interface Finding {
  readonly kind: FindingKind;
  readonly message: string;
  readonly advice: string;
  /** The column's letter in the sheet. */
  readonly column: string;
  readonly header: string;
  readonly count: number;
  /** The sheet rows of all cells in question. */
  readonly rows: readonly number[];
  /** The first of them, with what they hold. */
  readonly cells: readonly string[];
  readonly samples: readonly string[];
}

interface Group {
  readonly kind: FindingKind;
  readonly problem: Problem;
  readonly place: ColumnPlace;
  /** A cell may be read for several reasons; it is one finding. */
  readonly rows: Set<number>;
  readonly samples: string[];
}

const SAMPLES = 5;
const LONGEST_SAMPLE = 60;
/** The position of the header row, as seen from the first row below it. */
export const HEADER_ROW = -1;

/** Collects what is wrong with a table, by kind and column; every row is kept. Positions count from 0. */
export class Findings {
  private readonly groups = new Map<string, Group>();

  /** `origin` is where the table's first row below the header, and its first column, stand in the sheet, from 1. */
  constructor(
    private readonly origin: { readonly row: number; readonly column: number } = { row: 2, column: 1 },
  ) {}

  /** Adds a cell that could not be read. Blank cells are no finding: nobody wrote anything wrong. */
  refused(place: ColumnPlace, row: number, why: Missing, cell: unknown): void {
    if (why !== BLANK && why !== NOT_OFFERED) this.put('refused cell', why, place, row, cell);
  }

  /** Adds a finding of another kind. */
  add(kind: keyof typeof PROBLEMS, place: ColumnPlace, row: number, cell: unknown): void {
    this.put(kind, PROBLEMS[kind], place, row, cell);
  }

  /** The findings, in the order in which their first cell was met. */
  list(): Finding[] {
    return [...this.groups.values()].map((group) => this.plain(group));
  }

  /** What was found since it was last taken, in a line each, without its place: for a table that is read a row at a time. */
  take(): string[] {
    const lines = [...this.groups.values()].map(
      ({ place, problem, samples: [cell] }) => `${place.header}: ${problem.reason} (${cell})`,
    );
    this.groups.clear();
    return lines;
  }

  /** How many cells have a finding, of one kind or of all. */
  count(kind?: FindingKind): number {
    let sum = 0;
    for (const group of this.groups.values()) {
      if (kind === undefined || group.kind === kind) sum += group.rows.size;
    }
    return sum;
  }

  private put(kind: FindingKind, problem: Problem, place: ColumnPlace, row: number, cell: unknown): void {
    const key = `${place.index} ${kind} ${problem.reason}`;
    let group = this.groups.get(key);
    if (group === undefined) {
      group = { kind, problem, place, rows: new Set(), samples: [] };
      this.groups.set(key, group);
    }
    if (group.rows.has(this.origin.row + row)) return;
    group.rows.add(this.origin.row + row);
    if (group.samples.length < SAMPLES) group.samples.push(sampleOf(cell));
  }

  private plain({ kind, problem, place, rows: found, samples }: Group): Finding {
    const rows = [...found];
    const column = columnLetter(this.origin.column + place.index);
    const cells = rows.slice(0, SAMPLES).map((row) => `${column}${row}`);
    const count = rows.length;
    const message = `${place.header} (column ${column}): ${problem.reason}, ${count} ${count === 1 ? 'cell' : 'cells'}`;
    return {
      kind,
      message,
      advice: problem.advice,
      column,
      header: place.header,
      count,
      rows,
      cells,
      samples,
    };
  }
}

/** Adds what a header row has against it: second columns for a metric, named with the one that is read. */
export function reportHeaders(findings: Findings, matches: readonly HeaderMatch[]): void {
  for (const match of matches) {
    if (match.instead && match.metric && !isFlag(match.metric))
      findings.add('duplicate header', match, HEADER_ROW, `${match.instead.header} is read`);
  }
}

/** Adds what was noted while a column was decided. */
export function reportColumn(findings: Findings, column: Column, cells: ColumnCells): void {
  for (const row of column.clamped) findings.add('just out of range', column, row, cells.at(row));
  if (column.readings.length === 0) return;
  cells.list.forEach((cell, row) => {
    const isRefused = column.read(cell) instanceof Missing;
    if (typeof cell === 'number' && cell > 0 && !isRefused)
      findings.add('suspicious unit', column, row, cell);
  });
}

/** A cell as a finding shows it. */
export function sampleOf(cell: unknown): string {
  const time = timeOf(cell);
  if (time !== undefined) {
    if (Number.isNaN(time)) return 'Invalid Date';
    return time < AFTER_DURATIONS ? 'duration' : dayToIso(serialOf(time));
  }
  if (typeof cell === 'object' && cell !== null) return '[object]';
  const text = String(cell);
  return text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE - 1)}…` : text;
}
