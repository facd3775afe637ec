/** QUERY: the rows of a range that a sentence asks for. */

import { columnLetters } from '../../../a1';
import { formatKind } from '../../../number-format';
import {
  BLANK,
  type Builtin,
  type BuiltinHost,
  type Cell,
  cell,
  FormulaError,
  first,
  type Matrix,
  numberIn,
  textIn,
} from '../builtin';
import {
  AGGREGATES,
  type Expression,
  expressionKey,
  type Literal,
  parseQuery,
  type Query,
  QuerySyntaxError,
} from './language';
import { compare, holds, type Row, resultOf } from './values';

interface Column {
  readonly id: string;
  readonly header: string;
  readonly format: string | null;
  /** Its cells; those of another kind than most are blank. */
  readonly values: readonly Literal[];
}

/** One column of the answer. */
interface Answer {
  readonly expression: Expression;
  readonly label: string;
  readonly format: string | null;
  /** Of which rows it is calculated, where they are apart by the values of a pivot. */
  readonly of: (rows: readonly Row[]) => readonly Row[];
}

export const QUERY: Builtin = {
  name: 'QUERY',
  min: 2,
  max: 3,
  calculate([data, query, headers], host, [origin = null]) {
    try {
      const wanted = headers ? Math.trunc(numberIn(first(headers), host)) : -1;
      const columns = readColumns(data!, wanted < 0 ? guessedHeaders(data!) : wanted, origin, host);
      return answer(parseQuery(textIn(first(query), host)), columns, host.now());
    } catch (error) {
      if (!(error instanceof QuerySyntaxError)) throw error;
      throw new FormulaError(
        '#VALUE!',
        `Unable to parse query string for Function QUERY parameter 2: ${error.message}.`,
      );
    }
  },
};

type Kind = 'number' | 'date' | 'string' | 'boolean';

function kindOf({ value, format, isError }: Cell): Kind | null {
  if (value === null || value === '' || isError) return null;
  if (typeof value === 'number') return formatKind(format ?? '') === 'date' ? 'date' : 'number';
  return typeof value as Kind;
}

/** One row of texts above columns that hold something else is a header. */
function guessedHeaders(data: Matrix): number {
  const [top = [], ...rest] = data;
  const isText =
    top.every((one) => kindOf(one) === 'string' || kindOf(one) === null) && top.some((one) => kindOf(one));
  const hasOther = rest.some((row) => row.some((one) => kindOf(one) !== null && kindOf(one) !== 'string'));
  return isText && hasOther ? 1 : 0;
}

function readColumns(data: Matrix, headers: number, origin: number | null, host: BuiltinHost): Column[] {
  return data[0]!.map((_, j) => {
    const cells = data.slice(headers).map((row) => row[j]!);
    const kind = mostFrequent(cells.flatMap((one) => kindOf(one) ?? []));
    return {
      id: origin === null ? `COL${j + 1}` : columnLetters(origin + j),
      header: data
        .slice(0, headers)
        .map((row) => textIn(row[j]!, host))
        .filter(Boolean)
        .join(' '),
      format: cells.find((one) => kindOf(one) === kind)?.format ?? null,
      values: cells.map((one) => (kindOf(one) === kind ? one.value : null)),
    };
  });
}

function mostFrequent(kinds: readonly Kind[]): Kind | null {
  const counts = new Map<Kind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].reduce<[Kind | null, number]>(
    (best, one) => (one[1] > best[1] ? one : best),
    [null, 0],
  )[0];
}

function answer(query: Query, columns: readonly Column[], now: number): Matrix {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const column = (id: string) => {
    const found = byId.get(id.toUpperCase());
    if (!found) throw new QuerySyntaxError(`NO_COLUMN: ${id}`);
    return found;
  };
  const count = columns[0]?.values.length ?? 0;
  const rows = Array.from(
    { length: count },
    (_, i): Row =>
      (id) =>
        column(id).values[i]!,
  );
  const kept = rows.filter((row) => query.where === null || holds(query.where, row, now));
  const selected: readonly Expression[] = query.select ?? columns.map(({ id }) => ({ kind: 'column', id }));
  const groups = grouped(query, selected, kept, now);
  const answers = pivoted(query, selected, kept, column, now);

  const ordered = groups
    .map((group) => ({ group, keys: query.orderBy.map(({ by }) => resultOf(by, group, now)) }))
    .sort((a, b) => {
      for (const [i, { ascending }] of query.orderBy.entries()) {
        const difference = compare(a.keys[i]!, b.keys[i]!);
        if (difference !== 0) return ascending ? difference : -difference;
      }
      return 0;
    })
    .slice(query.offset, query.limit === null ? undefined : query.offset + query.limit);
  const lines = ordered.map(({ group }) =>
    answers.map(({ expression, format, of }) => cell(resultOf(expression, of(group), now), format)),
  );
  const head = answers.map(({ label }) => (label === '' ? BLANK : cell(label)));
  const table = answers.some(({ label }) => label !== '') ? [head, ...lines] : lines;
  if (table.length === 0) throw new FormulaError('#N/A', 'Query completed with an empty output.');
  return table;
}

