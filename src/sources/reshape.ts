/**
 * Tables as exports have them, read as one row for each thing and a column for each kind of value: months that stand side by
 * side become rows, metrics that stand below each other become columns, and amounts of any billing interval become amounts a month.
 */
import { datedHeader } from '../past/dated';
import { wordKey } from '../reading/normalize';
import { recognize } from '../reading/recognize';
import { numberInCell } from './column-kind';
import { partOfHeader } from './parts';
import { isBlankCell, joinKey, readOnce, type SourceTable } from './source-table';

/** A table, with its months as rows, its metrics as columns and its amounts a month, where it has any. */
export function reshaped(table: SourceTable): SourceTable {
  return withMonthlyAmounts(withMetricColumns(withMonthRows(table)));
}

/** The tables as sources read them. The customers' own tab keeps a row for each customer: its months stay columns. */
export function reshapedExcept(customers: string, tables: readonly SourceTable[]): SourceTable[] {
  return tables.map((table) => (table.name === customers ? withMonthlyAmounts(table) : reshaped(table)));
}

/** The header of the column that months which stood side by side get. */
const MONTH = 'Month';
/** So many headers must be dates of one kind of value, so that a single "ARR 2026" is none. */
const FEWEST_MONTHS = 3;

function withMonthRows(table: SourceTable): SourceTable {
  const dated = table.headers.map((header) => datedHeader(header));
  const dates = [...new Set(dated.flatMap((header) => header?.date ?? []))];
  if (dates.length < FEWEST_MONTHS) return table;
  const plain = table.headers.map((_, index) => index).filter((index) => dated[index] === undefined);
  const kinds = [...new Set(dated.flatMap((header) => (header ? [header.words] : [])))];
  const placeOf = (kind: string, date: string) =>
    dated.findIndex((header) => header?.words === kind && header.date === date);
  const indexOf = (column: number, date: number): number =>
    column < plain.length ? plain[column]! : placeOf(kinds[column - plain.length - 1]!, dates[date]!);
  const long = <T>(cells: (date: number) => readonly T[], height: number): T[] => {
    const byDate = dates.map((_, date) => cells(date));
    return Array.from({ length: height * dates.length }, (_, row) => {
      const [at, date] = [Math.floor(row / dates.length), row % dates.length];
      return byDate[date]![at]!;
    });
  };
  const isMonth = (column: number) => column === plain.length;
  const cellsOf = (column: number, read: (index: number) => readonly unknown[], height: number) =>
    long((date) => {
      if (isMonth(column)) return new Array<unknown>(height).fill(dates[date]!);
      const index = indexOf(column, date);
      return index < 0 ? new Array<unknown>(height).fill('') : read(index);
    }, height);
  const headers = [
    ...plain.map((index) => table.headers[index]!),
    MONTH,
    ...kinds.map((kind) => (kind === '' ? table.name : kind)),
  ];
  const sampled = headers.map((_, column) =>
    cellsOf(column, (index) => table.sample.map((row) => row[index]), table.sample.length),
  );
  return {
    ...table,
    headers,
    height: table.height * dates.length,
    sample: Array.from({ length: table.sample.length * dates.length }, (_, row) =>
      sampled.map((cells) => cells[row]),
    ),
    column: readOnce((column) => cellsOf(column, (index) => table.column(index), table.height)),
    cellAt: (column, row) => {
      const index = isMonth(column) ? plain.length : indexOf(column, row % dates.length);
      return table.cellAt(Math.max(0, index), Math.floor(row / dates.length));
    },
  };
}

const OF_METRICS = /^(metric|measure|kpi|indicator|metric name|kennzahl|indicador|indicateur)$/;
const OF_VALUES = /^(value|amount|count|total|wert|valor|valeur|metric value)$/;
const MOST_METRICS = 30;

