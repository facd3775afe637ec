import type { LastRun } from '../../src/addon/run/last-run';
import { sum } from '../../src/base/sum';
import { isAtRisk } from '../../src/customers/at-risk';
import { arrOf } from './overview';

/** What a CSM looks after. */
export interface TeamMember {
  /** Empty for the customers that nobody looks after. */
  readonly csm: string;
  readonly customers: number;
  readonly arr: number;
  readonly arrAtRisk: number;
  /** Undefined where nobody has a score. */
  readonly averageHealth: number | undefined;
}

/** Each CSM's customers in figures, the most revenue at risk first; those without a CSM come last. */
export function teamOf(run: LastRun): TeamMember[] {
  const { accounts } = run;
  const team = [...new Set(accounts.map(({ csm }) => csm))].map((csm) => {
    const own = accounts.filter((account) => account.csm === csm);
    const health = own.flatMap((account) => account.health ?? []);
    return {
      csm,
      customers: own.length,
      arr: arrOf(own),
      arrAtRisk: arrOf(own.filter((account) => isAtRisk(account, run))),
      averageHealth: health.length > 0 ? sum(health) / health.length : undefined,
    };
  });
  return team.sort(
    (a, b) => Number(a.csm === '') - Number(b.csm === '') || b.arrAtRisk - a.arrAtRisk || b.arr - a.arr,
  );
}
