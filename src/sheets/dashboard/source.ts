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

/** Where the parts of the dashboard stand, from 1. */
const CARD_ROWS = 10;
export const CARDS = { row: 4, rows: CARD_ROWS, perLine: 6, columns: 2 } as const;
export const SPLITS_ROW = CARDS.row + 2 * CARD_ROWS;
export const SPLIT_HEIGHT = 7;
export const API_COLUMN = 11;
export const PHASES_COLUMN = 15;
/** Where the charts stand, below the tables that they draw. */
export const CHARTS_ROW = SPLITS_ROW + SPLIT_HEIGHT + 1;
export const MONTHS_ROW = CHARTS_ROW + 18;
export const MONTHS = 12;
export const COHORTS_ROW = MONTHS_ROW + MONTHS + 3;
/** So many cohorts are shown, the newest, for so many months after their first. */
export const SHOWN_COHORTS = 12;
export const SHOWN_MONTHS = 12;
/** The two heat maps below each other, each with its heading and headers, and the words below. */
export const HEAT_MAP_ROWS = SHOWN_COHORTS + 3;
/** The lists spill as far as they need, so nothing stands below them. */
export const LISTS_ROW = COHORTS_ROW + 2 * HEAT_MAP_ROWS + 1;
export const RENEWALS_COLUMN = 10;
export const TEAM_COLUMN = 17;
