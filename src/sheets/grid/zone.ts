/**
 * Tells the time on the wall in a time zone, as `2026-01-15 07:12`. Dates come with the script's zone, which is not the
 * spreadsheet's. Intl knows it without a service call; for a zone that Intl does not know, Google's own call is asked.
 */
export function wallClock(timeZone: string): (date: Date) => string {
  try {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    return (date) => format.format(date);
  } catch {
    return (date) => Utilities.formatDate(date, timeZone, 'yyyy-MM-dd HH:mm');
  }
}
