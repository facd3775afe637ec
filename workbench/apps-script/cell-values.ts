/** Between what scripts read and write and what cells hold. */
import { parseEntry } from '../entry';
import type { Block, Content, GridSheet, StyleValue } from '../grid';
import { localeRules } from '../locale';
import { displayText, formatKind } from '../number-format';
import type { Area } from '../shift';
import { instantToSerial, serialToInstant } from '../time-zone';
import { refuseInvalid } from './data-validation';
import { ServiceException } from './emulation';
import type { Environment } from './environment';
import { meets } from './range-place';

const MAX_TEXT = 50_000;

/** What `getValues` gives: blanks are `''`, dates are the instant at which they begin in the spreadsheet's time zone. */
export function scriptValues({ grid }: Environment, sheet: GridSheet, area: Area): unknown[][] {
  const block: unknown[][] = sheet.values(area);
  const formats = sheet.styles(area, 'numberFormat');
  block.forEach((row, i) => {
    for (let j = 0; j < row.length; j++) {
      const value = row[j];
      if (value === null) row[j] = '';
      else if (typeof value === 'number' && formatKind(String(formats[i]![j] ?? '')) === 'date') {
        row[j] = new Date(serialToInstant(value, grid.timeZone));
      }
    }
  });
  return block;
}

/** Writes what a script gave to `setValues`. Text is read as if it had been typed. */
export function writeScriptValues(
  environment: Environment,
  sheet: GridSheet,
  area: Area,
  values: Block<unknown>,
): void {
  const formats: Block<StyleValue | null> = sheet.styles(area, 'numberFormat');
  const newFormats: (StyleValue | undefined)[][] = [];
  const read = contentReader(environment);
  const contents = values.map((row, i) =>
    row.map((value, j) => {
      const { content, format } = read(value, formats[i]![j] as string | null);
      if (format) {
        newFormats[i] ??= new Array(area.columns).fill(undefined);
        newFormats[i][j] = format;
      }
      return content;
    }),
  );
  refuseInvalid(environment, sheet, area, contents, (i, j) => newFormats[i]?.[j] ?? formats[i]![j]!);
  sheet.write(area, withoutCovered(sheet, area, contents));
  newFormats.forEach((row, i) => {
    sheet.setStyles({ ...area, row: area.row + i, rows: 1 }, 'numberFormat', [row]);
  });
}

/** Merged cells hold what their first cell holds; what is written into the others is lost. */
function withoutCovered({ merges }: GridSheet, area: Area, contents: Block<Content>): Block<Content> {
  const here = merges.filter((merge) => meets(merge, area));
  if (here.length === 0) return contents;
  const covered = (row: number, column: number) =>
    here.some(
      (merge) =>
        (row !== merge.row || column !== merge.column) && meets(merge, { row, column, rows: 1, columns: 1 }),
    );
  return contents.map((line, i) =>
    line.map((content, j) => (covered(area.row + i, area.column + j) ? null : content)),
  );
}

interface Entry {
  readonly content: Content;
  readonly format?: string;
}

function contentReader({ grid, clock }: Environment): (value: unknown, format: string | null) => Entry {
  const { locale, timeZone } = grid;
  const year = new Date(clock.now()).getUTCFullYear();
  return (value, format) => {
    if (typeof value === 'string') return parseEntry(checkLength(value), locale, format, year);
    if (typeof value === 'number') return { content: Number.isFinite(value) ? value : '#NUM!' };
    if (typeof value === 'boolean') return { content: value };
    if (value === null || value === undefined) return { content: null };
    if (value instanceof Date) return dateEntry(instantToSerial(value.getTime(), timeZone), format, locale);
    return { content: checkLength(String(value)) };
  };
}

function dateEntry(serial: number, format: string | null, locale: string): Entry {
  if (Number.isNaN(serial)) return { content: '#NUM!' };
  const rules = localeRules(locale);
  const ownFormat = Number.isInteger(serial) ? rules.dateFormat : rules.dateTimeFormat;
  const kind = formatKind(format ?? '');
  if (kind === 'text') return { content: displayText(serial, ownFormat, locale) };
  return kind === 'general' ? { content: serial, format: ownFormat } : { content: serial };
}

/** Refuses text that no cell can hold. */
export function checkLength(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  throw new ServiceException(
    'Your input contains more than the maximum of 50000 characters in a single cell.',
  );
}

/** Checks that a block is as large as the range it is meant for. */
export function checkBlock<T>(block: unknown, { rows, columns }: Area, method: string): Block<T> {
  if (!Array.isArray(block) || !block.every((row) => Array.isArray(row))) {
    const given = Array.isArray(block) ? 'number[]' : typeof block;
    throw new ServiceException(
      `The parameters (${given}) don't match the method signature for SpreadsheetApp.Range.${method}.`,
    );
  }
  if (block.length !== rows) throw new ServiceException(mismatch('rows', block.length, rows));
  for (const row of block)
    if (row.length !== columns) throw new ServiceException(mismatch('columns', row.length, columns));
  return block;
}

function mismatch(what: string, given: number, wanted: number): string {
  return `The number of ${what} in the data does not match the number of ${what} in the range. The data has ${given} but the range has ${wanted}.`;
}

/** The same value for every cell of an area. */
export function fill<T>({ rows, columns }: Area, value: T): T[][] {
  const row = new Array<T>(columns).fill(value);
  return new Array<T[]>(rows).fill(row);
}
