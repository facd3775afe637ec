/**
 * CSV files.
 *
 * Opening: a field becomes what Sheets makes of it by the locale, with two exceptions, because a file holds data and not
 * keystrokes: a leading apostrophe stays (`'s-Hertogenbosch`), and of the fields that could be formulas only those with
 * a leading `=` are (`+49 30 1234` stays text).
 *
 * Saving: values in full precision, dates as yyyy-mm-dd, TRUE and FALSE, formulas as their value. Numbers have the
 * locale's decimal sign, with `;` between fields where that is a comma, so that the file opens again as it was saved.
 * Text is saved as it stands: an apostrophe put in front against formula injection would change the customers' own data.
 * Instead the cells that another spreadsheet would run as formulas are reported, for the caller to say so.
 */
import Papa from 'papaparse';
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
  const bare = text.replace(/^\ufeff/, '');
  const { data } = Papa.parse<string[]>(bare, { delimiter: delimiterOf(bare) });
  const last = data.at(-1);
  return last?.length === 1 && last[0] === '' ? data.slice(0, -1) : data;
}

/** What separates the headers: decimal commas further down would mislead. */
function delimiterOf(text: string): string {
  const headers = text.split(/\r?\n/, 1)[0]!.replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => headers.split(delimiter).length;
  return [',', ';', '\t', '|'].reduce((best, other) => (count(other) > count(best) ? other : best));
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

/** The text of a CSV file with all that a sheet holds. */
export function saveCsv(grid: Grid, sheet: GridSheet): SavedCsv {
  const rules = localeRules(grid.locale);
  const { rows, columns } = sheet.extent();
  if (rows === 0) return { text: '', formulaLike: [] };
  const area = { row: 0, column: 0, rows, columns };
  const values = sheet.values(area);
  const formats = sheet.styles(area, 'numberFormat');
  const fields = values.map((row, i) => row.map((value, j) => fieldText(value, formats[i]![j]!, rules)));
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

function startsFormula(value: CellValue): boolean {
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value);
}
