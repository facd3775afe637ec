import { timeOf } from '../../base/calendar';
import { BLANK, Missing } from '../../scoring/value';
import { CONVENTIONS, type Locale } from '../locale';
import { cleanText } from '../normalize';
import {
  AMBIGUOUS_NUMBER,
  absenceIn,
  CHECKBOX_IN_NUMBER_COLUMN,
  DAY_IN_NUMBER_COLUMN,
  NOT_A_NUMBER,
  PERCENT_IN_NUMBER_COLUMN,
} from './missing';

/** Longer texts are no number that a person wrote, and digits beyond these would be lost. */
const LONGEST_NUMBER = 40;

const ISO_CURRENCIES =
  ' USD EUR GBP CHF JPY CAD AUD NZD INR CNY SEK NOK DKK PLN CZK HUF RON BRL MXN ZAR SGD HKD KRW TRY ILS AED SAR ';
/** The currency of a mark; `kr` is that of three countries. */
const MARKS =
  ' $=USD US$=USD €=EUR £=GBP ¥=JPY CN¥=CNY ₹=INR ₩=KRW ₽=RUB ₪=ILS ₺=TRY ₴=UAH zł=PLN Fr.=CHF R$=BRL C$=CAD CA$=CAD A$=AUD AU$=AUD NZ$=NZD S$=SGD HK$=HKD MX$=MXN ';
/** What people write behind an amount for thousands, millions and billions. */
const SIZES: Readonly<Record<string, number>> = {
  k: 1e3,
  tsd: 1e3,
  m: 1e6,
  mn: 1e6,
  mm: 1e6,
  mio: 1e6,
  b: 1e9,
  bn: 1e9,
  mrd: 1e9,
};
const AMOUNT =
  /^([-+−]?)\s?([A-Z]{0,3}[$€£¥₹₩₽₪₺₴]|[A-Z]{3}|kr|zł|Fr\.)?\s?([-+−]?)([\d.][\d.,'’\s]*(?:[eE][-+]?\d+)?)(?:\s?(k|K|M|m|mn|mm|MM|bn|B|Tsd|Mio|Mrd)\b\.?)?\s?([$€£¥₹₩₽₪₺₴]|[A-Z]{3}|kr|zł)?$/;

/** The ISO code of the currency whose mark is next to an amount, or in the number format of its cell; '' where none does. */
export function currencyIn(text: string): string {
  if (text === '') return '';
  // A number format writes [$€-407], with the country behind the mark.
  const plain = text.replace(/\[\$([^\]-]*)[^\]]*\]/g, '$1');
  const [mark] = /(?:[A-Z]{1,2})?[$€£¥₹₩₽₪₺₴]|\b[A-Z]{3}\b|zł|Fr\./.exec(plain) ?? [''];
  if (mark === '') return '';
  if (ISO_CURRENCIES.includes(` ${mark} `)) return mark;
  const at = MARKS.indexOf(` ${mark}=`);
  return at < 0 ? '' : MARKS.slice(at + mark.length + 2, at + mark.length + 5);
}

/** Reads a cell as a number. Without a locale, text is read as en_US unless another country reads it otherwise. */
export function readNumber(cell: unknown, locale?: Locale): number | Missing {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell + 0 : NOT_A_NUMBER;
  if (typeof cell !== 'string') return notNumeric(cell);
  const text = cleanText(cell);
  return isPercentText(text) ? PERCENT_IN_NUMBER_COLUMN : numberIn(text, locale);
}

/** Reads a cell in a column where `85%` and 85 may both stand; `bare` says what a number without the sign means. */
export function readPercent(
  cell: unknown,
  locale: Locale | undefined,
  signed: (percent: number) => number | Missing,
  bare: (value: number) => number | Missing,
): number | Missing {
  if (typeof cell === 'number') return Number.isFinite(cell) ? bare(cell + 0) : NOT_A_NUMBER;
  if (typeof cell !== 'string') return notNumeric(cell);
  const text = cleanText(cell);
  const percent = isPercentText(text);
  const value = numberIn(percent ? text.replace('%', '').trim() : text, locale);
  if (value instanceof Missing) return value;
  return percent ? signed(value) : bare(value);
}

/** The number in a cell that has no percent sign: what a column's unit is decided on. NaN where there is none. */
export function bareNumber(cell: unknown, locale?: Locale): number {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : Number.NaN;
  if (typeof cell !== 'string' || cell === '') return Number.NaN;
  const value = readNumber(cell, locale);
  return value instanceof Missing ? Number.NaN : value;
}

