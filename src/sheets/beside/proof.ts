import type { ScoreRow } from '../../customers/score-row';
import { keyText } from '../../reading/identity';

/**
 * Whether a column that carries our mark still holds what was left there. A mark stays with its column whatever is pasted into
 * it: next week's export with one more column lands in ours, and is the user's from then on.
 */

/** A marked column as it stands. */
export interface MarkedColumn {
  /** The result that was left there. */
  readonly name: string;
  /** The fingerprint of the values that were left there; empty for a live column. */
  readonly print: string;
  readonly header: unknown;
  /** The formulas from the header down; '' where there is none. */
  readonly formulas: readonly string[];
  /** The values below the header. */
  readonly values: readonly unknown[];
  /** The ids of the same rows. */
  readonly ids: readonly unknown[];
}

/**
 * The marked columns that are ours still. `lastScores` is asked only where the columns themselves do not tell. Where several have
 * their own headers and no formula left, though they were live, or though most hold other values, a copy of our results was
 * pasted over them, as with an export of last month.
 */
export function stillOurs<T extends MarkedColumn>(
  columns: readonly T[],
  lastScores: () => readonly ScoreRow[],
): readonly T[] {
  // A column deleted while we wrote leaves one result under the mark of its neighbor: that is ours as well.
  const names = columns.map(({ name }) => name);
  const ours = columns.filter((column) => names.some((name) => isStillOurs({ ...column, name }, lastScores)));
  const wereLive = columns.every(({ print }) => print === '');
  const isCopy =
    columns.length > 1 && columns.every(isUnderItsHeader) && (wereLive || ours.length < columns.length / 2);
  return isCopy ? columns : ours;
}

/** Whether a column holds what was left there to the letter, under its own header: then no mark has to be asked. */
export function isAsLeft({ name, print, header, formulas, values }: MarkedColumn): boolean {
  const [headerFormula = '', ...below] = formulas;
  if (print === '') return isLookup(headerFormula, name);
  return (
    header === name &&
    headerFormula === '' &&
    below.every((formula) => formula === '') &&
    fingerprint(values) === print
  );
}

/** Whether a column shows the results of the last run under its own header, by whatever formula or none. */
export function showsLastRun(column: MarkedColumn, lastScores: () => readonly ScoreRow[]): boolean {
  const { name, print, header, values } = column;
  if (header !== name) return false;
  return (print !== '' && fingerprint(values) === print) || wasScored(column, lastScores());
}

function isUnderItsHeader({ name, header, formulas }: MarkedColumn): boolean {
  return header === name && formulas.every((formula) => formula === '');
}

/** Whether a column holds what a run left of the result of this name. */
function isStillOurs(column: MarkedColumn, lastScores: () => readonly ScoreRow[]): boolean {
  const { name, print, header, formulas, values } = column;
  const [headerFormula = '', ...below] = formulas;
  if (headerFormula !== '') return isLookup(headerFormula, name);
  if (below.some((formula) => formula !== '')) return false;
  const isBlank = values.every((value) => value === '');
  if (isBlank) return header === '' || header === name;
  if (print !== '' && fingerprint(values) === print) return true;
  return header === name && wasScored(column, lastScores());
}

/** Whether a formula is a look-up of ours for this result, in whatever rows and tab it now reads. */
function isLookup(formula: string, name: string): boolean {
  return formula.startsWith('=ARRAYFORMULA(IF(ROW(') && formula.includes(`"${name}"`);
}

/**
 * Whether all values are those of the last run: each the one of its row's id, as after a deleted or copied row, or together
 * no more than there were, as after a paste in another order.
 */
function wasScored({ name, values, ids }: MarkedColumn, scored: readonly ScoreRow[]): boolean {
  const ofId = new Map<string, Set<string>>();
  const left = new Map<string, number>();
  for (const { cell } of scored) {
    const [id, value] = [keyText(cell('Customer id')), textOf(cell(name))];
    ofId.set(id, (ofId.get(id) ?? new Set()).add(value));
    left.set(value, (left.get(value) ?? 0) + 1);
  }
  const filled = values.flatMap((value, row) => (value === '' ? [] : [{ value: textOf(value), row }]));
  if (filled.every(({ value, row }) => ofId.get(keyText(ids[row]))?.has(value))) return true;
  return filled.every(({ value }) => {
    const rest = left.get(value) ?? 0;
    left.set(value, rest - 1);
    return rest > 0;
  });
}

/** Tells one list of values from another, whatever the order and however many blanks: a sort or a pasted row changes no value. */
export function fingerprint(values: readonly unknown[]): string {
  const filled = values.filter((value) => value !== '').map(textOf);
  if (filled.length === 0) return '';
  const [sum, mixed] = filled
    .map(hash)
    .reduce(([a, b], value) => [(a + value) >>> 0, (b ^ Math.imul(value, 0x9e3779b1)) >>> 0], [0, 0]);
  return `${filled.length}.${sum.toString(36)}.${mixed.toString(36)}`;
}

/** FNV-1a, 32 bit (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** A value as text: 46.3 may come back as "46.3", and a day as a Date. */
function textOf(value: unknown): string {
  return Object.prototype.toString.call(value) === '[object Date]' ? String(Number(value)) : String(value);
}
