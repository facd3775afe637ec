/**
 * What Sheets makes of text that is typed into a cell, written by `setValues` or read from a CSV file.
 *
 * `=` starts a formula, in plain-text cells too; one leading apostrophe is taken away and the rest is text; a cell with
 * the format `@` keeps everything else as text. `+` starts a formula where the text is not a number, as CRM phone
 * numbers do; `-` and `@` do not (not checked on a live sheet).
 */
import type { Content } from './grid';
import { type LocaleRules, localeRules } from './locale';
import { formatKind } from './number-format';
import { civilSerial } from './time-zone';

export interface Entry {
  readonly content: Content;
  /** The number format that the text asks for, where it does. */
  readonly format?: string;
}

/**
 * Reads text as the spreadsheet's locale does. `format` is the cell's number format, `year` the year of a date that
 * is written without one.
 */
export function parseEntry(text: string, locale: string, format: string | null, year: number): Entry {
  if (text === '') return { content: null };
  if (text[0] === '=' && text.length > 1) return { content: { formula: text } };
  if (text[0] === "'") return { content: text.slice(1) };
  if (format === '@') return { content: text };
  const rules = localeRules(locale);
  const trimmed = text.trim();
  const read = LOOKS_COERCIBLE.test(trimmed)
    ? (readNumber(trimmed, rules) ?? readTime(trimmed) ?? readDate(trimmed, rules, year))
    : null;
  if (read) return read.format && overrides(read.format, format) ? read : { content: read.content };
  const upper = trimmed.toUpperCase();
  if (upper === rules.yes || upper === 'TRUE') return { content: true };
  if (upper === rules.no || upper === 'FALSE') return { content: false };
  if (text[0] === '+') return { content: { formula: `=${text}` } };
  return { content: text };
}

/** Every number, time and date has a digit and is short: most text needs no closer look. */
const LOOKS_COERCIBLE = /^(?=.{1,60}$).*\d/;

/** A percentage, an amount or a date replaces the format of another kind; grouping replaces none. */
function overrides(format: string, current: string | null): boolean {
  const kind = formatKind(format);
  const before = formatKind(current ?? '');
  return before === 'general' || (kind !== 'number' && kind !== before);
}

const CURRENCY = '[$€£¥]';
const NUMBER = new RegExp(
  `^(\\()?([+-])?(${CURRENCY})?\\s?([+-])?([\\d.,\\s\u00a0\u202f'’]+?)(e[+-]?\\d+)?\\s?(${CURRENCY}|%)?(\\))?$`,
  'i',
);

function readNumber(text: string, rules: LocaleRules): Entry | null {
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [, open, outerSign, prefix, innerSign, digits, exponent, suffix, close] = match;
  if (Boolean(open) !== Boolean(close) || (outerSign && innerSign) || (open && (outerSign || innerSign)))
    return null;
  if ((prefix && suffix) || (exponent && (prefix || suffix))) return null;
  const plain = plainDigits(digits!, rules);
  if (plain === null) return null;
  const negative = Boolean(open) || outerSign === '-' || innerSign === '-';
  const percent = suffix === '%';
  // The exponent is written, not multiplied: 85 / 100 is 0.85 but 85 * 0.01 is not.
  const size = Number(percent ? `${plain}e-2` : plain + (exponent ?? ''));
  if (!Number.isFinite(size)) return null;
  const content = negative ? -size : size;
  const format = numberFormatOf(plain.includes('.'), /\d[^\d]\d/.test(digits!.split(rules.decimal)[0]!), {
    exponent,
    percent,
    currency: prefix ?? suffix,
  });
  return format ? { content, format } : { content };
}

/** The digits with `.` as decimal point and without grouping, or `null` where they are not written as the locale does. */
function plainDigits(text: string, { decimal, group, groupsByTwo }: LocaleRules): string | null {
  const [whole = '', fraction, ...rest] = text.trim().split(decimal);
  if (rest.length > 0 || (fraction !== undefined && !/^\d*$/.test(fraction))) return null;
  // Whatever space or apostrophe people group with, they type the one on their keyboard.
  const typed = /\s/.test(group) ? /\s/g : /['’]/.test(group) ? /['’]/g : group;
  const groups = whole.replaceAll(typed, group).split(group);
  if (!groups.every((digits) => /^\d*$/.test(digits))) return null;
  const [first = '', ...others] = groups;
  const last = others.pop();
  const middle = groupsByTwo ? [2, 3] : [3];
  if (last !== undefined) {
    if (!/^\d{1,3}$/.test(first) || last.length !== 3) return null;
    if (!others.every((digits) => middle.includes(digits.length))) return null;
  }
  const plain = groups.join('');
  if (plain === '' && !fraction) return null;
  return fraction ? `${plain || '0'}.${fraction}` : plain;
}

