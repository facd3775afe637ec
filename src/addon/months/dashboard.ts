import { Currencies, exchangeRates } from '../../reading/currencies';
import { labelsOf } from '../../scoring/compile';
import type { DashboardSource } from '../../sheets/dashboard/source';
import { writeDashboard } from '../../sheets/dashboard/tab';
import type { Book } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { cohortsTab } from '../../sheets/tabs/cohorts-tab';
import { monthsLayout } from '../../sheets/tabs/months-tab';
import { modelsOfRun, type RunModels } from '../../sheets/tabs/run-models';
import { rowsWithoutResult, type ScoresLayout, scoresLayout } from '../../sheets/tabs/scores-tab';
import { readSettings } from '../../sheets/tabs/settings-tab';
import { teamMonthsLayout } from '../../sheets/tabs/team-months-tab';

/**
 * Makes the tab `Vitals` over the last run, or brings it up to date, and shows it.
 * @throws A sentence where there was no run yet.
 */
export function makeDashboard(): string {
  return withDocumentLock((book) => {
    const scores = scoresLayout(book);
    if (!scores) throw new Error('Nothing is scored yet: score the portfolio, then make the tab.');
    const models = modelsOfRun(book, scores.model);
    book.show(writeDashboard(book, dashboardSource(book, models, scores)));
    return `The tab "Vitals" is up to date. It calculates from "${scores.tab}" by itself, for viewers as well.`;
  });
}

/** What the dashboard of a run calculates from. */
export function dashboardSource(
  book: Book,
  { health, churn }: Pick<RunModels, 'health' | 'churn'>,
  scores: Pick<ScoresLayout, 'tab' | 'id' | 'columns'>,
): DashboardSource {
  const months = monthsLayout(book);
  const team = teamMonthsLayout(book);
  const { rates, targets, renewals, benchmarks } = readSettings(book).values;
  return {
    scoresTab: scores.tab,
    scoresId: scores.id,
    columns: scores.columns,
    cohortsTab: cohortsTab(book) ?? '',
    monthsTab: months?.tab ?? '',
    monthColumns: months?.columns ?? [],
    teamTab: team?.tab ?? '',
    teamColumns: team?.columns ?? [],
    withoutResult: rowsWithoutResult(book),
    bands: labelsOf(health),
    tiers: labelsOf(churn),
    atRisk: churn.model.atRisk,
    nearDays: renewals.nearDays,
    currency: new Currencies(() => '', 0, exchangeRates(rates)).base,
    targets,
    benchmarks,
  };
}
