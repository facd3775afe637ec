/**
 * The one formula that the in-memory grid calculates: the add-on's look-up column. With it the life of a live column
 * can be played thousands of times; that a real spreadsheet calculates it alike is what the Univer grid's tests show.
 */
import { columnIndex, columnLetters } from './a1';
import type { CellValue } from './grid';
import { type Change, shiftIndex } from './shift';

/** What the formula says: rows and columns from zero, `null` where what it referred to is gone. */
export interface LookupColumn {
  readonly keyColumn: number | null;
  readonly headerRow: number | null;
  readonly label: string;
  readonly tab: string;
  readonly ids: number | null;
  readonly results: number | null;
}

const REFERENCE = String.raw`\$([A-Z]+|#REF!)\$(\d+|#REF!):\$(?:[A-Z]+|#REF!)`;
const COLUMN = String.raw`'((?:[^']|'')*)'!\$([A-Z]+|#REF!):\$(?:[A-Z]+|#REF!)`;
const FORMULA = new RegExp(
  String.raw`^=ARRAYFORMULA\(IF\(ROW\(${REFERENCE}\)=ROW\(\$\w+\$[\w#!]+\);"((?:[^"]|"")*)";IF\(\$[^=]*="";;` +
    String.raw`IFNA\(XLOOKUP\([^;]*;${COLUMN};${COLUMN}\)\)\)\)\)$`,
);

/** Reads the formula; undefined for any other. */
export function parseLookup(formula: string): LookupColumn | undefined {
  const match = FORMULA.exec(formula);
  if (!match) return undefined;
  const [, key, row, label, tab, ids, , results] = match as unknown as string[];
  const column = (letters: string) => (letters === '#REF!' ? null : columnIndex(letters));
  return {
    keyColumn: column(key!),
    headerRow: row === '#REF!' ? null : Number(row) - 1,
    label: label!.replace(/""/g, '"'),
    tab: tab!.replace(/''/g, "'"),
    ids: column(ids!),
    results: column(results!),
  };
}

/** The formula's text. */
export function formatLookup({ keyColumn, headerRow, label, tab, ids, results }: LookupColumn): string {
  const letters = (column: number | null) => (column === null ? '#REF!' : columnLetters(column));
  const row = headerRow === null ? '#REF!' : headerRow + 1;
  const keys = `$${letters(keyColumn)}$${row}:$${letters(keyColumn)}`;
  const first = `$${letters(keyColumn)}$${row}`;
  const there = (column: number | null) =>
    `'${tab.replace(/'/g, "''")}'!$${letters(column)}:$${letters(column)}`;
  return (
    `=ARRAYFORMULA(IF(ROW(${keys})=ROW(${first});"${label.replace(/"/g, '""')}";IF(${keys}="";;` +
    `IFNA(XLOOKUP(${keys};${there(ids)};${there(results)})))))`
  );
}

/** The formula after rows or columns of its own tab have changed. */
export function shiftKeys(lookup: LookupColumn, change: Change): LookupColumn {
  const moved = (at: number | null) => (at === null ? null : shiftIndex(at, change));
  return change.dimension === 'rows'
    ? { ...lookup, headerRow: moved(lookup.headerRow) }
    : { ...lookup, keyColumn: moved(lookup.keyColumn) };
}

/** The formula after columns of the tab that it looks into have changed. */
export function shiftResults(lookup: LookupColumn, change: Change): LookupColumn {
  if (change.dimension === 'rows') return lookup;
  const moved = (at: number | null) => (at === null ? null : shiftIndex(at, change));
  return { ...lookup, ids: moved(lookup.ids), results: moved(lookup.results) };
}

/** A tab by its columns. */
interface Columns {
  column(at: number): CellValue[];
}

/** What the formula, standing at this cell of its tab, shows in each row; undefined where it says nothing. */
export function lookUp(
  { keyColumn, headerRow, label, ids, results }: LookupColumn,
  row: number,
  column: number,
  here: Columns,
  there: Columns | undefined,
): (at: number) => CellValue | undefined {
  const blocked = here.column(column).some((value, at) => at > row && value !== null);
  if (keyColumn === null || headerRow === null || ids === null || results === null || !there || blocked) {
    return (at) => (at === row ? '#REF!' : undefined);
  }
  const found = new Map<string, CellValue>();
  const values = there.column(results);
  there.column(ids).forEach((id, at) => {
    if (id !== null && !found.has(lookupKey(id))) found.set(lookupKey(id), values[at] ?? null);
  });
  const keys = here.column(keyColumn);
  return (at) => {
    if (at === row) return label;
    const key = keys[at] ?? null;
    return key === null ? null : (found.get(lookupKey(key)) ?? null);
  };
}

/** As look-ups compare: text whatever its case and accents, and never equal to a number. */
export function lookupKey(value: string | number | boolean): string {
  const text = String(value).toLowerCase();
  const isPlain = /^[\x20-\x7e]*$/.test(text);
  return `${typeof value} ${isPlain ? text : text.normalize('NFD').replace(/\p{M}/gu, '')}`;
}
