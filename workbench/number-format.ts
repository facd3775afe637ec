/** Number formats: what kind of value one stands for, and how a value looks in it. */
import { addLocale, format as formatText, getFormatInfo, isValidFormat } from 'numfmt';
import type { CellValue } from './grid';
import { type LocaleRules, languageTag, localeRules } from './locale';

export type FormatKind = 'general' | 'text' | 'date' | 'percent' | 'currency' | 'number';

const kinds = new Map<string, FormatKind>();

/** What a number in this format is. */
export function formatKind(format: string): FormatKind {
  let kind = kinds.get(format);
  if (!kind) {
    kind = readKind(format);
    kinds.set(format, kind);
  }
  return kind;
}

function readKind(format: string): FormatKind {
  if (format === '' || /^general$/i.test(format)) return 'general';
  if (!isValidFormat(format)) return 'number';
  const { type, isDate, isText, isPercent } = getFormatInfo(format);
  if (isDate) return 'date';
  if (isText) return 'text';
  if (isPercent) return 'percent';
  return type === 'currency' ? 'currency' : 'number';
}

/** The text that a cell shows. */
export function displayText(value: CellValue, format: string, locale: string): string {
  if (value === null) return '';
  const rules = localeRules(locale);
  if (typeof value === 'boolean') return value ? rules.yes : rules.no;
  const kind = formatKind(format);
  if (typeof value === 'string') return value;
  if (kind === 'general' || kind === 'text' || !isValidFormat(format)) return generalText(value, rules);
  return formatText(format, kind === 'date' ? value : roundedAsWritten(value, format), {
    locale: formatLocale(locale),
    // Sheets counts days from 1899-12-30 in one line.
    leap1900: false,
    dateErrorThrows: false,
    nbsp: false,
  });
}

/** Rounds what is written, not what is stored: 1.005 is 1.01. */
function roundedAsWritten(value: number, format: string): number {
  const { maxDecimals, scale, type } = getFormatInfo(format);
  if (type === 'scientific' || type === 'fraction') return value;
  const decimals = maxDecimals + Math.round(Math.log10(scale));
  const shifted = Number(`${Math.abs(value)}e${decimals}`);
  const rounded = Number(`${Math.round(shifted)}e${-decimals}`);
  // What rounds to nothing is still below zero: (0) where a format has a form for that.
  return Number.isFinite(rounded) && rounded !== 0 && decimals <= 15 ? Math.sign(value) * rounded : value;
}

const told = new Set<string>();

/** The name under which numfmt knows how a locale writes, told to it once. */
function formatLocale(locale: string): string {
  const tag = locale.replace(/[-_]/g, '');
  if (!told.has(tag)) {
    told.add(tag);
    const { decimal, group } = localeRules(locale);
    addLocale({ decimal, group, ...names(languageTag(locale)) }, tag);
  }
  return tag;
}

/** Months from January on, days from Sunday on. */
function names(language: string) {
  const list = (count: number, options: Intl.DateTimeFormatOptions, day: (i: number) => number) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC', calendar: 'gregory' });
    return Array.from({ length: count }, (_, i) => format.format(day(i)));
  };
  const months = (month: 'long' | 'short') => list(12, { month }, (i) => Date.UTC(2000, i, 1));
  const days = (weekday: 'long' | 'short') => list(7, { weekday }, (i) => Date.UTC(2000, 0, 2 + i));
  return { mmmm: months('long'), mmm: months('short'), dddd: days('long'), ddd: days('short') };
}

/** A cell without a format shows up to ten significant digits, and very large or small numbers as powers of ten. */
function generalText(value: number, { decimal }: LocaleRules): string {
  const size = Math.abs(value);
  const decimals = Math.max(0, 10 - Math.max(1, Math.ceil(Math.log10(size + 1))));
  const fixed = value.toFixed(decimals);
  const isTiny = size !== 0 && (size < 1e-9 || (size < 1e-6 && Number(fixed) !== value));
  if (size >= 1e15 || isTiny)
    return value
      .toExponential(2)
      .toUpperCase()
      .replace(/E([+-])(\d)$/, 'E$10$2')
      .replace('.', decimal);
  const [whole, places = ''] = fixed.split('.');
  const kept = places.replace(/0+$/, '');
  const text = kept === '' ? whole! : `${whole}${decimal}${kept}`;
  return text === '-0' ? '0' : text;
}
