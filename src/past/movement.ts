import { dayOf } from '../base/calendar';
import { sum } from '../base/sum';
import type { Snapshot, Stored } from '../history/day';
import { ARR, HEALTH_SCORE, HEALTH_STATUS, RISK_TIER } from '../history/series';
import { type BandMove, type Migration, migration } from '../metrics/migration';
import { trend } from '../scoring/trend';

/** A customer that was there on the first of two days and had left by the second. */
export interface Gone {
  readonly id: string;
  /** What was said of it on the first day; empty where there was no band or tier. */
  readonly band: string;
  readonly tier: string;
}

/** Where the customers of a day went until another. */
export interface PortfolioMovement {
  readonly migration: Migration;
  readonly gone: readonly Gone[];
  /** Customers without a band on one of the two days: they are in no row. */
  readonly without: number;
}

/** How the health of those moved who had a score on both days. */
export interface Improvement {
  readonly customers: number;
  /** By more than 5 points. */
  readonly improved: number;
  readonly declined: number;
  /** Points; null where nobody had a score on both days. */
  readonly averageChange: number | null;
}

/** A quarter, from the last day before it to its own last day. */
export interface Quarter {
  /** "2026 Q4". */
  readonly name: string;
  readonly before: number;
  readonly last: number;
}

/** Whether the scores of two days are of one model: else they are not compared. */
export function areComparable(before: Snapshot, now: Snapshot): boolean {
  return before.healthModel === now.healthModel;
}

/** From band to band (from best to worst) between two days under one model; customers that left stand apart. */
export function movementBetween(
  before: Snapshot,
  now: Snapshot,
  bands: readonly string[],
): PortfolioMovement {
  const [was, is] = [reader(before), reader(now)];
  const gone: Gone[] = [];
  const moves: BandMove[] = [];
  let without = 0;
  for (const id of before.customers.keys()) {
    if (was(id, ARR) === 0) continue;
    const [from, to] = [was(id, HEALTH_STATUS), is(id, HEALTH_STATUS)];
    const hasLeft = !now.customers.has(id) || is(id, ARR) === 0;
    if (hasLeft) gone.push({ id, band: words(from), tier: words(was(id, RISK_TIER)) });
    if (typeof from === 'string' && (hasLeft || typeof to === 'string')) {
      moves.push({ from, to: hasLeft ? undefined : (to as string) });
    } else without += 1;
  }
  const seen = moves.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]));
  return { migration: migration(moves, [...new Set([...bands, ...seen])]), gone, without };
}

/** Who went up or down by more than 5 points between two days under one model. */
export function improvementBetween(before: Snapshot, now: Snapshot): Improvement {
  const [was, is] = [reader(before), reader(now)];
  const changes: number[] = [];
  const trends: string[] = [];
  for (const id of before.customers.keys()) {
    const [from, to] = [was(id, HEALTH_SCORE), is(id, HEALTH_SCORE)];
    if (typeof from !== 'number' || typeof to !== 'number' || is(id, ARR) === 0) continue;
    changes.push(to - from);
    trends.push(trend(to, from));
  }
  return {
    customers: changes.length,
    improved: trends.filter((one) => one === 'Improving').length,
    declined: trends.filter((one) => one === 'Declining').length,
    averageChange: changes.length === 0 ? null : sum(changes) / changes.length,
  };
}

/** The quarter of a day and those before it, the newest first. */
export function quartersUntil(year: number, month: number, count: number): Quarter[] {
  const current = year * 4 + Math.floor((month - 1) / 3);
  return Array.from({ length: count }, (_, ago) => {
    const index = current - ago;
    const [of, quarter] = [Math.floor(index / 4), index % 4];
    const name = `${of} Q${quarter + 1}`;
    return { name, before: firstOf(index) - 1, last: firstOf(index + 1) - 1 };
  });
}

/** The first day of a quarter, counted from year 0. */
function firstOf(quarter: number): number {
  return dayOf(Math.floor(quarter / 4), (quarter % 4) * 3 + 1, 1);
}

function reader({ series, customers }: Snapshot): (id: string, name: string) => Stored {
  const places = new Map(series.map((name, i) => [name, i]));
  return (id, name) => customers.get(id)?.[places.get(name) ?? -1] ?? null;
}

function words(value: Stored): string {
  return typeof value === 'string' ? value : '';
}
