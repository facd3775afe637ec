import { after, type KeptDay, type Snapshot, type Stored } from './day';
import { DAY_STEPS, type DayStep, periodIn } from './thinning';

/** A history as a plain table: a row for each customer and day, which a pivot can read. */
export interface PlainHistory {
  readonly series: readonly string[];
  /** The oldest day first. */
  readonly rows: readonly PlainRow[];
  /** The days that are in it are the last of each day, week or month. */
  readonly step: DayStep;
  readonly days: readonly number[];
  /** How many days are left out before the first of them, and between them. */
  readonly before: number;
  readonly between: number;
}

/** What was kept of a customer on a day, in the order of the table's series. */
export interface PlainRow {
  readonly day: number;
  readonly customer: string;
  readonly healthModel: string;
  readonly churnModel: string;
  readonly values: readonly Stored[];
}

/** Every day if so many rows are enough, else the last of each week, else of each month: the newest of them, at least one. */
export function plainHistory(kept: readonly KeptDay[], mostRows: number): PlainHistory {
  const sizes = new Map<number, number>();
  for (const { day, customers } of snapshotsOf(kept)) sizes.set(day, customers.size);
  const all = [...sizes.keys()];
  const choices = DAY_STEPS.map((step) => ({ step, days: newest(lastOfEach(step, all), sizes, mostRows) }));
  const { step, days } =
    choices.find((choice) => choice.days.length === lastOfEach(choice.step, all).length) ??
    choices[choices.length - 1]!;
  const series = [...new Set([...kept].reverse().flatMap((day) => day.series))];
  const before = all.indexOf(days[0] ?? Number.NaN);
  return {
    series,
    rows: [...rowsOf(kept, new Set(days), series)],
    step,
    days,
    before: Math.max(0, before),
    between: Math.max(0, all.length - before - days.length),
  };
}

function lastOfEach(step: DayStep, days: readonly number[]): number[] {
  return days.filter(
    (day, i) => i === days.length - 1 || periodIn(step, day) !== periodIn(step, days[i + 1]!),
  );
}

function newest(days: readonly number[], sizes: ReadonlyMap<number, number>, mostRows: number): number[] {
  let rows = 0;
  const first = [...days].reverse().findIndex((day, i) => {
    rows += sizes.get(day)!;
    return i > 0 && rows > mostRows;
  });
  return first < 0 ? [...days] : days.slice(days.length - first);
}

function* rowsOf(
  kept: readonly KeptDay[],
  days: ReadonlySet<number>,
  series: readonly string[],
): Generator<PlainRow> {
  for (const { day, healthModel, churnModel, customers, ...snapshot } of snapshotsOf(kept)) {
    if (!days.has(day)) continue;
    const places = series.map((name) => snapshot.series.indexOf(name));
    for (const [customer, values] of customers) {
      yield { day, customer, healthModel, churnModel, values: places.map((place) => values[place] ?? null) };
    }
  }
}

/** One day after the other, since all of them together would take a lot of memory. */
function* snapshotsOf(kept: readonly KeptDay[]): Generator<Snapshot> {
  let snapshot: Snapshot | undefined;
  for (const day of kept) {
    snapshot = after(snapshot, day);
    yield snapshot;
  }
}
