/** The columns of a table as fields to learn from: what each is, is decided once from its own cells. */

import { dayToIso, timeOf } from '../base/calendar';
import type { Field } from '../prediction/field';
import { absenceIn } from '../reading/cells/missing';
import { readNumber, readPercent } from '../reading/cells/number';
import type { ReadingSettings } from '../reading/column';
import { dayOfDates, dayReader, decideOrder, provenOrder } from '../reading/days';
import { cleanText } from '../reading/normalize';
import { decideMarks } from '../reading/number-marks';
import { Missing } from '../scoring/value';

/** The share of a column's filled cells that must be numbers (or days), so that the others are slips. */
const MOST = 0.9;

/**
 * Reads the columns that have a header. Days become days before the day of their row, so that "last login" is a number of
 * days. A cell that cannot be read as what its column is counts as blank.
 */
export function fieldsOf(
  headers: readonly unknown[],
  rows: readonly (readonly unknown[])[],
  dayOfRow: readonly number[],
  settings: ReadingSettings = {},
): Field[] {
  return headers.flatMap((cell, index) => {
    const header = cell === null || cell === undefined ? '' : cleanText(String(cell));
    if (header === '') return [];
    return [
      readField(
        header,
        rows.map((row) => row[index]),
        dayOfRow,
        settings,
      ),
    ];
  });
}

function readField(
  header: string,
  cells: readonly unknown[],
  dayOfRow: readonly number[],
  settings: ReadingSettings,
): Field {
  const filled = cells.filter((cell) => !isAbsent(cell));
  const enough = Math.max(1, MOST * filled.length);
  const days = readDayCells(cells, settings);
  if (days.filter((day) => day !== null).length >= enough) {
    const values = days.map((day, i) => (day === null ? null : dayOfRow[i]! - day));
    return { header, kind: 'number', values };
  }
  const { locale } = decideMarks(cells, settings.locale);
  const numbers = cells.map((cell) => (isAbsent(cell) ? null : numberIn(cell, locale)));
  if (numbers.filter((value) => value !== null).length >= enough) {
    return { header, kind: 'number', values: numbers };
  }
  const words = plainCells(cells, settings).map((cell) => (isAbsent(cell) ? null : wordIn(cell)));
  return { header, kind: 'words', values: words };
}

/** The cells with each date as its day in ISO: the words of a date are in no sheet. */
export function plainCells(cells: readonly unknown[], { dayOfDate }: ReadingSettings): unknown[] {
  const toDay = dayOfDate ?? dayOfDates(cells);
  return cells.map((cell) => {
    const time = timeOf(cell);
    return time === undefined ? cell : dayToIso(toDay(new Date(time)));
  });
}

/** Whether nothing stands in a cell, or a word for nothing, such as `N/A`. */
export function isAbsent(cell: unknown): boolean {
  if (cell === null || cell === undefined) return true;
  return typeof cell === 'string' && absenceIn(cleanText(cell)) !== undefined;
}

function numberIn(cell: unknown, locale: ReadingSettings['locale']): number | null {
  const value =
    typeof cell === 'string' && cell.includes('%')
      ? readPercent(cell, locale, Number, Number)
      : readNumber(cell, locale);
  return value instanceof Missing ? null : value;
}

/** The day in each cell of a column, null where there is none. A bare number is no day: it would be one in every column of amounts. */
export function readDayCells(cells: readonly unknown[], settings: ReadingSettings): (number | null)[] {
  const looked = cells.map((cell) => (isDayLike(cell) ? cell : ''));
  const { locale, dayOfDate = dayOfDates(looked) } = settings;
  const proven = provenOrder(looked);
  const decided = proven ? { order: proven, sure: true } : decideOrder(looked, locale?.order);
  const read = dayReader(decided, dayOfDate);
  return looked.map((cell) => {
    const day = read(cell);
    return day instanceof Missing ? null : day;
  });
}

const isDayLike = (cell: unknown) =>
  timeOf(cell) !== undefined || (typeof cell === 'string' && /\d[-/. ]|[a-z]{3}/i.test(cell));

function wordIn(cell: unknown): string {
  if (typeof cell === 'boolean') return cell ? 'Yes' : 'No';
  return cleanText(String(cell)).slice(0, 100);
}
