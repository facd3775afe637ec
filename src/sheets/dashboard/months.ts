import { isCustomMean, monthFigure } from '../tabs/months-tab';
import {
  block,
  type ColumnReference,
  cellAt,
  DAY,
  type DashboardBlock,
  type DashboardCell,
  formula,
  GENERAL,
  heading,
  label,
  monthNamed,
  numbers,
  POINTS,
  references,
  shownOrBlank,
  shows,
  WHOLE,
} from './cells';
import { type DashboardSource, MONTHS, MONTHS_ROW } from './source';

type MonthFigure = readonly [name: string, numberFormat: string, shown?: string];

/** What the table of months shows, from left to right; the means of custom metrics follow. */
const MONTH_FIGURES: readonly MonthFigure[] = [
  ['Customers', WHOLE],
  ['ARR', WHOLE],
  ['Average health', POINTS],
  ['New customers', WHOLE, 'New'],
  ['Churned customers', WHOLE, 'Churned'],
  ['Net expansion rate', POINTS, 'Net expansion'],
  ['NRR', POINTS],
  ['GRR', POINTS],
  ['Logo retention', POINTS],
  ['NRR 12 months', POINTS],
  ['GRR 12 months', POINTS],
  ['Logo retention 12 months', POINTS, 'Logo 12 months'],
  ['ARR at risk', WHOLE],
  ['NPS', POINTS],
  ['API calls', WHOLE],
  ['API errors', WHOLE],
  ['API errors per 1,000 calls', POINTS],
  ['Customers with API errors', WHOLE],
  ['Most API errors', GENERAL],
  ['Closed on', DAY],
  ['Restated ARR', WHOLE],
  ['Restated NRR', POINTS],
  ['Restated GRR', POINTS],
  ['Restated on', DAY],
  ['Compared with', DAY],
  ['Compared with, 12 months', DAY, 'And, 12 months'],
];

/** The column of a figure in the table of months, from 1. */
export function monthColumn(figure: string): number {
  return 2 + MONTH_FIGURES.findIndex(([name]) => name === figure);
}

/** A figure of the table of months, so many months before the newest that there is. */
export function monthCell(figure: string, before: number): string {
  return cellAt(MONTHS_ROW + 2 + before, monthColumn(figure));
}

/** A cell of a month, with the figure that its column keeps. */
function withFigure(cell: DashboardCell, name: string, row: number): DashboardCell {
  const kept = monthFigure(name);
  if (!kept) return cell;
  const { id, comparedWith, isRestated, part } = kept;
  const more = isRestated ? ' restated' : part && ` ${part}`;
  const named = { kind: 'month', column: 1, ...(more && { more }) } as const;
  const since = comparedWith === undefined ? {} : { since: [cellAt(row, monthColumn(comparedWith))] };
  return shows(cell, { id, named, ...since });
}

/** The last twelve months, back from that of the run; one in which nobody scored is blank. What a closed month would be today is shown next to what it was. */
export function months(
  { monthsTab, monthColumns }: DashboardSource,
  scores: ColumnReference,
): DashboardBlock[] {
  if (monthColumns.length === 0) return [];
  const of = references(monthsTab, monthColumns);
  const means = monthColumns.filter(isCustomMean).map((name): MonthFigure => [name, POINTS]);
  const figures = [...MONTH_FIGURES, ...means];
  const rows = Array.from({ length: MONTHS }, (_, i) => {
    const own = cellAt(MONTHS_ROW + 2 + i, 1);
    const month = monthNamed(scores, -i);
    return [
      formula(`=IF(ISNUMBER(MATCH(${month};${of('Month')};0));${month};"")`, GENERAL),
      ...figures.map(([name, format]) => {
        if (!monthColumns.includes(name)) return formula('=""', format);
        const cell = shownOrBlank(own, `INDEX(${of(name)};MATCH(${own};${of('Month')};0))`, format);
        return withFigure(cell, name, MONTHS_ROW + 2 + i);
      }),
    ];
  });
  const headers = [heading('Month'), ...figures.map(([name, , shown]) => numbers(shown ?? name))];
  return [
    block(MONTHS_ROW, 1, [
      [label('Twelve months (rates in percent; a closed month keeps what was shown)')],
      headers,
      ...rows,
    ]),
  ];
}
