import { tenth } from '../base/numbers';
import { sum } from '../base/sum';
import { potentialOf, topAmountOf } from '../expansion/opportunities';
import { labelsOf } from '../scoring/compile';
import { NOT_ENOUGH_DATA } from './assess';
import { type CustomerGroup, type FigureCustomer, groupsOf, type StandingFigures } from './figures';
import type { ScoredCustomer, ScoringPlan } from './scored-portfolio';

/** A portfolio in figures. */
export interface Summary {
  readonly customers: number;
  readonly scored: number;
  /** Mean health of the scored customers, 100 is best; null where none was scored. */
  readonly averageHealth: number | null;
  /** Customers per health band, from the model's best to its worst. */
  readonly bands: readonly CustomerGroup[];
  /** Customers per risk tier, from the most at risk. */
  readonly tiers: readonly CustomerGroup[];
  /** The tiers that are at risk. */
  readonly atRisk: readonly string[];
  /** Revenue of a year of the customers at risk; null where unknown. */
  readonly arrAtRisk: number | null;
  readonly expansion: ExpansionSummary;
}

/** What a portfolio could still buy. */
export interface ExpansionSummary {
  /** Of all customers with a known tier, at risk or not. */
  readonly potential: number;
  readonly opportunities: number;
  /** Those that are ready for a proposal, and the top opportunity of each. */
  readonly ready: { readonly customers: number; readonly amount: number };
}

/** Counts a scored portfolio. */
export function summarize(
  all: readonly ScoredCustomer[],
  figures: StandingFigures,
  { health, churn }: ScoringPlan,
): Summary {
  const counted = all.filter(({ absence }) => absence === undefined);
  const count = (labels: readonly string[], labelOf: (customer: FigureCustomer) => string) =>
    groupsOf(counted.map(figureCustomer), labels, labelOf).filter(({ label }) => labels.includes(label));
  const average = figures['average-health'];
  return {
    customers: figures.customers!,
    scored: figures.scored!,
    averageHealth: average === undefined ? null : tenth(average),
    bands: count(labelsOf(health), ({ status }) => status),
    tiers: count(labelsOf(churn), ({ tier }) => tier),
    atRisk: churn.model.atRisk,
    arrAtRisk: figures['arr-at-risk'] ?? null,
    expansion: {
      potential: figures['expansion-potential'] ?? 0,
      opportunities: sum(counted.map(({ opportunities = [] }) => opportunities.length)),
      ready: { customers: figures.ready ?? 0, amount: figures['ready-amount'] ?? 0 },
    },
  };
}

/** A scored customer as the figures see it. */
export function figureCustomer({
  arr,
  assessment: { health, churn, daysToRenewal },
  status,
  opportunities,
  readiness,
}: ScoredCustomer): FigureCustomer {
  return {
    arr: orNull(arr),
    health: health?.band === undefined ? null : health.score.value,
    risk: churn?.band === undefined ? null : churn.score.value,
    status,
    tier: churn?.band ?? NOT_ENOUGH_DATA,
    daysToRenewal: orNull(daysToRenewal),
    potential: opportunities ? potentialOf(opportunities) : null,
    topAmount: opportunities ? topAmountOf(opportunities) : null,
    readiness,
  };
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
