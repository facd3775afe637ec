import { namesOfRisk } from '../../customers/at-risk';
import { READY } from '../../expansion/readiness';
import { type FigureId, figureOf, partOf } from '../../metrics/figures';
import {
  arrFormula,
  type CellFigure,
  type ColumnReference,
  cellAt,
  counting,
  customersIn,
  ifKnown,
  POINTS,
  quoted,
  RATE,
  SHARE,
  WHOLE,
} from './cells';
import { monthCell } from './months';
import {
  AT_RISK_ROW,
  COHORTS_ROW,
  type DashboardSource,
  MONTHS_ROW,
  type PlacedDashboard,
  RENEWING_ROW,
  SPLITS_ROW,
  TEAM_ROW,
} from './source';

/** A figure of the dashboard; its texts are formula text. */
export interface ListedCard {
  readonly figure: CellFigure;
  /** Where it is not headed by the figure's own name. */
  readonly name?: string;
  readonly value: string;
  readonly numberFormat: string;
  /** What the figure is of, in words, and the figure that they tell as well. */
  readonly about: string;
  readonly told?: CellFigure;
  /** What it is and was by the end of the month before, and which way is better. */
  readonly change?: Change;
  readonly target?: number;
  /** The measure whose benchmarks it is set against, weighed by the customers or the ARR of each segment. */
  readonly benchmark?: readonly [measure: string, weight: 'customers' | 'ARR'];
  /** What to do about it, and where: a press on it goes there. */
  readonly next: string;
  readonly counted?: CellFigure;
  readonly at: string;
}

export interface Change {
  readonly now: string;
  readonly before: string;
  readonly better: 'up' | 'down';
}