/** A column of metrics' names and one of their values: each metric is a column, filled in its own rows. */
function withMetricColumns(table: SourceTable): SourceTable {
  const find = (pattern: RegExp) =>
    table.headers.findIndex((header) => pattern.test(header.trim().toLowerCase().replace(/[_-]+/g, ' ')));
  // Months that stood side by side have their values in a column named as the tab.
  const [names, values] = [find(OF_METRICS), Math.max(find(OF_VALUES), table.headers.indexOf(table.name))];
  if (names < 0 || values < 0) return table;
  const metrics = [...new Set(table.sample.map((row) => joinKey(row[names])))].filter((name) => name !== '');
  const known = metrics.filter((name) => recognize(name) || partOfHeader(name));
  if (metrics.length > MOST_METRICS || known.length * 2 < metrics.length) return table;
  const added = metrics.map(
    (name): AddedColumn => ({
      header: name,
      from: values,
      cells: (read) => {
        const own = read(names);
        return read(values).map((value, row) => (joinKey(own[row]) === name ? value : ''));
      },
    }),
  );
  return { ...withColumns(table, added), sparseFrom: table.headers.length };
}

/** Months of a billing interval, by its words. */
const INTERVALS: Readonly<Record<string, number>> = {
  week: 12 / 52,
  weekly: 12 / 52,
  month: 1,
  monthly: 1,
  permonth: 1,
  p1m: 1,
  monatlich: 1,
  mensuel: 1,
  mensual: 1,
  quarter: 3,
  quarterly: 3,
  p3m: 3,
  halfyearly: 6,
  semiannual: 6,
  semiannually: 6,
  year: 12,
  yearly: 12,
  annual: 12,
  annually: 12,
  peryear: 12,
  p1y: 12,
  jährlich: 12,
  annuel: 12,
  anual: 12,
};

/** Amounts of several billing intervals: a column of what each is a month, where every interval is understood. */
function withMonthlyAmounts(table: SourceTable): SourceTable {
  const partIndex = (part: string) => table.headers.findIndex((header) => partOfHeader(header) === part);
  const [interval, amount] = [partIndex('interval'), partIndex('amount')];
  if (interval < 0 || amount < 0 || partIndex('mrr') >= 0 || partIndex('arr') >= 0) return table;
  const monthsOf = (cell: unknown) => INTERVALS[wordKey(String(cell ?? ''))];
  const words = table.sample.map((row) => row[interval]).filter((cell) => !isBlankCell(cell));
  const intervals = new Set(words.map(monthsOf));
  // Where all are of one interval, the amounts are taken as they stand.
  if (intervals.size < 2 || intervals.has(undefined)) return table;
  const monthly = (value: unknown, every: unknown) => {
    const [months, number] = [monthsOf(every), numberInCell(value)];
    if (months === undefined || Number.isNaN(number)) return '';
    return months === 1 ? value : number / months;
  };
  const cells: AddedColumn['cells'] = (read) => {
    const every = read(interval);
    return read(amount).map((value, row) => monthly(value, every[row]));
  };
  return withColumns(table, [{ header: 'Monthly amount', from: amount, cells }]);
}

/** A column that is made of others; each of its values comes from a cell of one of them. */
interface AddedColumn {
  readonly header: string;
  readonly from: number;
  /** Its cells, by those of the table. */
  cells(read: SourceTable['column']): readonly unknown[];
}

function withColumns(table: SourceTable, added: readonly AddedColumn[]): SourceTable {
  const width = table.headers.length;
  const sampled = added.map(({ cells }) => cells((index) => table.sample.map((row) => row[index])));
  return {
    ...table,
    headers: [...table.headers, ...added.map(({ header }) => header)],
    sample: table.sample.map((row, at) => [
      ...Array.from({ length: width }, (_, index) => row[index]),
      ...sampled.map((cells) => cells[at]),
    ]),
    column: readOnce((index) => added[index - width]?.cells(table.column) ?? table.column(index)),
    cellAt: (column, row) => table.cellAt(added[column - width]?.from ?? column, row),
  };
}
