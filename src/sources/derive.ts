import { firstDayOf, monthOf, timeOf } from '../base/calendar';
import type { ReadingSettings } from '../reading/column';
import { kindOfColumn, numberInCell } from './column-kind';
import { type FoldContext, foldOf, type RowFold, type Taken } from './fold';
import { needed, type TabLink } from './keys';
import { type SourceLine, takeIn } from './line';
import { columnAt, type DaysOfColumn, daysOf, isBlankCell, joinKey, type SourceTable } from './source-table';
import { compileWhere, type RowTest } from './where';

/** Reads the columns of one tab, each once. */
export class SourceReader {
  private readonly days = new Map<number, DaysOfColumn>();
  private readonly kept = new Map<string, Float64Array>();
  private readonly monthly = new Map<number, boolean>();
  private readonly words = new Map<number, readonly string[]>();

  constructor(
    readonly table: SourceTable,
    private readonly settings: ReadingSettings,
  ) {}

  daysOf(index: number): DaysOfColumn {
    const known = this.days.get(index) ?? daysOf(this.table.column(index), this.settings);
    this.days.set(index, known);
    return known;
  }

  kindOf(index: number) {
    return kindOfColumn(
      this.table.sample.map((row) => row[index]),
      this.settings.locale,
    );
  }

  /** The numbers of a column; the days of one that holds days. NaN where there is none. */
  numbersOf(index: number): Float64Array {
    if (this.kindOf(index) === 'day') return this.daysOf(index).days;
    return this.once(`numbers ${index}`, () => {
      const { locale } = this.settings;
      return Float64Array.from(this.table.column(index), (cell) => numberInCell(cell, locale));
    });
  }

  /** Days with the time of day behind the point. */
  instantsOf(index: number): Float64Array {
    const { days } = this.daysOf(index);
    return this.once(`instants ${index}`, () => {
      const cells = this.table.column(index);
      return days.map((day, row) => day + timeOfDay(cells[row]));
    });
  }

  /** How many days before the day counted from each row is; months count as 30 days in a table of months. */
  agesOf(index: number, asOf: number): Float64Array {
    return this.once(`ages ${index}`, () => {
      const { days } = this.daysOf(index);
      if (!this.isMonthly(index)) return days.map((day) => asOf - Math.floor(day));
      const newest = monthOf(this.newest(index, asOf));
      return days.map((day) => (this.endOf(index, day) > asOf ? -1 : 30 * (newest - monthOf(day))));
    });
  }

  /** Whether the rows are of whole months: every day is the first of one, or every day is the last. */
  isMonthly(index: number): boolean {
    const known = this.monthly.get(index) ?? this.isOfMonths(index);
    this.monthly.set(index, known);
    return known;
  }

  /** What tells one from another in a column; '' where there is nothing. */
  wordsOf(index: number): readonly string[] {
    const known = this.words.get(index) ?? Array.from(this.table.column(index), joinKey);
    this.words.set(index, known);
    return known;
  }

  private isOfMonths(index: number): boolean {
    const days = new Set(this.daysOf(index).days);
    days.delete(Number.NaN);
    const all = [...days];
    const isFirst = (day: number) => monthOf(day) !== monthOf(day - 1);
    return all.length > 1 && (all.every(isFirst) || all.every((day) => isFirst(day + 1)));
  }

  /** The newest day of a column that is not after this day; NaN where there is none. */
  newest(index: number, asOf: number): number {
    let newest = Number.NaN;
    for (const day of this.daysOf(index).days) {
      const end = this.endOf(index, day);
      if (end <= asOf && !(end <= newest)) newest = end;
    }
    return newest;
  }

  /** The last day that a row speaks for: a month counts once it is over. */
  private endOf(index: number, day: number): number {
    return Number.isNaN(day) || !this.isMonthly(index) ? day : firstDayOf(monthOf(day) + 1) - 1;
  }

  /** Whether the rows are of whole weeks: all days are the same day of the week. */
  isWeekly(index: number): boolean {
    const days = new Set(this.daysOf(index).days);
    days.delete(Number.NaN);
    return days.size > 2 && new Set([...days].map((day) => Math.floor(day) % 7)).size === 1;
  }

  /** The oldest age of a column's rows. */
  oldestAge(index: number, asOf: number): number {
    let oldest = 0;
    for (const age of this.agesOf(index, asOf)) if (age > oldest) oldest = age;
    return oldest;
  }

  private once(name: string, make: () => Float64Array): Float64Array {
    const known = this.kept.get(name) ?? make();
    this.kept.set(name, known);
    return known;
  }
}

const TIME = /[T ](\d?\d):([0-5]\d)(?::([0-5]\d))?\s?([AP]M)?/i;

function timeOfDay(cell: unknown): number {
  const time = timeOf(cell);
  if (time !== undefined) {
    const date = new Date(time);
    return (date.getHours() * 60 + date.getMinutes()) / 1440;
  }
  const [, hours, minutes, seconds = 0, half = ''] = (typeof cell === 'string' && TIME.exec(cell)) || [];
  if (hours === undefined) return 0;
  const hour = half === '' ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  return (hour * 3600 + Number(minutes) * 60 + Number(seconds)) / 86400;
}

/** A line made ready: which rows count, now and before, and what they add to. */
export interface Derivation {
  readonly line: SourceLine;
  readonly link: TabLink;
  readonly reader: SourceReader;
  /** What the values are: days are serial numbers. */
  readonly kind: 'number' | 'day' | 'words';
  isNow(row: number): boolean;
  isBefore(row: number): boolean;
  readonly now: RowFold;
  readonly before: RowFold | undefined;
  /** Customers who have a row in the tab, whenever it was. */
  readonly matched: Uint8Array;
  /** Why the line says nothing of anybody; '' where it does. */
  readonly held: string;
}

