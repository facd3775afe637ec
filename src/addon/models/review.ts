import { openBook } from '../../sheets/grid/book';
import { accountOf, type LastRun, lastRunOf, type ScoredAccount } from '../run/last-run';

/** An account to talk about, with why and what to do. */
export interface ReviewedAccount extends ScoredAccount {
  /** What costs health, in words. */
  readonly drivers: string;
  readonly signals: string;
  readonly nextAction: string;
}

/** The accounts of the last run that are to be talked about, the largest first. */
export interface Review extends LastRun<ReviewedAccount> {
  /** How many customers the last run wrote. */
  readonly customers: number;
}

/** The accounts to talk about: high churn risk, or the worst health band. */
export function reviewAccounts(): Review {
  const run = lastRunOf(openBook(), (row) => ({
    ...accountOf(row),
    drivers: String(row.cell('Health drivers')),
    signals: String(row.cell('Risk signals')),
    nextAction: String(row.cell('Next action')),
  }));
  const worst = run.bands[run.bands.length - 1];
  const red = run.accounts.filter(({ status, tier }) => status === worst || run.atRisk.includes(tier));
  return {
    ...run,
    accounts: [...red].sort((a, b) => (b.arr ?? -1) - (a.arr ?? -1)),
    customers: run.accounts.length,
  };
}
