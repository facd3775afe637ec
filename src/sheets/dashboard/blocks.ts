import { type Absence, absenceWords } from '../../customers/population';
import { RENEWAL_CALLS } from '../../customers/renewal-call';
import { INSTEAD_OF_A_SCORE } from '../../customers/scored-portfolio';
import { GROWING_RATE, KEEPING_RATE, retentionReading } from '../../metrics/card';
import { cards } from './cards';
import {
  block,
  type ColumnReference,
  customersIn,
  type DashboardBlock,
  type DashboardCell,
  formula,
  GENERAL,
  isoOf,
  note,
  quoted,
  references,
  title,
} from './cells';
import { cohortBlocks } from './cohorts';
import { apiErrors, lists, splits } from './lists';
import { monthCell, monthColumn, months } from './months';
import { FIRST_CALL_COLUMN, healthByRisk, pastRenewals, renewals, riskPoints } from './renewals';
import {
  AT_RISK_ROW,
  CHARTS_COLUMN,
  type DashboardSource,
  DROPPED_ROW,
  MONTHS,
  MONTHS_ROW,
  type PlacedDashboard,
  RENEWAL_MONTHS,
  RENEWALS_ROW,
  RENEWING_ROW,
  RETENTION_ROW,
  RISK_POINTS,
} from './source';
import { team } from './team';

/** The whole tab as formulas that Sheets calculates by itself, for people without the add-on as well. */
export function dashboardBlocks(source: PlacedDashboard): DashboardBlock[] {
  const of = references(source.scoresTab, source.columns);
  return [
    block(1, 1, [[title('Customer Vitals'), note(''), headcountCell(source, of)]]),
    ...cards(source, of),
    ...lists(source, of),
    renewals(source, of),
    ...pastRenewals(source),
    healthByRisk(source, of),
    ...(source.monthColumns.length === 0 ? [] : [block(RETENTION_ROW - 1, 1, [[readingOfTheYear()]])]),
    ...months(source, of),
    ...cohortBlocks(source),
    ...splits(source, of),
    ...apiErrors(source),
    team(source, of),
    riskPoints(source, of),
  ];
}

/** When it was scored, who counts, and why the others do not: "Scored 2026-11-21: 265 rows, 254 customers, 6 left". */
function headcountCell({ withoutResult }: DashboardSource, of: ColumnReference): DashboardCell {
  const others = withoutResult.reduce((sum, { rows }) => sum + rows, 0);
  const part = (absence: Absence, word: string) => {
    const rows = `COUNTIFS(${of('Health status')};${quoted(word)})`;
    const words = (count: number) => quoted(absenceWords(absence, count).replace(String(count), ''));
    return `IF(${rows}=0;"";", "&${rows}&${oneOrMany(rows, words(1), words(2))})`;
  };
  const all = `(COUNTA(${of('Customer id')})+${others})`;
  const customers = customersIn(of);
  const said = [
    `"Scored "&${isoOf(`MAX(${of('Scored on')})`)}&", "`,
    `${all}&${oneOrMany(all, '" row: "', '" rows: "')}`,
    `${customers}&${oneOrMany(customers, '" customer"', '" customers"')}`,
    ...Object.entries(INSTEAD_OF_A_SCORE).map(([absence, word]) => part(absence as Absence, word)),
    quoted(withoutResult.map(({ absence, rows }) => `, ${absenceWords(absence, rows)}`).join('')),
  ];
  return formula(`=${said.join('&')}`, GENERAL, 'note');
}

function oneOrMany(count: string, one: string, many: string): string {
  return one === many ? one : `IF(${count}=1;${one};${many})`;
}

