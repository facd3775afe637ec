/**
 * Turns formula text as Sheets reads it into the text that Univer's parser reads, and finds out on the way which cells
 * and functions a formula uses. The stored text of a formula is always the one that was written.
 */

import { columnLetters } from '../a1';
import type { Area } from '../shift';
import { FormulaSyntaxError, quoteSheet, type Reference, type Token, tokenize } from './formula-text';
import { type NamedCells, withNamedRanges } from './names';

/** Cells of one tab. */
export interface SheetArea {
  readonly sheetId: number;
  readonly area: Area;
}

export interface SheetSize {
  readonly id: number;
  readonly name: string;
  readonly maxRows: number;
  readonly maxColumns: number;
}

export interface DialectContext {
  /** The decimal mark of the spreadsheet's locale. */
  readonly decimal: string;
  /** The tab of that name, compared as Sheets does, or for `null` the tab of the formula. */
  sheet(name: string | null): SheetSize | undefined;
  /** The range of this name, compared as Sheets does. */
  named(name: string): NamedCells | undefined;
  /** Whether this is a custom function, which may not be given values that change by themselves. */
  isCustom(functionName: string): boolean;
  /** Where the formula stands. */
  readonly row: number;
  readonly column: number;
}

/** Why Sheets shows an error instead of a value. */
export interface Problem {
  readonly value: string;
  readonly message: string;
}

/** What a formula, or a part of it, needs. */
export interface Uses {
  readonly reads: readonly SheetArea[];
  /** Names in capitals. */
  readonly functions: ReadonlySet<string>;
}

export interface Translation {
  /** What Univer's parser reads. */
  readonly text: string;
  readonly uses: Uses;
  /** What the arguments of its custom functions need; `null` where it calls none. */
  readonly customUses: Uses | null;
  /** What is wrong with it. Where `text` is empty it cannot be calculated at all. */
  readonly problem: Problem | null;
}

const NO_ARRAY: Problem = { value: '#VALUE!', message: 'An array value could not be found.' };

export const UNREADABLE: Problem = { value: '#ERROR!', message: 'Formula parse error.' };

/** Brackets while they are open: the pieces between separators, row by row. */
interface Frame {
  readonly bracket: string;
  readonly functionName: string;
  readonly custom: boolean;
  readonly pieces: string[][];
  piece: string;
  constant: boolean;
}

/** Reads a formula in the dialect of Sheets. */
export function translate(formula: string, context: DialectContext): Translation {
  try {
    const tokens = tokenize(formula, context.decimal);
    return translateTokens(withNamedRanges(tokens, context.named), context);
  } catch (error) {
    if (!(error instanceof FormulaSyntaxError)) throw error;
    return { text: '', uses: { reads: [], functions: new Set() }, customUses: null, problem: UNREADABLE };
  }
}

function translateTokens(tokens: readonly Token[], context: DialectContext): Translation {
  const uses = { reads: [] as SheetArea[], functions: new Set<string>() };
  const customUses = { reads: [] as SheetArea[], functions: new Set<string>() };
  let problem: Problem | null = null;
  const frames: Frame[] = [newFrame('', '', false)];
  let name = '';
  for (const [i, token] of tokens.entries()) {
    const frame = frames[frames.length - 1]!;
    if (token.kind === 'function') {
      name = token.text.toUpperCase();
      uses.functions.add(name);
      if (frames.some(({ custom }) => custom)) customUses.functions.add(name);
    } else if (token.kind === 'open') {
      frame.constant = false;
      frames.push(newFrame(token.text, name, context.isCustom(name)));
      name = '';
    } else if (token.kind === 'close') {
      frames.pop();
      frame.pieces[frame.pieces.length - 1]!.push(frame.piece);
      frames[frames.length - 1]!.piece += close(frame);
    } else if (token.kind === 'nextArgument' || token.kind === 'nextColumn' || token.kind === 'nextRow') {
      if (frame.bracket === '(' && frame.functionName === '')
        throw new FormulaSyntaxError('Arguments without a function');
      frame.pieces[frame.pieces.length - 1]!.push(frame.piece);
      if (token.kind === 'nextRow') frame.pieces.push([]);
      frame.piece = '';
    } else if (token.kind === 'reference') {
      frame.constant = false;
      const whole = resolve(token.reference, context);
      const resolved = 'read' in whole && wantsOneCell(tokens, i, frames) ? crossing(whole, context) : whole;
      if ('message' in resolved) {
        problem ??= resolved;
        frame.piece += resolved.value;
        continue;
      }
      uses.reads.push(resolved.read);
      if (frames.some(({ custom }) => custom)) customUses.reads.push(resolved.read);
      frame.piece += resolved.text;
    } else {
      // Univer splits the texts of an array literal at their commas and semicolons.
      const isConstant =
        token.kind === 'name' ? /^(?:true|false)$/i.test(token.text) : token.kind !== 'string';
      if (!isConstant) frame.constant = false;
      frame.piece += token.kind === 'number' ? token.text.replace(',', '.') : token.text;
    }
  }
  const callsCustom = [...uses.functions].some((called) => context.isCustom(called));
  return { text: `=${frames[0]!.piece}`, uses, customUses: callsCustom ? customUses : null, problem };
}

