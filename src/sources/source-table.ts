import { timeOf } from '../base/calendar';
import { dateReader } from '../past/dated';
import type { ReadingSettings } from '../reading/column';
import { areSwapped, dayOfDates, provenOrder, swappedReader } from '../reading/days';
import { keyText } from '../reading/identity';
import { cleanText, wordKey } from '../reading/normalize';
import { BLANK } from '../scoring/value';

/** A tab as a source: headers, and columns that are read when they are first asked for. */
export interface SourceTable {
  readonly name: string;
  /** The headers as text; '' where there is none. */
  readonly headers: readonly string[];
  /** How many rows stand below the headers. */
  readonly height: number;
  /** The first of these rows, for a look at what the columns hold. */
  readonly sample: readonly (readonly unknown[])[];
  /** Columns from here on are filled in some rows only: a blank is nothing that is missing. */
  readonly sparseFrom?: number;
  /** The cells of a column (from 0), row by row. */
  column(index: number): readonly unknown[];
  /** The cell of the sheet that a value comes from: its column from 0, its row from 1. */
  cellAt(column: number, row: number): { readonly column: number; readonly row: number };
}

/** Reads each column when it is first asked for, and once. */
export function readOnce(read: SourceTable['column']): SourceTable['column'] {
  const known = new Map<number, readonly unknown[]>();
  return (index) => {
    const cells = known.get(index) ?? read(index);
    known.set(index, cells);
    return cells;
  };
}

/** The column of this header, in whatever spelling; -1 where there is none. */
export function columnAt(table: SourceTable, header: string): number {
  const exact = table.headers.indexOf(header);
  return exact >= 0
    ? exact
    : table.headers.findIndex((each) => each !== '' && wordKey(each) === wordKey(header));
}

/** A key as keys are matched: without the spaces around it, in small letters. Empty for a cell that is none. */
export function joinKey(cell: unknown): string {
  return cleanText(keyText(cell)).toLowerCase();
}

const FREE_MAIL =
  ' gmail.com googlemail.com yahoo.com hotmail.com outlook.com live.com msn.com icloud.com me.com aol.com gmx.de gmx.net web.de proton.me protonmail.com mail.ru yandex.ru qq.com 163.com ';

/** The domain of an e-mail address or a website; '' where there is none, or everybody has it. */
export function domainOf(cell: unknown): string {
  const text = joinKey(cell).replace(/^[a-z]+:\/\//, '');
  const domain = (text.split('@').pop() ?? '').replace(/^www\./, '').replace(/[/?#:].*$/, '');
  return /^[^\s@]+\.[a-z]{2,}$/.test(domain) && !FREE_MAIL.includes(` ${domain} `) ? domain : '';
}

/** The days of a column, and how they are written. */
export interface DaysOfColumn {
  /** The civil day of each row; NaN where there is none. */
  readonly days: Float64Array;
  /** Rows (from 0) that hold something that is no day. */
  readonly unread: readonly number[];
  /** Whether the import has turned day and month round, which is turned back. */
  readonly swapped: boolean;
  /** Whether some cells can only be read day first and others only month first. */
  readonly mixed: boolean;
}

/** Reads the days of a column, all in one order of day and month: the one that its texts prove, else the sheet's. */
export function daysOf(all: readonly unknown[], settings: ReadingSettings): DaysOfColumn {
  // Days repeat themselves: what is decided of the column is decided on each of them once.
  const cells = [...new Map(all.map((cell) => [timeOf(cell) ?? cell, cell])).values()];
  const sheet = settings.locale?.order;
  const proven = provenOrder(cells);
  const dayOfDate = settings.dayOfDate ?? dayOfDates(cells);
  const swapped = sheet !== undefined && areSwapped(cells, sheet, dayOfDate);
  const order = proven ?? sheet;
  const plain = dateReader(cells, '', {
    ...settings,
    dayOfDate,
    ...(settings.locale && order ? { locale: { ...settings.locale, order } } : {}),
  });
  const turned = swapped && swappedReader({ order, sure: true }, dayOfDate, { sheet, told: proven });
  const known = new Map<unknown, number>();
  const unread: number[] = [];
  const days = new Float64Array(all.length);
  for (let row = 0; row < all.length; row++) {
    const cell = all[row];
    const time = timeOf(cell);
    const same = time ?? cell;
    let day = known.get(same);
    if (day === undefined) {
      const read = turned && time !== undefined ? turned(cell) : plain(cell);
      day = typeof read === 'number' ? read : read === BLANK ? Number.NaN : Number.POSITIVE_INFINITY;
      known.set(same, day);
    }
    if (day === Number.POSITIVE_INFINITY) unread.push(row);
    days[row] = day === Number.POSITIVE_INFINITY ? Number.NaN : day;
  }
  return { days, unread, swapped, mixed: isMixed(cells) };
}

function isMixed(cells: readonly unknown[]): boolean {
  const orders = new Set<string>();
  for (const cell of cells) {
    const figures = typeof cell === 'string' ? /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}/.exec(cell) : null;
    if (!figures) continue;
    if (Number(figures[1]) > 12) orders.add('day first');
    if (Number(figures[2]) > 12) orders.add('month first');
  }
  return orders.size > 1;
}

/** Whether a cell holds nothing, or says that there is nothing. */
export function isBlankCell(cell: unknown): boolean {
  return (
    cell === '' || cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
  );
}
