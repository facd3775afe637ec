import { counted } from '../base/numbers';
import { phaseOf } from '../playbooks/lifecycle';
import { metricOf } from '../reading/catalog';
import type { Portfolio } from '../reading/portfolio';
import { shownValue } from '../reading/shown-value';
import { isMissing } from '../scoring/value';
import { metricLabel } from './reasons';
import type { ScoredCustomer } from './scored-portfolio';

/** The phase of its life with us that a customer is in. */
export interface PhasePage {
  readonly name: string;
  /** Days as a customer. */
  readonly day: number;
  readonly goals: string;
  /** What the row says of what the phase is measured by: "DAU/MAU 0.45". */
  readonly measures: readonly string[];
}

/** Where a customer is in its life with us; null where it is unknown. */
export function phasePage(
  portfolio: Portfolio,
  { row, situation }: ScoredCustomer,
  references: number,
): PhasePage | null {
  const day = situation.daysAsCustomer ?? Number.NaN;
  const phase = phaseOf(day);
  if (!phase) return null;
  const measures = phase.measures.flatMap((name) => {
    const value = portfolio.column(name)?.readIn(portfolio.rows[row]!);
    return value === undefined || isMissing(value)
      ? []
      : [`${metricLabel(name)} ${shownValue(metricOf(name)!, value)}`];
  });
  if (references > 0) measures.push(counted(references, 'reference'));
  return { name: phase.name, day, goals: phase.goals, measures };
}
