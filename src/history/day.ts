/** A value as it was on a day; null where it was missing. */
export type Stored = number | string | boolean | null;

/** What a run saw of each customer on its day: a value for each series, by the customer's id. */
export interface Snapshot extends DaySource {
  readonly day: number;
  readonly customers: ReadonlyMap<string, readonly Stored[]>;
}

/** Where the values of a day come from. */
export interface DaySource {
  /** What is kept of each customer: scores, tier, watched metrics. */
  readonly series: readonly string[];
  /**
   * What the columns behind each series were read as, in a mark, in the order of the series: values of another column or
   * unit are not compared. Empty for a series for which that makes no difference; left out by earlier builds.
   */
  readonly readAs?: readonly string[];
  /** The models that the scores are from: numbers of different models are not compared. */
  readonly healthModel: string;
  readonly churnModel: string;
}

/** A customer's id, then position and value of each series that changed; the id alone where the customer left. */
export type CustomerChange = readonly [id: string, ...positionsAndValues: Stored[]];

/** A day as it is kept: every value, or those that changed since the day kept before. */
export interface KeptDay extends DaySource {
  readonly day: number;
  readonly whole: boolean;
  readonly changes: readonly CustomerChange[];
}

/** In place of a model, where a day was imported: the model of its scores is unknown. */
export const IMPORTED = 'imported';

/** Whether a day was imported, and not kept by a run. It is always whole. */
export function isImported({ healthModel }: DaySource): boolean {
  return healthModel === IMPORTED;
}

type Customers = ReadonlyMap<string, readonly Stored[]>;

/** A day with every value. */
export function wholeDay({ customers, ...rest }: Snapshot): KeptDay {
  return { ...rest, whole: true, changes: changesBetween(new Map(), customers) };
}

/** A day as what changed since the one before; whole where other things are kept since. */
export function changedDay(before: Snapshot, snapshot: Snapshot): KeptDay {
  if (snapshot.series.join() !== before.series.join()) return wholeDay(snapshot);
  const { customers, ...rest } = snapshot;
  return { ...rest, whole: false, changes: changesBetween(before.customers, customers) };
}

/** What was known after a day. */
export function after(before: Snapshot | undefined, { whole, changes, ...rest }: KeptDay): Snapshot {
  const customers = new Map(whole ? [] : before?.customers);
  for (const [id, ...pairs] of changes) {
    if (pairs.length === 0) {
      customers.delete(id);
      continue;
    }
    const values = [...(customers.get(id) ?? new Array<Stored>(rest.series.length).fill(null))];
    for (let i = 0; i < pairs.length; i += 2) values[pairs[i] as number] = pairs[i + 1]!;
    customers.set(id, values);
  }
  return { ...rest, customers };
}

/** Two days that follow each other as one, the later: what comes after it stays as it was. */
export function merged(earlier: KeptDay, later: KeptDay): KeptDay {
  if (isImported(earlier) && isImported(later)) return united(earlier, later);
  if (later.whole) return later;
  if (earlier.whole) return wholeDay(after(after(undefined, earlier), later));
  const byId = new Map(earlier.changes.map((change) => [change[0], change]));
  for (const change of later.changes) {
    byId.set(change[0], mergedChange(byId.get(change[0]), change));
  }
  return { ...later, changes: [...byId.values()] };
}

/**
 * Two imported days as one, the later. An import need not have every customer on every day, so what only the earlier one
 * says is not gone.
 */
export function united(earlier: KeptDay, later: KeptDay): KeptDay {
  const series = [...new Set([...later.series, ...earlier.series])];
  const customers = new Map<string, Stored[]>();
  for (const { series: own, changes } of [earlier, later]) {
    const places = own.map((name) => series.indexOf(name));
    for (const [id, ...pairs] of changes) {
      const values = customers.get(id) ?? new Array<Stored>(series.length).fill(null);
      for (let i = 0; i < pairs.length; i += 2) {
        const place = places[pairs[i] as number]!;
        values[place] = pairs[i + 1] ?? values[place]!;
      }
      customers.set(id, values);
    }
  }
  const { readAs: _, ...rest } = later;
  return wholeDay({ ...rest, series, customers });
}

/** A customer that is new says every value, the missing too: so what it had before it left does not come back. */
function changesBetween(before: Customers, now: Customers): CustomerChange[] {
  const changes: CustomerChange[] = [];
  for (const [id, values] of now) {
    const former = before.get(id);
    const pairs = values.flatMap((value, i) => (former && former[i] === value ? [] : [i, value]));
    if (pairs.length > 0) changes.push([id, ...pairs]);
  }
  for (const id of before.keys()) if (!now.has(id)) changes.push([id]);
  return changes;
}

function mergedChange(earlier: CustomerChange | undefined, later: CustomerChange): CustomerChange {
  if (!earlier || later.length === 1 || earlier.length === 1) return later;
  const [id, ...pairs] = later;
  const values = new Map<Stored, Stored>();
  for (const all of [earlier.slice(1), pairs])
    for (let i = 0; i < all.length; i += 2) values.set(all[i]!, all[i + 1]!);
  return [id, ...[...values].flat()];
}
