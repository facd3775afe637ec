import { calendarDay, DAY_MS, dayOf, timeOf, UNIX_DAY } from '../../base/calendar';
import { BLANK, type Missing } from '../../scoring/value';
import type { DayOrder } from '../locale';
import { cleanText } from '../normalize';
import {
  AMBIGUOUS_DAY,
  absenceIn,
  DAY_IN_OTHER_ORDER,
  DAY_OUT_OF_RANGE,
  NOT_A_DAY,
  PLACEHOLDER_DAY,
  TWO_DIGIT_YEAR,
} from './missing';

const FIRST_DAY = UNIX_DAY;
/** 2199-12-31. */
const LAST_DAY = 109574;

/** What programs write for no date: 0 and 1900-01-01, the epoch and the day before it, 2099-12-31, and all from 2900 on. */
const PLACEHOLDERS: readonly number[] = [0, 1, 2, UNIX_DAY - 1, UNIX_DAY, 73050];
const FIRST_PLACEHOLDER_AHEAD = 365245;

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
const MONTH_NAMES =
  ' january february march april may june july august september october november december sept ';

/**
 * Reads a cell as a civil day. With an order of day and month only that order is read; without one only what no order
 * reads otherwise. A Date becomes a day as `dayOfDate` says, since that takes a time zone.
 */
export function readDay(
  cell: unknown,
  order?: DayOrder,
  dayOfDate: (date: Date) => number = calendarDay,
): number | Missing {
  if (typeof cell === 'number') return Number.isFinite(cell) ? plausible(dayInNumber(cell)) : NOT_A_DAY;
  // Text editors and web pages write other hyphens.
  if (typeof cell === 'string') return dayIn(cleanText(cell).replace(/[‐-―−]/g, '-'), order);
  if (cell === null || cell === undefined) return BLANK;
  const time = timeOf(cell);
  return time === undefined || Number.isNaN(time) ? NOT_A_DAY : plausible(dayOfDate(new Date(time)));
}

/** A serial number of Sheets, 20261231, or the seconds or milliseconds since 1970: all too far apart to be confused. */
function dayInNumber(value: number): number {
  if (value >= 1e12 && value < 5e12) return Math.floor(value / DAY_MS) + UNIX_DAY;
  if (value >= 1e9 && value < 5e9) return Math.floor((value * 1000) / DAY_MS) + UNIX_DAY;
  if (value < 1e7 || value >= 1e8) return Math.floor(value);
  return dayOf(Math.floor(value / 1e4), Math.floor(value / 100) % 100, value % 100);
}

function plausible(day: number): number | Missing {
  if (Number.isNaN(day)) return NOT_A_DAY;
  if (PLACEHOLDERS.includes(day) || day >= FIRST_PLACEHOLDER_AHEAD) return PLACEHOLDER_DAY;
  return day >= FIRST_DAY && day <= LAST_DAY ? day : DAY_OUT_OF_RANGE;
}

function dayIn(text: string, order: DayOrder | undefined): number | Missing {
  const absence = absenceIn(text);
  if (absence !== undefined) return absence;
  if (text.length > 60) return NOT_A_DAY;
  if (/^(?:\d{8}|\d{10}|\d{13})$/.test(text)) return plausible(dayInNumber(Number(text)));
  const written = withoutTime(text);
  const figures = /^(\d{1,4})([-/.])\s?(\d{1,2})\2\s?(\d{1,4})$/.exec(written);
  return figures === null
    ? namedDay(written)
    : dayInFigures(figures[1]!, Number(figures[3]), figures[4]!, order);
}

// 2026-12-31T23:30:00-08:00 is the 31st: the day is the one written, in its own offset.
function withoutTime(text: string): string {
  return text.replace(
    /(?:T|,? )[0-2]?\d:[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?\s?(?:[AP]M)?\s?(?:Z|UTC|GMT|[-+]\d{2}:?\d{2})?$/i,
    '',
  );
}

function dayInFigures(
  first: string,
  middle: number,
  last: string,
  order: DayOrder | undefined,
): number | Missing {
  if (first === '0001') return PLACEHOLDER_DAY;
  if (first.length === 4)
    return last.length > 2 ? NOT_A_DAY : plausible(dayOf(Number(first), middle, Number(last)));
  if (first.length > 2 || last.length === 3) return NOT_A_DAY;
  if (last.length < 4) return TWO_DIGIT_YEAR;
  const dayFirst = dayOf(Number(last), middle, Number(first));
  const monthFirst = dayOf(Number(last), Number(first), middle);
  if (Number.isNaN(dayFirst) && Number.isNaN(monthFirst)) return NOT_A_DAY;
  if (order === undefined) return eitherOrder(dayFirst, monthFirst);
  const day = order === 'day first' ? dayFirst : order === 'month first' ? monthFirst : Number.NaN;
  return Number.isNaN(day) ? DAY_IN_OTHER_ORDER : plausible(day);
}

function eitherOrder(dayFirst: number, monthFirst: number): number | Missing {
  if (Number.isNaN(monthFirst) || dayFirst === monthFirst) return plausible(dayFirst);
  return Number.isNaN(dayFirst) ? plausible(monthFirst) : AMBIGUOUS_DAY;
}

/** Dec 31, 2026 and 31 December 2026: the month is a word, so the order does not matter. */
function namedDay(text: string): number | Missing {
  const monthFirst = /^([a-z]{3,9})\.?\s(\d{1,2}),?\s(\d{1,4})$/i.exec(text);
  const dayFirst = /^(\d{1,2})[\s-]([a-z]{3,9})\.?,?[\s-](\d{1,4})$/i.exec(text);
  const [word = '', day, year = ''] = monthFirst?.slice(1) ?? [dayFirst?.[2], dayFirst?.[1], dayFirst?.[3]];
  const month = monthNamed(word.toLowerCase());
  if (month === 0 || year.length === 3) return NOT_A_DAY;
  return year.length < 4 ? TWO_DIGIT_YEAR : plausible(dayOf(Number(year), month, Number(day)));
}

function monthNamed(word: string): number {
  const at = word === '' ? -1 : MONTHS.indexOf(word.slice(0, 3));
  const known = word.length === 3 || MONTH_NAMES.includes(` ${word} `);
  return known && at >= 0 && at % 3 === 0 ? at / 3 + 1 : 0;
}
