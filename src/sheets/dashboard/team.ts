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
  POINTS,
  quoted,
  references,
  shownOrBlank,
  WHOLE,
} from './cells';
import { type DashboardSource, LISTS_ROW, MONTHS_ROW, TEAM_COLUMN } from './source';

/** The team's table is as long as this. */
const MOST_CSMS = 60;

/** What each CSM looks after, and how it goes, below what is to be reached. */
export function team(source: DashboardSource, of: ColumnReference): DashboardBlock {
  const figures = [...bookOf(source, of), ...monthOf(source)];
  const rows = Array.from({ length: MOST_CSMS }, (_, i) => {
    const own = cellAt(LISTS_ROW + 3 + i, TEAM_COLUMN);
    const names = `SORT(UNIQUE(FILTER(${of('CSM')};(${of('CSM')}<>"")*${isCounted(of)})))`;
    return [
      formula(`=IFERROR(INDEX(${names};${i + 1});"")`, GENERAL),
      ...figures.map(({ cell }) => cell(own)),
    ];
  });
  return block(LISTS_ROW, TEAM_COLUMN, [
    [label('Team (rates in percent, over twelve months or since the month before; the rest over a quarter)')],
    ['CSM', ...figures.map(({ name }) => name)].map(heading),
    [note('Target'), ...figures.map(({ target }) => note(target === undefined ? '' : String(target)))],
    ...rows,
  ]);
}

interface TeamFigure {
  readonly name: string;
  readonly target?: number;
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
    { name: 'Customers', cell: perCsm((own) => `COUNTIFS(${names};${own};${counting(of)})`, WHOLE) },
    { name: 'ARR', cell: perCsm((own) => `SUMIFS(${of('ARR')};${names};${own};${counting(of)})`, WHOLE) },
    {
      name: 'Average health',
      target: targets.averageHealth,
      cell: perCsm((own) => `IFERROR(AVERAGEIFS(${of('Health score')};${names};${own});"")`, POINTS),
    },
    { name: 'ARR at risk', cell: perCsm(atRisk, WHOLE) },
  ];
}

/** How it goes in the newest month, from `Vitals team months`. */
function monthOf({ teamTab, teamColumns, targets }: DashboardSource): TeamFigure[] {
  if (teamColumns.length === 0) return [];
  const of = references(teamTab, teamColumns);
  const newest = cellAt(MONTHS_ROW + 2, 1);
  const figure = (name: string, numberFormat: string, target?: number): TeamFigure => ({
    name,
    ...(target === undefined ? {} : { target }),
    cell: (own) =>
      shownOrBlank(
        own,
        `INDEX(${of(name)};MATCH(${newest}&${quoted(TEAM_KEY)}&${own};${of('Key')};0))`,
        numberFormat,
      ),
  });
  return [
    figure('NRR', POINTS, targets.nrr),
    figure('GRR', POINTS, targets.grr),
    figure('Expansion rate', POINTS, targets.expansionOfCsm),
    figure('Health gained', POINTS, targets.healthGained),
    figure('NPS', POINTS, targets.nps),
    figure('NPS answers', WHOLE),
    figure('Renewals due', WHOLE),
    figure('Renewals on time', POINTS, targets.renewalsOnTime),
  ];
}
