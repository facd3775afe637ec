import type { LastRun } from '../../src/addon/run/last-run';
import { groupBy } from '../../src/base/group-by';
import { figuresOf, type StandingFigures } from '../../src/customers/figures';

/** What a CSM looks after. */
export interface TeamRow {
  /** Empty for the customers that nobody looks after. */
  readonly csm: string;
  readonly figures: StandingFigures;
}

/** Each CSM's customers in figures, the most revenue at risk first; those without a CSM come last. */
export function figuresByCsm(run: LastRun): TeamRow[] {
  const team = [...groupBy(run.accounts, ({ csm }) => csm)].map(([csm, own]) => ({
    csm,
    figures: figuresOf(own, run),
  }));
  const by = (id: 'arr-at-risk' | 'arr') => (a: TeamRow, b: TeamRow) =>
    (b.figures[id] ?? 0) - (a.figures[id] ?? 0);
  return team.sort(
    (a, b) => Number(a.csm === '') - Number(b.csm === '') || by('arr-at-risk')(a, b) || by('arr')(a, b),
  );
}
