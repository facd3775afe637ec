import { namesOfRisk } from '../../customers/at-risk';
import { READY } from '../../expansion/readiness';
import { SEGMENTS } from '../../metrics/benchmarks';
import { type FigureId, figureOf, partOf } from '../../metrics/figures';
import {
  arrFormula,
  block,
  type CellFigure,
  type ColumnReference,
  cellAt,
  counting,
  customersIn,
  type DashboardBlock,
  type DashboardCell,
  formula,
  fraction,
  GENERAL,
  ifKnown,
  isoOf,
  label,
  note,
  POINTS,
  quoted,
  SHARE,
  shows,
  WHOLE,
} from './cells';
import { monthCell } from './months';
import {
  CARDS,
  COHORTS_ROW,
  type DashboardSource,
  LISTS_ROW,
  MONTHS_ROW,
  type PlacedDashboard,
  RENEWALS_COLUMN,
  SPLITS_ROW,
  TEAM_COLUMN,
} from './source';

/** A figure of the dashboard; its texts are formula text. */
interface Card {
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
  /** The day of the oldest input, where it is not that of the last run. */
  readonly oldest?: string;
}

interface Change {
  readonly now: string;
  readonly before: string;
  readonly better: 'up' | 'down';
}

/** The cards, each with its change, its target, how others stand, and what to do. */
export function cards(source: PlacedDashboard, of: ColumnReference): DashboardBlock[] {
  return cardsOf(source, of).map((card, i) => {
    const { row, column } = placeOf(i);
    const own = cellAt(row + 1, column);
    const scored = `MAX(${of('Scored on')})`;
    const oldest = card.oldest ?? `MIN(${of('Scored on')})`;
    const about = formula(`=${card.about}`, GENERAL, 'note');
    const next = formula(`=HYPERLINK(${quoted(card.at)};${card.next})`, GENERAL, 'link');
    return block(row, column, [
      [label(nameOf(card))],
      [shows(formula(`=${card.value}`, card.numberFormat, 'figure'), card.figure)],
      [card.told ? shows(about, card.told) : about],
      changeOf(card),
      [card.target === undefined ? note('') : toReach(own, card.target)],
      [benchmarkOf(card, source, of)],
      [card.counted ? shows(next, card.counted) : next],
      [formula(`="computed "&${isoOf(scored)}`, GENERAL, 'note')],
      [formula(`=IF(${oldest}="";"";"oldest input "&${isoOf(oldest)})`, GENERAL, 'note')],
    ]);
  });
}

/** Where the changes of the cards stand, by which way is better: for the colors behind them. */
export function changeCells(
  source: PlacedDashboard,
  of: ColumnReference,
): Record<Change['better'], string[]> {
  const cells = { up: [] as string[], down: [] as string[] };
  cardsOf(source, of).forEach(({ change }, i) => {
    const { row, column } = placeOf(i);
    if (change) cells[change.better].push(cellAt(row + 3, column).replace(/\$/g, ''));
  });
  return cells;
}

function nameOf({ name, figure }: Card): string {
  return name ?? figureOf(figure.id).name;
}

function placeOf(card: number): { readonly row: number; readonly column: number } {
  return {
    row: CARDS.row + Math.floor(card / CARDS.perLine) * CARDS.rows,
    column: 1 + (card % CARDS.perLine) * CARDS.columns,
  };
}

