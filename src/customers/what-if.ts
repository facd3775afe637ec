/** What a change of models or of values does to a portfolio: who moves, and what that is in revenue. */

import { sum } from '../base/sum';
import type { CompiledModel } from '../scoring/compile';
import type { MeasuredCustomer, ModelStanding } from './measured';

/** Customers, and their revenue of a year; those whose revenue is unknown are counted and add none. */
export interface Crowd {
  readonly customers: number;
  readonly arr: number;
}

/** A band or tier, or a reason for having none, before and after. */
export interface Shift extends BeforeAfter<Crowd> {
  readonly label: string;
}

/** Where something stood, and where it would stand. */
export interface BeforeAfter<T> {
  readonly before: T;
  readonly after: T;
}

/** A customer that ends in another band or tier. */
export interface WhatIfMover {
  readonly customer: MeasuredCustomer;
  readonly health: BeforeAfter<ModelStanding>;
  readonly churn: BeforeAfter<ModelStanding>;
}

/** The bands in the model's order, then the reasons for having none that occur. */
export function shifts(
  labels: readonly string[],
  customers: readonly MeasuredCustomer[],
  { before, after }: BeforeAfter<readonly ModelStanding[]>,
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
  health: BeforeAfter<readonly ModelStanding[]>,
  churn: BeforeAfter<readonly ModelStanding[]>,
): WhatIfMover[] {
  const at = ({ before, after }: BeforeAfter<readonly ModelStanding[]>, i: number) => ({
    before: before[i]!,
    after: after[i]!,
  });
  return customers
    .map((customer, i) => ({ customer, health: at(health, i), churn: at(churn, i) }))
    .filter((mover) => isMoved(mover.health) || isMoved(mover.churn))
    .sort((a, b) => (b.customer.arr ?? -1) - (a.customer.arr ?? -1));
}

/** Whether it ends in another band or tier. */
export function isMoved({ before, after }: BeforeAfter<ModelStanding>): boolean {
  return before.band !== after.band;
}

/** Those in the tiers that each model calls at risk. */
export function atRisk(tiers: readonly Shift[], models: BeforeAfter<CompiledModel>): BeforeAfter<Crowd> {
  const together = (side: 'before' | 'after'): Crowd => {
    const crowds = tiers
      .filter(({ label }) => models[side].model.atRisk.includes(label))
      .map((tier) => tier[side]);
    return { customers: sum(crowds.map((one) => one.customers)), arr: sum(crowds.map((one) => one.arr)) };
  };
  return { before: together('before'), after: together('after') };
}

/** How many there are, and what they bring. */
function crowd(customers: readonly MeasuredCustomer[]): Crowd {
  return { customers: customers.length, arr: sum(customers.map(({ arr }) => arr ?? 0)) };
}
