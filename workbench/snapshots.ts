/** A long table of snapshots, a row per day and customer, as the days that a spreadsheet saw one after the other. */
import { dayToIso } from '../src/base/calendar';
import { dayReader, decideOrder, provenOrder } from '../src/reading/days';
import { localeOf } from '../src/reading/locale';
import { wordKey } from '../src/reading/normalize';
import { readCsv } from './csv';

/** What the customer tab holds on one day. */
export interface DayTable {
  /** The civil day, as 2026-11-21. */
  readonly date: string;
  /** The fields of each customer, in the order of the headers. */
  readonly rows: readonly (readonly string[])[];
}

export interface Snapshots {
  /** The headers without the date's. */
  readonly headers: readonly string[];
  /** Position of the ids among them. */
  readonly idColumn: number;
  /** From the first to the last; days without a row are not among them. */
  readonly days: readonly DayTable[];
  /** What could not be played, in sentences. */
  readonly remarks: readonly string[];
}

const DATE_WORDS = ['date', 'day', 'snapshotdate', 'snapshotday', 'asof', 'asofdate', 'timestamp'];
const ID_WORDS = ['customerid', 'accountid', 'id', 'customer', 'account'];
const SCORE_WORDS = ['healthscore', 'customerhealthscore', 'overallhealthscore'];

/**
 * Reads the text of a CSV file. Of two rows of a customer on one day the later counts, as a later run of that day would.
 * @throws A sentence where there is no column of dates or of ids.
 */
export function readSnapshots(text: string): Snapshots {
  const [headers = [], ...rows] = readCsv(text);
  const date = columnOf(headers, DATE_WORDS, 'date');
  const id = columnOf(headers, ID_WORDS, 'customer_id');
  const dates = rows.map((row) => row[date]);
  const order = provenOrder(dates) ?? localeOf('en_US').order;
  const readDay = dayReader(decideOrder(dates, order), () => Number.NaN);

  const days = new Map<number, Map<string, string[]>>();
  const [undated, unnamed, repeated]: [number[], number[], number[]] = [[], [], []];
  rows.forEach((row, i) => {
    const day = readDay(row[date] ?? '');
    const key = row[id]?.trim() ?? '';
    if (row.every((field) => field.trim() === '')) return;
    if (typeof day !== 'number') undated.push(i + 2);
    else if (key === '') unnamed.push(i + 2);
    else {
      const customers = days.get(day) ?? new Map<string, string[]>();
      if (customers.has(key)) repeated.push(i + 2);
      const fields = headers.map((_, column) => (column === id ? key : (row[column] ?? '')));
      fields.splice(date, 1);
      customers.delete(key);
      days.set(day, customers.set(key, fields));
    }
  });
  return {
    headers: headers
      .map((header, column) => (column === id ? 'customer_id' : asInput(header)))
      .filter((_, column) => column !== date),
    idColumn: id > date ? id - 1 : id,
    days: [...days.keys()]
      .sort((a, b) => a - b)
      .map((day) => ({ date: dayToIso(day), rows: [...days.get(day)!.values()] })),
    remarks: [
      remark(
        undated,
        'has no date that can be read, and is left out',
        'have no date that can be read, and are left out',
      ),
      remark(unnamed, 'has no customer id, and is left out', 'have no customer id, and are left out'),
      remark(
        repeated,
        'repeats a customer of the same day: the later row counts',
        'repeat a customer of the same day: the later row counts',
      ),
    ].filter((line) => line !== ''),
  };
}

/** The header of the score that the file brings along: the add-on takes its own header for a result of its own. */
export const GIVEN_SCORE = 'overall_score';

function asInput(header: string): string {
  return SCORE_WORDS.includes(wordKey(header)) ? GIVEN_SCORE : header;
}

function columnOf(headers: readonly string[], words: readonly string[], name: string): number {
  const at = words.map((word) => headers.findIndex((header) => wordKey(header) === word)).find((i) => i >= 0);
  if (at === undefined) throw new Error(`No column is headed "${name}": the first line holds the headers.`);
  return at;
}

function remark(rows: readonly number[], one: string, many: string): string {
  if (rows.length === 0) return '';
  if (rows.length === 1) return `Line ${rows[0]} ${one}.`;
  const shown = rows.slice(0, 5).join(', ');
  return `${rows.length} lines ${many}: ${shown}${rows.length > 5 ? ' ...' : ''}.`;
}
