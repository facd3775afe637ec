/**
 * Civil days as Sheets counts them (serial numbers, 1899-12-30 is 0), and months counted on from year 0. Nothing here asks
 * what day it is.
 */
export const DAY_MS = 86_400_000;
/** The serial number of 1970-01-01, where computers begin to count. */
export const UNIX_DAY = 25_569;

/** The serial number of a civil day (1899-12-30 is day 0); NaN if the calendar has no such day. */
export function dayOf(year: number, month: number, day: number): number {
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  const exists =
    back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  return exists ? time / DAY_MS + UNIX_DAY : Number.NaN;
}

/** A civil day as `2026-12-31`; empty if it is none. */
export function dayToIso(day: number): string {
  const date = new Date((Math.floor(day) - UNIX_DAY) * DAY_MS);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/** The serial number of an ISO day. */
export function dayOfIso(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY_MS + UNIX_DAY;
}

/** The ISO day so many days after another; before it where they are negative. */
export function isoDayAfter(iso: string, days: number): string {
  return dayToIso(dayOfIso(iso) + days);
}

/** The serial number of an instant, with the time of day (UTC) as its fraction. */
export function serialOf(time: number): number {
  return time / DAY_MS + UNIX_DAY;
}

/** The time of a Date, NaN if it is invalid; undefined for everything else. Dates of another realm are Dates. */
export function timeOf(cell: unknown): number | undefined {
  if (typeof cell !== 'object' || cell === null) return undefined;
  try {
    return Date.prototype.getTime.call(cell);
  } catch {
    return undefined;
  }
}

/** The day that the local calendar shows for a Date. */
export function calendarDay(date: Date): number {
  return dayOf(date.getFullYear(), date.getMonth() + 1, date.getDate());
}

/** The month of a civil day (its serial number), counted on from year 0: a difference of two is in months. */
export function monthOf(day: number): number {
  const date = new Date((day - UNIX_DAY) * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The first civil day of a month. */
export function firstDayOf(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS + UNIX_DAY;
}

/** A month as people and sheets sort it: 2026-01. */
export function monthName(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** The last month that is over at the end of a day. */
export function lastFullMonth(day: number): number {
  return monthOf(day + 1) - 1;
}