interface NumberMarks {
  readonly exponent: string | undefined;
  readonly percent: boolean;
  readonly currency: string | undefined;
}

function numberFormatOf(
  decimals: boolean,
  grouped: boolean,
  { exponent, percent, currency }: NumberMarks,
): string | undefined {
  if (percent) return decimals ? '0.00%' : '0%';
  if (exponent) return '0.00E+00';
  if (currency) return `"${currency}"#,##0${decimals ? '.00' : ''}`;
  return grouped && !decimals ? '#,##0' : grouped ? '#,##0.00' : undefined;
}

const TIME = /^(\d{1,3}):(\d\d)(?::(\d\d)(?:\.\d{1,3})?)?(?:\s?([ap]m))?$/i;

function readTime(text: string): Entry | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, hours, minutes, seconds = '0', half] = match;
  if (Number(minutes) > 59 || Number(seconds) > 59 || (half && Number(hours) > 12)) return null;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hours);
  const content = (hour * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  const clock = match[3] === undefined ? 'mm' : 'mm:ss';
  if (half) return { content, format: `h:${clock} am/pm` };
  return { content, format: hour > 23 ? `[h]:${clock}` : `h:${clock}` };
}

function readDate(text: string, rules: LocaleRules, year: number): Entry | null {
  const space = text.lastIndexOf(' ');
  const time = readTime(text.slice(space + 1)) ?? readTime(text.slice(text.lastIndexOf(' ', space - 1) + 1));
  const dayText = time ? text.replace(/[\sT,]*\d{1,2}:\d\d.*$/, '') : text;
  const day = readDay(dayText, rules, year);
  if (!day) return null;
  if (!time) return { content: day.serial, format: day.format };
  return { content: day.serial + (time.content as number), format: `${day.format} h:mm:ss` };
}

function readDay(text: string, rules: LocaleRules, year: number): { serial: number; format: string } | null {
  const found = readFigures(text, rules, year) ?? readNamedMonth(text, rules, year);
  if (!found) return null;
  const serial = civilSerial(found.year, found.month, found.day);
  return serial === null ? null : { serial, format: found.format };
}

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2})|\.)?$/;

/** A day without the spaces behind its full stops and without what some locales put behind the year: `15. 1. 2026.` */
function withoutFillers(text: string, { dateFormat }: LocaleRules): string {
  if (!dateFormat.includes('.')) return text;
  const plain = text.replace(/\.\s+(?=\d)/g, '.');
  const tail = dateFormat.replace(/^.*[dmy]/, '').trim();
  const isWhole = plain.match(/\d+/g)?.length === 3;
  return tail !== '' && isWhole && plain.endsWith(tail) ? plain.slice(0, -tail.length).trim() : plain;
}

function readFigures(given: string, rules: LocaleRules, thisYear: number) {
  const text = withoutFillers(given, rules);
  const iso = YEAR_FIRST.exec(text);
  if (iso) {
    const isOwn = rules.dateOrder === 'ymd' && rules.dateFormat.includes(iso[2]!);
    const format = isOwn ? rules.dateFormat : 'yyyy-mm-dd';
    return { year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]), format };
  }
  const last = YEAR_LAST.exec(text);
  // A full stop separates the parts of a date only where people write dates so; elsewhere 1.2 is a number.
  if (!last || (last[2] === '.') !== rules.dateFormat.includes('.')) return null;
  const [, first, , second, third] = last;
  // Where the year comes first, two figures in front may be it: 26-03-04.
  const [year, month, day] =
    rules.dateOrder === 'dmy'
      ? [third, second, first]
      : rules.dateOrder === 'ymd' && third?.length === 2
        ? [first, second, third]
        : [third, first, second];
  return {
    year: fullYear(year, thisYear),
    month: Number(month),
    day: Number(day),
    format: rules.dateFormat,
  };
}

const DAY_FIRST = /^(\d{1,2})\.?[\s-]([\p{L}]{3,9})\.?(?:,?[\s-](\d{4}|\d{2}))?$/u;
const MONTH_FIRST = /^([\p{L}]{3,9})\.?\s(\d{1,2})(?:,?\s(\d{4}))?$/u;

function readNamedMonth(text: string, { months }: LocaleRules, thisYear: number) {
  const dayFirst = DAY_FIRST.exec(text);
  const monthFirst = MONTH_FIRST.exec(text);
  const [name, day, year] = dayFirst ? [dayFirst[2], dayFirst[1], dayFirst[3]] : (monthFirst?.slice(1) ?? []);
  const month = name && months.get(name.toLowerCase());
  if (!month) return null;
  return {
    year: fullYear(year, thisYear),
    month,
    day: Number(day),
    format: dayFirst ? 'd mmm yyyy' : 'mmm d, yyyy',
  };
}

function fullYear(text: string | undefined, thisYear: number): number {
  if (text === undefined) return thisYear;
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}
