import type { ScoringPlan } from '../customers/scored-portfolio';
import { TARGETS } from '../metrics/targets';
import { labelsOf } from '../scoring/compile';
import type { DashboardSource } from '../sheets/dashboard-cells';
import { writeDashboard } from '../sheets/dashboard-tab';
import { withDocumentLock } from '../sheets/lock';
import { monthsLayout } from '../sheets/months-tab';
import { scoresLayout } from '../sheets/scores-tab';
import { readSettings } from '../sheets/settings-tab';
import { scoringPlan } from './portfolio';

/**
 * Makes the tab `Vitals dashboard` over the last run, or brings it up to date, and shows it.
 * @throws A sentence where there was no run yet.
 */
export function makeDashboard(): string {
  const book = SpreadsheetApp.getActive();
  const scores = scoresLayout(book);
  if (!scores) throw new Error('Nothing is scored yet: score the portfolio, then make the dashboard.');
  const plan = scoringPlan(book, scores.model);
  return withDocumentLock(() => {
    const sheet = writeDashboard(book, dashboardSource(book, plan, scores.tab, scores.columns));
    sheet.activate();
    return `"${sheet.getName()}" is up to date. It calculates from "${scores.tab}" by itself, for viewers as well.`;
  });
}

/** What the dashboard of a run calculates from. */
export function dashboardSource(
  book: GoogleAppsScript.Spreadsheet.Spreadsheet,
  { health, churn }: ScoringPlan,
  scoresTab: string,
  columns: readonly string[],
): DashboardSource {
  const months = monthsLayout(book);
  return {
    scoresTab,
    columns,
    monthsTab: months?.tab ?? '',
    monthColumns: months?.columns ?? [],
    bands: labelsOf(health),
    tiers: labelsOf(churn),
    targets: readSettings(book).read(TARGETS),
  };
}
