/** The figures of customers as they stand: one computation for the report, the sidebar, the windows and the months. */
import { sum } from '../base/sum';
import { READY } from '../expansion/readiness';
import type { FigureId } from '../metrics/figures';
import { isAtRisk, isNear, type RiskRules } from './at-risk';

/** What a figure needs of a customer that counts; null where it is unknown. */
export interface FigureCustomer {
  readonly arr: number | null;
  readonly health: number | null;
  readonly risk: number | null;
  /** The health band and the risk tier, or why there is none. */
  readonly status: string;
  readonly tier: string;
  readonly daysToRenewal: number | null;
  /** What it could buy a year. */
  readonly potential: number | null;
  /** What its top opportunity brings a year. */
  readonly topAmount: number | null;
  readonly readiness: string;
}

/** The figures that the customers of a day make, without any other day. */
export type StandingFigure = Extract<
  FigureId,
  | 'customers'
  | 'scored'
  | 'arr'
  | 'average-health'
  | 'at-risk'
  | 'arr-at-risk'
  | 'near-renewal'
  | 'arr-near-renewal'
  | 'near-renewal-at-risk'
  | 'contracts-ended'
  | 'expansion-potential'
  | 'with-potential'
  | 'ready'
  | 'ready-amount'
>;

/** A figure each; undefined where nothing is known to make one of, which is never 0. */
export type StandingFigures = Readonly<Record<StandingFigure, number | undefined>>;

/** Whether a customer is ready for a proposal: there has to be something to propose. */
export function isReady({ potential, readiness }: Pick<FigureCustomer, 'potential' | 'readiness'>): boolean {
  return (potential ?? 0) > 0 && readiness === READY;
}

/** The figures of these customers. */
export function figuresOf(customers: readonly FigureCustomer[], rules: RiskRules): StandingFigures {
  const isKnown = (of: keyof FigureCustomer) => customers.some((customer) => customer[of] !== null);
  const total = (of: 'arr' | 'potential' | 'topAmount', some: readonly FigureCustomer[] = customers) =>
    isKnown(of) ? sum(some.map((customer) => customer[of] ?? 0)) : undefined;
  const known = (of: keyof FigureCustomer, figure: number | undefined) => (isKnown(of) ? figure : undefined);
  const scores = customers.flatMap(({ health }) => health ?? []);
  const atRisk = customers.filter((customer) => isAtRisk(customer, rules));
  const near = customers.filter((customer) => isNear(customer, rules));
  const ready = customers.filter(isReady);
  return {
    customers: customers.length,
    scored: scores.length,
    arr: total('arr'),
    'average-health': scores.length > 0 ? sum(scores) / scores.length : undefined,
    'at-risk': known('risk', atRisk.length),
    'arr-at-risk': known('risk', total('arr', atRisk)),
    'near-renewal': known('daysToRenewal', near.length),
    'arr-near-renewal': known('daysToRenewal', total('arr', near)),
    'near-renewal-at-risk': known('daysToRenewal', near.filter((one) => isAtRisk(one, rules)).length),
    'contracts-ended': known('daysToRenewal', customers.filter(hasEnded).length),
    'expansion-potential': total('potential'),
    'with-potential': known('potential', customers.filter(({ potential }) => (potential ?? 0) > 0).length),
    ready: known('potential', ready.length),
    'ready-amount': total('topAmount', ready),
  };
}

function hasEnded({ daysToRenewal }: Pick<FigureCustomer, 'daysToRenewal'>): boolean {
  return daysToRenewal !== null && daysToRenewal < 0;
}

/** A part of the customers in figures: those of a tier, of a band, of a CSM. */
export interface CustomerGroup {
  readonly label: string;
  readonly customers: number;
  readonly arr: number;
}

/** The customers of each label, in the labels' order; those with another one come last. */
export function groupsOf<T extends FigureCustomer>(
  customers: readonly T[],
  labels: readonly string[],
  labelOf: (customer: T) => string,
): CustomerGroup[] {
  const all = [...new Set([...labels, ...customers.map(labelOf)])];
  return all.map((label) => {
    const members = customers.filter((customer) => labelOf(customer) === label);
    return { label, customers: members.length, arr: sum(members.map(({ arr }) => arr ?? 0)) };
  });
}
