import { columnLetter } from '../base/a1';
import { dayToIso } from '../base/calendar';
import { groupBy } from '../base/group-by';
import { counted, wholeNumber } from '../base/numbers';
import { headerWords } from '../reading/header-words';
import type { Derivation, SourceReader } from './derive';
import { type CustomerKeys, nearMisses, type TabLink } from './keys';
import { columnAt, isBlankCell, joinKey, type SourceTable } from './source-table';

/** Something about the data of the sources that a person should know. */
export interface SourceFinding {
  /** What it is called by when it is accepted: the same as long as it is about the same. */
  readonly key: string;
  readonly tab: string;
  readonly message: string;
  /** Where it stands, `tickets!B5`, the first ones. */
  readonly cells: readonly string[];
  /** Whether something is left out of the portfolio until a person accepts it as it is. */
  readonly held: boolean;
}

const MOST_CELLS = 5;

export function cellsAt(table: SourceTable, column: number, rows: readonly number[]): string[] {
  const cells = rows.map((row) => table.cellAt(column, row));
  const named = cells.map((cell) => `${table.name}!${columnLetter(cell.column + 1)}${cell.row}`);
  return [...new Set(named)].slice(0, MOST_CELLS);
}

export function finding(
  kind: string,
  table: SourceTable,
  message: string,
  place: { readonly column: number; readonly rows: readonly number[] },
  held = false,
): SourceFinding {
  const header = table.headers[place.column] ?? '';
  return {
    key: `${kind}: ${table.name}${header === '' ? '' : `, ${header}`}`,
    tab: table.name,
    message,
    cells: cellsAt(table, place.column, place.rows),
    held,
  };
}

/** Rows that match no customer, with the customers that they look like. */
export function orphanFindings(
  table: SourceTable,
  column: number,
  link: TabLink,
  customers: CustomerKeys,
): SourceFinding[] {
  const rows = [...link.orphans.values()].flat().sort((a, b) => a - b);
  const found: SourceFinding[] = [];
  if (rows.length > 0) {
    const near = [...nearMisses(link.orphans.keys(), customers)];
    const like = near.slice(0, 3).map(([orphan, key]) => `"${orphan}" looks like "${key}"`);
    const more = near.length > like.length ? ` and ${near.length - like.length} more` : '';
    const advice = near.length > 0 ? ` ${like.join(', ')}${more}: if so, correct the key.` : '';
    const keys = counted(link.orphans.size, 'key');
    found.push(
      finding(
        'orphans',
        table,
        `${counted(rows.length, 'row')} with ${keys} of no customer: left out.${advice}`,
        { column, rows },
      ),
    );
  }
  if (link.blank.length > 0) {
    found.push(
      finding('no key', table, `${counted(link.blank.length, 'row')} without a customer: left out.`, {
        column,
        rows: link.blank,
      }),
    );
  }
  return found;
}

/** Days in two orders, days that the import has turned round, and cells that are no days. */
export function dayFindings(reader: SourceReader, column: number): SourceFinding[] {
  const { unread, swapped, mixed } = reader.daysOf(column);
  const { table } = reader;
  const found: SourceFinding[] = [];
  const header = table.headers[column];
  if (swapped) {
    found.push(
      finding(
        'turned days',
        table,
        `Dates in "${header}" are written day first, and Sheets took some of them month first: they are turned back.`,
        { column, rows: [] },
      ),
    );
  }
  if (mixed) {
    found.push(
      finding(
        'mixed days',
        table,
        `"${header}" has dates that are day first and dates that are month first. Those that fit the sheet's order are read.`,
        { column, rows: unread },
      ),
    );
  } else if (unread.length > 0) {
    found.push(
      finding(
        'no day',
        table,
        `${counted(unread.length, 'cell')} of "${header}" ${unread.length === 1 ? 'is' : 'are'} no date: these rows are not counted.`,
        { column, rows: unread },
      ),
    );
  }
  return found;
}