export function listedCards(source: PlacedDashboard, of: ColumnReference): ListedCard[] {
  const { atRisk, nearDays, bands, columns, targets, scoresId, dashboardId } = source;
  const here = (row: number, column: number) =>
    `#gid=${dashboardId}&range=${cellAt(row, column).replace(/\$/g, '')}`;
  const sinceMonth = (figure: string, better: Change['better']) =>
    source.monthColumns.includes(figure)
      ? { change: { now: monthCell(figure, 0), before: monthCell(figure, 1), better } }
      : {};
  const days = of('Days to renewal');
  const scored = `COUNT(${of('Health score')})`;
  const overTiers = (sumOf: (tier: string) => string) => `(${atRisk.map(sumOf).join('+')})`;
  const countAtRisk = overTiers((tier) => `COUNTIFS(${of('Risk tier')};${quoted(tier)})`);
  const arrAtRisk = overTiers((tier) => `SUMIFS(${of('ARR')};${of('Risk tier')};${quoted(tier)})`);
  const isRiskKnown = `AND(COUNT(${of('ARR')})>0;COUNT(${of('Churn risk')})>0)`;
  const near = `${days};">=0";${days};"<=${nearDays}"`;
  const countNear = `COUNTIFS(${near};${counting(of)})`;
  const [potential, amount] = [of('Expansion potential'), of('Expansion amount')];
  const ready = `${of('Expansion readiness')};${quoted(READY)};${potential};">0"`;
  const openReady = {
    next: `COUNTIFS(${ready})&" ready for a proposal: open"`,
    counted: { id: 'ready' },
  } as const;
  const ended = `COUNTIFS(${days};"<0";${counting(of)})`;
  const inBand = (band: string) => `COUNTIFS(${of('Health status')};${quoted(band)})`;
  const [best, worst] = [bands[0]!, bands[bands.length - 1]!];
  return [
    {
      figure: { id: 'arr' },
      value: arrFormula(of),
      numberFormat: WHOLE,
      about: `"recurring revenue a year"&${inCurrency(source, of)}`,
      ...sinceMonth('ARR', 'up'),
      next: '"See the twelve months"',
      at: here(MONTHS_ROW, 1),
    },
    {
      figure: { id: 'arr-at-risk' },
      value: `IF(${isRiskKnown};${arrAtRisk};"n/a")`,
      numberFormat: WHOLE,
      about: quoted(`${namesOfRisk(source)} churn risk`),
      ...sinceMonth('ARR at risk', 'down'),
      next: `IF(COUNT(${of('Churn risk')})=0;"Churn risk is not known";${countAtRisk}&" accounts at risk: open them")`,
      counted: { id: 'at-risk' },
      at: here(AT_RISK_ROW, 1),
    },
    ...retention(source, {
      id: 'nrr',
      target: targets.nrr,
      ...(columns.includes('Expansion readiness') ? openReady : { next: '"Open all scores"' }),
      at: `#gid=${scoresId}`,
    }),
    ...retention(source, {
      id: 'grr',
      target: targets.grr,
      next: `${countNear}&" renewals in ${nearDays} days: open them"`,
      counted: { id: 'near-renewal' },
      at: here(RENEWING_ROW, 1),
    }),
    {
      figure: { id: 'average-health' },
      value: `IFERROR(AVERAGE(${of('Health score')});"")`,
      numberFormat: POINTS,
      about: '"100 is best"',
      ...sinceMonth('Average health', 'up'),
      target: targets.averageHealth,
      benchmark: ['Average health', 'customers'],
      next: '"See it by CSM"',
      at: here(TEAM_ROW, 1),
    },
    {
      figure: { id: 'arr-near-renewal' },
      value: ifKnown(days, arrFormula(of, near)),
      numberFormat: WHOLE,
      about: `"within ${nearDays} days"`,
      next: `${countNear}&" renewals in ${nearDays} days: open them"`,
      counted: { id: 'near-renewal' },
      at: here(RENEWING_ROW, 1),
    },
    {
      figure: { id: 'customers' },
      value: customersIn(of),
      numberFormat: WHOLE,
      about: `${scored}&" scored"`,
      told: { id: 'scored' },
      ...sinceMonth('Customers', 'up'),
      next: '"Open all scores"',
      at: `#gid=${scoresId}`,
    },
    {
      figure: { id: 'best-band' },
      name: `In ${best}`,
      value: `IFERROR(${inBand(best)}/${scored};"")`,
      numberFormat: SHARE,
      about: '"of the scored customers"',
      next: `${inBand(worst)}&" in "&${quoted(worst)}&": see the bands"`,
      counted: { id: 'customers', of: partOf('band', worst) },
      at: here(SPLITS_ROW, 6),
    },
    ...retention(source, {
      id: 'logo-retention',
      next: source.cohortsTab === '' ? '"See the twelve months"' : '"See who stayed, by cohort"',
      at: here(source.cohortsTab === '' ? MONTHS_ROW : COHORTS_ROW, 1),
    }),
    ...(source.monthColumns.includes('NPS')
      ? [
          {
            figure: { id: 'nps' } as const,
            value: monthCell('NPS', 0),
            numberFormat: POINTS,
            about: '"from -100 to 100"',
            ...sinceMonth('NPS', 'up'),
            target: targets.nps,
            benchmark: ['NPS', 'customers'] as const,
            next: '"See it by CSM"',
            at: here(TEAM_ROW, 1),
          },
        ]
      : []),
    {
      figure: { id: 'contracts-ended' },
      value: ifKnown(days, ended),
      numberFormat: WHOLE,
      about: '"Renewed? Enter the new end date"',
      next: `${ended}&" to clear up: open them"`,
      counted: { id: 'contracts-ended' },
      at: `#gid=${scoresId}`,
    },
    ...(columns.includes('Expansion amount')
      ? [
          {
            figure: { id: 'ready-amount' } as const,
            value: ifKnown(amount, `SUMIFS(${amount};${ready})`),
            numberFormat: WHOLE,
            about: `"top opportunity each; list price of all: "&${ifKnown(potential, `TEXT(SUM(${potential});"0")`)}`,
            told: { id: 'expansion-potential' } as const,
            ...openReady,
            at: `#gid=${scoresId}`,
          },
        ]
      : []),
  ];
}

/** A retention of the newest month: over twelve months once the history reaches back, until then since the month before. */
function retention(
  { monthColumns }: DashboardSource,
  { id, ...card }: { readonly id: FigureId } & Pick<ListedCard, 'target' | 'next' | 'counted' | 'at'>,
): ListedCard[] {
  if (monthColumns.length === 0) return [];
  const figure = figureOf(id).name;
  const [year, month] = [monthCell(`${figure} 12 months`, 0), monthCell(figure, 0)];
  const longest = (ofYear: string, ofMonth: string) => `IF(${year}<>"";${ofYear};${ofMonth})`;
  return [
    {
      ...card,
      figure: {
        id,
        since: ['Compared with, 12 months', 'Compared with'].map((name) => monthCell(name, 0)),
      },
      value: longest(year, month),
      numberFormat: RATE,
      about: `IF(${year}<>"";"12 months";IF(${month}<>"";"since the month before";"no month before yet"))`,
      change: {
        now: longest(year, month),
        before: longest(monthCell(`${figure} 12 months`, 1), monthCell(figure, 1)),
        better: 'up',
      },
      ...(figure === 'Logo retention' ? {} : { benchmark: [figure, 'ARR'] as const }),
    },
  ];
}

/** The currency that amounts are in, as formula text: the base currency, else that of the customers. */
function inCurrency({ currency, columns }: DashboardSource, of: ColumnReference): string {
  if (currency !== '') return quoted(`, in ${currency}`);
  if (!columns.includes('Currency')) return '""';
  const named = `INDEX(${of('Currency')};1)`;
  return `IF(${named}="";"";", in "&${named})`;
}
