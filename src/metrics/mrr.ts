import { sum } from '../base/sum';
import { toCent } from './rate';
import type { PeriodRevenue } from './retention';

/** One thing that is billed: the amount of one bill, the share of it that is given away, and the months it pays for. */
export interface Bill {
  readonly amount: number;
  readonly discount: number;
  /** 0 where it pays for no time: a one-off fee or a trial, which are no recurring revenue. */
  readonly months: number;
}

/** Monthly recurring revenue, to the cent: a yearly bill is spread over its months, and less its discount. */
export function monthlyRecurringRevenue(bills: readonly Bill[]): number {
  const recurring = bills.filter(({ months }) => months > 0);
  return toCent(sum(recurring.map(({ amount, discount, months }) => (amount * (1 - discount)) / months)));
}

/** What a customer's recurring revenue did in a period. */
export type RevenueMovement = (typeof MOVEMENTS)[number];
const MOVEMENTS = ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const;

/** The revenue moved in one way, losses as positive amounts, and by how many customers. */
export interface Moved {
  readonly amount: number;
  readonly customers: number;
}

/** Classifies what each customer did over the period, one standing for each customer. */
export function movementsOf(accounts: readonly PeriodRevenue[]): ReadonlyMap<RevenueMovement, Moved> {
  return new Map(
    MOVEMENTS.map((movement) => {
      const moved = accounts.filter((account) => movementOf(account) === movement);
      const net = sum(moved.flatMap(({ start, end }) => [end, -start]));
      return [movement, { amount: toCent(Math.abs(net)), customers: moved.length }];
    }),
  );
}

function movementOf({ start, end, before }: PeriodRevenue): RevenueMovement | undefined {
  if (start === end) return undefined;
  if (start === 0) return before ? 'reactivation' : 'new';
  if (end === 0) return 'churn';
  return end > start ? 'expansion' : 'contraction';
}
