import {
  block,
  type ColumnReference,
  cellAt,
  type DashboardBlock,
  formula,
  GENERAL,
  heading,
  label,
  POINTS,
  quoted,
  WHOLE,
} from './dashboard-cells';
import { type DashboardSource, LISTS_ROW, TEAM_COLUMN } from './dashboard-source';

/** The team's table is as long as this. */
const MOST_CSMS = 60;

/** What each CSM looks after. */
export function team({ tiers }: DashboardSource, of: ColumnReference): DashboardBlock {
  const names = of('CSM');
  const rows = Array.from({ length: MOST_CSMS }, (_, i) => {
    const own = cellAt(LISTS_ROW + 2 + i, TEAM_COLUMN);
    const perCsm = (value: string, numberFormat: string) =>
      formula(`=IF(${own}="";"";${value})`, numberFormat);
    const arrAtRisk = tiers
      .slice(0, 2)
      .map((tier) => `SUMIFS(${of('ARR')};${names};${own};${of('Risk tier')};${quoted(tier)})`);
    return [
      formula(`=IFERROR(INDEX(SORT(UNIQUE(FILTER(${names};${names}<>"")));${i + 1});"")`, GENERAL),
      perCsm(`COUNTIFS(${names};${own})`, WHOLE),
      perCsm(`SUMIFS(${of('ARR')};${names};${own})`, WHOLE),
      perCsm(`IFERROR(AVERAGEIFS(${of('Health score')};${names};${own});"")`, POINTS),
      perCsm(arrAtRisk.join('+'), WHOLE),
    ];
  });
  const headers = ['CSM', 'Customers', 'ARR', 'Average health', 'ARR at risk'].map(heading);
  return block(LISTS_ROW, TEAM_COLUMN, [[label('Team')], headers, ...rows]);
}
