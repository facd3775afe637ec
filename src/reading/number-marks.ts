import { Missing } from '../scoring/value';
import { DOUBTFUL_THOUSANDS } from './cells/missing';
import { readNumber } from './cells/number';
import { CONVENTIONS, type Locale } from './locale';

/** How the texts of a number column are written, once for all its cells. */
export interface MarksDecision {
  readonly locale: Locale | undefined;
  /** Why a plain number among such texts cannot be trusted; undefined where it can. */
  readonly doubt: (value: number) => Missing | undefined;
}

const NO_DOUBT = () => undefined;

/**
 * Decides whether the texts of a column have the marks of another country than the sheet: 1.234,56 in an English one. Some
 * can only be read so, and none only as the sheet writes. Its plain numbers were texts too, of which the import has made what
 * it could: 1.200 became 1.2.
 */
export function decideMarks(cells: readonly unknown[], locale: Locale | undefined): MarksDecision {
  const sheet = { locale, doubt: NO_DOUBT };
  const texts = cells.filter(
    (cell) => typeof cell === 'string' && cell !== '' && /\d[.,'’\s\u00a0\u202f]\d/.test(cell),
  );
  if (texts.length === 0) return sheet;
  const own = locale ?? { ...CONVENTIONS[0]!, order: 'day first' as const };
  const provesOther = texts.some((cell) => !isNumber(cell, own));
  if (!provesOther) return sheet;
  const other = CONVENTIONS.map((marks) => ({ ...own, ...marks })).find((marks) =>
    texts.every((cell) => isNumber(cell, marks) || !isNumberSomehow(cell)),
  );
  if (!other || other.decimal === own.decimal) return sheet;
  const isCut =
    locale !== undefined && cells.some((cell) => typeof cell === 'number' && !Number.isInteger(cell));
  const doubt = (value: number) => (Math.abs(value) < 1000 && value !== 0 ? DOUBTFUL_THOUSANDS : undefined);
  return { locale: other, doubt: isCut ? doubt : NO_DOUBT };
}

function isNumber(cell: unknown, locale: Locale): boolean {
  return !(readNumber(cell, locale) instanceof Missing);
}

function isNumberSomehow(cell: unknown): boolean {
  return CONVENTIONS.some((marks) => isNumber(cell, { ...marks, order: 'day first' }));
}
