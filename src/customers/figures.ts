/** The figures of a portfolio: each with one definition, which sheet, sidebar, windows and tests share. */
import { sum } from '../base/sum';
import { isAtRisk, isNear, type RiskRules } from './at-risk';

/** What a figure needs of a customer that counts; null where it is unknown. */
export interface FigureCustomer {
  readonly arr: number | null;
  readonly health: number | null;
  readonly risk: number | null;
  readonly tier: string;
  readonly daysToRenewal: number | null;
}

export interface FigureDefinition {
  /** As screens and tabs show it. */
  readonly name: string;
  readonly unit: 'customers' | 'money' | 'points';
  readonly counts: string;
  readonly better: 'higher' | 'lower' | 'neither';
}

export const FIGURES = {
  customers: {
    name: 'Customers',
    unit: 'customers',
    counts: 'rows with an id of their own that have not left',
    better: 'higher',
  },
  arr: { name: 'ARR', unit: 'money', counts: 'recurring revenue a year', better: 'higher' },
  'average-health': {
    name: 'Average health',
    unit: 'points',
    counts: 'mean health score of the scored customers',
    better: 'higher',
  },
  'arr-at-risk': {
    name: 'ARR at risk',
    unit: 'money',
    counts: 'full ARR of the customers in a tier at risk',
    better: 'lower',
  },
  'arr-near-renewal': {
    name: 'ARR up for renewal',
    unit: 'money',
    counts: 'full ARR of the customers whose contract ends soon',
    better: 'neither',
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;

export type FigureId = keyof typeof FIGURES;

/** The figures of these customers; undefined where nothing is known to make one of, which is never 0. */
export function figuresOf(
  customers: readonly FigureCustomer[],
  rules: RiskRules,
): Readonly<Record<FigureId, number | undefined>> {
  const knows = (value: (customer: FigureCustomer) => number | null) =>
    customers.some((customer) => value(customer) !== null);
  const knowsArr = knows(({ arr }) => arr);
  const arrOf = (some: readonly FigureCustomer[]) => sum(some.map(({ arr }) => arr ?? 0));
  const health = customers.flatMap((customer) => customer.health ?? []);
  const ofArr = (isKnown: boolean, belongs: (customer: FigureCustomer) => boolean) =>
    knowsArr && isKnown ? arrOf(customers.filter(belongs)) : undefined;
  return {
    customers: customers.length,
    arr: ofArr(true, () => true),
    'average-health': health.length > 0 ? sum(health) / health.length : undefined,
    'arr-at-risk': ofArr(
      knows(({ risk }) => risk),
      (customer) => isAtRisk(customer, rules),
    ),
    'arr-near-renewal': ofArr(
      knows(({ daysToRenewal }) => daysToRenewal),
      (customer) => isNear(customer, rules),
    ),
  };
}
