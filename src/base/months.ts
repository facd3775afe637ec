const DAY_MS = 86400000;
/** The serial number of 1970-01-01, where computers begin to count days. */
const UNIX_DAY = 25569;

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