function cardsOf(source: PlacedDashboard, of: ColumnReference): Card[] {
  const { atRisk, nearDays, bands, columns, currency, targets, scoresId, dashboardId } = source;
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
      figure: { id: 'arr' },
      value: arrFormula(of),
      numberFormat: WHOLE,
      about: quoted(
        currency === '' ? 'recurring revenue a year' : `recurring revenue a year, in ${currency}`,
      ),
      ...sinceMonth('ARR', 'up'),
      next: '"See the twelve months"',
      at: here(MONTHS_ROW, 1),
    },
    {
      figure: { id: 'average-health' },
      value: `IFERROR(AVERAGE(${of('Health score')});"")`,
      numberFormat: POINTS,
      about: '"100 is best"',
      ...sinceMonth('Average health', 'up'),
      target: targets.averageHealth,
      benchmark: ['Average health', 'customers'],
      next: '"See it by CSM"',
      at: here(LISTS_ROW, TEAM_COLUMN),
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
    {
      figure: { id: 'arr-at-risk' },
      value: `IF(${isRiskKnown};${arrAtRisk};"n/a")`,
      numberFormat: WHOLE,
      about: quoted(`${namesOfRisk(source)} churn risk`),
      ...sinceMonth('ARR at risk', 'down'),
      next: `${countAtRisk}&" accounts at risk: open them"`,
      counted: { id: 'at-risk' },
      at: here(LISTS_ROW, 1),
    },
    {
      figure: { id: 'arr-near-renewal' },
      value: ifKnown(days, arrFormula(of, near)),
      numberFormat: WHOLE,
      about: `"within ${nearDays} days"`,
      next: `${countNear}&" renewals in ${nearDays} days: open them"`,
      counted: { id: 'near-renewal' },
      at: here(LISTS_ROW, RENEWALS_COLUMN),
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
      at: here(LISTS_ROW, RENEWALS_COLUMN),
    }),
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
            at: here(LISTS_ROW, TEAM_COLUMN),
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
      at: here(LISTS_ROW, RENEWALS_COLUMN),
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
  { id, ...card }: { readonly id: FigureId } & Pick<Card, 'target' | 'next' | 'counted' | 'at'>,
): Card[] {
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
      numberFormat: POINTS,
      about: `IF(${year}<>"";"% over 12 months";IF(${month}<>"";"% since the month before";"no month before yet"))`,
      change: {
        now: longest(year, month),
        before: longest(monthCell(`${figure} 12 months`, 1), monthCell(figure, 1)),
        better: 'up',
      },
      ...(figure === 'Logo retention' ? {} : { benchmark: [figure, 'ARR'] as const }),
      oldest: longest(monthCell('Compared with, 12 months', 0), monthCell('Compared with', 0)),
    },
  ];
}

/** What changed since the month before. */
function changeOf({ change, numberFormat, figure }: Card): DashboardCell[] {
  if (!change) return [note('')];
  const { now, before } = change;
  const isKnown = `AND(ISNUMBER(${now});ISNUMBER(${before}))`;
  const month = cellAt(MONTHS_ROW + 3, 1);
  return [
    shows(
      formula(
        `=IF(${isKnown};${now}-${before};"")`,
        `+${numberFormat};-${numberFormat};${numberFormat}`,
        'change',
      ),
      { ...figure, of: 'change' },
    ),
    formula(`=IF(${isKnown};"since "&${month};"")`, GENERAL, 'note'),
  ];
}

/** The target of a figure, and whether it is reached. */
function toReach(figure: string, target: number): DashboardCell {
  const reached = `IF(${figure}="";"";IF(${figure}>=${fraction(target)};": reached";": not reached"))`;
  return formula(`="target ${target}"&${reached}`, GENERAL, 'note');
}

/** How others stand, for a portfolio of these segments: of surveys that nobody names, so a reference. */
function benchmarkOf(
  { benchmark }: Card,
  { benchmarks }: DashboardSource,
  of: ColumnReference,
): DashboardCell {
  if (!benchmark) return note('');
  const [measure, weight] = benchmark;
  const all = benchmarks.get(`${measure}, all`);
  if (all !== undefined) return note(`Median of all: ${all}`);
  const known = SEGMENTS.filter((segment) => benchmarks.has(`${measure}, ${segment}`));
  const weightOf = (segment: string) =>
    weight === 'ARR'
      ? `SUMIFS(${of('ARR')};${of('Segment')};${quoted(segment)};${counting(of)})`
      : `COUNTIFS(${of('Segment')};${quoted(segment)};${counting(of)})`;
  const weighed = known.map(
    (segment) => `${weightOf(segment)}*${fraction(benchmarks.get(`${measure}, ${segment}`)!)}`,
  );
  const mean = `ROUND((${weighed.join('+')})/(${known.map(weightOf).join('+')});1)`;
  return formula(`=IFERROR("Median for your segments: "&${mean};"")`, GENERAL, 'note');
}
