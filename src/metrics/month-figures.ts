import { sum } from '../base/sum';
import { movementsOf } from './mrr';
import { type Figure, percentOf } from './rate';
import {
  grossRevenueRetention,
  logoRetention,
  NO_OPENING_ARR,
  netRevenueRetention,
  type PeriodRevenue,
} from './retention';

/** What each customer paid a year on a day, by id: 0 is no customer, NaN is unknown. */
export type ArrByCustomer = ReadonlyMap<string, number>;

/** Rates in percent, with what they are made of. */
export interface Retentions {
  readonly nrr: Figure;
  readonly grr: Figure;
  readonly logos: Figure;
}

/** What moved between two days. */
export interface Movements {
  readonly newCustomers: number;
  readonly churnedCustomers: number;
  readonly expansion: number;
  readonly contraction: number;
  readonly churned: number;
  /** Expansion in percent of the ARR at the end, as the dashboard source has it: nothing is netted. */
  readonly netExpansionRate: Figure;
}

export interface Stand {
  readonly customers: number;
  readonly arr: number;
  /** Customers whose revenue is unknown: they are in none of the figures. */
  readonly unknown: number;
}

/** How many pay, and how much. */
export function standOf(arr: ArrByCustomer): Stand {
  const amounts = [...arr.values()];
  const paying = amounts.filter((amount) => amount > 0);
  return { customers: paying.length, arr: sum(paying), unknown: amounts.filter(Number.isNaN).length };
}

/** Who of the customers of one day stayed, left or changed until another. */
export function retentionsBetween(opening: ArrByCustomer, closing: ArrByCustomer): Retentions {
  const standings = standingsOf(opening, closing);
  return {
    nrr: netRevenueRetention(standings).rate,
    grr: grossRevenueRetention(standings).rate,
    logos: logoRetention(standings).rate,
  };
}

/** What moved between two days: net per customer, then classified. */
export function movementsBetween(opening: ArrByCustomer, closing: ArrByCustomer): Movements {
  const moved = movementsOf(standingsOf(opening, closing));
  const [joined, grown, shrunk, left] = (['new', 'expansion', 'contraction', 'churn'] as const).map(
    (movement) => moved.get(movement)!,
  );
  return {
    newCustomers: joined!.customers,
    churnedCustomers: left!.customers,
    expansion: grown!.amount,
    contraction: shrunk!.amount,
    churned: left!.amount,
    netExpansionRate: percentOf(grown!.amount, standOf(closing).arr, NO_OPENING_ARR),
  };
}

/** A customer at the start and at the end of a period. */
export interface CustomerRevenue extends PeriodRevenue {
  readonly id: string;
}

/** Everybody who was there on one day or another, and whose ARR is known on both. */
export function standingsOf(opening: ArrByCustomer, closing: ArrByCustomer): CustomerRevenue[] {
  const ids = new Set([...opening.keys(), ...closing.keys()]);
  return (
    [...ids]
      .map((id) => ({ id, start: opening.get(id) ?? 0, end: closing.get(id) ?? 0 }))
      // A blank cell is not a lost customer.
      .filter(({ start, end }) => !Number.isNaN(start + end))
  );
}
