import type { ValuesOf } from '../../base/setting';
import type { RiskRules } from '../../customers/at-risk';
import type { Headcount } from '../../customers/population';
import type { BenchmarkTable } from '../../metrics/benchmarks';
import type { TARGETS } from '../../metrics/targets';

/** What the dashboard calculates from: where each result stands in `Vitals scores`, and what the models can answer. */
export interface DashboardSource extends RiskRules {
  readonly scoresTab: string;
  /** The id by which a link finds that tab. */
  readonly scoresId: number;
  readonly monthsTab: string;
  /** The names of its columns, in order. */
  readonly columns: readonly string[];
  /** The names of the columns of `Vitals months`, in order; empty where there are no months yet. */
  readonly monthColumns: readonly string[];
  /** The figures of the team, by month and CSM; no columns where there are none yet. */
  readonly teamTab: string;
  readonly teamColumns: readonly string[];
  /** The tab of the cohorts; empty where there are none yet. */
  readonly cohortsTab: string;
  /** Rows of the tab of customers that got no row in `Vitals scores`, by the reason. */
  readonly withoutResult: Headcount['absent'];
  /** From the best to the worst. */
  readonly bands: readonly string[];
  /** From the worst to the best. */
  readonly tiers: readonly string[];
  /** The base currency; empty where nobody has named it. */
  readonly currency: string;
  readonly targets: ValuesOf<typeof TARGETS>;
  /** How others stand, by measure and segment. */
  readonly benchmarks: BenchmarkTable;
}

/** The same with the id of the dashboard's own tab, for links within it. */
export interface PlacedDashboard extends DashboardSource {
  readonly dashboardId: number;
}

/** The widths of the columns, in turn: of a card the wide one has the figure, of a list the name. */
export const WIDTHS: readonly [number, number] = [156, 78];
/** What is read in ten seconds stands on top: six cards, the accounts at risk, and when they renew. */
export const CARDS = { row: 2, rows: 6, perLine: 6, columns: 2 } as const;
/** So many customers are listed; `Vitals scores` has all. */
export const LISTED = 10;
const LIST_ROWS = LISTED + 3;
export const AT_RISK_ROW = CARDS.row + CARDS.rows;
export const RENEWING_ROW = AT_RISK_ROW + LIST_ROWS;
export const DROPPED_ROW = RENEWING_ROW + LIST_ROWS;
/** Charts have their place right of the lists. */
export const CHARTS_COLUMN = 8;
export const RENEWALS_ROW = DROPPED_ROW + LIST_ROWS;
/** So many months of renewals, from the one of the run on. */
export const RENEWAL_MONTHS = 12;
/** With those that have ended, those after the last month and those without a date. */
const RENEWAL_ROWS = RENEWAL_MONTHS + 3 + 2;
/** Past renewals, and health against risk next to them. */
export const PAST_RENEWALS_ROW = RENEWALS_ROW + RENEWAL_ROWS + 1;
export const PAST_RENEWALS = 6;
export const HEALTH_BY_RISK_COLUMN = 10;
export const MORE_CARDS_ROW = PAST_RENEWALS_ROW + PAST_RENEWALS + 3;
export const RETENTION_ROW = MORE_CARDS_ROW + CARDS.rows + 1;
export const CHART_ROWS = 16;
export const MONTHS_ROW = RETENTION_ROW + CHART_ROWS + 1;
export const MONTHS = 12;
export const COHORTS_ROW = MONTHS_ROW + MONTHS + 3;
/** So many cohorts are shown, the newest, for so many months after their first. */
export const SHOWN_COHORTS = 12;
export const SHOWN_MONTHS = 12;
/** The two heat maps below each other, each with its heading and headers, and the words below. */
export const HEAT_MAP_ROWS = SHOWN_COHORTS + 3;
export const SPLITS_ROW = COHORTS_ROW + 2 * HEAT_MAP_ROWS + 1;
export const SPLIT_HEIGHT = 7;
export const API_COLUMN = 11;
export const PHASES_COLUMN = 15;
/** The team is as long as it is, so nothing stands below. */
export const TEAM_ROW = SPLITS_ROW + SPLIT_HEIGHT + 1;
/** What the chart of health against risk draws, out of sight to the right. */
export const RISK_POINTS = { row: AT_RISK_ROW, column: 32, most: 900 } as const;
