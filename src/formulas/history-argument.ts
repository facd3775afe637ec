import { type KeptDay, type Stored, wholeDay } from '../history/day';
import { HEALTH_SCORE } from '../history/series';
import { HISTORY_HEADERS, historyDaysIn, indexOf, PLAIN_HEADERS, soundDays } from '../past/history-text';
import { metricOf } from '../reading/catalog';
import { readDay } from '../reading/cells/day';
import { dayOfDates } from '../reading/days';
import { keyText } from '../reading/identity';
import { wordKey } from '../reading/normalize';
import { type Argument, isLeftOut, toRows } from './arguments';

/**
 * The days that a range holds: of the tab `Vitals history`, or of the plain table that is made of it.
 * @throws A sentence where it is neither, or cuts columns off.
 */
export function readHistory(name: string, argument: Argument): readonly KeptDay[] {
  const rows = toRows(argument);
  const [first = [], second] = rows[0] ?? [];
  const body = rows.slice(1).filter(([date]) => date !== '' && date !== null && date !== undefined);
  if (first === HISTORY_HEADERS[0] && second === HISTORY_HEADERS[1]) return keptDays(name, body);
  if (first === PLAIN_HEADERS[0] && second === PLAIN_HEADERS[1]) return plainDays(rows[0]!, body);
  throw new Error(
    `${name}: the first argument is the history with its headers: 'Vitals history'!A:Z, or 'Vitals history table'!A:Z.`,
  );
}

function keptDays(name: string, rows: readonly unknown[][]): readonly KeptDay[] {
  const { days, isSound } = soundDays(historyDaysIn(rows, indexOf(rows)));
  if (isSound || rows.length === 0) return days;
  throw new Error(
    `${name}: the last day of the history cannot be read. Give all columns of the tab, such as A:ZZ; if you did, run again.`,
  );
}

function plainDays(headers: readonly unknown[], rows: readonly unknown[][]): KeptDay[] {
  const series = headers.slice(PLAIN_HEADERS.length).map(String);
  const dayOfDate = dayOfDates(rows.map(([date]) => date));
  const days = new Map<number, { models: [string, string]; customers: Map<string, Stored[]> }>();
  for (const [date, id, healthModel, churnModel, ...values] of rows) {
    const day = readDay(date, undefined, dayOfDate);
    if (typeof day !== 'number') continue;
    const kept = days.get(day) ?? { models: [String(healthModel), String(churnModel)], customers: new Map() };
    days.set(day, kept);
    kept.customers.set(
      keyText(id),
      series.map((_, i) => storedIn(values[i])),
    );
  }
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(
      ([
        day,
        {
          models: [healthModel, churnModel],
          customers,
        },
      ]) => wholeDay({ day, series, healthModel, churnModel, customers }),
    );
}

function storedIn(cell: unknown): Stored {
  return typeof cell === 'number' || typeof cell === 'boolean' || (typeof cell === 'string' && cell !== '')
    ? cell
    : null;
}

/**
 * What is asked of a history, by the name it is kept under: health score where it is left out.
 * @throws A sentence with everything that is kept, where it is not.
 */
export function readSeries(name: string, argument: Argument, kept: readonly KeptDay[]): string {
  if (isLeftOut(argument)) return HEALTH_SCORE;
  const all = [...new Set(kept.flatMap(({ series }) => series))];
  const asked = [argument, metricOf(argument)?.header].map(wordKey);
  const found = all.find((series) => asked.includes(wordKey(series)));
  if (found !== undefined) return found;
  throw new Error(
    `${name}: "${String(argument).slice(0, 60)}" is not kept. The history has: ${all.join(', ')}.`,
  );
}