/** Blank and unreadable cells of the columns that values are taken of. */
export function cellFindings(reader: SourceReader, column: number): SourceFinding[] {
  const { table } = reader;
  const cells = table.column(column);
  const numbers = reader.kindOf(column) === 'number' ? reader.numbersOf(column) : undefined;
  const isSparse = column >= (table.sparseFrom ?? Number.POSITIVE_INFINITY);
  const blank: number[] = [];
  const unread: number[] = [];
  cells.forEach((cell, row) => {
    if (isBlankCell(cell)) blank.push(row);
    else if (numbers && Number.isNaN(numbers[row])) unread.push(row);
  });
  const header = table.headers[column];
  const found: SourceFinding[] = [];
  if (blank.length >= 0.2 * table.height && blank.length > 0 && numbers && !isSparse) {
    const share = `${wholeNumber(blank.length)} of ${wholeNumber(table.height)}`;
    found.push(
      finding('blank', table, `${share} cells of "${header}" are blank: the others speak for them.`, {
        column,
        rows: blank,
      }),
    );
  }
  if (unread.length > 0) {
    found.push(
      finding(
        'no number',
        table,
        `${counted(unread.length, 'cell')} of "${header}" ${unread.length === 1 ? 'is' : 'are'} no number: left out.`,
        { column, rows: unread },
      ),
    );
  }
  return found;
}

/** Rows that have the id of another row; those that say the same are to be counted once. */
export function duplicates(
  table: SourceTable,
  used: readonly number[],
): { readonly findings: SourceFinding[]; readonly repeats: readonly number[] } {
  const column = rowIdOf(table, used);
  if (column < 0) return { findings: [], repeats: [] };
  const cells = table.column(column);
  const rows = Array.from(cells, (_, row) => row).filter((row) => joinKey(cells[row]) !== '');
  const shared = [...groupBy(rows, (row) => joinKey(cells[row])).values()].filter(
    (group) => group.length > 1,
  );
  if (shared.length === 0 || shared.flat().length > 0.5 * rows.length) return { findings: [], repeats: [] };
  const text = (row: number) => JSON.stringify(used.map((index) => table.column(index)[row]));
  const repeats = shared.flatMap((group) => {
    const seen = new Set<string>();
    return group.filter((row) => {
      const isRepeat = seen.has(text(row));
      seen.add(text(row));
      return isRepeat;
    });
  });
  const header = table.headers[column];
  const all = shared.flat();
  const say =
    repeats.length === all.length - shared.length
      ? 'The rows say the same: each id is counted once.'
      : repeats.length === 0
        ? 'Their rows differ: all are counted.'
        : `${counted(repeats.length, 'row')} of them repeat another and ${repeats.length === 1 ? 'is' : 'are'} not counted.`;
  return {
    findings: [
      finding(
        'duplicates',
        table,
        `${counted(shared.length, 'id')} in "${header}" ${shared.length === 1 ? 'stands' : 'stand'} in more than one row. ${say}`,
        { column, rows: all.sort((a, b) => a - b) },
        repeats.length > 0,
      ),
    ],
    repeats,
  };
}

/** The column of a table's own ids: headed as one, first or nearly, and not the customer's. */
function rowIdOf({ headers, sample }: SourceTable, used: readonly number[]): number {
  return headers.findIndex((header, index) => {
    const { words } = headerWords(header);
    if (
      index > 2 ||
      used.includes(index) ||
      !/^(id|number|key|uuid|ref|reference)$/.test(words[words.length - 1] ?? '')
    )
      return false;
    const cells = sample.map((row) => joinKey(row[index])).filter((key) => key !== '');
    return cells.length > 1 && new Set(cells).size >= 0.9 * cells.length;
  });
}

/** Rows that are older than the start of what they belong to. */
export function beforeStart(
  { reader, line, link }: Derivation,
  starts: (row: number) => number,
  of: string,
): SourceFinding[] {
  const column = columnAt(reader.table, line.day);
  const { days } = reader.daysOf(column);
  const rows: number[] = [];
  for (let row = 0; row < days.length; row++) {
    if (link.customers[row]! >= 0 && Math.floor(days[row]!) < starts(row)) rows.push(row);
  }
  if (rows.length === 0) return [];
  return [
    finding(
      'before start',
      reader.table,
      `${wholeNumber(rows.length)} of ${wholeNumber(days.length)} rows are from before the start of their ${of}: counted all the same.`,
      { column, rows },
    ),
  ];
}

/** A source whose newest row is too old. */
export function staleFinding(
  reader: SourceReader,
  column: number,
  newest: number,
  asOf: number,
  limit: number,
): SourceFinding {
  const { days } = reader.daysOf(column);
  const row = days.reduce(
    (best, day, at) => (day <= newest && !(day <= (days[best] ?? Number.NaN)) ? at : best),
    -1,
  );
  return finding(
    'stale',
    reader.table,
    `Newest row ${counted(asOf - Math.floor(newest), 'day')} old (${dayToIso(newest)}), and values count for ${limit}: left blank. Paste newer rows.`,
    { column, rows: row < 0 ? [] : [row] },
    true,
  );
}
