import type { ScoredAccount } from '../../src/addon/run/last-run';
import { inCallOrder } from '../../src/customers/call-first';

export type Order = 'call' | 'probability' | 'risk' | 'arr' | 'renewal' | 'health' | 'name';

/** Which customers are listed, and in which order; an empty text filters nothing. */
export interface Filter {
  readonly search: string;
  readonly tier: string;
  readonly band: string;
  readonly csm: string;
  readonly segment: string;
  /** Renewal within this many days from the run; empty for any. */
  readonly within: string;
  readonly order: Order;
}

export const NO_FILTER: Filter = {
  search: '',
  tier: '',
  band: '',
  csm: '',
  segment: '',
  within: '',
  order: 'call',
};

/** From the first to the last; who has no value comes last. */
const ORDERS: Readonly<Record<Exclude<Order, 'call'>, (a: ScoredAccount, b: ScoredAccount) => number>> = {
  probability: (a, b) => descending(a.probability, b.probability) || descending(a.arr, b.arr),
  risk: (a, b) => descending(a.risk, b.risk) || descending(a.arr, b.arr),
  arr: (a, b) => descending(a.arr, b.arr),
  renewal: (a, b) => ascending(a.daysToRenewal, b.daysToRenewal),
  health: (a, b) => ascending(a.health, b.health),
  name: (a, b) => nameOf(a).localeCompare(nameOf(b)),
};

/** The customers that a filter lets through, in its order. */
export function filtered<T extends ScoredAccount>(accounts: readonly T[], filter: Filter): T[] {
  const words = filter.search.trim().toLowerCase();
  const within = filter.within === '' ? undefined : Number(filter.within);
  const found = (filter.order === 'call' ? inCallOrder(accounts) : accounts).filter(
    (account) =>
      (filter.tier === '' || account.tier === filter.tier) &&
      (filter.band === '' || account.status === filter.band) &&
      (filter.csm === '' || account.csm === filter.csm) &&
      (filter.segment === '' || account.segment === filter.segment) &&
      (within === undefined || isWithin(account.daysToRenewal, within)) &&
      (words === '' || `${account.name}\n${account.id}`.toLowerCase().includes(words)),
  );
  return filter.order === 'call' ? found : found.sort(ORDERS[filter.order]);
}

/** What a filter can choose from: the values there are, sorted. */
export function valuesOf(
  accounts: readonly ScoredAccount[],
  of: (account: ScoredAccount) => string,
): string[] {
  return [...new Set(accounts.map(of))].filter((value) => value !== '').sort((a, b) => a.localeCompare(b));
}

/** What a customer goes by. */
export function nameOf({ name, id }: Pick<ScoredAccount, 'name' | 'id'>): string {
  return name === '' ? id : name;
}

function isWithin(days: number | null, within: number): boolean {
  return days !== null && days >= 0 && days <= within;
}

function ascending(a: number | null, b: number | null): number {
  return (a ?? Number.MAX_VALUE) - (b ?? Number.MAX_VALUE);
}

function descending(a: number | null, b: number | null): number {
  return (b ?? -Number.MAX_VALUE) - (a ?? -Number.MAX_VALUE);
}
