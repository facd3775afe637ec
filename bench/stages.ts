/** The steps of scoring a portfolio, each with those before it. Bundled and run in contexts of their own (realm.ts). */

import { allResults } from '../src/customers/results';
import { type ScoredCustomer, type ScoringPlan, scoreCustomers } from '../src/customers/scored-portfolio';
import { churnRiskModel, healthModel } from '../src/models';
import { Portfolio } from '../src/reading/portfolio';
import { TODAY } from './data';

export { HEALTHSCORE as healthScore } from '../src/formulas/health';
export { boundHealth } from './bound';
export { naiveHealth } from './naive';

type Rows = readonly (readonly unknown[])[];

/** Every cell read and checked, by the decision that was made for its column. */
export function read(headers: readonly unknown[], rows: Rows): number {
  const portfolio = new Portfolio(headers, rows);
  const metrics = portfolio.matches.flatMap(({ metric }) => (metric ? [metric.header] : []));
  const reader = portfolio.reader(metrics);
  let cells = 0;
  for (let row = 0; row < rows.length; row++) cells += reader(row).length;
  return cells;
}

/** Both models, bands, signals and the next action of every customer. */
export function scored(headers: readonly unknown[], rows: Rows): ScoredCustomer[] {
  return scoreCustomers(new Portfolio(headers, rows), plan());
}

/** Every cell of `Vitals scores`, the reasons in words among them. */
export function explained(headers: readonly unknown[], rows: Rows): unknown[][] {
  const results = allResults(plan());
  return scored(headers, rows).map((customer) => results.map(({ of }) => of(customer)));
}

/** The headers of those cells. */
export function resultNames(): string[] {
  return allResults(plan()).map(({ name }) => name);
}

function plan(): ScoringPlan {
  return { health: healthModel('segment'), churn: churnRiskModel(), today: TODAY };
}
