/** Reads formula text as Sheets writes it: into tokens, and into references that can be changed and printed again. */
import { columnLetters } from '../a1';

/** One end of a reference. `null` where it is left open: `A:A` has no rows, `2:5` no columns. */
export interface Corner {
  readonly column: number | null;
  readonly row: number | null;
  readonly columnFixed: boolean;
  readonly rowFixed: boolean;
}

export interface Reference {
  /** The tab it names, or `null` for the tab that the formula stands in. */
  readonly sheet: string | null;
  readonly start: Corner;
  /** `null` for a single cell. */
  readonly end: Corner | null;
}

export type TokenKind =
  | 'space'
  | 'string'
  | 'error'
  | 'function'
  | 'name'
  | 'number'
  | 'operator'
  | 'open'
  | 'close'
  | 'nextArgument'
  | 'nextColumn'
  | 'nextRow';

export type Token =
  | { readonly kind: TokenKind; readonly text: string }
  | { readonly kind: 'reference'; readonly text: string; readonly reference: Reference };

/** Text that Sheets answers with `Formula parse error.` */
export class FormulaSyntaxError extends Error {}

const CORNER = String.raw`(?:\$?[A-Za-z]{1,3}(?:\$?[1-9]\d*)?|\$?[1-9]\d*)`;
const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const REFERENCE = new RegExp(
  String.raw`(?:(${SHEET}))?(${CORNER})(?::(${CORNER}))?(?![\p{L}\p{N}_.!$]|\s*\()`,
  'uy',
);
const CORNER_PARTS = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/;
const OTHERS: readonly (readonly [TokenKind, RegExp])[] = [
  ['function', /[\p{L}_][\p{L}\p{N}_.]*(?=\s*\()/uy],
  ['name', /[\p{L}_][\p{L}\p{N}_.]*/uy],
  ['operator', /<>|<=|>=|[-+*/^&=<>%:]/y],
  ['open', /[({]/y],
  ['close', /[)}]/y],
];
const PLAIN: readonly (readonly [TokenKind, RegExp])[] = [
  ['space', /\s+/y],
  ['string', /"(?:[^"]|"")*"/y],
  ['error', /#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERROR!)/iy],
];
const NUMBER_WITH_POINT = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const NUMBER_WITH_COMMA = /(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?/y;

/**
 * Splits a formula, with or without its `=`. Where the locale writes decimals with a comma, a comma separates nothing.
 * @throws FormulaSyntaxError where Sheets could not read it either.
 */
export function tokenize(formula: string, decimal: string): Token[] {
  const text = formula.startsWith('=') ? formula.slice(1) : formula;
  const tokens: Token[] = [];
  const open: string[] = [];
  let at = 0;
  while (at < text.length) {
    const token =
      match(PLAIN, text, at) ??
      readReference(text, at) ??
      readNumber(text, at, decimal) ??
      match(OTHERS, text, at) ??
      unclosedText(text, at);
    const found = token ?? separator(text[at]!, open[open.length - 1], decimal);
    if (!found) throw new FormulaSyntaxError(`Unexpected ${text.slice(at, at + 10)}`);
    if (found.kind === 'open') open.push(found.text);
    if (found.kind === 'close' && open.pop() !== (found.text === ')' ? '(' : '{'))
      throw new FormulaSyntaxError(`Unmatched ${found.text}`);
    tokens.push(found);
    at += found.text.length;
  }
  if (open.length > 0) throw new FormulaSyntaxError('A bracket is not closed');
  if (!tokens.some(({ kind }) => kind !== 'space')) throw new FormulaSyntaxError('The formula is empty');
  return tokens;
}

function match(kinds: readonly (readonly [TokenKind, RegExp])[], text: string, at: number): Token | null {
  for (const [kind, pattern] of kinds) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return { kind, text: found[0] };
  }
  return null;
}

/** A quotation that nothing closes goes to the end of the formula, and is closed there. */
function unclosedText(text: string, at: number): Token | null {
  return text[at] === '"' ? { kind: 'string', text: `${text.slice(at)}"` } : null;
}

function readNumber(text: string, at: number, decimal: string): Token | null {
  return match([['number', decimal === ',' ? NUMBER_WITH_COMMA : NUMBER_WITH_POINT]], text, at);
}

function separator(mark: string, bracket: string | undefined, decimal: string): Token | null {
  const usable = mark === ';' || (mark === ',' && decimal !== ',') || (mark === '\\' && bracket === '{');
  if (!usable || bracket === undefined) return null;
  if (bracket === '(') return { kind: 'nextArgument', text: mark };
  return { kind: mark === ';' ? 'nextRow' : 'nextColumn', text: mark };
}

function readReference(text: string, at: number): Token | null {
  REFERENCE.lastIndex = at;
  const found = REFERENCE.exec(text);
  if (!found) return null;
  const start = readCorner(found[2]!);
  const end = found[3] === undefined ? null : readCorner(found[3]);
  const isCell = start.column !== null && start.row !== null;
  if (end ? (start.column === null) !== (end.column === null) : !isCell) return null;
  return { kind: 'reference', text: found[0], reference: { sheet: readSheet(found[1]), start, end } };
}

function readCorner(text: string): Corner {
  const [, first, letters, second, digits] = CORNER_PARTS.exec(text)!;
  return {
    column: letters
      ? [...letters.toUpperCase()].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0) - 1
      : null,
    row: digits ? Number(digits) - 1 : null,
    columnFixed: Boolean(letters && first),
    rowFixed: Boolean(digits && (letters ? second : first)),
  };
}

function readSheet(prefix: string | undefined): string | null {
  if (prefix === undefined) return null;
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name;
}

/** `'Vitals scores'!$A$2:$A` and the like. */
export function printReference({ sheet, start, end }: Reference): string {
  const prefix = sheet === null ? '' : `${quoteSheet(sheet)}!`;
  return prefix + printCorner(start) + (end ? `:${printCorner(end)}` : '');
}

function printCorner({ column, row, columnFixed, rowFixed }: Corner): string {
  const letters = column === null ? '' : `${columnFixed ? '$' : ''}${columnLetters(column)}`;
  return letters + (row === null ? '' : `${rowFixed ? '$' : ''}${row + 1}`);
}

/** A tab's name as a formula needs it. */
export function quoteSheet(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name);
  return plain ? name : `'${name.replace(/'/g, "''")}'`;
}