/** Rows that the answer makes one row of. */
function grouped(
  query: Query,
  selected: readonly Expression[],
  rows: readonly Row[],
  now: number,
): (readonly Row[])[] {
  if (query.groupBy.length === 0 && query.pivot.length === 0 && !selected.some(isAggregate))
    return rows.map((row) => [row]);
  const fixed = [...query.groupBy, ...query.pivot].map(expressionKey);
  const loose = selected.find(
    (one) => !isAggregate(one) && one.kind !== 'literal' && !fixed.includes(expressionKey(one)),
  );
  if (loose) throw new QuerySyntaxError(`ADD_COL_TO_GROUP_BY_OR_AGG: ${expressionKey(loose)}`);
  return [...groupedBy(query.groupBy, rows, now).values()].map(({ rows: together }) => together);
}

function groupedBy(by: readonly Expression[], rows: readonly Row[], now: number) {
  const groups = new Map<string, { values: Literal[]; rows: Row[] }>();
  for (const row of rows) {
    const values = by.map((expression) => resultOf(expression, [row], now));
    const key = JSON.stringify(values);
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { values, rows: [row] });
  }
  return new Map([...groups].sort(([, a], [, b]) => compareAll(a.values, b.values)));
}

function compareAll(a: readonly Literal[], b: readonly Literal[]): number {
  for (const [i, value] of a.entries()) {
    const difference = compare(value, b[i]!);
    if (difference !== 0) return difference;
  }
  return 0;
}

function isAggregate(expression: Expression): boolean {
  return (
    expression.kind === 'call' && (AGGREGATES.includes(expression.name) || expression.args.some(isAggregate))
  );
}

/** The columns of the answer: an aggregate stands once for each value of a pivot. */
function pivoted(
  query: Query,
  selected: readonly Expression[],
  rows: readonly Row[],
  column: (id: string) => Column,
  now: number,
): Answer[] {
  const named = new Map(query.labels.map(([expression, label]) => [expressionKey(expression), label]));
  const formats = new Map(query.formats.map(([expression, format]) => [expressionKey(expression), format]));
  const plain = selected.map(
    (expression): Answer => ({
      expression,
      label: named.get(expressionKey(expression)) ?? labelOf(expression, column),
      format: formats.get(expressionKey(expression)) ?? formatOf(expression, column),
      of: (all) => all,
    }),
  );
  if (query.pivot.length === 0) return plain;
  const values = [...groupedBy(query.pivot, rows, now).entries()];
  const aggregates = plain.filter(({ expression }) => isAggregate(expression));
  const pivots = values.flatMap(([key, group]) =>
    aggregates.map((one): Answer => {
      const name = group.values.map((value) => String(value ?? '')).join(',');
      const of = (all: readonly Row[]) =>
        all.filter((row) => JSON.stringify(query.pivot.map((by) => resultOf(by, [row], now))) === key);
      return { ...one, of, label: aggregates.length === 1 ? name : `${name} ${one.label}` };
    }),
  );
  return [...plain.filter(({ expression }) => !isAggregate(expression)), ...pivots];
}

function labelOf(expression: Expression, column: (id: string) => Column): string {
  if (expression.kind === 'column') return column(expression.id).header;
  if (expression.kind === 'literal') return JSON.stringify(expression.value);
  const args = expression.args.map((arg) => labelOf(arg, column));
  if (AGGREGATES.includes(expression.name)) return `${expression.name} ${args.join('')}`.trim();
  return `${expression.name.replace(' of', '')}(${args.join(',')})`;
}

/** A day stays a day, an amount an amount, where nothing but its own kind can come out. */
function formatOf(expression: Expression, column: (id: string) => Column): string | null {
  if (expression.kind === 'column') return column(expression.id).format;
  if (expression.kind === 'literal') return expression.isDate ? 'yyyy-mm-dd' : null;
  const [arg] = expression.args;
  return arg && ['max', 'min', 'sum', 'avg', 'todate'].includes(expression.name)
    ? formatOf(arg, column)
    : null;
}