function notNumeric(cell: unknown): Missing {
  if (cell === null || cell === undefined) return BLANK;
  if (typeof cell === 'boolean') return CHECKBOX_IN_NUMBER_COLUMN;
  return timeOf(cell) === undefined ? NOT_A_NUMBER : DAY_IN_NUMBER_COLUMN;
}

// Turkish puts the sign first.
function isPercentText(text: string): boolean {
  return text.length > 1 && (text.endsWith('%') || text.startsWith('%'));
}

/** A number in front of which, or behind which, a currency may stand; in brackets it is below zero. */
function numberIn(text: string, locale: Locale | undefined): number | Missing {
  const absence = absenceIn(text);
  if (absence !== undefined) return absence;
  if (text.length > LONGEST_NUMBER) return NOT_A_NUMBER;
  const bracketed = text.startsWith('(') && text.endsWith(')');
  const parts = AMOUNT.exec(bracketed ? text.slice(1, -1).trim() : text);
  if (parts === null) return NOT_A_NUMBER;
  const [, outer = '', before = '', inner = '', figures = '', size = '', after = ''] = parts;
  const signs = outer + inner;
  if (signs.length > (bracketed ? 0 : 1) || !isCurrency(before) || !isCurrency(after)) return NOT_A_NUMBER;
  const value = figuresIn(figures.trim(), before + after !== '', locale);
  if (value instanceof Missing) return value;
  const amount = size === '' ? value : exactly(value, SIZES[size.toLowerCase()]!);
  if (!Number.isFinite(amount)) return NOT_A_NUMBER;
  return (bracketed || (signs !== '' && signs !== '+') ? -amount : amount) + 0;
}

// 1.2 times 1,000,000 has digits behind the point in binary.
function exactly(value: number, size: number): number {
  return Math.round(value * size * 1e3) / 1e3;
}

// Three capitals are a currency only if they are one: MAY 12 is no number.
function isCurrency(mark: string): boolean {
  return !/^[A-Z]{3}$/.test(mark) || ISO_CURRENCIES.includes(` ${mark} `);
}

function figuresIn(figures: string, money: boolean, locale: Locale | undefined): number | Missing {
  if (locale !== undefined) {
    const local = figuresAs(figures, locale, money);
    if (!Number.isNaN(local)) return local;
  }
  const plain = plainFigures(figures, money);
  const readings = CONVENTIONS.map((each) => figuresAs(figures, each, money));
  const own = Number.isNaN(plain) && locale === undefined ? readings[0]! : plain;
  if (Number.isNaN(own)) return readings.every(Number.isNaN) ? NOT_A_NUMBER : AMBIGUOUS_NUMBER;
  const disputed = readings.some((reading) => !Number.isNaN(reading) && reading !== own);
  return locale === undefined && disputed ? AMBIGUOUS_NUMBER : own;
}

/** The number as programs write it, whatever the locale. */
function plainFigures(figures: string, money: boolean): number {
  if (!/^\d*\.?\d*(?:e[-+]?\d{1,4})?$/i.test(figures) || !/^\.?\d/.test(figures)) return Number.NaN;
  return money && looksGrouped(figures) ? Number.NaN : Number(figures);
}

/** The number as a country writes it; NaN where the marks do not fit. */
function figuresAs(figures: string, marks: Pick<Locale, 'decimal' | 'groups'>, money: boolean): number {
  const at = figures.indexOf(marks.decimal);
  const whole = at < 0 ? figures : figures.slice(0, at);
  const rest = at < 0 ? '' : figures.slice(at + 1);
  if (!/^\d*$/.test(rest) || (money && at >= 0 && looksGrouped(figures))) return Number.NaN;
  const digits = withoutGroups(whole, marks.groups);
  return digits === '' && rest === '' ? Number.NaN : Number(`${digits}.${rest}`);
}

// Money has at most two decimals, so the mark in €1.200 or $1,200 parts thousands in every country.
function looksGrouped(figures: string): boolean {
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(figures);
}

/** The digits without the marks between thousands; `?`, which is no number, where the groups are not whole. */
function withoutGroups(whole: string, marks: string): string {
  if (/^\d*$/.test(whole)) return whole;
  const mark = whole.replace(/\d/g, '').charAt(0);
  const [first = '', ...others] = whole.split(mark);
  const three = /^[1-9]\d{0,2}$/.test(first) && others.every((group) => /^\d{3}$/.test(group));
  // 12,00,000: in India groups are of two, and the last of three.
  const indian =
    mark === ',' &&
    /^[1-9]\d?$/.test(first) &&
    others.every((group, at) => (at === others.length - 1 ? /^\d{3}$/ : /^\d\d$/).test(group));
  const grouped = three || indian;
  return marks.includes(mark) && grouped ? first + others.join('') : '?';
}