/** What NRR and GRR of twelve months say together; nothing while either is unknown. */
function readingOfTheYear(): DashboardCell {
  const [nrr, grr] = [monthCell('NRR 12 months', 0), monthCell('GRR 12 months', 0)];
  const says = (grows: boolean) => {
    const at = grows ? GROWING_RATE : GROWING_RATE - 1;
    const [kept, lost] = [KEEPING_RATE, KEEPING_RATE - 1].map((rate) => quoted(retentionReading(at, rate)));
    return `IF(${grr}>=${KEEPING_RATE};${kept};${lost})`;
  };
  const reading = `IF(${nrr}>=${GROWING_RATE};${says(true)};${says(false)})`;
  return formula(`=IF(AND(ISNUMBER(${nrr});ISNUMBER(${grr}));${reading};"")`, GENERAL, 'note');
}

/** A chart over cells of the tab: labels or the other axis in the first of the columns, then what is drawn. */
export interface DashboardChart {
  readonly title: string;
  readonly type: 'COLUMN' | 'LINE' | 'SCATTER';
  /** Where its headers stand, and how many rows it has with them. */
  readonly row: number;
  readonly rows: number;
  readonly columns: readonly number[];
  /** Where it stands, and how many columns of the tab it takes. */
  readonly at: readonly [row: number, column: number, columns: number];
  readonly colors: readonly string[];
  readonly options?: Readonly<Record<string, string | number | boolean>>;
}

const BLUE = '#1a73e8';
const RISK_COLORS = ['#a50e0e', '#e8710a', '#f9ab00', '#9aa0a6'];
/** So much of either rate is shown, from 0, so that a small change is not drawn as a cliff. */
const HIGHEST_RATE = 150;

/** The charts that Sheets is asked for, the most telling first. */
export function dashboardCharts({ tiers, monthColumns }: DashboardSource): DashboardChart[] {
  const months = { row: RENEWALS_ROW + 1, rows: RENEWAL_MONTHS + 1 };
  const beside = CHARTS_COLUMN;
  return [
    {
      ...months,
      title: 'ARR at risk by renewal month',
      type: 'COLUMN',
      columns: [1, 4],
      at: [AT_RISK_ROW, beside, 5],
      colors: [RISK_COLORS[0]!],
      options: { 'vAxis.minValue': 0 },
    },
    {
      ...months,
      title: 'Renewal forecast: ARR by month, as called',
      type: 'COLUMN',
      columns: [1, ...[...RENEWAL_CALLS, ''].map((_, i) => FIRST_CALL_COLUMN + i)],
      at: [RENEWING_ROW, beside, 5],
      colors: ['#188038', '#81c995', '#f9ab00', RISK_COLORS[0]!, '#dadce0'],
      options: { 'vAxis.minValue': 0, isStacked: true },
    },
    {
      title: 'Health (across) against churn risk (up)',
      type: 'SCATTER',
      row: RISK_POINTS.row + 1,
      rows: RISK_POINTS.most + 1,
      columns: [1, ...tiers.map((_, i) => 2 + i)].map((place) => RISK_POINTS.column + place),
      at: [DROPPED_ROW, beside, 5],
      colors: RISK_COLORS,
      options: {
        'hAxis.viewWindow.min': 0,
        'hAxis.viewWindow.max': 100,
        'vAxis.viewWindow.min': 0,
        'vAxis.viewWindow.max': 100,
      },
    },
    ...(monthColumns.length === 0 ? [] : [retentionChart()]),
  ];
}

/** Both rates on one axis from 0: over twelve months, and since the month before while there is no year yet. */
function retentionChart(): DashboardChart {
  return {
    title: 'NRR and GRR, in percent',
    type: 'LINE',
    row: MONTHS_ROW + 1,
    rows: MONTHS + 1,
    columns: [1, ...['NRR 12 months', 'GRR 12 months', 'NRR', 'GRR'].map(monthColumn)],
    at: [RETENTION_ROW, 1, 12],
    colors: [BLUE, '#188038', '#aecbfa', '#a8dab5'],
    // The months begin with the newest, and time runs to the right.
    options: { 'hAxis.direction': -1, 'vAxis.viewWindow.min': 0, 'vAxis.viewWindow.max': HIGHEST_RATE },
  };
}
