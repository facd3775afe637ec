import { sum } from '../base/sum';
import type { PlainTake } from './line';

/** A value of the portfolio; undefined where no row says one. */
export type Taken = number | string | undefined;

/** Rows become a value for each customer. */
export interface RowFold {
  add(customer: number, row: number): void;
  value(customer: number): Taken;
}

/** What a fold reads of a row. */
export interface FoldContext {
  readonly customers: number;
  readonly asOf: number;
  /** The day of a row; NaN where there is none. */
  dayOf(row: number): number;
  /** The number that is taken; NaN where there is none. */
  numberOf(row: number): number;
  /** The other number of a ratio. */
  otherOf(row: number): number;
  /** What tells one from another; '' where there is nothing. */
  wordOf(row: number): string;
  /** The cell as a value: for the last of a column of words. */
  cellOf(row: number): Taken;
  /** For a share: whether the row is of those that are asked for. */
  isMeant(row: number): boolean;
  /** How many different words the whole column has. */
  readonly words: () => number;
}

/** Makes the fold of a take. */
export function foldOf(take: PlainTake, context: FoldContext): RowFold {
  return FOLDS[take](context);
}

const FOLDS: Readonly<Record<PlainTake, (context: FoldContext) => RowFold>> = {
  count: ({ customers }) => counter(customers),
  sum: ({ numberOf }) => summed(numberOf, (total, count) => (count > 0 ? total : undefined)),
  average: ({ numberOf }) => summed(numberOf, mean),
  last: ({ customers, dayOf, cellOf }) =>
    best<Taken>(customers, dayOf, cellOf, (day, before) => day >= before),
  lowest: ({ customers, numberOf }) => best(customers, numberOf, numberOf, (value, before) => value < before),
  highest: ({ customers, numberOf }) =>
    best(customers, numberOf, numberOf, (value, before) => value > before),
  distinct: ({ customers, wordOf }) => distinct(customers, wordOf, ({ size }) => size),
  'distinct share': ({ customers, wordOf, words }) =>
    distinct(customers, wordOf, ({ size }) => (100 * size) / words()),
  'active days': ({ customers, dayOf }) => distinct(customers, dayOf, ({ size }) => size),
  'distinct a day': (context) => usersOnADay(context, (perDay) => perDay),
  stickiness: (context) => usersOnADay(context, (perDay, inAll) => (100 * perDay) / inAll),
  share: shareOf,
  ratio: ratioOf,
  'days since last': ({ customers, asOf, dayOf }) =>
    mapped(
      best(customers, dayOf, dayOf, (day, before) => day > before),
      (day) => Math.floor(asOf) - Math.floor(day),
    ),
  'days since first': ({ customers, asOf, dayOf }) =>
    mapped(
      best(customers, dayOf, dayOf, (day, before) => day < before),
      (day) => Math.floor(asOf) - Math.floor(day),
    ),
  'hours to': ({ dayOf, numberOf }) => summed((row) => positive(24 * (numberOf(row) - dayOf(row))), mean),
};

function mean(total: number, count: number): Taken {
  return count > 0 ? total / count : undefined;
}

function positive(hours: number): number {
  return hours >= 0 ? hours : Number.NaN;
}

function counter(customers: number): RowFold {
  const counts = new Float64Array(customers);
  return {
    add: (customer) => {
      counts[customer]! += 1;
    },
    value: (customer) => (counts[customer]! > 0 ? counts[customer] : undefined),
  };
}

function summed(numberOf: (row: number) => number, result: (total: number, count: number) => Taken): RowFold {
  const values = new Map<number, number[]>();
  return {
    add: (customer, row) => {
      const value = numberOf(row);
      if (Number.isNaN(value)) return;
      const known = values.get(customer);
      if (known) known.push(value);
      else values.set(customer, [value]);
    },
    value: (customer) => {
      const known = values.get(customer) ?? [];
      return result(sum(known), known.length);
    },
  };
}

function best<T>(
  customers: number,
  rankOf: (row: number) => number,
  cellIn: (row: number) => T,
  isBetter: (rank: number, before: number) => boolean,
): RowFold & { value(customer: number): T | undefined } {
  const ranks = new Float64Array(customers).fill(Number.NaN);
  const values = new Array<T | undefined>(customers);
  return {
    add: (customer, row) => {
      const rank = rankOf(row);
      const value = cellIn(row);
      if (Number.isNaN(rank) || value === undefined || value === '' || Number.isNaN(value as number)) return;
      const before = ranks[customer]!;
      if (!Number.isNaN(before) && !isBetter(rank, before)) return;
      ranks[customer] = rank;
      values[customer] = value;
    },
    value: (customer) => values[customer],
  } as RowFold & { value(customer: number): T | undefined };
}

function mapped(fold: RowFold, change: (value: number) => number): RowFold {
  return {
    add: fold.add,
    value: (customer) => {
      const value = fold.value(customer);
      return typeof value === 'number' ? change(value) : undefined;
    },
  };
}

function distinct<T extends string | number>(
  customers: number,
  wordOf: (row: number) => T,
  result: (words: ReadonlySet<T>) => number,
): RowFold {
  const words = new Array<Set<T> | undefined>(customers);
  return {
    add: (customer, row) => {
      const word = wordOf(row);
      if (word === '' || Number.isNaN(word as number)) return;
      words[customer] ??= new Set();
      words[customer].add(word);
    },
    value: (customer) => {
      const found = words[customer];
      return found && found.size > 0 ? result(found) : undefined;
    },
  };
}

/** Users on an average day of those on which there were some, and of the whole time. */
function usersOnADay(
  { customers, dayOf, wordOf }: FoldContext,
  result: (perDay: number, inAll: number) => number,
): RowFold {
  const days = new Array<Map<number, Set<string>> | undefined>(customers);
  return {
    add: (customer, row) => {
      const [day, user] = [Math.floor(dayOf(row)), wordOf(row)];
      if (Number.isNaN(day) || user === '') return;
      days[customer] ??= new Map();
      const users = days[customer].get(day);
      if (users) users.add(user);
      else days[customer].set(day, new Set([user]));
    },
    value: (customer) => {
      const found = days[customer];
      if (!found) return undefined;
      const perDay = [...found.values()].reduce((total, { size }) => total + size, 0) / found.size;
      const inAll = new Set([...found.values()].flatMap((users) => [...users])).size;
      return result(perDay, inAll);
    },
  };
}

function shareOf({ customers, isMeant }: FoldContext): RowFold {
  const all = new Float64Array(customers);
  const meant = new Float64Array(customers);
  return {
    add: (customer, row) => {
      all[customer]! += 1;
      if (isMeant(row)) meant[customer]! += 1;
    },
    value: (customer) => (all[customer]! > 0 ? (100 * meant[customer]!) / all[customer]! : undefined),
  };
}

function ratioOf({ customers, numberOf, otherOf }: FoldContext): RowFold {
  const above = new Float64Array(customers);
  const below = new Float64Array(customers);
  return {
    add: (customer, row) => {
      const [one, other] = [numberOf(row), otherOf(row)];
      if (Number.isNaN(one) || Number.isNaN(other)) return;
      above[customer]! += one;
      below[customer]! += other;
    },
    value: (customer) => (below[customer]! > 0 ? (100 * above[customer]!) / below[customer]! : undefined),
  };
}
