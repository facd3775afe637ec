import { readFlag } from '../reading/cells/flag';
import { cleanText } from '../reading/normalize';
import { columnAt, isBlankCell, type SourceTable } from './source-table';

/** Whether a row (from 0) counts, as of a day. */
export type RowTest = (row: number) => boolean;

/** What a condition asks of the columns. */
export interface WhereContext {
  readonly table: SourceTable;
  /** The civil days of a column. */
  daysOf(index: number): Float64Array;
  readonly asOf: number;
}

const TEST = /^(.+?) (is not|is|by the day|after the day)(?: (.+))?$/;

/** One part of a condition. */
export interface RowCondition {
  /** The column that it looks at. */
  readonly header: string;
  readonly verb: 'is' | 'is not' | 'by the day' | 'after the day';
  /** Any of these, in small letters; `blank`, `yes` and `no` mean what they say. */
  readonly words: readonly string[];
  /** Whether a day after the one counted from will do as well. */
  readonly orAfter: boolean;
}

/**
 * Reads a condition, parts of which are joined by `and`: `status is open | pending`, `closed_at is blank or after the day`,
 * `start_date by the day`, `escalated is yes`.
 * @throws A sentence where it cannot be read.
 */
export function conditionsIn(where: string): RowCondition[] {
  if (where === '') return [];
  return where.split(/ and /i).map((part) => conditionIn(part.trim()));
}

function conditionIn(part: string): RowCondition {
  const [, header = '', verb = '', words = ''] = TEST.exec(part.replace(/ or after the day$/i, '')) ?? [];
  if (verb === '') {
    throw new Error(
      `"${part}" is no condition: write such as "status is open | pending", or "closed_at is blank".`,
    );
  }
  return {
    header,
    verb: verb as RowCondition['verb'],
    words: words.split('|').map(wordOf),
    orAfter: / or after the day$/i.test(part),
  };
}

/**
 * Compiles a condition.
 * @throws A sentence where it cannot be read, or names a column that is not there.
 */
export function compileWhere(where: string, context: WhereContext): RowTest {
  const tests = conditionsIn(where).map((condition) => compileCondition(condition, context));
  return (row) => tests.every((test) => test(row));
}

function compileCondition({ header, verb, words, orAfter }: RowCondition, context: WhereContext): RowTest {
  const { table, asOf } = context;
  const index = columnAt(table, header);
  if (index < 0) throw new Error(`"${table.name}" has no column "${header}".`);
  if (verb.endsWith('the day')) {
    const days = context.daysOf(index);
    return verb.startsWith('by') ? (row) => days[row]! <= asOf : (row) => days[row]! > asOf;
  }
  const cells = table.column(index);
  const matches = matcher(new Set(words));
  const days = orAfter ? context.daysOf(index) : undefined;
  const test: RowTest = (row) => matches(cells[row]) || (days !== undefined && days[row]! > asOf);
  return verb === 'is' ? test : (row) => !test(row);
}

function matcher(wanted: ReadonlySet<string>): (cell: unknown) => boolean {
  if (wanted.has('blank')) return (cell) => isBlankCell(cell) || wanted.has(wordOf(cell));
  const flag = wanted.has('yes') ? true : wanted.has('no') ? false : undefined;
  if (flag !== undefined) return (cell) => readFlag(cell) === flag || wanted.has(wordOf(cell));
  return (cell) => wanted.has(wordOf(cell));
}

function wordOf(cell: unknown): string {
  return cleanText(String(cell ?? '')).toLowerCase();
}
