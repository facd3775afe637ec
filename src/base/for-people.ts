/** Numbers as people say them: 2.92M, 84K, 24 days, 23 Dec. */
import { isoDayAfter } from './calendar';
import { counted } from './numbers';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const UNITS: readonly (readonly [number, string])[] = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K'],
];

/** An amount in three digits at most: 4.14T, 2.92B, 19.2M, 84K, 950. */
export function money(amount: number): string {
  const size = Math.abs(amount);
  const [unit, letter] = UNITS.find(([one]) => size >= 0.9995 * one) ?? [1, ''];
  const isWhole = unit === 1 || (letter === 'K' && size >= 9950);
  return `${isWhole ? Math.round(amount / unit) : threeDigits(amount / unit)}${letter}`;
}

/** The same with its currency, where the sheet names one: EUR 2.92M. */
export function moneyIn(currency: string, amount: number): string {
  return currency === '' ? money(amount) : `${currency} ${money(amount)}`;
}

/** An ISO day as people write it: 23 Dec, and 23 Dec 2027 in another year than `than`. */
export function dayName(iso: string, than = iso): string {
  const [year, month, day] = iso.split('-');
  if (day === undefined) return iso;
  const name = `${Number(day)} ${MONTHS[Number(month) - 1]}`;
  return than.startsWith(year!) ? name : `${name} ${year}`;
}

/** An ISO day with its year: 23 Dec 2026. */
export function dateName(iso: string): string {
  return dayName(iso, '');
}

/** A sentence with its ISO days as people write them. */
export function withDates(sentence: string): string {
  return sentence.replace(/\b\d{4}-\d\d-\d\d\b/g, dateName);
}

/** The day so many days after another. */
export function dayAfter(iso: string, days: number): string {
  return dayName(isoDayAfter(iso, days), iso);
}

/** "24 days", "today", "3 days ago"; empty where unknown. */
export function daysIn(days: number | null): string {
  if (days === null) return '';
  if (days === 0) return 'today';
  const count = counted(Math.abs(days), 'day');
  return days > 0 ? count : `${count} ago`;
}

function threeDigits(value: number): string {
  const size = Math.abs(value);
  const text = value.toFixed(size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