/**
 * Makes a line ready.
 * @throws A sentence where a column that it names is missing, or its condition cannot be read.
 */
export function derivation(
  line: SourceLine,
  link: TabLink,
  reader: SourceReader,
  { asOf, customers, held }: { readonly asOf: number; readonly customers: number; readonly held: string },
): Derivation {
  const { table } = reader;
  const take = takeIn(line.take)!;
  const day = line.day === '' ? -1 : needed(table, line.day);
  const [above = '', below = ''] = line.of.split(' / ');
  const isShare = take.of === 'share';
  const ofRows = isShare && columnAt(table, line.of) < 0 ? line.of : '';
  const of = above === '' || ofRows !== '' ? -1 : needed(table, above);
  const other = below === '' ? -1 : needed(table, below);
  const where = { table, asOf, daysOf: (index: number) => reader.daysOf(index).days };
  const test = compileWhere(line.where, where);
  const isOf = compileWhere(ofRows, where);
  const ages = day < 0 ? undefined : reader.agesOf(day, asOf);
  const cells = of < 0 ? [] : table.column(of);
  // A share is of the rows that say something, or that its second condition asks for.
  const counts: RowTest = isShare ? (row) => (of < 0 ? isOf(row) : !isBlankCell(cells[row])) : test;
  const within = (from: number, to: number): RowTest =>
    ages === undefined ? counts : (row) => ages[row]! >= from && ages[row]! < to && counts(row);
  const isHours = take.of === 'hours to';
  const days = day < 0 ? undefined : isHours ? reader.instantsOf(day) : reader.daysOf(day).days;
  const isDay = of >= 0 && reader.kindOf(of) === 'day';
  const numbers = of < 0 ? undefined : isHours ? reader.instantsOf(of) : lazily(() => reader.numbersOf(of));
  const others = other < 0 ? undefined : reader.numbersOf(other);
  const words = lazily(() => (of < 0 ? [] : reader.wordsOf(of)));
  const context: FoldContext = {
    customers,
    asOf,
    dayOf: (row) => days?.[row] ?? row,
    numberOf: (row) => (typeof numbers === 'function' ? numbers()[row]! : (numbers?.[row] ?? Number.NaN)),
    otherOf: (row) => others?.[row] ?? Number.NaN,
    wordOf: (row) => words()[row] ?? '',
    cellOf: (row) => lastValue(cells[row], isDay ? reader.daysOf(of).days[row]! : numberInCell(cells[row])),
    isMeant: test,
    words: lazily(() => new Set(words().filter((word) => word !== '')).size),
  };
  const width = line.days ?? Number.POSITIVE_INFINITY;
  const isCell = ['last', 'lowest', 'highest'].includes(take.of);
  return {
    line,
    link,
    reader,
    kind: !isCell
      ? 'number'
      : isDay
        ? 'day'
        : take.of === 'last' && reader.kindOf(of) === 'words'
          ? 'words'
          : 'number',
    isNow: within(0, width),
    isBefore: take.against ? within(width, 2 * width) : () => false,
    now: foldOf(take.of, context),
    before: take.against && foldOf(take.of, context),
    matched: new Uint8Array(customers),
    held,
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function lastValue(cell: unknown, number: number): Taken {
  if (isBlankCell(cell)) return undefined;
  return Number.isNaN(number) ? String(cell).trim() : number;
}

/** Goes over the rows of one tab once, for all that is taken of it. */
export function foldRows(derivations: readonly Derivation[]): void {
  for (const link of new Set(derivations.map((each) => each.link))) {
    const same = derivations.filter((each) => each.link === link);
    const { customers } = link;
    for (let row = 0; row < customers.length; row++) {
      const customer = customers[row]!;
      if (customer < 0) continue;
      for (const { matched, isNow, isBefore, now, before } of same) {
        matched[customer] = 1;
        if (isNow(row)) now.add(customer, row);
        else if (before && isBefore(row)) before.add(customer, row);
      }
    }
  }
}

/** What a customer's cell of the portfolio is; undefined where it is unknown. */
export function valueFor({ line, now, before, matched, held }: Derivation, customer: number): Taken {
  if (held !== '') return undefined;
  const { of, against } = takeIn(line.take)!;
  // Nothing can only be counted for who is in the tab at all.
  const none = of === 'count' || of === 'sum' || of === 'distinct' ? 0 : undefined;
  const zero = matched[customer] ? none : undefined;
  if (!against) return now.value(customer) ?? (line.zero && matched[customer] ? 0 : undefined);
  const [value, was] = [now.value(customer) ?? zero, before!.value(customer) ?? zero];
  if (typeof value !== 'number' || typeof was !== 'number') return undefined;
  if (against === 'difference') return value - was;
  if (was > 0) return (100 * (value - was)) / was;
  // From nothing to nothing is no change, where no row is a 0; from nothing to something has no percentage.
  return line.zero && was === 0 && value === 0 ? 0 : undefined;
}

/** The rows of the sheet (from 1) that a customer's value comes from; of a change also those of the days before. */
export function rowsBehind({ link, reader, isNow, isBefore }: Derivation, customer: number): number[] {
  const rows: number[] = [];
  link.customers.forEach((each, row) => {
    if (each === customer && (isNow(row) || isBefore(row))) rows.push(reader.table.cellAt(0, row).row);
  });
  return rows;
}
