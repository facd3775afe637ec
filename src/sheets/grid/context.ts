import { dayOf } from '../../base/calendar';
import type { ReadingSettings } from '../../reading/column';
import { localeOf } from '../../reading/locale';

/** How this spreadsheet writes numbers and dates, and which civil day a Date of it is. */
export function readingSettings(book: GoogleAppsScript.Spreadsheet.Spreadsheet): ReadingSettings {
  const dayOfDate = dayInZone(book.getSpreadsheetTimeZone());
  return { locale: localeOf(book.getSpreadsheetLocale()), dayOfDate, today: dayOfDate(new Date()) };
}

/** Today's civil day in the spreadsheet's time zone. */
export function today(book: GoogleAppsScript.Spreadsheet.Spreadsheet): number {
  return dayInZone(book.getSpreadsheetTimeZone())(new Date());
}

/** The time of day now, such as "11:58", in the spreadsheet's time zone. */
export function timeOfDay(): string {
  const timeZone = SpreadsheetApp.getActive().getSpreadsheetTimeZone();
  return new Date().toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
}

/**
 * Dates come with the script's time zone, which is not the spreadsheet's; Intl tells the day without a service call per
 * cell. Each distinct time is looked up once, since a column of dates repeats itself.
 */
function dayInZone(timeZone: string): (date: Date) => number {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const known = new Map<number, number>();
  return (date) => {
    const time = date.getTime();
    const day = known.get(time);
    if (day !== undefined) return day;
    const [year, month, dayOfMonth] = format.format(date).split('-').map(Number) as [number, number, number];
    const found = dayOf(year, month, dayOfMonth);
    known.set(time, found);
    return found;
  };
}

/** The time in the spreadsheet's time zone, for a person: `2026-11-21 07:12`. */
export function moment(book: GoogleAppsScript.Spreadsheet.Spreadsheet): string {
  return Utilities.formatDate(new Date(), book.getSpreadsheetTimeZone(), 'yyyy-MM-dd HH:mm');
}
