/** What happens to the references in a formula when rows, columns, cells or tabs change around it. */
import { type Change, shiftIndex } from '../shift';
import { type Corner, printReference, type Reference, type Token, tokenize } from './formula-text';

/** What becomes of a reference; `null` where it is left with nothing to point to. */
type Rewrite = (reference: Reference) => Reference | null;

/** Changes each reference of a formula; `null` makes it `#REF!`. Text that is no formula stays as it is. */
export function rewriteReferences(formula: string, decimal: string, rewrite: Rewrite): string {
  let tokens: Token[];
  try {
    tokens = tokenize(formula, decimal);
  } catch {
    return formula;
  }
  const texts = tokens.map((token) => {
    if (token.kind !== 'reference') return token.text;
    const changed = rewrite(token.reference);
    if (changed === token.reference) return token.text;
    return changed ? printReference(changed) : '#REF!';
  });
  return `=${texts.join('')}`;
}

/** The formula as people of another locale write it, once the spreadsheet has that locale: `=ROUND(1.5,0)` is `=ROUND(1,5;0)`. */
export function inDecimals(formula: string, from: string, to: string): string {
  const byComma = to === ',';
  if (byComma === (from === ',')) return formula;
  let tokens: Token[];
  try {
    tokens = tokenize(formula, from);
  } catch {
    return formula;
  }
  const texts = tokens.map(({ kind, text }) => {
    if (kind === 'number') return text.replace(/[.,]/, byComma ? ',' : '.');
    if (kind === 'nextArgument') return byComma ? ';' : ',';
    if (kind === 'nextColumn') return byComma ? '\\' : ',';
    return text;
  });
  return `=${texts.join('')}`;
}

/** Rows or columns were inserted, deleted or moved in the tab that the reference points to. */
export function shiftReference(reference: Reference, change: Change): Reference | null {
  const axis = change.dimension === 'rows' ? 'row' : 'column';
  const { start, end } = reference;
  if (!end) {
    const index = shiftIndex(start[axis]!, change);
    if (index === null) return null;
    return index === start[axis] ? reference : { ...reference, start: at(start, axis, index) };
  }
  if (start[axis] === null && end[axis] === null) return reference;
  const span = shiftSpan(start[axis] ?? 0, end[axis] ?? Number.POSITIVE_INFINITY, change);
  if (!span) return null;
  if (span[0] === (start[axis] ?? 0) && span[1] === (end[axis] ?? Number.POSITIVE_INFINITY)) return reference;
  return {
    ...reference,
    start: start[axis] === null ? start : at(start, axis, span[0]),
    end: end[axis] === null ? end : at(end, axis, span[1]),
  };
}

/** The formula was copied so far: parts without `$` move along. */
export function offsetReference(reference: Reference, rows: number, columns: number): Reference | null {
  const start = offsetCorner(reference.start, rows, columns);
  const end = reference.end && offsetCorner(reference.end, rows, columns);
  if (!start || (reference.end && !end)) return null;
  return { ...reference, start, end };
}

function shiftSpan(first: number, last: number, change: Change): readonly [number, number] | null {
  const { index, count } = change;
  const end = index + count;
  if (change.kind === 'insert')
    return [first >= index ? first + count : first, last >= index ? last + count : last];
  if (change.kind === 'delete') {
    if (first >= index && last < end) return null;
    return [
      first < index ? first : Math.max(index, first - count),
      last < index ? last : Math.max(index, last + 1 - count) - 1,
    ];
  }
  // Unverified in Sheets: a move that takes only one end of a range along leaves the range where it is.
  const takes = (position: number) => position >= index && position < end;
  if (takes(first) !== takes(last)) return [first, last];
  return [shiftIndex(first, change)!, last === Number.POSITIVE_INFINITY ? last : shiftIndex(last, change)!];
}

function offsetCorner(corner: Corner, rows: number, columns: number): Corner | null {
  const row = corner.row === null || corner.rowFixed ? corner.row : corner.row + rows;
  const column = corner.column === null || corner.columnFixed ? corner.column : corner.column + columns;
  if ((row ?? 0) < 0 || (column ?? 0) < 0) return null;
  return { ...corner, row, column };
}

function at(corner: Corner, axis: 'row' | 'column', index: number): Corner {
  return { ...corner, [axis]: index };
}
