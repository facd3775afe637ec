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

const part = (name: string, read: (day: ReturnType<typeof civil>) => number) =>
  cellByCell(name, 1, 1, ([date], host) => cell(read(civil(dayIn(date!, host)))));

export const DATES: readonly Builtin[] = [
  part('YEAR', ({ year }) => year),
  part('MONTH', ({ month }) => month + 1),
  part('DAY', ({ day }) => day),

  cellByCell('WEEKDAY', 1, 2, ([date, type], host) => {
    const first = { 1: 0, 2: 1, 3: 1 }[type ? Math.trunc(numberIn(type, host)) : 1];
    if (first === undefined) throw new FormulaError('#NUM!', 'The type of a week is 1, 2 or 3.');
    const counted = (civil(dayIn(date!, host)).weekday - first + 7) % 7;
    return cell(type && Math.trunc(numberIn(type, host)) === 3 ? counted : counted + 1);
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
