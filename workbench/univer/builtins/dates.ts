/**
 * Days. Sheets counts them from 1899-12-30 in one line; Excel, and with it Univer, has a February 29 in 1900, so that a
 * blank cell is another year there.
 */
import { localeRules } from '../../locale';
import { serialToLocal } from '../../time-zone';
import {
  type Builtin,
  type BuiltinHost,
  type Cell,
  cell,
  cellByCell,
  FormulaError,
  numberIn,
  truthIn,
} from './builtin';

const DAY = 86_400_000;
const UNIX_EPOCH = 25_569;

const dateCell = (serial: number, { locale }: BuiltinHost) => cell(serial, localeRules(locale).dateFormat);

/** The civil day of a date, whatever its time. */
function civil(serial: number) {
  const date = new Date(serialToLocal(Math.floor(serial)));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}

/** Months count from zero and may run over, as days may. */
function serialOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime() / DAY + UNIX_EPOCH;
}

/** The same day so many months on, or the last one of a month that is shorter. */
function monthsOn(serial: number, months: number): number {
  const { year, month, day } = civil(serial);
  const last = civil(serialOf(year, month + months + 1, 0)).day;
  return serialOf(year, month + months, Math.min(day, last));
}

/** A day out of a cell. @throws {FormulaError} Where it lies before the calendar begins. */
function dayIn(date: Cell, host: BuiltinHost): number {
  const serial = Math.floor(numberIn(date, host));
  if (serial < 0) throw new FormulaError('#NUM!', 'Dates begin at 1899-12-30.');
  return serial;
}

/** The first day of a week by its type: 0 is Sunday. */
const WEEKS: Readonly<Record<number, number>> = {
  1: 0,
  2: 1,
  3: 1,
  11: 1,
  12: 2,
  13: 3,
  14: 4,
  15: 5,
  16: 6,
  17: 0,
};

const isLastOfFebruary = (serial: number) => civil(serial).month === 1 && civil(serial + 1).month === 2;

/** Days between two dates in months of 30 days, as in the United States or as in Europe. */
function days360(start: number, end: number, european: boolean): number {
  const [from, to] = [civil(start), civil(end)];
  let [first, last] = [from.day, to.day];
  if (european) [first, last] = [Math.min(first, 30), Math.min(last, 30)];
  else {
    if (isLastOfFebruary(start)) {
      if (isLastOfFebruary(end)) last = 30;
      first = 30;
    }
    if (last === 31 && first >= 30) last = 30;
    first = Math.min(first, 30);
  }
  return (to.year - from.year) * 360 + (to.month - from.month) * 30 + last - first;
}

/** Each day as its share of the year in which it lies. */
function actualYears(start: number, end: number): number {
  let years = 0;
  for (let at = start; at < end; ) {
    const { year } = civil(at);
    const [first, next] = [serialOf(year, 0, 1), serialOf(year + 1, 0, 1)];
    years += (Math.min(end, next) - at) / (next - first);
    at = next;
  }
  return years;
}

const YEAR_FRACTIONS: readonly ((start: number, end: number) => number)[] = [
  (start, end) => days360(start, end, false) / 360,
  actualYears,
  (start, end) => (end - start) / 360,
  (start, end) => (end - start) / 365,
  (start, end) => days360(start, end, true) / 360,
];

const part = (name: string, read: (day: ReturnType<typeof civil>) => number) =>
  cellByCell(name, 1, 1, ([date], host) => cell(read(civil(dayIn(date!, host)))));

export const DATES: readonly Builtin[] = [
  part('YEAR', ({ year }) => year),
  part('MONTH', ({ month }) => month + 1),
  part('DAY', ({ day }) => day),

  cellByCell('WEEKDAY', 1, 2, ([date, type], host) => {
    const kind = type ? Math.trunc(numberIn(type, host)) : 1;
    const first = WEEKS[kind];
    if (first === undefined) throw new FormulaError('#NUM!', 'The type of a week is 1 to 3, or 11 to 17.');
    const counted = (civil(dayIn(date!, host)).weekday - first + 7) % 7;
    return cell(kind === 3 ? counted : counted + 1);
  }),

  cellByCell('DATE', 3, 3, ([year, month, day], host) => {
    const named = Math.trunc(numberIn(year!, host));
    // Years below 1900 are counted from it.
    const full = named >= 0 && named < 1900 ? named + 1900 : named;
    const serial = serialOf(full, Math.trunc(numberIn(month!, host)) - 1, Math.trunc(numberIn(day!, host)));
    if (!(serial >= 0) || civil(serial).year > 9999)
      throw new FormulaError('#NUM!', 'There is no such date.');
    return dateCell(serial, host);
  }),

  cellByCell('EDATE', 2, 2, ([date, months], host) =>
    dateCell(monthsOn(dayIn(date!, host), Math.trunc(numberIn(months!, host))), host),
  ),

  cellByCell('YEARFRAC', 2, 3, ([start, end, convention], host) => {
    const fraction = YEAR_FRACTIONS[convention ? Math.trunc(numberIn(convention, host)) : 0];
    if (!fraction) throw new FormulaError('#NUM!', 'The convention of a year is 0 to 4.');
    const [first, last] = [dayIn(start!, host), dayIn(end!, host)].sort((a, b) => a - b);
    return cell(fraction(first!, last!));
  }),
  cellByCell('DAYS360', 2, 3, ([start, end, european], host) =>
    cell(days360(dayIn(start!, host), dayIn(end!, host), european !== undefined && truthIn(european))),
  ),

  cellByCell('TIME', 3, 3, (parts, host) => {
    const [hours, minutes, seconds] = parts.map((one) => Math.trunc(numberIn(one, host)));
    const time = hours! * 3600 + minutes! * 60 + seconds!;
    if (time < 0) throw new FormulaError('#NUM!', 'A time is not below zero.');
    return cell((time % 86_400) / 86_400, 'h:mm:ss am/pm');
  }),

  cellByCell('TO_DATE', 1, 1, ([date], host) =>
    typeof date!.value === 'number' ? dateCell(date!.value, host) : date!,
  ),
  cellByCell('EPOCHTODATE', 1, 2, ([time, unit], host) => {
    const scale = { 1: 1, 2: 1e3, 3: 1e6 }[unit ? Math.trunc(numberIn(unit, host)) : 1];
    if (scale === undefined) throw new FormulaError('#NUM!', 'The unit of a time is 1, 2 or 3.');
    const serial = numberIn(time!, host) / scale / 86_400 + UNIX_EPOCH;
    return cell(serial, localeRules(host.locale).dateTimeFormat);
  }),

  cellByCell('EOMONTH', 2, 2, ([date, months], host) => {
    const { year, month } = civil(dayIn(date!, host));
    return dateCell(serialOf(year, month + Math.trunc(numberIn(months!, host)) + 1, 0), host);
  }),

  cellByCell('TODAY', 0, 0, (_, host) => dateCell(Math.floor(host.now()), host)),
  cellByCell('NOW', 0, 0, (_, host) => cell(host.now(), localeRules(host.locale).dateTimeFormat)),
];
