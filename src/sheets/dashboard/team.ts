import type { FigureId } from '../../metrics/figures';
import { TEAM_KEY } from '../tabs/team-months-tab';
import {
  block,
  type ColumnReference,
  cellAt,
  counting,
  type DashboardBlock,
  type DashboardCell,
  formula,
  GENERAL,
  heading,
  isCounted,
  label,
  note,
  numbers,
  POINTS,
  quoted,
  references,
  shownOrBlank,
  shows,
  target,
  WHOLE,
} from './cells';
import { monthCell } from './months';
import { type DashboardSource, MONTHS_ROW, TEAM_ROW } from './source';

/** Where the day stands that the newest month is compared with. */
const comparedSince = () => ['Compared with, 12 months', 'Compared with'].map((name) => monthCell(name, 0));
/** The team's table is as long as this. */
const MOST_CSMS = 60;

/** What each CSM looks after, and how it goes, below what is to be reached. */
export function team(source: DashboardSource, of: ColumnReference): DashboardBlock {
  const figures = [...bookOf(source, of), ...monthOf(source)];
  const rows = Array.from({ length: MOST_CSMS }, (_, i) => {
    const own = cellAt(TEAM_ROW + 3 + i, 1);
    const names = `SORT(UNIQUE(FILTER(${of('CSM')};(${of('CSM')}<>"")*${isCounted(of)})))`;
    return [
      formula(`=IFERROR(INDEX(${names};${i + 1});"")`, GENERAL),
      ...figures.map(({ id, cell, since }) =>
        shows(cell(own), {
          id,
          named: { kind: 'CSM', column: 1 },
          ...(since && { since: comparedSince() }),
        }),
      ),
    ];
  });
  return block(TEAM_ROW, 1, [
    [label('Team (rates in percent, over twelve months or since the month before; the rest over a quarter)')],
    [heading('CSM'), ...figures.map(({ name }) => numbers(name))],
    [
      note('Target'),
      ...figures.map(({ target: wanted }) => target(wanted === undefined ? '' : String(wanted))),
    ],
    ...rows,
  ]);
}

interface TeamFigure {
  readonly id: FigureId;
  readonly name: string;
  readonly target?: number;
  /** Whether it is of the period that the newest month is compared over. */
  readonly since?: true;
  /** The cell of a CSM whose name stands in `own`. */
  readonly cell: (own: string) => DashboardCell;
}

/** A CSM's book, from `Vitals scores`. */
function bookOf({ atRisk: tiersAtRisk, targets }: DashboardSource, of: ColumnReference): TeamFigure[] {
  const names = of('CSM');
  const perCsm = (value: (own: string) => string, numberFormat: string) => (own: string) =>
    formula(`=IF(${own}="";"";${value(own)})`, numberFormat);
  const atRisk = (own: string) =>
    tiersAtRisk
      .map((tier) => `SUMIFS(${of('ARR')};${names};${own};${of('Risk tier')};${quoted(tier)})`)
      .join('+');
  return [
    {
      id: 'customers',
      name: 'Customers',
      cell: perCsm((own) => `COUNTIFS(${names};${own};${counting(of)})`, WHOLE),
    },
    {
      id: 'arr',
      name: 'ARR',
      cell: perCsm((own) => `SUMIFS(${of('ARR')};${names};${own};${counting(of)})`, WHOLE),
    },
    {
      id: 'average-health',
      name: 'Average health',
      target: targets.averageHealth,
      cell: perCsm((own) => `IFERROR(AVERAGEIFS(${of('Health score')};${names};${own});"")`, POINTS),
    },
    { id: 'arr-at-risk', name: 'ARR at risk', cell: perCsm(atRisk, WHOLE) },
  ];
}

/** How it goes in the newest month, from `Vitals team months`. */
function monthOf({ teamTab, teamColumns, targets }: DashboardSource): TeamFigure[] {
  if (teamColumns.length === 0) return [];
  const of = references(teamTab, teamColumns);
  const newest = cellAt(MONTHS_ROW + 2, 1);
  const figure = (
    name: string,
    id: FigureId,
    numberFormat: string,
    { target, since }: Pick<TeamFigure, 'target' | 'since'> = {},
  ): TeamFigure => ({
    id,
    name,
    ...(target === undefined ? {} : { target }),
    ...(since && { since }),
    cell: (own) =>
      shownOrBlank(
        own,
        `INDEX(${of(name)};MATCH(${newest}&${quoted(TEAM_KEY)}&${own};${of('Key')};0))`,
        numberFormat,
      ),
  });
  return [
    figure('NRR', 'nrr', POINTS, { target: targets.nrr, since: true }),
    figure('GRR', 'grr', POINTS, { target: targets.grr, since: true }),
    figure('Expansion rate', 'expansion-rate', POINTS, { target: targets.expansionOfCsm, since: true }),
    figure('Health gained', 'health-gained', POINTS, { target: targets.healthGained }),
    figure('NPS', 'nps', POINTS, { target: targets.nps }),
    figure('NPS answers', 'nps-answers', WHOLE),
    figure('Renewals due', 'renewals-due', WHOLE),
    figure('Renewals on time', 'renewals-on-time', POINTS, { target: targets.renewalsOnTime }),
  ];
}
