import { History } from '../../history/history';
import { QUARTER_DAYS, type TeamSource, teamRows } from '../../past/team-rows';
import type { Portfolio } from '../../reading/portfolio';
import { markOf } from '../../scoring/model';
import type { Book } from '../../sheets/grid/book';
import type { HistoryTab } from '../../sheets/tabs/history-tab';
import { keepTeamMonth } from '../../sheets/tabs/team-months-tab';
import type { RunPlan } from '../run/portfolio';

/** Brings the month's rows of `Vitals team months` up to date; a sheet that names no CSM has none. */
export function keepTeamFigures(
  book: Book,
  history: HistoryTab,
  month: string,
  { today, health }: Pick<RunPlan, 'today' | 'health'>,
  {
    portfolio,
    ...source
  }: Pick<TeamSource, 'customers' | 'opening' | 'answers' | 'closing'> & { readonly portfolio: Portfolio },
): void {
  if (!portfolio.column('csm')) return;
  const kept = history.at(today - QUARTER_DAYS);
  const rows = teamRows({
    ...source,
    currencies: portfolio.currencies,
    today,
    quarter: kept?.healthModel === markOf(health.model) ? kept : undefined,
    history: new History(history.tail(today - QUARTER_DAYS).days),
  });
  keepTeamMonth(book, month, rows, today);
}
