import type { KeptDay, Snapshot, Stored } from './day';
import { modelOf } from './series';

/** A value on a day. */
export interface Point {
  readonly day: number;
  readonly value: number | string | boolean;
}

/** The values of one series of a customer, each with the day from which it counted. */
interface Line {
  readonly days: number[];
  readonly values: Stored[];
}

/** What was seen of a portfolio, day by day. */
export class History {
  /** The days that are kept, in their order. */
  readonly days: number[] = [];
  private readonly lines = new Map<string, Line[]>();
  /** Where the line of a series stands in each customer's list. */
  private readonly places = new Map<string, number>();
  private newest: KeptDay | undefined;
  /** How each series was read last, and from which day on. */
  private readonly readings = new Map<string, { readonly mark: string; readonly since: number }>();
  /** The first day of the model that scored the last one. */
  private readonly since = { health: Number.NEGATIVE_INFINITY, churn: Number.NEGATIVE_INFINITY };

  constructor(kept: readonly KeptDay[]) {
    for (const day of kept) this.add(day);
  }

  /** Adds the day that comes next. */
  add(kept: KeptDay): void {
    const { day, healthModel, churnModel } = kept;
    const before = this.newest ?? kept;
    if (before.healthModel !== healthModel) this.since.health = day;
    if (before.churnModel !== churnModel) this.since.churn = day;
    kept.series.forEach((name, i) => {
      const mark = kept.readAs?.[i] ?? '';
      const known = this.readings.get(name);
      if (mark === '' || known?.mark === mark) return;
      this.readings.set(name, { mark, since: known ? day : Number.NEGATIVE_INFINITY });
    });
    // A whole day does not say who left, nor what is no longer kept.
    if (kept.whole) for (const lines of this.lines.values()) close(lines, day);
    const places = kept.series.map((name) => this.placeOf(name));
    for (const change of kept.changes) {
      const lines = this.linesOf(change[0]);
      if (change.length === 1) close(lines, day);
      for (let i = 1; i < change.length; i += 2) {
        put(lines, places[change[i] as number]!, day, change[i + 1]!);
      }
    }
    this.days.push(day);
    this.newest = kept;
  }

  /** What was known after the last day; undefined where nothing was ever kept. */
  last(): Snapshot | undefined {
    if (!this.newest) return undefined;
    const { day, series, readAs, healthModel, churnModel } = this.newest;
    const places = series.map((name) => this.placeOf(name));
    const customers = new Map<string, Stored[]>();
    for (const [id, lines] of this.lines) {
      const values = places.map((place) => last(lines[place]?.values) ?? null);
      if (values.some((value) => value !== null)) customers.set(id, values);
    }
    return { day, series, ...(readAs ? { readAs } : {}), healthModel, churnModel, customers };
  }

  /** The health model of the last day; empty where nothing was ever kept. */
  get healthModel(): string {
    return this.newest?.healthModel ?? '';
  }

  /** The customers that were ever seen. */
  get customers(): string[] {
    return [...this.lines.keys()];
  }

  /** Whether anything was ever known of a series. */
  has(series: string): boolean {
    return this.places.has(series);
  }

  /** The first day of the model that the last scores of a series are from; of all time for what the sheet says. */
  modelSince(series: string): number {
    const model = modelOf(series);
    return model ? this.since[model] : Number.NEGATIVE_INFINITY;
  }

  /** The first day from which a series was read as it is now: from the same columns, in the same units. */
  readAlikeSince(series: string): number {
    return this.readings.get(series)?.since ?? Number.NEGATIVE_INFINITY;
  }

  /**
   * A customer's values of a series from a day on, one for each day on which it had one. Scores start with the model
   * that the last ones are from, since what another model said is not comparable.
   */
  points(customer: string, series: string, from = Number.NEGATIVE_INFINITY): Point[] {
    const line = this.lines.get(customer)?.[this.places.get(series) ?? -1];
    if (!line) return [];
    const first = Math.max(from, this.modelSince(series));
    const points: Point[] = [];
    let at = line.days.length - 1;
    for (let i = this.days.length - 1; i >= 0 && this.days[i]! >= first; i--) {
      const day = this.days[i]!;
      while (at >= 0 && line.days[at]! > day) at -= 1;
      const value = at < 0 ? null : line.values[at]!;
      if (value !== null) points.push({ day, value });
    }
    return points.reverse();
  }

  /** What a series said of a customer on a day: as the last day kept until then had it, null where it was missing. */
  valueOn(customer: string, series: string, day: number): Stored {
    const line = this.lines.get(customer)?.[this.places.get(series) ?? -1];
    if (!line) return null;
    let at = line.days.length - 1;
    while (at >= 0 && line.days[at]! > day) at -= 1;
    return at < 0 ? null : line.values[at]!;
  }

  /**
   * The last day on which a value of a series was another than before, for any customer; the first day of all where none ever was.
   * Undefined where the series was never known.
   */
  lastChange(series: string): number | undefined {
    const place = this.places.get(series);
    if (place === undefined) return undefined;
    const changes = [...this.lines.values()].flatMap((lines) => {
      const { days = [], values = [] } = lines[place] ?? {};
      // From or to nothing is no change of a value.
      const isChange = (before: Stored | undefined, now: Stored) =>
        now !== null && (before ?? null) !== null && now !== before;
      return days.filter((_, at) => isChange(values[at - 1], values[at]!)).slice(-1);
    });
    return changes.reduce((latest, day) => Math.max(latest, day), this.days[0]!);
  }

  private placeOf(series: string): number {
    const known = this.places.get(series);
    if (known !== undefined) return known;
    this.places.set(series, this.places.size);
    return this.places.size - 1;
  }

  private linesOf(customer: string): Line[] {
    let lines = this.lines.get(customer);
    if (!lines) {
      lines = [];
      this.lines.set(customer, lines);
    }
    return lines;
  }
}

/** The point next to a day, of those within half of a span of days; the earlier of two. */
export function nearestTo(points: readonly Point[], day: number, span: number): Point | undefined {
  const distance = (point: Point) => Math.abs(day - point.day);
  const [nearest] = points
    .filter((point) => distance(point) <= span / 2)
    .sort((a, b) => distance(a) - distance(b));
  return nearest;
}

function close(lines: readonly (Line | undefined)[], day: number): void {
  lines.forEach((line) => {
    if (line) add(line, day, null);
  });
}

function put(lines: Line[], place: number, day: number, value: Stored): void {
  const line = lines[place];
  if (line) add(line, day, value);
  else lines[place] = { days: [day], values: [value] };
}

function add({ days, values }: Line, day: number, value: Stored): void {
  const end = days.length - 1;
  if (days[end] === day) values[end] = value;
  else if (values[end] !== value) {
    days.push(day);
    values.push(value);
  }
}

/** The last of a list; undefined where there is none. */
export function last<T>(list: readonly T[] | undefined): T | undefined {
  return list?.[list.length - 1];
}
