import { dayToIso } from '../base/calendar';
import { cellParts } from '../base/cell-parts';
import { type CustomerChange, IMPORTED, type KeptDay } from '../history/day';
import { readDay } from '../reading/cells/day';

/** How a day is kept in the cells of a row: what it is, then its values as text. */
export const HISTORY_HEADERS = ['Date', 'Holds', 'Health model', 'Churn model', 'Series', 'Values'];
/** The same as a plain table: a row for each customer and day, the values of each in a column of their own. */
export const PLAIN_HEADERS = ['Date', 'Customer id', 'Health model', 'Churn model'];
const WHOLE = 'all values';
const CHANGES = 'changes';

/** A day as its row says without its values. */
export interface IndexedDay {
  /** Position of its row. */
  readonly at: number;
  readonly day: number;
  readonly whole: boolean;
  readonly imported: boolean;
}

/**
 * The days that count among rows, of which only the first three cells are asked. A day counts if it is before all those
 * below it: an import that died left others above its own.
 */
export function indexOf(rows: readonly (readonly unknown[])[]): IndexedDay[] {
  const index: IndexedDay[] = [];
  let next = Number.POSITIVE_INFINITY;
  for (let at = rows.length - 1; at >= 0; at--) {
    const [date, holds, healthModel] = rows[at]!;
    const day = readDay(date);
    if (typeof day !== 'number' || day >= next) continue;
    index.push({ at, day, whole: holds === WHOLE, imported: healthModel === IMPORTED });
    next = day;
  }
  return index.reverse();
}

/** The days in rows, the first of which stands at a position of the index, without those that do not count. */
export function historyDaysIn(
  rows: readonly (readonly unknown[])[],
  index: readonly IndexedDay[],
  first = 0,
): (KeptDay | undefined)[] {
  const counting = new Set(index.map(({ at }) => at));
  return rows.map(dayInRow).filter((day, i) => day === undefined || counting.has(first + i));
}

/** The day in a row; undefined where its text cannot be read. */
export function dayInRow([date, holds, healthModel, churnModel, series, ...values]: readonly unknown[]):
  | KeptDay
  | undefined {
  const day = readDay(date);
  const names = parsed(String(series));
  const changes = parsed(values.join(''));
  if (typeof day !== 'number' || !Array.isArray(names) || !Array.isArray(changes)) return undefined;
  if (!changes.every(isChange)) return undefined;
  return {
    day,
    whole: holds === WHOLE,
    healthModel: String(healthModel),
    churnModel: String(churnModel),
    ...seriesIn(names),
    changes,
  };
}

function isChange(change: unknown): change is CustomerChange {
  return Array.isArray(change) && typeof change[0] === 'string';
}

/** A series stands with what it was read as, where that is known. */
function seriesIn(names: readonly unknown[]): Pick<KeptDay, 'series' | 'readAs'> {
  const pairs = names.map((name) => (Array.isArray(name) ? name.map(String) : [String(name)]));
  const series = pairs.map(([name]) => name!);
  return pairs.some(([, mark]) => mark) ? { series, readAs: pairs.map(([, mark = '']) => mark) } : { series };
}

/** The cells of a day. */
export function textsOf({
  day,
  whole,
  healthModel,
  churnModel,
  series: names,
  readAs,
  changes,
}: KeptDay): string[] {
  const series = names.map((name, i) => (readAs?.[i] ? [name, readAs[i]] : name));
  const cells = cellParts(asciiJson(changes));
  return [dayToIso(day), whole ? WHOLE : CHANGES, healthModel, churnModel, asciiJson(series), ...cells];
}

/**
 * The days that can be known, from a whole one on: one that cannot be read (undefined) takes those with it that build on
 * it.
 */
export function soundDays(days: readonly (KeptDay | undefined)[]): {
  readonly days: readonly KeptDay[];
  /** Whether another day may build on the last one. */
  readonly isSound: boolean;
} {
  const sound: KeptDay[] = [];
  let isSound = false;
  for (const day of days) {
    isSound = day !== undefined && (day.whole || isSound);
    if (isSound) sound.push(day!);
  }
  return { days: sound, isSound };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every other character is written by its number: one that a cell cut in two would be lost. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
