import { IMPORTED, type KeptDay, type Stored, united, wholeDay } from './day';
import { type Keeping, thinned } from './thinning';

/** A day as it is imported: what each customer had, in the order of the series. */
export function importedDay(
  day: number,
  series: readonly string[],
  customers: ReadonlyMap<string, readonly Stored[]>,
): KeptDay {
  return wholeDay({ day, series, customers, healthModel: IMPORTED, churnModel: IMPORTED });
}

/**
 * What was imported before and what is imported now, as thin as everything that is kept. Of two values of a customer for
 * one day, the one of now counts.
 */
export function withImport(
  before: readonly KeptDay[],
  now: readonly KeptDay[],
  today: number,
  keeping: Keeping,
): KeptDay[] {
  const days = new Map(before.map((kept) => [kept.day, kept]));
  // The new days are thinned by themselves first: a value that was corrected then meets the one that was thinned before.
  for (const kept of thinned(now, today, keeping)) {
    const earlier = days.get(kept.day);
    days.set(kept.day, earlier ? united(earlier, kept) : kept);
  }
  const all = [...days.values()].sort((a, b) => a.day - b.day);
  return thinned(all, today, keeping);
}
