import { sum } from '../base/sum';
import { potentialOf } from '../expansion/opportunities';
import { labelsOf } from '../scoring/compile';
import { tenth } from '../scoring/round';
import type { ScoredCustomer, ScoringPlan } from './scored-portfolio';

/** A portfolio in figures. */
export interface Summary {
  readonly customers: number;
  readonly scored: number;
  /** Mean health of the scored customers, 100 is best; null where none was scored. */
  readonly averageHealth: number | null;
  /** Customers per health band, from the model's best to its worst. */
  readonly bands: readonly Count[];
  /** Customers per risk tier, from the most at risk. */
  readonly tiers: readonly Count[];
  /** The tiers that are at risk. */
  readonly atRisk: readonly string[];
  /** Revenue of a year of the customers at risk. */
  readonly arrAtRisk: number;
  readonly expansion: ExpansionSummary;
}

/** What a portfolio could still buy. */
export interface ExpansionSummary {
  /** Of all customers of whom it can be told, at risk or not. */
  readonly potential: number;
  readonly opportunities: number;
  /** Of those that are ready for a proposal. */
  readonly ready: { readonly customers: number; readonly potential: number };
}

export interface Count {
  readonly label: string;
  readonly customers: number;
  readonly arr: number;
}

/** Counts a scored portfolio. */
export function summarize(all: readonly ScoredCustomer[], { health, churn }: ScoringPlan): Summary {
  const customers = all.filter(({ absence }) => absence === undefined);
  const scored = customers.filter(({ unscored }) => unscored === '');
  const count = (labels: readonly string[], labelOf: (customer: ScoredCustomer) => string | undefined) =>
    labels.map((label) => {
      const members = customers.filter((customer) => labelOf(customer) === label);
      return { label, customers: members.length, arr: sum(members.map(({ arr }) => arr || 0)) };
    });
  const tiers = count(labelsOf(churn), ({ assessment }) => assessment.churn?.band);
  const scores = scored.map(({ assessment }) => assessment.health!.score.value);
  return {
    customers: customers.length,
    scored: scored.length,
    averageHealth: scores.length > 0 ? tenth(sum(scores) / scores.length) : null,
    bands: count(labelsOf(health), ({ assessment }) => assessment.health?.band),
    tiers,
    atRisk: churn.model.atRisk,
    arrAtRisk: sum(tiers.filter(({ label }) => churn.model.atRisk.includes(label)).map(({ arr }) => arr)),
    expansion: expansionOf(customers),
  };
}

function expansionOf(customers: readonly ScoredCustomer[]): ExpansionSummary {
  const potential = (members: readonly ScoredCustomer[]) =>
    sum(members.map(({ opportunities }) => potentialOf(opportunities ?? [])));
  const ready = customers.filter(
    ({ readiness, opportunities }) => readiness === 'Ready' && opportunities?.length,
  );
  return {
    potential: potential(customers),
    opportunities: sum(customers.map(({ opportunities = [] }) => opportunities.length)),
    ready: { customers: ready.length, potential: potential(ready) },
  };
}
