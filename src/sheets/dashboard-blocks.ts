import { cards } from './dashboard-cards';
import { block, DAY, type DashboardBlock, formula, label, references, title } from './dashboard-cells';
import { cohorts } from './dashboard-cohorts';
import { apiErrors, lists, splits } from './dashboard-lists';
import { monthColumn, months } from './dashboard-months';
import {
  type DashboardSource,
  MONTHS,
  MONTHS_ROW,
  type PlacedDashboard,
  SPLITS_ROW,
} from './dashboard-source';
import { team } from './dashboard-team';

/** The whole dashboard as formulas that Sheets calculates by itself, for people without the add-on as well. */
export function dashboardBlocks(source: PlacedDashboard): DashboardBlock[] {
  const of = references(source.scoresTab, source.columns);
  return [
    block(1, 1, [
      [title('Customer Vitals dashboard')],
      [label('Scored on'), formula(`=MAX(${of('Scored on')})`, DAY)],
    ]),
    ...cards(source, of),
    ...splits(source, of),
    ...apiErrors(source),
    ...months(source),
    ...cohorts(source),
    ...lists(source, of),
    team(source, of),
  ];
}

/** A chart over cells of the dashboard: labels in the first of the columns, then what is drawn. */
export interface DashboardChart {
  readonly title: string;
  readonly type: 'COLUMN' | 'LINE';
  /** Where its headers stand, and how many rows it has with them. */
  readonly row: number;
  readonly rows: number;
  readonly columns: readonly number[];
  /** The column at which it stands. */
  readonly at: number;
}

/** The charts that Sheets is asked for. */
export function dashboardCharts({ bands, tiers }: DashboardSource): DashboardChart[] {
  const split = { type: 'COLUMN', row: SPLITS_ROW + 1 } as const;
  return [
    { ...split, title: 'ARR by risk tier', rows: tiers.length + 1, columns: [1, 3], at: 1 },
    { ...split, title: 'ARR by health band', rows: bands.length + 1, columns: [6, 8], at: 6 },
    {
      title: 'Retention by month, in percent',
      type: 'LINE',
      row: MONTHS_ROW + 1,
      rows: MONTHS + 1,
      columns: [1, monthColumn('NRR'), monthColumn('GRR')],
      at: 11,
    },
  ];
}
