/** What expressions and conditions of a query give for rows. */
import { serialToLocal } from '../../../time-zone';
import { AGGREGATES, type Condition, type Expression, type Literal, QuerySyntaxError } from './language';
import { textMeets } from './patterns';

/** A row of the data: what a column holds. */
export type Row = (id: string) => Literal;

const date = (value: Literal) => (typeof value === 'number' ? new Date(serialToLocal(value)) : null);
const numeric = (a: Literal, b: Literal, calculate: (a: number, b: number) => number): Literal => {
  if (typeof a !== 'number' || typeof b !== 'number') return null;
  const result = calculate(a, b);
  return Number.isFinite(result) ? result : null;
};

const SCALARS: Readonly<Record<string, (args: readonly Literal[], now: number) => Literal>> = {
  'sum of': ([a, b]) => numeric(a!, b!, (x, y) => x + y),
  difference: ([a, b]) => numeric(a!, b!, (x, y) => x - y),
  product: ([a, b]) => numeric(a!, b!, (x, y) => x * y),
  quotient: ([a, b]) => numeric(a!, b!, (x, y) => x / y),
  upper: ([text]) => (typeof text === 'string' ? text.toUpperCase() : text!),
  lower: ([text]) => (typeof text === 'string' ? text.toLowerCase() : text!),
  year: ([day]) => date(day!)?.getUTCFullYear() ?? null,
  // Months are counted from zero, alone of all.
  month: ([day]) => date(day!)?.getUTCMonth() ?? null,
  day: ([day]) => date(day!)?.getUTCDate() ?? null,
  hour: ([day]) => date(day!)?.getUTCHours() ?? null,
  minute: ([day]) => date(day!)?.getUTCMinutes() ?? null,
  second: ([day]) => date(day!)?.getUTCSeconds() ?? null,
  quarter: ([day]) => (date(day!) ? Math.floor(date(day!)!.getUTCMonth() / 3) + 1 : null),
  dayofweek: ([day]) => (date(day!) ? date(day!)!.getUTCDay() + 1 : null),
  datediff: ([a, b]) => numeric(a!, b!, (x, y) => Math.floor(x) - Math.floor(y)),
  todate: ([day]) => (typeof day === 'number' ? Math.floor(day) : null),
  now: (_, now) => now,
};

/** The value of an expression for a group of rows; without an aggregate in it, for the first of them. */
export function resultOf(expression: Expression, rows: readonly Row[], now: number): Literal {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'column') return rows[0]?.(expression.id) ?? null;
  const { name, args } = expression;
  if (!AGGREGATES.includes(name))
    return SCALARS[name]!(
      args.map((arg) => resultOf(arg, rows, now)),
      now,
    );
  if (args.length !== 1) throw new QuerySyntaxError(`${name} takes one column`);
  const values = rows.map((row) => resultOf(args[0]!, [row], now)).filter((value) => value !== null);
  return aggregate(name, values);
}

function aggregate(name: string, values: readonly (string | number | boolean)[]): Literal {
  if (name === 'count') return values.length;
  if (values.length === 0) return null;
  if (name === 'max' || name === 'min')
    return values.reduce((best, value) => (compare(value, best) > 0 === (name === 'max') ? value : best));
  if (values.some((value) => typeof value !== 'number'))
    throw new QuerySyntaxError(`${name} takes a column of numbers`);
  const total = (values as number[]).reduce((sum, value) => sum + value, 0);
  return name === 'sum' ? total : total / values.length;
}

export function compare(a: Literal, b: Literal): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return Number(a) - Number(b);
}

export function holds(condition: Condition, row: Row, now: number): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => holds(part, row, now));
    case 'or':
      return condition.parts.some((part) => holds(part, row, now));
    case 'not':
      return !holds(condition.part, row, now);
    case 'null':
      return (resultOf(condition.value, [row], now) === null) === condition.isNull;
    default:
      return meets(
        resultOf(condition.left, [row], now),
        condition.sign,
        resultOf(condition.right, [row], now),
      );
  }
}

/** A blank cell meets only what is unequal; cells of another kind than what they are compared with meet nothing. */
function meets(left: Literal, sign: string, right: Literal): boolean {
  if (sign === '!=' || sign === '<>') return left !== right;
  if (left === null || right === null) return false;
  if (typeof left === 'string' && typeof right === 'string' && !/^[<=>]/.test(sign))
    return textMeets(left, sign, right);
  if (typeof left !== typeof right) return false;
  const difference = compare(left, right);
  return (
    {
      '=': difference === 0,
      '<': difference < 0,
      '<=': difference <= 0,
      '>': difference > 0,
      '>=': difference >= 0,
    }[sign] ?? false
  );
}
