import type { Snapshot, Stored } from '../history/day';
import type { History } from '../history/history';
import { hasMoved } from '../history/moves';
import { ARR, CSM, dimensionOf, HEALTH_SCORE, HEALTH_STATUS, RISK_TIER } from '../history/series';

/** How far back the sidebar compares, in days. */
export const COMPARE_DAYS = [1, 7, 30, 90] as const;

/** A customer that stands elsewhere than on the day that is compared with. */
export interface Mover {
  readonly id: string;
  /** Health then and now; null where there was no score. */
  readonly from: number | null;
  readonly to: number | null;
  /** Risk tier then and now, where it is another one; else empty. */
  readonly tierFrom: string;
  readonly tierTo: string;
  /** The part of the score that moved most: "Usage 100 to 38"; empty where none is known. */
  readonly why: string;
  /** Health over the days between, the oldest first. */
  readonly course: readonly number[];
}

/** A customer that was there then, and is not any more. */
export interface Leaver {
  readonly id: string;
  /** Who looked after it, so that it is told to them. */
  readonly csm: string;
}

/** What changed since a day. */
export interface Since {
  /** The day that is compared with: the nearest kept one, or the first under the model of today. */
  readonly day: number;
  /** Those that fell furthest come first. */
  readonly worse: readonly Mover[];
  readonly better: readonly Mover[];
  readonly added: readonly string[];
  readonly left: readonly Leaver[];
}

/** So many points of a course are enough for a line as wide as a thumb. */
const MOST_POINTS = 24;

/**
 * Compares two days under one model: whose band or tier changed or whose health moved by more than 5 points, who is new and
 * who has left. Tiers run from the most at risk.
 */
export function sinceDay(before: Snapshot, now: Snapshot, history: History, tiers: readonly string[]): Since {
  const [was, is] = [reader(before), reader(now)];
  const isThere = (there: Snapshot, read: typeof was, id: string) =>
    there.customers.has(id) && read(id, ARR) !== 0;
  const movers = [...now.customers.keys()].flatMap((id): (Mover & { by: number })[] => {
    if (!isThere(before, was, id) || !isThere(now, is, id)) return [];
    const [from, to] = [number(was(id, HEALTH_SCORE)), number(is(id, HEALTH_SCORE))];
    const [tierFrom, tierTo] = [text(was(id, RISK_TIER)), text(is(id, RISK_TIER))];
    const points = from === null || to === null ? 0 : to - from;
    const moved =
      from !== null &&
      to !== null &&
      hasMoved({ score: from, band: was(id, HEALTH_STATUS) }, { score: to, band: is(id, HEALTH_STATUS) });
    const steps = stepsBetween(tiers, tierFrom, tierTo);
    if (!moved && steps === 0) return [];
    const by = moved ? points : steps;
    return [
      {
        id,
        from,
        to,
        ...(steps === 0 ? { tierFrom: '', tierTo: '' } : { tierFrom, tierTo }),
        why: moved ? partThatMoved(now, (name) => [was(id, name), is(id, name)], Math.sign(points)) : '',
        course: thinned(
          history
            .points(id, HEALTH_SCORE, before.day)
            .flatMap(({ value }) => (typeof value === 'number' ? [value] : [])),
        ),
        by,
      },
    ];
  });
  const sorted = [...movers].sort((a, b) => a.by - b.by);
  const plain = ({ by, ...mover }: Mover & { by: number }): Mover => mover;
  return {
    day: before.day,
    worse: sorted.filter(({ by }) => by < 0).map(plain),
    better: sorted
      .filter(({ by }) => by > 0)
      .reverse()
      .map(plain),
    added: [...now.customers.keys()].filter((id) => isThere(now, is, id) && !isThere(before, was, id)),
    left: [...before.customers.keys()]
      .filter((id) => isThere(before, was, id) && !isThere(now, is, id))
      .map((id) => ({ id, csm: text(was(id, CSM)) })),
  };
}

/** How many tiers a customer went down in risk; 0 where one of the two is none. */
function stepsBetween(tiers: readonly string[], before: string, now: string): number {
  const [from, to] = [tiers.indexOf(before), tiers.indexOf(now)];
  return from < 0 || to < 0 ? 0 : to - from;
}

/** The dimension that moved furthest in the direction of the whole. */
function partThatMoved(
  { series }: Snapshot,
  values: (series: string) => readonly [Stored, Stored],
  direction: number,
): string {
  let [why, most] = ['', 0];
  for (const one of series) {
    const dimension = dimensionOf(one);
    const [from, to] = values(one);
    if (
      dimension === undefined ||
      typeof from !== 'number' ||
      typeof to !== 'number' ||
      (to - from) * direction <= most
    )
      continue;
    most = (to - from) * direction;
    why = `${dimension} ${Math.round(from)} to ${Math.round(to)}`;
  }
  return why;
}

/** The first, the last and some between. */
function thinned(values: readonly number[]): number[] {
  if (values.length <= MOST_POINTS) return [...values];
  const step = (values.length - 1) / (MOST_POINTS - 1);
  return Array.from({ length: MOST_POINTS }, (_, i) => values[Math.round(i * step)]!);
}

function reader({ series, customers }: Snapshot): (id: string, name: string) => Stored {
  const places = new Map(series.map((name, i) => [name, i]));
  return (id, name) => customers.get(id)?.[places.get(name) ?? -1] ?? null;
}

function number(value: Stored): number | null {
  return typeof value === 'number' ? value : null;
}

function text(value: Stored): string {
  return typeof value === 'string' ? value : '';
}
