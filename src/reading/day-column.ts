import { dayToIso, timeOf } from '../base/calendar';
import { BLANK } from '../scoring/value';
import type { Metric } from './catalog';
import { readDay } from './cells/day';
import { flagIn } from './cells/flag';
import { AMBIGUOUS_DAY, DAY_AHEAD, DAY_WITHOUT_TODAY } from './cells/missing';
import type { Reader, ReadingSettings } from './column';
import type { ColumnCells } from './column-cells';
import { areSwapped, dayOfDates, dayReader, decideOrder, swappedReader } from './days';
import { figureColumn } from './figure-column';
import type { Input } from './headers';

export function dayColumn(metric: Metric, cells: readonly unknown[], settings: ReadingSettings): Reader {
  const dayOfDate = settings.dayOfDate ?? dayOfDates(cells);
  const told = settings.dayOrders?.get(metric.header);
  const decided = told ? { order: told, sure: true } : decideOrder(cells, settings.locale?.order);
  const example = cells.find(
    (cell) => typeof cell === 'string' && typeof readDay(cell, decided.order) === 'number',
  );
  const sheet = settings.locale?.order;
  const read =
    sheet && areSwapped(cells, sheet, dayOfDate)
      ? swappedReader(decided, dayOfDate, { sheet, told })
      : dayReader(decided, dayOfDate);
  const day = read(example);
  const decision =
    typeof day === 'number' ? `Text such as ${String(example).trim().slice(0, 40)} is ${dayToIso(day)}` : '';
  return { read, decision };
}

/** What happened longer ago no longer counts. */
const FLAG_DAYS = 180;

/** Whether something has happened: as `flagIn` has it, or the day on which it did. */
export function flagColumn(input: Input, cells: ColumnCells, settings: ReadingSettings): Reader {
  const readFlag = (cell: unknown) => flagIn(input.metric.header, cell);
  if (!cells.list.some(isDay)) return { read: readFlag };
  const { read, decision = '' } = sinceColumn(input, cells, settings);
  return {
    decision,
    read: (cell) => {
      if (typeof cell === 'number' || !isDay(cell)) return readFlag(cell);
      const since = read(cell);
      return typeof since === 'number' ? since <= FLAG_DAYS : since;
    },
  };
}

/** Days since: a number, or the day from which they are counted. */
export function sinceColumn(input: Input, cells: ColumnCells, settings: ReadingSettings): Reader {
  const numbers = figureColumn(input, cells, settings);
  const { today } = settings;
  const days = dayColumn(input.metric, cells.list, settings);
  const read = (cell: unknown) => {
    if (cell === '') return BLANK;
    if (typeof cell === 'number' && !isDay(cell)) return numbers.read(cell);
    const day = days.read(cell);
    if (typeof day !== 'number') return day;
    if (today === undefined) return DAY_WITHOUT_TODAY;
    return day > today ? DAY_AHEAD : today - day;
  };
  const decision = today === undefined ? days.decision : `Dates: days until ${dayToIso(today)} are counted`;
  return { read, decision: decision ?? '' };
}

/** More days have passed since nothing: it is a date without its format. */
const MOST_DAYS = 36500;

export function isDay(cell: unknown): boolean {
  if (typeof cell === 'number') return cell > MOST_DAYS;
  return timeOf(cell) !== undefined || (typeof cell === 'string' && isDayText(cell));
}

// A text that is a day in some order; a plain number is none.
function isDayText(cell: string): boolean {
  const day = readDay(cell);
  return typeof day === 'number' || day === AMBIGUOUS_DAY;
}
