/** Criteria of COUNTIF and its kin: `">5"`, `"<>churned"`, `"acme*"`. */
import type { BuiltinHost, Cell } from './builtin';
import { FormulaError, numberIn } from './builtin';

/** Whether a cell meets a criterion. */
export type Test = (cell: Cell) => boolean;

export interface Criterion {
  readonly test: Test;
  /** Where only cells that are equal to something meet it: what they are in an index by `indexKeys`. */
  readonly key: string | null;
}

type Kind = 'number' | 'string' | 'boolean' | 'error' | 'blank';

const ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERROR!)$/i;

/** Reads a criterion. */
export function criterionOf(given: Cell, host: BuiltinHost): Criterion {
  const { value } = given;
  // What is not in quotes and no name is no criterion.
  if (given.isError && value === '#NAME?') throw new FormulaError(value);
  if (typeof value !== 'string' || given.isError)
    return equality(value === null ? { ...given, value: 0 } : given, host);
  const [, sign = '', text = ''] = /^(<>|<=|>=|=|<|>)?([\s\S]*)$/.exec(value)!;
  if (text === '') return { test: emptyTest(sign), key: null };
  const operand = operandOf(text, host);
  if (sign === '<>') {
    const same = matches(operand, host);
    return { test: (cell) => !same(cell), key: null };
  }
  return sign === '' || sign === '=' ? equality(operand, host) : { test: compares(operand, sign), key: null };
}

/** Under what a cell is found that is equal to something; text that reads as a number under that number too. */
export function indexKeys({ value, isError }: Cell, host: BuiltinHost): string[] {
  if (isError) return [`error ${value}`];
  if (value === null) return [];
  if (typeof value !== 'string') return [`${typeof value} ${value}`];
  const number = numberOfText(value, host);
  const text = `string ${value.toLowerCase()}`;
  return number === null ? [text] : [text, `number ${number}`];
}

function numberOfText(text: string, host: BuiltinHost): number | null {
  if (!/\d/.test(text)) return null;
  try {
    return numberIn({ value: text, format: null, isError: false }, host);
  } catch {
    return null;
  }
}

function equality(operand: Cell, host: BuiltinHost): Criterion {
  const isPattern = typeof operand.value === 'string' && /[*?~]/.test(operand.value);
  return { test: matches(operand, host), key: isPattern ? null : (indexKeys(operand, host)[0] ?? null) };
}

/** `""` is met by blank cells and by empty text, `"="` by blank cells alone, `"<>"` by the others. */
function emptyTest(sign: string): Test {
  if (sign === '=') return ({ value }) => value === null;
  if (sign === '<>') return ({ value }) => value !== null;
  if (sign === '') return ({ value }) => value === null || value === '';
  return () => false;
}

/** What the text of a criterion stands for. */
function operandOf(text: string, host: BuiltinHost): Cell {
  if (ERROR.test(text)) return { value: text.toUpperCase(), format: null, isError: true };
  const value = /^(?:true|false)$/i.test(text) ? /^true$/i.test(text) : (numberOfText(text, host) ?? text);
  return { value, format: null, isError: false };
}

function kindOf({ value, isError }: Cell): Kind {
  if (isError) return 'error';
  return value === null ? 'blank' : (typeof value as Kind);
}

function equals(operand: Cell): Test {
  const kind = kindOf(operand);
  return (cell) => kindOf(cell) === kind && cell.value === operand.value;
}

/** Equality as criteria have it: text whatever its case and with wildcards, numbers that stand as text too. */
function matches(operand: Cell, host: BuiltinHost): Test {
  const { value } = operand;
  if (typeof value === 'number')
    return ({ value: held, isError }) =>
      !isError && (typeof held === 'string' ? numberOfText(held, host) === value : held === value);
  if (typeof value !== 'string' || operand.isError) return equals(operand);
  const pattern = wildcardPattern(value);
  return (cell) => typeof cell.value === 'string' && !cell.isError && pattern.test(cell.value);
}

/** `*` and `?` stand for any text and any character, unless a `~` stands before them. */
export function wildcardPattern(text: string): RegExp {
  const body = text.replace(/~[*?~]|[*?]|[\\^$.+()[\]{}|]/g, (mark) => {
    if (mark === '*') return '[\\s\\S]*';
    if (mark === '?') return '[\\s\\S]';
    return `\\${mark.at(-1)}`;
  });
  return new RegExp(`^${body}$`, 'iu');
}

/** An order there is only among cells of one kind. */
function compares(operand: Cell, sign: string): Test {
  const kind = kindOf(operand);
  const isMet = (difference: number) =>
    sign === '<'
      ? difference < 0
      : sign === '<='
        ? difference <= 0
        : sign === '>'
          ? difference > 0
          : difference >= 0;
  if (kind === 'error') return () => false;
  return (cell) => kindOf(cell) === kind && isMet(difference(cell.value!, operand.value!));
}

function difference(a: string | number | boolean, b: string | number | boolean): number {
  // By the codes of letters, as public tables have it: `$` comes before `?`.
  if (typeof a === 'string') {
    const [left, right] = [a.toLowerCase(), String(b).toLowerCase()];
    return left < right ? -1 : Number(left > right);
  }
  return Number(a) - Number(b);
}
