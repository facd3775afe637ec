import { cleanText } from '../normalize';

/** A unit of time as people write it, and its hours. */
const HOURS: readonly (readonly [pattern: RegExp, hours: number])[] = [
  [/^(w|wks?|weeks?|wochen?)$/, 168],
  [/^(d|days?|tage?n?|j|jours?)$/, 24],
  [/^(h|hrs?|hours?|std|stunden?|heures?)$/, 1],
  [/^(m|mins?|minut(e|es|en))$/, 1 / 60],
  [/^(s|secs?|seconds?|sek|sekunden?)$/, 1 / 3600],
];
const WHOLE = /^(?:\d+(?:[.,]\d+)?\s*[a-z]+\.?[\s,]*)+$/;
const CLOCK = /^(\d{1,5}):([0-5]\d):([0-5]\d)$/;

/** The hours that a text such as `2 h 30 min`, `3 days ago`, `26:10:00` or `PT2H` says; NaN where it says none. */
export function hoursIn(cell: unknown): number {
  if (typeof cell !== 'string' || cell.length > 40) return Number.NaN;
  const text = cleanText(cell)
    .toLowerCase()
    .replace(/\s*ago$/, '')
    .replace(/^p(?:(\d+d))?t?(?=\d|$)/, '$1');
  const [, hours, minutes, seconds] = CLOCK.exec(text) ?? [];
  if (hours) return Number(hours) + Number(minutes) / 60 + Number(seconds) / 3600;
  if (!WHOLE.test(text)) return Number.NaN;
  return text.match(/\d+(?:[.,]\d+)?\s*[a-z]+/g)!.reduce((sum, part) => {
    const [, figure = '', unit = ''] = /^([\d.,]+)\s*(\w+)$/.exec(part)!;
    const [, each = Number.NaN] = HOURS.find(([pattern]) => pattern.test(unit)) ?? [];
    return sum + Number(figure.replace(',', '.')) * each;
  }, 0);
}