/** In these, operators and functions of single cells are calculated for each cell of a range; elsewhere they are not. */
const ARRAY_CALLS = new Set(
  'ARRAYFORMULA FILTER SORT SORTN SUMPRODUCT INDEX MMULT LAMBDA MAP BYROW BYCOL REDUCE SCAN MAKEARRAY'.split(
    ' ',
  ),
);
/** Functions of single cells, of which people write a range without ARRAYFORMULA. */
const CELL_CALLS = new Set(
  (
    'ABS DAY INT ISBLANK ISERROR ISNUMBER ISTEXT LEFT LEN LOWER MID MONTH PROPER REGEXMATCH RIGHT ROUND TEXT TRIM UPPER ' +
    'VALUE YEAR'
  ).split(' '),
);

/** Whether a range stands where Sheets takes one cell of it: beside an operator, or as a function's single cell. */
function wantsOneCell(tokens: readonly Token[], at: number, frames: readonly Frame[]): boolean {
  if (frames.some(({ functionName, custom }) => custom || ARRAY_CALLS.has(functionName))) return false;
  const [before, after] = [tokens.slice(0, at).reverse(), tokens.slice(at + 1)].map((side) =>
    side.find(({ kind }) => kind !== 'space'),
  );
  const isOperator = (token: Token | undefined) => token?.kind === 'operator' && token.text !== ':';
  return isOperator(before) || isOperator(after) || CELL_CALLS.has(frames[frames.length - 1]!.functionName);
}

/** The cell of a range in the formula's own row or column. */
function crossing({ text, read }: Resolved, { row, column }: DialectContext): Resolved | Problem {
  const { area } = read;
  if (area.rows === 1 && area.columns === 1) return { text, read };
  const inRow = area.columns === 1 && row >= area.row && row < area.row + area.rows;
  const inColumn = area.rows === 1 && column >= area.column && column < area.column + area.columns;
  if (!inRow && !inColumn) return NO_ARRAY;
  const cell = { row: inRow ? row : area.row, column: inRow ? area.column : column, rows: 1, columns: 1 };
  const prefix = text.slice(0, text.lastIndexOf('!') + 1);
  return {
    text: `${prefix}${columnLetters(cell.column)}${cell.row + 1}`,
    read: { sheetId: read.sheetId, area: cell },
  };
}

function newFrame(bracket: string, functionName: string, custom: boolean): Frame {
  return { bracket, functionName, custom, pieces: [[]], piece: '', constant: true };
}

function close({ bracket, functionName, pieces, constant }: Frame): string {
  if (bracket === '{') return constant ? constantArray(pieces) : joinedArray(pieces);
  const args = pieces[0]!;
  const known = SHEETS_CALLS.get(functionName);
  return known ? known(args) : `${functionName}(${args.join(',')})`;
}

function constantArray(rows: readonly (readonly string[])[]): string {
  return `{${rows.map((row) => row.join(',')).join(';')}}`;
}

/** `{A1:B2;C1:D2}`: Univer knows literals only of constants. */
function joinedArray(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => (row.length === 1 ? row[0]! : `HSTACK(${row.join(',')})`));
  return lines.length === 1 ? `(${lines[0]})` : `VSTACK(${lines.join(',')})`;
}

