import { type FigureId, partOf } from '../../metrics/figures';
import {
  block,
  type ColumnReference,
  cellAt,
  counting,
  type DashboardBlock,
  formula,
  GENERAL,
  heading,
  isoOf,
  label,
  numbers,
  POINTS,
  quoted,
  shows,
  text,
  WHOLE,
} from './cells';
import { CHARTS_COLUMN, type DashboardSource, RENEWAL_MONTHS, RENEWALS_ROW, RISK_POINTS } from './source';

/** What stands below the months. */
export const ENDED = 'Ended';
export const LATER = 'Later';
export const NO_DATE = 'No date';

/** When contracts end, and what is at risk of them: a row a month, then those after, before and without a date. */
export function renewals({ atRisk }: DashboardSource, of: ColumnReference): DashboardBlock {
  const scored = `MAX(${of('Scored on')})`;
  const first = `DATE(YEAR(${scored});MONTH(${scored});1)`;
  const ends = of('Renewal date');
  const between = (from: string, until: string) => `${ends};">="&${from};${ends};"<"&${until}`;
  const month = (i: number) => {
    const from = i === 0 ? scored : `EDATE(${first};${i})`;
    const name = formula(
      `=IF(COUNT(${of('Scored on')})=0;"";LEFT(${isoOf(`EDATE(${first};${i})`)};7))`,
      GENERAL,
    );
    return { name, conditions: between(from, `EDATE(${first};${i + 1})`) };
  };
  const parts = [
    ...Array.from({ length: RENEWAL_MONTHS }, (_, i) => month(i)),
    { name: text(LATER), conditions: `${ends};">="&EDATE(${first};${RENEWAL_MONTHS})` },
    { name: text(ENDED), conditions: `${ends};"<"&${scored}` },
    // Blank rows below the customers have no date either.
    { name: text(NO_DATE), conditions: `${ends};"";${of('Customer id')};"<>"` },
  ];
  const rows = parts.map(({ name, conditions }) => {
    const all = `${conditions};${counting(of)}`;
    const risky = atRisk.map(
      (tier) => `SUMIFS(${of('ARR')};${conditions};${of('Risk tier')};${quoted(tier)})`,
    );
    const figure = (id: FigureId, value: string) =>
      shows(formula(`=${value}`, WHOLE), { id, named: { kind: 'renewal', column: 1 } });
    return [
      name,
      figure('customers', `COUNTIFS(${all})`),
      figure('arr', `SUMIFS(${of('ARR')};${all})`),
      figure('arr-at-risk', risky.join('+')),
    ];
  });
  const headers = [heading('Renewal'), ...['Renewals', 'ARR', 'ARR at risk'].map(numbers)];
  return block(RENEWALS_ROW, 1, [[label('Renewals by month')], headers, ...rows]);
}

/** The customers whose health and churn risk are known, as points: a column for each tier, so that each has its color. */
export function riskPoints({ tiers }: DashboardSource, of: ColumnReference): DashboardBlock {
  const { row, column, most } = RISK_POINTS;
  const known = `ISNUMBER(${of('Health score')})*ISNUMBER(${of('Churn risk')})`;
  const spilled = (values: string, id?: FigureId) => {
    const points = formula(`=IFERROR(ARRAY_CONSTRAIN(FILTER(${values};${known});${most};1);"")`, POINTS);
    return id ? shows(points, { id, named: { kind: 'customer', column } }) : points;
  };
  return block(row, column, [
    [label('Points of the chart')],
    ['Customer id', 'Health', ...tiers].map(heading),
    [
      spilled(of('Customer id')),
      spilled(of('Health score'), 'health-score'),
      ...tiers.map((tier) =>
        spilled(`IF(${of('Risk tier')}=${quoted(tier)};${of('Churn risk')};)`, 'churn-risk'),
      ),
    ],
  ]);
}

/** Health against churn risk: what the customers of each band and tier pay. */
export function healthByRisk({ bands, tiers }: DashboardSource, of: ColumnReference): DashboardBlock {
  const [row, column] = [RENEWALS_ROW, CHARTS_COLUMN];
  const rows = bands.map((band, i) => {
    const own = cellAt(row + 2 + i, column);
    return [
      text(band),
      ...tiers.map((tier, j) => {
        const head = cellAt(row + 1, column + 1 + j);
        return shows(
          formula(`=SUMIFS(${of('ARR')};${of('Health status')};${own};${of('Risk tier')};${head})`, WHOLE),
          { id: 'arr', of: `${partOf('band', band)}, ${partOf('tier', tier)}` },
        );
      }),
    ];
  });
  const headers = [heading('ARR'), ...tiers.map(numbers)];
  return block(row, column, [[label('Health against churn risk, in ARR')], headers, ...rows]);
}
