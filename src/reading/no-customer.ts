import { timeOf } from '../base/calendar';
import { once } from '../base/once';
import { Missing } from '../scoring/value';
import { readDay } from './cells/day';
import { absenceIn } from './cells/missing';
import { readNumber, readPercent } from './cells/number';
import type { Input } from './headers';
import { isEmptyRow, keyText } from './identity';
import type { Locale } from './locale';
import { cleanText, normalizeHeader, wordKey } from './normalize';

/** Why a row that holds something is no customer. */
export type NoCustomer = 'total' | 'footer' | 'repeated header' | 'row of units' | 'further contract';

/** What is known of a table before its cells are read. */
export interface Rows {
  readonly headers: readonly unknown[];
  readonly rows: readonly (readonly unknown[])[];
  readonly inputs: readonly Input[];
  readonly locale?: Locale | undefined;
}

/** Why a row is no customer, for each row (from 0) of which that is certain. */
export type NoCustomers = ReadonlyMap<number, NoCustomer>;

const TOTALS =
  'total|totals|grand total|grand totals|sub total|subtotal|subtotals|overall total|sum|average|averages|avg|mean|median|count|minimum|maximum|min|max|total average|total avg|sum average|totals averages|summe|gesamt|gesamtsumme|zwischensumme|durchschnitt|mittelwert|total general|totaux|somme|sous total|moyenne|suma|promedio|total geral|soma|media|totaal|som|subtotaal|gemiddelde|totale|totali|somma|subtotale|итого|всего|сумма|среднее|合计|总计|小计|平均|平均值|合計|総計|小計|總計|平均値';
let totals: ReadonlySet<string> | undefined;

const FOOTER =
  /^(confidential\b|copyright\b|\(c\)|©|all rights reserved|generated (by|on)|report generated|exported (by|on|from)|as of \d|page \d+|source:|data source|filtered by|total records|\d+ records?$|number of records|last updated|end of (report|file)|vertraulich\b|stand:|confidentiel\b|confidencial\b)/i;
const UNITS =
  ' text string number numeric integer int float decimal date datetime day yyyymmdd mmddyyyy ddmmyyyy boolean bool yesno yn truefalse count usd eur gbp currency money % percent percentage ratio share hours hrs minutes min days word words list id key email score points 010 0100 15 17 01 unit units type zahl datum prozent stunden tage texte nombre jours heures numero fecha porcentaje horas dias ';

const NUMBERS = [
  'percent',
  'ratio',
  'satisfaction',
  'score',
  'count',
  'money',
  'hours',
  'minutes',
  'days',
  'points',
];
/** What adds up from row to row. */
const SUMS = ['money', 'count'];

/** What begins with the first word of a label, or has letters beyond ASCII, which have to be spelled out. */
const mayBeTotal = once(() => {
  const words = TOTALS.split('|').map((label) => label.split(' ')[0]!);
  return new RegExp(`^[^a-z]*(?:${[...new Set(words)].join('|')})(?![a-z])|[^ -~]`, 'i');
});

/** True for the label of a row of totals or averages, `Grand Totals (3 records)`; a customer may be named Total Energies. */
export function isTotalLabel(cell: unknown): boolean {
  if (typeof cell !== 'string' || cell.length > 60) return false;
  // Most cells that are asked about are ids and names: their first word alone tells that they are no total.
  if (!mayBeTotal().test(cell)) return false;
  const label = cleanText(cell).replace(/\([^)]*\)\s*:?$/, '');
  totals ??= new Set(TOTALS.split('|'));
  const words = normalizeHeader(label.replace(/[/&+=]/g, ' ').replace(/[:\s]+\d+( \p{L}+)?$/u, ''));
  return totals.has(words);
}

/**
 * The rows (from 0) that hold something and are no customers: found only where it is certain, from a label, from the sums
 * of the rows above, or from words in the columns of numbers throughout.
 */
export function noCustomers({ headers, rows, inputs, locale }: Rows): NoCustomers {
  const found = new Map<number, NoCustomer>();
  const key = inputs.find(({ metric }) => metric.header === 'customer_id');
  const name = inputs.find(({ metric }) => metric.header === 'name');
  const numbers = inputs.filter(({ metric }) => NUMBERS.includes(metric.kind));
  const typed = inputs.filter(({ metric }) => metric.kind === 'day').concat(numbers);
  const sums = new Sums(
    rows,
    numbers.filter(({ metric }) => SUMS.includes(metric.kind)),
    locale,
  );

  for (let position = 0; position < rows.length; position++) {
    const row = rows[position]!;
    if (isEmptyRow(row)) continue;
    if (repeatsHeader(row, headers)) found.set(position, 'repeated header');
    else if (position < 2 && areUnits(row, typed)) found.set(position, 'row of units');
    else if (isTotal(row, position)) found.set(position, 'total');
  }
  for (const position of [...footers(rows, found)].reverse()) found.set(position, 'footer');
  return found;

  function isTotal(row: readonly unknown[], position: number): boolean {
    const id = key ? keyText(row[key.index]) : '';
    if (isTotalLabel(id)) return true;
    const called = name ? keyText(row[name.index]) : '';
    // A customer may be called Total, but then it does not happen to pay what all before it pay.
    if (id !== '') return isTotalLabel(called) && sums.reached(position, found);
    if (isTotalLabel(called) || isTotalLabel(row.find((cell) => cell !== ''))) return true;
    return called === '' && sums.reached(position, found);
  }
}

