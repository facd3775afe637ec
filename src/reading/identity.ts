import { groupBy } from '../base/group-by';
import { Missing, type Value } from '../scoring/value';
import { readKey } from './cells/key';
import type { Findings } from './findings';
import type { ColumnPlace } from './headers';

/** The customers of a table by id; `keys` has one entry per row, empty where there is no customer. */
export interface Identities {
  readonly keys: readonly string[];
  /** Positions of rows that hold something but no id. */
  readonly blank: readonly number[];
  /** Positions of rows whose id another row has as well. */
  readonly duplicates: readonly number[];
  /** Positions of rows whose id differs from another's only by case, which look-ups in Sheets ignore, by zeros in front, or not to the eye. */
  readonly caseClashes: readonly number[];
  /** Positions of rows whose id is a number of so many digits that Sheets has rounded it. */
  readonly rounded: readonly number[];
}

/** A customer's id as ids are compared: as text, without the spaces around it. Empty for a cell that is no id. */
export function keyText(cell: unknown): string {
  const key: Value = readKey(cell);
  return key instanceof Missing ? '' : String(key).trim();
}

/** True for a row with nothing in it; an unticked checkbox is nothing, since sheets are filled with them. */
export function isEmptyRow(row: readonly unknown[]): boolean {
  for (const cell of row) if (!isEmptyCell(cell)) return false;
  return true;
}

function isEmptyCell(cell: unknown): boolean {
  if (typeof cell === 'string') return cell === '' || cell.trim() === '';
  return cell === null || cell === undefined || cell === false;
}

/** Sheets keeps 15 digits of a number. */
const MOST_EXACT = 1e15;

function isRounded(cell: unknown): boolean {
  return typeof cell === 'number' && Math.abs(cell) >= MOST_EXACT;
}

/** Letters of other alphabets that look like Latin ones, each in front of the letter it looks like. */
const LOOKS_LIKE = 'аaвbеeкkмmнhоoрpсcтtуyхxіiѕsαaβbεeηhιiκkμmνvοoρpτtυyχx';

/** An id in figures: of these Sheets drops the zeros in front, unless the column is plain text. */
const IN_FIGURES = /^\d+$/;

/** An id as it looks: two that look the same are most likely one, written in other letters, widths or cases. */
function looksOf(key: string): string {
  if (IN_FIGURES.test(key)) return key.replace(/^0+(?=\d)/, '');
  const text = key.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  // Public tables say that look-ups in Sheets take é for e.
  return Array.from(
    text.normalize('NFKD').replace(/[\u00ad\u200b-\u200f\u2060\ufeff]|\p{M}/gu, ''),
    (letter) => {
      const at = LOOKS_LIKE.indexOf(letter);
      return at >= 0 && at % 2 === 0 ? LOOKS_LIKE.charAt(at + 1) : letter;
    },
  ).join('');
}

/** Finds every row's customer, and the ids that do not tell customers apart. */
export function identify(rows: readonly (readonly unknown[])[], keyColumn: number): Identities {
  const keys = rows.map((row) => keyText(row[keyColumn]));
  const sameKey = rowsBy(keys, (key) => key);
  const sameButCase = rowsBy(keys, looksOf);
  const shared = (row: number) => (sameKey.get(keys[row]!)?.length ?? 0) > 1;
  const clashing = [...sameButCase.values()].filter(
    (group) => new Set(group.map((row) => keys[row])).size > 1,
  );
  return {
    keys,
    blank: positions(keys, (key, row) => key === '' && !isEmptyRow(rows[row]!)),
    duplicates: positions(keys, (key, row) => key !== '' && shared(row)),
    caseClashes: clashing.flat().sort((a, b) => a - b),
    rounded: positions(keys, (_, row) => isRounded(rows[row]![keyColumn])),
  };
}

/** Adds what is wrong with a table's ids; `contracts` are rows that are contracts of one customer. */
export function reportIdentities(
  findings: Findings,
  identities: Identities,
  place: ColumnPlace,
  rows: readonly (readonly unknown[])[],
  contracts: ReadonlySet<number> = new Set(),
): void {
  for (const row of identities.blank) reportNoKey(findings, place, row, rows[row]?.[place.index]);
  for (const row of identities.duplicates) {
    const kind = contracts.has(row) ? 'several contracts' : 'duplicate id';
    findings.add(kind, place, row, identities.keys[row]);
  }
  const inLetters = identities.caseClashes.filter((row) => !IN_FIGURES.test(identities.keys[row]!));
  const clashing = new Set(inLetters.map((row) => identities.keys[row]!.toLowerCase()));
  const byCase = clashing.size === new Set([...clashing].map(looksOf)).size;
  for (const row of identities.caseClashes) {
    const key = identities.keys[row]!;
    const kind = IN_FIGURES.test(key)
      ? 'ids differ by zeros'
      : byCase
        ? 'ids differ by case'
        : 'ids look alike';
    findings.add(kind, place, row, key);
  }
  for (const row of identities.rounded) findings.add('rounded id', place, row, identities.keys[row]);
}

function reportNoKey(findings: Findings, place: ColumnPlace, row: number, cell: unknown): void {
  const key = readKey(cell);
  if (key instanceof Missing && key.reason !== 'blank') findings.refused(place, row, key, cell);
  else findings.add('blank id', place, row, '');
}

function rowsBy(keys: readonly string[], group: (key: string) => string): Map<string, number[]> {
  const rows = positions(keys, (key) => key !== '');
  return groupBy(rows, (row) => group(keys[row]!));
}

function positions(keys: readonly string[], wanted: (key: string, row: number) => boolean): number[] {
  return keys.flatMap((key, row) => (wanted(key, row) ? [row] : []));
}
