import type { FigureId } from '../../metrics/figures';
import { cohortColumns, FIRST_COHORT_ROW } from '../tabs/cohorts-tab';
import {
  block,
  type ColumnReference,
  cellAt,
  type DashboardBlock,
  formula,
  heading,
  label,
  note,
  numbers,
  POINTS,
  references,
  shows,
  WHOLE,
} from './cells';
import { COHORTS_ROW, type DashboardSource, HEAT_MAP_ROWS, SHOWN_COHORTS, SHOWN_MONTHS } from './source';

const MONTH = 'yyyy-mm';
/** Left of the months: the cohort, and how many customers it had. */
const LEFT = 2;

const NAMED = { kind: 'cohort', column: 1 } as const;

/** Where the percentages of a heat map stand, for the colors behind them. */
export interface HeatMapArea {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The heat maps that the dashboard has: of customers, then of revenue. */
export const heatMaps = (): readonly HeatMapArea[] =>
  [0, 1].map((at) => ({
    row: COHORTS_ROW + at * HEAT_MAP_ROWS + 2,
    column: 1 + LEFT,
    rows: SHOWN_COHORTS,
    columns: SHOWN_MONTHS + 1,
  }));

/** The newest cohorts, month by month after their first, from `Vitals cohorts`. */
export function cohortBlocks({ cohortsTab }: DashboardSource): DashboardBlock[] {
  if (cohortsTab === '') return [];
  const of = references(cohortsTab, cohortColumns(), FIRST_COHORT_ROW);
  return [
    heatMap(
      'Customers still there, in percent of those who began in a month',
      'Logo retention',
      'cohort-retention',
      0,
      of,
    ),
    heatMap(
      'What they pay, in percent of what they paid when first seen',
      'Revenue retention',
      'cohort-revenue',
      1,
      of,
    ),
    block(COHORTS_ROW + 2 * HEAT_MAP_ROWS - 1, 1, [
      [
        note(
          `A blank cell: the month is not over, or there is no data. What is known since when: "${cohortsTab}".`,
        ),
      ],
    ]),
  ];
}

function heatMap(
  name: string,
  figure: string,
  id: FigureId,
  at: number,
  of: ColumnReference,
): DashboardBlock {
  const top = COHORTS_ROW + at * HEAT_MAP_ROWS;
  const rows = Array.from({ length: SHOWN_COHORTS }, (_, i) => {
    const own = cellAt(top + 2 + i, 1);
    const younger = cellAt(top + 1 + i, 1);
    const older = `COUNTIFS(${of('Cohort')};"<"&${younger})`;
    const next = `MAXIFS(${of('Cohort')};${of('Cohort')};"<"&${younger})`;
    const newest = `IF(COUNT(${of('Cohort')})=0;"";MAX(${of('Cohort')}))`;
    const customers = `MAXIFS(${of('Customers at start')};${of('Cohort')};${own})`;
    return [
      formula(i === 0 ? `=${newest}` : `=IF(${younger}="";"";IF(${older}=0;"";${next}))`, MONTH, 'month'),
      shows(formula(`=IF(${own}="";"";${customers})`, WHOLE), { id: 'cohort-customers', named: NAMED }),
      ...Array.from({ length: SHOWN_MONTHS + 1 }, (_, month) => {
        const wanted = `${of('Cohort')};${own};${of('Months since start')};${month}`;
        // A sum over a blank cell is 0, which would be a lost cohort.
        const known = `COUNTIFS(${wanted};${of(figure)};">=0")`;
        const share = formula(`=IF(${own}="";"";IF(${known}=0;"";SUMIFS(${of(figure)};${wanted})))`, POINTS);
        return shows(share, { id, named: { ...NAMED, more: ` +${month}` } });
      }),
    ];
  });
  const months = Array.from({ length: SHOWN_MONTHS + 1 }, (_, month) => numbers(`Month ${month}`));
  return block(top, 1, [[label(name)], [heading('Cohort'), numbers('Customers'), ...months], ...rows]);
}