/** One argument gets others behind it; without any it stays the error that Sheets has for that. */
const withDefault = (name: string, rest: string) => (args: readonly string[]) =>
  args.length === 1 && args[0]!.trim() !== '' ? `${name}(${args[0]},${rest})` : `${name}(${args.join(',')})`;
const orBlank = (name: string) => withDefault(name, '');
/** An operand that is left empty is a blank cell. */
const operator = (sign: string) => (args: readonly string[]) =>
  args.length === 2
    ? `(${args.map((arg) => (arg.trim() === '' ? 'SHEETS.BLANK()' : `(${arg})`)).join(sign)})`
    : 'NA()';

/** Univer's own ends in an error of its code: the same by MAP over the numbers of the rows and of the columns. */
function makeArray([rows, columns, lambda]: readonly string[]): string {
  const numbers = (ofRows: string, ofColumns: string) =>
    `(SEQUENCE(${rows},1,1,${ofRows})*SEQUENCE(1,${columns},1,${ofColumns}))`;
  return `MAP(${numbers('1', '0')},${numbers('0', '1')},${lambda})`;
}

/** What Sheets calls otherwise than Univer, or with other arguments. */
const SHEETS_CALLS = new Map<string, (args: readonly string[]) => string>([
  // Univer calculates every formula as an array formula.
  ['ARRAYFORMULA', (args) => `(${args.join(',')})`],
  ['IFNA', orBlank('IFNA')],
  ['IFERROR', orBlank('IFERROR')],
  ['INDEX', withDefault('INDEX', '0,0')],
  ['ISO.CEILING', (args) => `CEILING.PRECISE(${args.join(',')})`],
  ['CEILING', withDefault('CEILING', '1')],
  ['FLOOR', withDefault('FLOOR', '1')],
  ['CONCATENATE', (args) => `SHEETS.CONCATENATE(${args.join(',')})`],
  ['MAKEARRAY', makeArray],
  ['JOIN', ([delimiter, ...values]) => `TEXTJOIN(${delimiter},FALSE,${values.join(',')})`],
  ['UNARY.PERCENT', ([value]) => `UNARY_PERCENT(${value})`],
  ['ADD', operator('+')],
  ['DIVIDE', operator('/')],
  ['POW', operator('^')],
  ['EQ', operator('=')],
  ['NE', operator('<>')],
  ['GT', operator('>')],
  ['GTE', operator('>=')],
  ['LT', operator('<')],
  ['LTE', operator('<=')],
]);

interface Resolved {
  readonly text: string;
  readonly read: SheetArea;
}

/** A reference with both ends, inside its sheet. */
function resolve(reference: Reference, context: DialectContext): Resolved | Problem {
  const { start, end } = reference;
  const sheet = context.sheet(reference.sheet);
  if (!sheet) return { value: '#REF!', message: `Unresolved sheet name '${reference.sheet}'.` };
  const last = end ?? start;
  // An open end is never above or left of its start, however small the sheet has become.
  const [top, bottom] = ordered(start.row ?? 0, last.row ?? Math.max(start.row ?? 0, sheet.maxRows - 1));
  const [left, right] = ordered(
    start.column ?? 0,
    last.column ?? Math.max(start.column ?? 0, sheet.maxColumns - 1),
  );
  if (top >= sheet.maxRows || left >= sheet.maxColumns)
    return { value: '#REF!', message: 'Reference does not exist' };
  const area = {
    row: top,
    column: left,
    rows: Math.min(bottom, sheet.maxRows - 1) - top + 1,
    columns: Math.min(right, sheet.maxColumns - 1) - left + 1,
  };
  const first = `${columnLetters(left)}${top + 1}`;
  const cells = end ? `${first}:${columnLetters(left + area.columns - 1)}${top + area.rows}` : first;
  const prefix = reference.sheet === null ? '' : `${quoteSheet(sheet.name)}!`;
  return { text: prefix + cells, read: { sheetId: sheet.id, area } };
}

function ordered(a: number, b: number): [number, number] {
  return a <= b ? [a, b] : [b, a];
}