/** Tells whether a row holds the sums of those before it: few tables have a row that could, so they are added up when one is asked about. */
class Sums {
  private readonly sums: number[];
  private added = 0;
  private next = 0;

  constructor(
    private readonly rows: Rows['rows'],
    private readonly columns: readonly Input[],
    private readonly locale: Locale | undefined,
  ) {
    this.sums = columns.map(() => 0);
  }

  /** `others` are rows before it that do not count. */
  reached(position: number, others: NoCustomers): boolean {
    for (; this.next < position; this.next++) {
      if (!others.has(this.next) && !isEmptyRow(this.rows[this.next]!)) this.add(this.next);
    }
    const filled = this.columns.flatMap((column, i) => {
      const value = this.numberIn(position, column);
      return value === undefined ? [] : [{ value, sum: this.sums[i]! }];
    });
    return (
      this.added >= 2 &&
      filled.some(({ value }) => value !== 0) &&
      filled.every(({ value, sum }) => Math.abs(value - sum) <= 1e-9 * Math.max(1, Math.abs(sum)))
    );
  }

  private add(row: number): void {
    this.added += 1;
    this.columns.forEach((column, i) => {
      this.sums[i]! += this.numberIn(row, column) ?? 0;
    });
  }

  private numberIn(row: number, { index }: Input): number | undefined {
    const value = readNumber(this.rows[row]![index], this.locale);
    return value instanceof Missing ? undefined : value;
  }
}

function repeatsHeader(row: readonly unknown[], headers: readonly unknown[]): boolean {
  const mostOthers = 0.4 * row.length;
  let [same, others] = [0, 0];
  for (let i = 0; i < row.length && others <= mostOthers; i++) {
    const cell = row[i];
    if (cell === '') continue;
    if (typeof cell === 'string' && cell === headers[i]) same += 1;
    else others += 1;
  }
  return same >= 2 && same >= 0.6 * (same + others);
}

/** Words in the columns of numbers and dates throughout, of which most are names of units. */
function areUnits(row: readonly unknown[], typed: readonly Input[]): boolean {
  const cells = filledIn(row);
  // Sheets makes a date of the range 1-5.
  if (cells.length < 3 || cells.some((cell) => typeof cell !== 'string' && timeOf(cell) === undefined))
    return false;
  const words = cells.filter((cell) => typeof cell !== 'string' || isUnit(cell)).length;
  const inTyped = typed
    .map(({ index }) => row[index])
    .filter((cell) => typeof cell === 'string' && cell !== '');
  const readable = inTyped.some((cell) => !isUnit(String(cell)) && isValue(cell));
  return inTyped.length >= 2 && !readable && words >= 0.5 * cells.length;
}

function isUnit(text: string): boolean {
  return UNITS.includes(` ${text.trim() === '%' ? '%' : wordKey(text)} `);
}

function isValue(cell: unknown): boolean {
  return (
    !(readPercent(cell, undefined, Number, Number) instanceof Missing) ||
    !(readDay(cell) instanceof Missing) ||
    (typeof cell === 'string' && absenceIn(cleanText(cell)) !== undefined)
  );
}

/** The rows at the end that hold a sentence and nothing else. */
function* footers(
  rows: readonly (readonly unknown[])[],
  found: ReadonlyMap<number, NoCustomer>,
): Generator<number> {
  const width = filledIn(rows.find((row, position) => !isEmptyRow(row) && !found.has(position)) ?? []).length;
  for (let position = rows.length - 1; position >= 0; position--) {
    const row = rows[position]!;
    if (isEmptyRow(row) || found.has(position)) continue;
    const cells = filledIn(row);
    const isSentence = cells.length === 1 && width > 3 && wordsOf(cells[0]) >= 7;
    if (!isSentence && !(cells.length <= 2 && FOOTER.test(textOf(cells[0])))) return;
    yield position;
  }
}

function filledIn(row: readonly unknown[]): unknown[] {
  return row.filter((cell) => cell !== '' && cell !== null && cell !== undefined);
}

function textOf(cell: unknown): string {
  return typeof cell === 'string' ? cleanText(cell) : '';
}

function wordsOf(cell: unknown): number {
  return textOf(cell).split(/\s+/).length;
}
