/** What a change of models or of values does to a portfolio: who moves, and what that is in revenue. */
import type { MeasuredCustomer, Standing } from './measured';
import { exactSum } from './summary';

/** Customers, and their revenue of a year; those whose revenue nobody knows are counted and add none. */
export interface Crowd {
  readonly customers: number;
  readonly arr: number;
}

/** A band or tier, or a reason for having none, before and after. */
export interface Shift {
  readonly label: string;
  readonly before: Crowd;
  readonly after: Crowd;
}

/** A customer that ends in another band or tier. */
export interface Mover {
  readonly customer: MeasuredCustomer;
  readonly before: Standing;
  readonly after: Standing;
}

/** The bands in the model's order, then the reasons for having none that occur. */
export function shifts(
  labels: readonly string[],
  customers: readonly MeasuredCustomer[],
  before: readonly Standing[],
  after: readonly Standing[],
): Shift[] {
  const all = new Set([...labels, ...before.map(({ band }) => band), ...after.map(({ band }) => band)]);
  return [...all].map((label) => ({
    label,
    before: crowd(customers.filter((_, i) => before[i]!.band === label)),
    after: crowd(customers.filter((_, i) => after[i]!.band === label)),
  }));
}

/** Who ends in another band or tier, the largest revenue first. */
export function movers(
  customers: readonly MeasuredCustomer[],
  before: readonly Standing[],
  after: readonly Standing[],
): Mover[] {
  return customers
    .map((customer, i) => ({ customer, before: before[i]!, after: after[i]! }))
    .filter((mover) => mover.before.band !== mover.after.band)
    .sort((a, b) => (b.customer.arr ?? -1) - (a.customer.arr ?? -1));
}

/** Those in the two highest risk tiers, before and after; `tiers` from the most at risk. */
export function atRisk(tiers: readonly Shift[]): Pick<Shift, 'before' | 'after'> {
  const sum = (side: 'before' | 'after'): Crowd => ({
    customers: exactSum(tiers.slice(0, 2).map((tier) => tier[side].customers)),
    arr: exactSum(tiers.slice(0, 2).map((tier) => tier[side].arr)),
  });
  return { before: sum('before'), after: sum('after') };
}

/** How many there are, and what they bring. */
export function crowd(customers: readonly MeasuredCustomer[]): Crowd {
  return { customers: customers.length, arr: exactSum(customers.map(({ arr }) => arr ?? 0)) };
}
