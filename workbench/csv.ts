/**
 * CSV files.
 *
 * Opening: a field becomes what Sheets makes of it by the locale, with two exceptions, because a file holds data and not
 * keystrokes: a leading apostrophe stays (`'s-Hertogenbosch`), and of the fields that could be formulas only those with
 * a leading `=` are (`+49 30 1234` stays text).
 *
 * Saving: values in full precision, dates as yyyy-mm-dd, TRUE and FALSE, formulas as their value. Numbers have the
 * locale's decimal sign, with `;` between fields where that is a comma, so that the file opens again as it was saved.
 * The cells that another spreadsheet would run as formulas are reported, for the caller to say so, and stand behind an apostrophe
 * where they are to be disarmed.
 */
import Papa from 'papaparse';
import { startsFormula } from '../src/base/csv';
import { columnLetters } from './a1';
import { isoText, makeRoom } from './contents';
import { type Entry, parseEntry } from './entry';
import type { CellValue, Grid, GridSheet, StyleValue } from './grid';
import { type LocaleRules, localeRules } from './locale';
import { formatKind } from './number-format';

/** Fills an empty sheet from the text of a CSV file, and makes it as large as it needs to be. */
export function openCsv(grid: Grid, sheet: GridSheet, text: string, year: number): void {
  const fields = readCsv(text);
  const columns = Math.max(1, ...fields.map((row) => row.length));
  makeRoom(sheet, fields.length, columns);
  if (fields.length === 0) return;
  const entries = fields.map((row) =>
    Array.from({ length: columns }, (_, j) => fieldEntry(row[j] ?? '', grid.locale, year)),
  );
  const area = { row: 0, column: 0, rows: entries.length, columns };
  sheet.write(
    area,
    entries.map((row) => row.map(({ content }) => content)),
  );
  sheet.setStyles(
    area,
    'numberFormat',
    entries.map((row) => row.map(({ format }) => format)),
  );
}

/** The fields of a CSV file, row by row. */
export function readCsv(text: string): string[][] {
  return parseCsv(text).rows;
}

interface ParsedCsv {
  readonly rows: string[][];
  readonly delimiter: string;
  /** Whether a quotation mark is never closed, so that the last field holds all the rest. */
  readonly unclosed: boolean;
}

/** Excel writes it in front: the character that separates the fields. */
const SEPARATOR_LINE = /^"?sep=(.)"?(?:\r\n|\r|\n|$)/i;

function parseCsv(text: string): ParsedCsv {
  const bare = text.replace(/^\ufeff/, '');
  const [line = '', named] = SEPARATOR_LINE.exec(bare) ?? [];
  const delimiter = named ?? delimiterOf(bare);
  const { data, errors } = Papa.parse<string[]>(bare.slice(line.length), { delimiter });
  const last = data.at(-1);
  const rows = last?.length === 1 && last[0] === '' ? data.slice(0, -1) : data;
  return { rows, delimiter, unclosed: errors.some(({ code }) => code === 'MissingQuotes') };
}

const DELIMITERS = [',', ';', '\t', '|', '^', '~'];
/** Enough rows to tell decimal commas and commas in names from separators. */
const ROWS_LOOKED_AT = 50;

/** What separates the fields: what gives the most rows the same number of them, then the first row the most. */
function delimiterOf(text: string): string {
  const rated = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: ROWS_LOOKED_AT });
    const widths = data.filter((row) => row.length > 1 || row[0] !== '').map((row) => row.length);
    const counts = new Map<number, number>();
    for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
    return { delimiter, alike: Math.max(0, ...counts.values()), first: widths[0] ?? 0 };
  });
  return rated.reduce((best, other) =>
    other.alike > best.alike || (other.alike === best.alike && other.first > best.first) ? other : best,
  ).delimiter;
}

const NAMES: Readonly<Record<string, string>> = {
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'upright bars',
  '^': 'carets',
  '~': 'tildes',
};
const DECIMAL_COMMA = /^-?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+(?:\s?[%€])?$/;

/** What a person should know of how a file was read: a sentence each, and none of one with commas and points. */
export function csvRemarks(text: string, locale: string): string[] {
  const { rows, delimiter, unclosed } = parseCsv(text);
  const remarks: string[] = [];
  if (delimiter in NAMES) remarks.push(`Its fields are separated by ${NAMES[delimiter]}.`);
  if (localeRules(locale).decimal === '.' && delimiter !== ',') {
    const row = rows.findIndex((fields) => fields.some((field) => DECIMAL_COMMA.test(field.trim())));
    const column = rows[row]?.findIndex((field) => DECIMAL_COMMA.test(field.trim()));
    if (column !== undefined)
      remarks.push(
        `${columnLetters(column)}${row + 1} has a decimal comma and stays text: give the locale of the file, such as de_DE.`,
      );
  }
  if (unclosed)
    remarks.push(`A quotation mark is never closed: row ${rows.length} holds all the rest of the file.`);
  return remarks;
}

/** What a field becomes in a cell. */
export function fieldEntry(field: string, locale: string, year: number): Entry {
  const entry = parseEntry(field, locale, null, year);
  const { content } = entry;
  const isFormula = typeof content === 'object' && content !== null;
  return field[0] === "'" || (isFormula && field[0] !== '=') ? { content: field } : entry;
}

export interface SavedCsv {
  readonly text: string;
  /** The cells, such as `B7`, whose text another spreadsheet would run as a formula. */
  readonly formulaLike: readonly string[];
}

/** The text of a CSV file with all that a sheet holds; what another spreadsheet would run as a formula behind an apostrophe, where it is to be disarmed. */
export function saveCsv(grid: Grid, sheet: GridSheet, isDisarmed = false): SavedCsv {
  const rules = localeRules(grid.locale);
  const { rows, columns } = sheet.extent();
  if (rows === 0) return { text: '', formulaLike: [] };
  const area = { row: 0, column: 0, rows, columns };
  const values = sheet.values(area);
  const formats = sheet.styles(area, 'numberFormat');
  const fields = values.map((row, i) =>
    row.map((value, j) => {
      const text = fieldText(value, formats[i]![j]!, rules);
      return isDisarmed && startsFormula(value) ? `'${text}` : text;
    }),
  );
  const formulaLike = values.flatMap((row, i) =>
    row.flatMap((value, j) => (startsFormula(value) ? [`${columnLetters(j)}${i + 1}`] : [])),
  );
  return {
    text: `${Papa.unparse(fields, { delimiter: rules.decimal === ',' ? ';' : ',' })}\r\n`,
    formulaLike,
  };
}

function fieldText(value: CellValue, format: StyleValue | null, rules: LocaleRules): string {
  if (value === null || typeof value === 'string') return value ?? '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (formatKind(String(format ?? '')) !== 'date') return String(value).replace('.', rules.decimal);
  return isoText(value, ' ');
}
