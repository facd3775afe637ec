import { dayOf } from '../base/calendar';
import { once } from '../base/once';
import { TWO_DIGIT_YEAR } from '../reading/cells/missing';
import type { ReadingSettings } from '../reading/column';
import { dayOfDates, dayReader, decideOrder } from '../reading/days';
import { normalizeHeader } from '../reading/normalize';
import type { Missing } from '../scoring/value';

/** A header that says what its cells are and of which day: `ARR Jan 2026`, `2026-01-31 health_score`. */
export interface DatedHeader {
  /** What is left without the date; empty where the header is nothing but one. */
  readonly words: string;
  readonly date: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const aMonth = once(() => new RegExp(`^${MONTH}$`));
const YEAR = '(?:19|20)\\d\\d';
const DATES = [
  `${YEAR}[-_/.]\\d{1,2}[-_/.]\\d{1,2}`,
  '\\d{1,2}[-_/.]\\d{1,2}[-_/.]\\d{2,4}',
  `\\d{1,2}\\.?[-_ ]${MONTH}[-_, ]+\\d{2,4}`,
  `${MONTH}[-_ ]\\d{1,2}[-_, ]+${YEAR}`,
  `${MONTH}[-_ ]?'?\\d{2,4}`,
  `${YEAR}[-_ ]${MONTH}`,
  `${YEAR}[-_/.]\\d{1,2}`,
  `\\d{1,2}[-_/.]${YEAR}`,
  `q[1-4][-_/ ]?${YEAR}`,
  `${YEAR}[-_/ ]?q[1-4]`,
  YEAR,
];
const atTheEnd = once(() => new RegExp(`^(|.*?[^a-z0-9])[([]?(${DATES.join('|')})[)\\]]?$`, 'i'));
const atTheStart = once(() => new RegExp(`^[([]?(${DATES.join('|')})[)\\]]?([^a-z0-9].*)$`, 'i'));
const LONGEST_HEADER = 200;
const LONGEST_PERIOD = 20;

/** Takes a header's date apart from its words; undefined where it has none. */
export function datedHeader(header: string): DatedHeader | undefined {
  const text = header.trim().slice(0, LONGEST_HEADER);
  const end = atTheEnd().exec(text);
  if (end) return { words: normalizeHeader(end[1]), date: end[2]! };
  const start = atTheStart().exec(text);
  return start ? { words: normalizeHeader(start[2]), date: start[1]! } : undefined;
}

/**
 * How the dates of a table are read: as the cells of a day column are, all in one order of day and month; a month, a
 * quarter or a year is its last day.
 */
export function dateReader(
  cells: readonly unknown[],
  header: string,
  settings: ReadingSettings,
): (cell: unknown) => number | Missing {
  const plain = cells.map(withoutUnderscores);
  const said = settings.corrections?.get(normalizeHeader(header))?.dayOrder;
  const decided = said ? { order: said, sure: true } : decideOrder(plain, settings.locale?.order);
  const read = dayReader(decided, settings.dayOfDate ?? dayOfDates(plain));
  return (cell) => periodEnd(cell) ?? read(withoutUnderscores(cell));
}

function withoutUnderscores(cell: unknown): unknown {
  return typeof cell === 'string' ? cell.trim().replace(/_/g, '-') : cell;
}

const PERIODS = [
  // Jan 2026, Q1 2026, 01/2026
  /^(?<part>[a-z]+\d?(?= ?\d{4}$)|\d{1,2}(?= )) ?(?<year>\d{4})$/,
  // 2026 Jan, 2026 Q1, 2026-01, 2026
  /^(?<year>\d{4})(?: ?(?<part>[a-z]+\d?)| (?<number>\d{1,2}))?$/,
  // Jan 26 could be a day.
  /^(?<part>[a-z]{3,9}) ?(?<year>\d{2})$/,
];

/** The last day of a month, a quarter or a year; undefined for what is none of them. */
function periodEnd(cell: unknown): number | Missing | undefined {
  if (typeof cell !== 'string' || cell.length > LONGEST_PERIOD) return undefined;
  const text = cell
    .toLowerCase()
    .replace(/[-_/.,' ]+/g, ' ')
    .trim();
  const groups = PERIODS.map((period) => period.exec(text)?.groups).find((found) => found !== undefined);
  if (!groups) return undefined;
  const month = lastMonthOf(groups.part ?? groups.number ?? '12');
  if (month === 0) return undefined;
  if (groups.year!.length === 2) return TWO_DIGIT_YEAR;
  return dayOf(Number(groups.year) + Math.floor(month / 12), (month % 12) + 1, 1) - 1;
}

/** The number of a month, or of the last one of a quarter; 0 for other words. */
function lastMonthOf(part: string): number {
  const number = Number(part);
  if (!Number.isNaN(number)) return number >= 1 && number <= 12 ? number : 0;
  const quarter = /^q([1-4])$/.exec(part);
  if (quarter) return Number(quarter[1]) * 3;
  return aMonth().test(part) ? MONTHS.indexOf(part.slice(0, 3)) + 1 : 0;
}
