import { monthOf } from '../base/calendar';
import {
  after,
  changedDay,
  isImported,
  type KeptDay,
  merged,
  type Snapshot,
  type Stored,
  wholeDay,
} from '../history/day';
import { ARR, CURRENCY } from '../history/series';
import type { ArrByCustomer } from './month-figures';

/** How a portfolio stood when a month ended; in a month that is not over, on the last day that was kept. */
export interface MonthEnd {
  readonly month: number;
  /** Of an earlier month where nothing was kept in this one. */
  readonly snapshot: Snapshot;
}

/**
 * The kept days as one for each month, with these series alone and every ARR in the base currency; a day that was kept
 * without ARR says nothing here.
 */
export function oneForEachMonth(
  days: readonly KeptDay[],
  series: readonly string[],
  inBase: (amount: number, currency: string) => number,
): KeptDay[] {
  const months: KeptDay[] = [];
  for (const day of days) {
    const before = months[months.length - 1];
    if (before && monthOf(before.day) === monthOf(day.day)) months[months.length - 1] = merged(before, day);
    else months.push(day);
  }
  const ends = monthEnds(months)
    .map(({ snapshot }) => snapshot)
    .filter(({ series: own }, i, all) => own.includes(ARR) && all[i - 1]?.day !== all[i]!.day);
  const told = ends.map((end) => withSeries(end, series, inBase));
  return told.map((end, i) => (i === 0 ? wholeDay(end) : changedDay(told[i - 1]!, end)));
}

/** The ends of months, the oldest first and without a gap. */
export function monthEnds(months: readonly KeptDay[]): MonthEnd[] {
  const ends: MonthEnd[] = [];
  for (const day of months) {
    const before = ends[ends.length - 1];
    const month = monthOf(day.day);
    for (let gap = (before?.month ?? month) + 1; before && gap < month; gap++) {
      ends.push({ ...before, month: gap });
    }
    ends.push({ month, snapshot: after(before?.snapshot, day) });
  }
  return ends;
}

/**
 * What each customer paid a year, in the base currency; undefined where the day was kept without it. An imported day tells
 * none either: it may not have every customer, and one that is missing would count as new.
 */
export function arrOfSnapshot(
  snapshot: Snapshot,
  inBase: (amount: number, currency: string) => number = (amount) => amount,
): ArrByCustomer | undefined {
  const [at, currency] = [ARR, CURRENCY].map((name) => snapshot.series.indexOf(name)) as [number, number];
  if (isImported(snapshot) || at < 0) return undefined;
  return new Map(
    [...snapshot.customers].map(([id, values]) => [
      id,
      inBase(Number(values[at] ?? Number.NaN), String(values[currency] ?? '')),
    ]),
  );
}

function withSeries(
  snapshot: Snapshot,
  series: readonly string[],
  inBase: (amount: number, currency: string) => number,
): Snapshot {
  const places = series.map((name) => snapshot.series.indexOf(name));
  const currency = snapshot.series.indexOf(CURRENCY);
  const customers = [...snapshot.customers].map(([id, values]): [string, Stored[]] => [
    id,
    series.map((name, i) => {
      const value = values[places[i]!] ?? null;
      if (name !== ARR || typeof value !== 'number') return value;
      const amount = inBase(value, String(values[currency] ?? ''));
      return Number.isNaN(amount) ? null : amount;
    }),
  ]);
  return { ...snapshot, series, customers: new Map(customers) };
}
