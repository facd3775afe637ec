import { calendarDay, dayOf, dayToIso, timeOf } from '../base/calendar';
import { BLANK, type Missing } from '../scoring/value';
import { readDay } from './cells/day';
import { AMBIGUOUS_DAY, DAY_IN_OTHER_ORDER, SWAPPED_DAY } from './cells/missing';
import type { DayOrder } from './locale';

const DAY_MINUTES = 1440;

/** 1903-01-01: sheets keep durations as times since 1899-12-30; no date of a customer is as old, and no duration as long. */
export const AFTER_DURATIONS = -2114380800000;

/**
 * Midnight in a zone 13 hours ahead of ours (New Zealand in summer) shows as 11:00 of the day before, midnight in
 * Hawaii as 10:00 of the same day: from here on, a column of bare dates belongs to the day after.
 */
const NEXT_DAY_FROM = 11 * 60;

/**
 * How a column's Dates become civil days where the spreadsheet's zone is unknown. A cell formula gets the midnight of
 * the spreadsheet's zone as the script's zone sees it, so Dates that all show one time of day are bare dates: the day
 * is that of the nearest midnight. Otherwise they are times, and the day is the one on the calendar.
 */
export function dayOfDates(cells: readonly unknown[]): (date: Date) => number {
  return areBareDates(cells) ? nearestDay : calendarDay;
}

/**
 * The first instant of the day from which a sheet counts: a duration is kept as a time so long after it. Zones were minutes
 * and seconds apart then, so it is looked for.
 */
export function firstMidnight(dayOfDate: (date: Date) => number): number {
  let before = Date.UTC(1899, 11, 29);
  let since = Date.UTC(1899, 11, 31);
  while (since - before > 1000) {
    const middle = Math.floor((before + since) / 2);
    if (dayOfDate(new Date(middle)) < 0) before = middle;
    else since = middle;
  }
  return Math.round(since / 1000) * 1000;
}

/** How a column writes days in figures, once for all its cells. */
export interface OrderDecision {
  readonly order: DayOrder | undefined;
  /** False where the cells speak against the order: then only days are read that no order reads otherwise. */
  readonly sure: boolean;
}

/**
 * Decides whether the texts of a column are written in the order of the locale. Where some can only be read in another
 * order and none in this one alone, 01/02/2026 is not to be trusted either.
 */
export function decideOrder(cells: readonly unknown[], order: DayOrder | undefined): OrderDecision {
  if (order === undefined) return { order, sure: true };
  let against = 0;
  for (const cell of cells) {
    if (typeof cell !== 'string' || cell === '') continue;
    const own = readDay(cell, order);
    if (own === DAY_IN_OTHER_ORDER) against += 1;
    else if (typeof own === 'number' && isFigures(cell) && onlyIn(cell, order)) return { order, sure: true };
  }
  return { order, sure: against === 0 };
}

/** The order that some texts of a column prove and none disproves: 13-01-2024 says how 02-01-2024 is meant. */
export function provenOrder(cells: readonly unknown[]): DayOrder | undefined {
  const proves = (order: DayOrder, other: DayOrder) =>
    cells.some(
      (cell) =>
        typeof cell === 'string' &&
        typeof readDay(cell, order) === 'number' &&
        readDay(cell, other) === DAY_IN_OTHER_ORDER,
    );
  const dayFirst = proves('day first', 'month first');
  const monthFirst = proves('month first', 'day first');
  if (dayFirst === monthFirst) return undefined;
  return dayFirst ? 'day first' : 'month first';
}

/** Reads a day of a column whose order was decided. */
export function dayReader(
  { order, sure }: OrderDecision,
  dayOfDate: (date: Date) => number,
): (cell: unknown) => number | Missing {
  if (sure) return (cell) => (cell === '' ? BLANK : readDay(cell, order, dayOfDate));
  return (cell) => {
    const day = readDay(cell, order, dayOfDate);
    return typeof cell === 'string' && typeof day === 'number' && readDay(cell) === AMBIGUOUS_DAY
      ? DAY_IN_OTHER_ORDER
      : day;
  };
}

/**
 * Whether an import has turned the dates of a column round: its texts are in the other order than the sheet's, and every date
 * that the sheet made of one is of the first twelve of a month, as a month that was taken for a day must be.
 */
export function areSwapped(
  cells: readonly unknown[],
  order: DayOrder | undefined,
  dayOfDate: (date: Date) => number,
): boolean {
  const other = order === 'day first' ? 'month first' : 'day first';
  if (order === undefined || order === 'year first' || provenOrder(cells) !== other) return false;
  const dates = cells.flatMap((cell) => {
    const time = timeOf(cell);
    return time === undefined || Number.isNaN(time) ? [] : [dayOfDate(new Date(time))];
  });
  return dates.length > 0 && dates.every((day) => Number(dayToIso(day).slice(8)) <= 12);
}

/**
 * Reads a day of such a column: once somebody has said that its order is not the sheet's, dates are turned back; before, they
 * are no days.
 */
export function swappedReader(
  decided: OrderDecision,
  dayOfDate: (date: Date) => number,
  said: { readonly sheet: DayOrder; readonly told: DayOrder | undefined },
): (cell: unknown) => number | Missing {
  const read = dayReader(decided, dayOfDate);
  return (cell) => {
    const day = read(cell);
    if (timeOf(cell) === undefined || typeof day !== 'number') return day;
    const [year, month, date] = dayToIso(day).split('-').map(Number) as [number, number, number];
    if (month === date || said.told === said.sheet) return day;
    return said.told === undefined ? SWAPPED_DAY : dayOf(year, date, month);
  };
}

// Year-first figures and named months read the same in every order, so they speak for none.
function isFigures(cell: string): boolean {
  return /^\s?\d{1,2}[-/.]/.test(cell);
}

function onlyIn(cell: string, order: DayOrder): boolean {
  const other = order === 'day first' ? 'month first' : 'day first';
  return readDay(cell, other) === DAY_IN_OTHER_ORDER;
}

function areBareDates(cells: readonly unknown[]): boolean {
  let first: number | undefined;
  let least = 0;
  let most = 0;
  // Many customers share a day.
  const seen = new Set<number>();
  for (const cell of cells) {
    const time = timeOf(cell);
    if (time === undefined || Number.isNaN(time) || seen.has(time)) continue;
    seen.add(time);
    const date = new Date(time);
    const minutes = minutesOf(date);
    // Every zone is a number of quarters of an hour from every other.
    if (minutes % 15 !== 0 || date.getSeconds() + date.getMilliseconds() > 0) return false;
    first ??= minutes;
    const apart = ((minutes - first + 1.5 * DAY_MINUTES) % DAY_MINUTES) - DAY_MINUTES / 2;
    least = Math.min(least, apart);
    most = Math.max(most, apart);
  }
  // Summer time moves a midnight by an hour.
  return most - least <= 60;
}

function nearestDay(date: Date): number {
  return calendarDay(date) + (minutesOf(date) >= NEXT_DAY_FROM ? 1 : 0);
}

function minutesOf(date: Date): number {
  return date.getHours() * 60 + date.getMinutes();
}
