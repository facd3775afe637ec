/** Number formats: what kind of value one stands for, and how a value looks in it. */
import type { CellValue } from './grid';
import { type LocaleRules, languageTag, localeRules } from './locale';
import { serialToLocal } from './time-zone';

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
  if (format === '@') return 'text';
  const bare = format.replace(/\\.|"[^"]*"|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/[ymdhs]/i.test(bare)) return 'date';
  if (bare.includes('%')) return 'percent';
  return /[$€£¥]/.test(format) ? 'currency' : 'number';
}

/** The text that a cell shows. */
export function displayText(value: CellValue, format: string, locale: string): string {
  if (value === null) return '';
  const rules = localeRules(locale);
  if (typeof value === 'boolean') return value ? rules.yes : rules.no;
  if (typeof value === 'string') return value;
  const kind = formatKind(format);
  if (kind === 'general' || kind === 'text') return generalText(value, rules);
  return kind === 'date' ? dateText(value, format, locale) : numberText(value, format, rules);
}

/** A cell without a format shows up to ten significant digits, and very large or small numbers as powers of ten. */
function generalText(value: number, { decimal }: LocaleRules): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-9))
    return value
      .toExponential(2)
      .toUpperCase()
      .replace(/E([+-])(\d)$/, 'E$10$2')
      .replace('.', decimal);
  return String(
    Number(value.toFixed(Math.max(0, 10 - Math.max(1, Math.ceil(Math.log10(size + 1)))))),
  ).replace('.', decimal);
}

function numberText(value: number, format: string, rules: LocaleRules): string {
  const sections = format.split(';');
  const own =
    value < 0 && sections.length > 1
      ? sections[1]!
      : value === 0 && sections.length > 2
        ? sections[2]!
        : sections[0]!;
  const literal = own
    .replace(/\[[^\]]*\]/g, '')
    .replace(/_./g, ' ')
    .replace(/\*./g, '');
  const pattern = /[#0?][#0?,.]*(E\+0+)?/.exec(
    literal.replace(/"[^"]*"/g, (text) => ' '.repeat(text.length)),
  );
  const unquote = (text: string) => text.replace(/"([^"]*)"|\\(.)/g, '$1$2');
  if (!pattern) return unquote(literal);
  const size = Math.abs(value) * (literal.includes('%') ? 100 : 1);
  const sign = value < 0 && own === sections[0] ? '-' : '';
  const before = unquote(literal.slice(0, pattern.index));
  const after = unquote(literal.slice(pattern.index + pattern[0].length));
  return sign + before + digitsText(size, pattern[0], rules) + after;
}

function digitsText(size: number, pattern: string, { decimal, group }: LocaleRules): string {
  const [mantissa = ''] = pattern.split('E');
  const [whole = '', fraction = ''] = mantissa.split('.');
  if (pattern.includes('E')) {
    const [digits, exponent] = size.toExponential(fraction.length).split('e');
    return `${digits!.replace('.', decimal)}E${exponent![0]}${exponent!.slice(1).padStart(2, '0')}`;
  }
  const least = fraction.replace(/[^0]/g, '').length;
  const rounded = roundAsWritten(size, fraction.length);
  const [integer = '', decimals = ''] = rounded.split('.');
  const kept = decimals.slice(0, least) + decimals.slice(least).replace(/0+$/, '');
  const padded = integer.padStart(whole.replace(/[^0]/g, '').length, '0');
  const grouped = whole.includes(',') ? padded.replace(/\B(?=(\d{3})+$)/g, group) : padded;
  return kept ? grouped + decimal + kept : grouped;
}

/** Rounds what is written, not what is stored: 1.005 is 1.01. */
function roundAsWritten(size: number, decimals: number): string {
  const scaled = Number(`${size}e${decimals}`);
  return (Number.isNaN(scaled) ? size : Number(`${Math.round(scaled)}e-${decimals}`)).toFixed(decimals);
}

const DATE_TOKEN = /"([^"]*)"|\\(.)|\[h+\]|am\/pm|a\/p|y+|m+|d+|h+|s+(?:\.0+)?|./gi;

function dateText(serial: number, format: string, locale: string): string {
  const date = new Date(serialToLocal(serial));
  const tokens = [...format.split(';')[0]!.matchAll(DATE_TOKEN)];
  const halfDay = tokens.some(([token]) => /^a/i.test(token) && token.includes('/'));
  return tokens
    .map(([token, quoted, escaped], i) => {
      if (quoted !== undefined || escaped !== undefined) return quoted ?? escaped;
      const lower = token.toLowerCase();
      if (lower.startsWith('[h')) return String(Math.floor(serial * 24 + 1e-9));
      if (lower[0] === 'm')
        return isMinute(tokens, i) ? pad(date.getUTCMinutes(), token) : monthText(date, token, locale);
      if (lower.includes('/') && lower.length > 1) return date.getUTCHours() < 12 ? 'AM' : 'PM';
      if (lower[0] === 'h') return pad(halfDay ? date.getUTCHours() % 12 || 12 : date.getUTCHours(), token);
      if (lower[0] === 'y')
        return token.length > 2 ? String(date.getUTCFullYear()) : String(date.getUTCFullYear()).slice(-2);
      if (lower[0] === 'd') return dayText(date, token, locale);
      if (lower[0] === 's') return pad(date.getUTCSeconds(), token.split('.')[0]!);
      return token;
    })
    .join('');
}

/** `m` means minutes after an hour or before seconds. */
function isMinute(tokens: readonly RegExpMatchArray[], index: number): boolean {
  const letters = (list: readonly RegExpMatchArray[]) =>
    list.map(([token]) => token.toLowerCase()).find((token) => /^[ymdhs[]/.test(token));
  return (
    /^\[?h/.test(letters(tokens.slice(0, index).reverse()) ?? '') ||
    /^s/.test(letters(tokens.slice(index + 1)) ?? '')
  );
}

function monthText(date: Date, token: string, locale: string): string {
  if (token.length < 3) return pad(date.getUTCMonth() + 1, token);
  return named(date, locale, { month: token.length === 3 ? 'short' : 'long' });
}

function dayText(date: Date, token: string, locale: string): string {
  if (token.length < 3) return pad(date.getUTCDate(), token);
  return named(date, locale, { weekday: token.length === 3 ? 'short' : 'long' });
}

function named(date: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(languageTag(locale), { ...options, timeZone: 'UTC' }).format(date);
}

function pad(value: number, token: string): string {
  return String(value).padStart(token.length, '0');
}
