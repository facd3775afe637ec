import { dayToIso, timeOf } from '../../base/calendar';
import { type CsvFile, csvOf } from '../../base/csv';
import { openBook } from '../../sheets/grid/book';
import { scoresTable } from '../../sheets/tabs/scores-tab';

/** The results of the last run as a file to download. */
export interface ScoresFile {
  readonly name: string;
  readonly text: string;
  /** What a person should know of it; empty where there is nothing. */
  readonly remark: string;
}

/**
 * The results of the last run, a row for each customer: as CSV, or as JSON with the headers as names and null for what is not known.
 * Days are written as 2026-11-21.
 * @throws A sentence where nothing is scored yet.
 */
export function exportScores(kind: 'csv' | 'json'): ScoresFile {
  const book = openBook();
  const table = scoresTable(book);
  if (!table) throw new Error('Nothing is scored yet: press Score first.');
  const plain = (cell: unknown) =>
    timeOf(cell) === undefined ? cell : dayToIso(book.dayOfDate(cell as Date));
  const rows = table.rows.map((row) => row.map(plain));
  const name = `vitals-scores-${dayToIso(book.today)}.${kind}`;
  if (kind === 'csv') {
    const file = csvOf([table.headers, ...rows]);
    return { name, text: file.text, remark: remarkOn(file, table.headers, rows) };
  }
  const records = rows.map((row) =>
    Object.fromEntries(table.headers.map((header, at) => [header, row[at] === '' ? null : row[at]])),
  );
  return { name, text: JSON.stringify(records, null, 2), remark: '' };
}

/** What was disarmed, with the first of it: whoever reads the file by program has to take the apostrophe off. */
function remarkOn(
  { disarmed }: CsvFile,
  headers: readonly string[],
  rows: readonly (readonly unknown[])[],
): string {
  const [first] = disarmed;
  if (!first) return '';
  const [row, column] = first;
  const of = row === 0 ? '' : ` of ${String(rows[row - 1]![0]).slice(0, 40)}`;
  const cells = disarmed.length === 1 ? '1 cell begins' : `${disarmed.length} cells begin`;
  return `${cells} with =, +, -, @ or a tab (first: ${headers[column]}${of}). An apostrophe in front keeps other spreadsheets from running them.`;
}
