/**
 * A year behind the sample portfolio, so that trends, alerts and plays are alive at first sight: the scores of today, walked
 * back by a seeded generator. Only health, risk and what hangs on them move; each day is kept as a run would keep it.
 */
import { mulberry32 } from '../examples/generator/random';
import { changedDay, type KeptDay, type Snapshot, type Stored, wholeDay } from '../src/history/day';
import { ARR, CHURN_RISK, HEALTH_SCORE, HEALTH_STATUS, RISK_TIER } from '../src/history/series';
import { churnRiskModel, healthModel } from '../src/models';
import { dayInRow, HISTORY_HEADERS, textsOf } from '../src/past/history-text';
import type { CompiledModel } from '../src/scoring/compile';
import { bandOf } from '../src/scoring/score';
import { makeRoom } from './contents';
import type { Grid } from './grid';
import type { Workbench } from './workbench';

const SEED = 20261121;
const YEAR = 365;
/** So far back every day is kept; before it every week. */
const DAILY = 30;
/** A whole day at least so often, as a run keeps it. */
const WHOLE_EVERY = 4;
const MODEL = 'segment';

/** How a customer came to its health of today: points above it on a day so long ago. */
type Course = (daysAgo: number) => number;

/** Scores the sample, puts a year before it, and scores it again: what the second run sees is a portfolio with a past. */
export function giveThePast(grid: Grid, bench: Workbench): void {
  const customers = grid.activeSheet;
  const score = () => bench.runFromClient('scorePortfolio', { model: MODEL, way: 'scores tab' }).result();
  score();
  const tab = grid.sheets.find(({ name }) => name === 'Vitals history');
  if (!tab) return;
  const { rows, columns } = tab.extent();
  const today = dayInRow(tab.values({ row: rows - 1, column: 0, rows: 1, columns })[0]!);
  if (!today) return;
  const texts = [HISTORY_HEADERS, ...[...yearBefore(today), today].map(textsOf)];
  const width = Math.max(...texts.map((cells) => cells.length));
  makeRoom(tab, texts.length, width);
  tab.write(
    { row: 0, column: 0, rows: texts.length, columns: width },
    texts.map((cells) => Array.from({ length: width }, (_, i) => cells[i] ?? null)),
  );
  grid.activeSheet = customers;
  score();
  grid.activeSheet = customers;
}

/** The days before a whole day, the oldest first. */
export function yearBefore(today: KeptDay): KeptDay[] {
  const now = snapshotOf(today);
  const random = mulberry32(SEED);
  const courses = new Map([...now.customers.keys()].map((id) => [id, courseOf(random)]));
  // Some came within the year, and some of its beginning are gone.
  const ids = [...now.customers.keys()];
  const since = new Map(ids.filter((_, i) => i % 40 === 7).map((id, n) => [id, 4 + 45 * n]));
  const left = ids
    .filter((_, i) => i % 60 === 11)
    .map((id, n) => ({ like: id, id: `${id}-former`, until: 5 + 60 * n }));
  const days: KeptDay[] = [];
  let before: Snapshot | undefined;
  for (let ago = YEAR; ago > 0; ago -= ago > DAILY ? 7 : 1) {
    const customers = new Map<string, readonly Stored[]>();
    for (const [id, values] of now.customers) {
      if (ago <= (since.get(id) ?? YEAR)) customers.set(id, valuesOn(now, values, courses.get(id)!(ago)));
    }
    for (const { like, id, until } of left) {
      if (ago > until) customers.set(id, valuesOn(now, now.customers.get(like)!, -((ago - until) % 9) - 10));
    }
    const snapshot: Snapshot = { ...now, day: now.day - ago, customers };
    days.push(before && days.length % WHOLE_EVERY > 0 ? changedDay(before, snapshot) : wholeDay(snapshot));
    before = snapshot;
  }
  return days;
}

function snapshotOf({ changes, whole: _, ...rest }: KeptDay): Snapshot {
  const customers = new Map(
    changes.map(([id, ...pairs]) => {
      const values = new Array<Stored>(rest.series.length).fill(null);
      for (let i = 0; i < pairs.length; i += 2) values[pairs[i] as number] = pairs[i + 1]!;
      return [id, values];
    }),
  );
  return { ...rest, customers };
}

/** Most are steady; one in six has been falling, one in nine recovering, and a few fell within a week. */
function courseOf(random: () => number): Course {
  const [kind, size, start, phase] = [random(), 8 + 18 * random(), 14 + 200 * random(), 6 * random()];
  const wave = (ago: number) => Math.round(10 * 1.5 * Math.sin(phase + Math.floor(ago / 7) / 5)) / 10;
  const still = wave(0);
  const step = (ago: number, days: number) => size * Math.min(1, ago / days);
  if (kind < 0.02) return (ago) => step(ago, 5) + 10 * Math.min(1, ago / 5);
  if (kind < 0.17) return (ago) => step(ago, start) + wave(ago) - still;
  if (kind < 0.28) return (ago) => -step(ago, start) + wave(ago) - still;
  return (ago) => wave(ago) - still;
}

/** What a run would have kept of a customer whose health was so many points higher. */
function valuesOn({ series }: Snapshot, values: readonly Stored[], higher: number): Stored[] {
  const at = (name: string) => series.indexOf(name);
  const segment = String(values[at('segment')] ?? '');
  const then = values.map((value, i) => {
    const isScore = series[i] === HEALTH_SCORE || series[i]!.endsWith(' score');
    if (typeof value !== 'number') return value;
    if (isScore) return within(value + higher);
    if (series[i] === CHURN_RISK) return within(value - 0.8 * higher);
    // So that a review has something to compare with: what no rule tells of.
    if (series[i] === 'meeting_attendance') return Math.round(within(value + higher));
    return series[i] === 'csat_score'
      ? Math.round(10 * Math.max(1, Math.min(5, value + higher / 25))) / 10
      : value;
  });
  const put = (name: string, score: Stored, model: CompiledModel) => {
    if (typeof score === 'number' && at(name) >= 0 && values[at(ARR)] !== 0) {
      then[at(name)] = bandOf(model, score, model.model.segments.indexOf(segment)) ?? null;
    }
  };
  // A cap may hold a band down today: only where the score moved is the band that of the score.
  if (higher !== 0) {
    put(HEALTH_STATUS, then[at(HEALTH_SCORE)]!, healthModel(MODEL));
    put(RISK_TIER, then[at(CHURN_RISK)]!, churnRiskModel());
  }
  return then;
}

function within(score: number): number {
  return Math.round(Math.max(0, Math.min(100, score)) * 10) / 10;
}
