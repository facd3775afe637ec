import { RENEWAL_CALLS } from '../../customers/renewal-call';
import { type FigureId, partOf } from '../../metrics/figures';
import { dueAs } from '../../past/month-row';
import {
  block,
  type ColumnReference,
  cellAt,
  counting,
  type DashboardBlock,
  firstOfMonth,
  formula,
  GENERAL,
  heading,
  ifKnown,
  label,
  monthNamed,
  numbers,
  POINTS,
  quoted,
  references,
  shownOrBlank,
  shows,
  text,
  WHOLE,
} from './cells';
import {
  type DashboardSource,
  HEALTH_BY_RISK_COLUMN,
  MONTHS_ROW,
  PAST_RENEWALS,
  PAST_RENEWALS_ROW,
  RENEWAL_MONTHS,
  RENEWALS_ROW,
  RISK_POINTS,
} from './source';

/** What stands below the months. */
const ENDED = 'Ended';
const LATER = 'Later';
const NOT_CALLED = 'Not called';
const NO_DATE = 'No date';

/** Where the first of the calls stands in the table. */
export const FIRST_CALL_COLUMN = 5;

/** When contracts end, and what is at risk of them: a row a month, then those after, before and without a date. */
export function renewals({ atRisk, columns }: DashboardSource, of: ColumnReference): DashboardBlock {
  const hasCalls = columns.includes('Renewal call');
  const ends = of('Renewal date');
  const between = (from: string, until: string) => `${ends};">="&${from};${ends};"<"&${until}`;
  const scored = `MAX(${of('Scored on')})`;
  const month = (i: number) => ({
    name: formula(`=IF(COUNT(${of('Scored on')})=0;"";${monthNamed(of, i)})`, GENERAL),
    conditions: between(i === 0 ? scored : firstOfMonth(of, i), firstOfMonth(of, i + 1)),
  });
  const parts = [
    ...Array.from({ length: RENEWAL_MONTHS }, (_, i) => month(i)),
    { name: text(LATER), conditions: `${ends};">="&${firstOfMonth(of, RENEWAL_MONTHS)}` },
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
    const called = (call: string) =>
      shows(
        formula(
          `=${ifKnown(of('ARR'), `SUMIFS(${of('ARR')};${of('Renewal call')};${quoted(call)};${all})`)}`,
          WHOLE,
        ),
        {
          id: 'arr-called',
          named: { kind: 'renewal', column: 1, more: `, ${call}` },
        },
      );
    // An earlier version's scores have no such column.
    const calls = [...RENEWAL_CALLS, ''].map((call) => (hasCalls ? called(call) : text('')));
    return [
      name,
      figure('customers', `COUNTIFS(${all})`),
      figure('arr', ifKnown(of('ARR'), `SUMIFS(${of('ARR')};${all})`)),
      figure('arr-at-risk', ifKnown(of('Churn risk'), ifKnown(of('ARR'), risky.join('+')))),
      ...calls,
    ];
  });
  const headers = ['Renewals', 'ARR', 'ARR at risk', ...RENEWAL_CALLS, NOT_CALLED];
  return block(RENEWALS_ROW, 1, [
    [label('Renewals by month, and the forecast: ARR as the CSM calls it in the column “Renewal call”')],
    [heading('Renewal'), ...headers.map(numbers)],
    ...rows,
  ]);
}

/** The renewals of the last months: what they were called when the month began, against how they ended. */
export function pastRenewals({ monthsTab, monthColumns }: DashboardSource): DashboardBlock[] {
  if (!monthColumns.includes('ARR due')) return [];
  const of = references(monthsTab, monthColumns);
  const columns: readonly (readonly [name: string, id: FigureId, more?: string])[] = [
    ['ARR due', 'arr-due'],
    ...RENEWAL_CALLS.map((call) => [dueAs(call), 'arr-due', call] as const),
    ['Renewed', 'arr-renewed'],
    ['Not renewed', 'arr-not-renewed'],
  ];
  const rows = Array.from({ length: PAST_RENEWALS }, (_, i) => {
    const own = cellAt(PAST_RENEWALS_ROW + 2 + i, 1);
    return [
      formula(`=${cellAt(MONTHS_ROW + 2 + i, 1)}`, GENERAL),
      ...columns.map(([name, id, more]) =>
        shows(shownOrBlank(own, `INDEX(${of(name)};MATCH(${own};${of('Month')};0))`, WHOLE), {
          id,
          named: { kind: 'month', column: 1, ...(more && { more: ` ${more}` }) },
        }),
      ),
    ];
  });
  return [
    block(PAST_RENEWALS_ROW, 1, [
      [label('Renewals of the last months: as called when the month began, against how they ended')],
      [heading('Month of renewal'), ...columns.map(([name]) => numbers(name))],
      ...rows,
    ]),
  ];
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
  const [row, column] = [PAST_RENEWALS_ROW, HEALTH_BY_RISK_COLUMN];
  const rows = bands.map((band, i) => {
    const own = cellAt(row + 2 + i, column);
    return [
      text(band),
      ...tiers.map((tier, j) => {
        const head = cellAt(row + 1, column + 1 + j);
        return shows(
          formula(
            `=${ifKnown(of('ARR'), `SUMIFS(${of('ARR')};${of('Health status')};${own};${of('Risk tier')};${head})`)}`,
            WHOLE,
          ),
          { id: 'arr', of: `${partOf('band', band)}, ${partOf('tier', tier)}` },
        );
      }),
    ];
  });
  const headers = [heading('ARR'), ...tiers.map(numbers)];
  return block(row, column, [[label('Health against churn risk, in ARR')], headers, ...rows]);
}
