import { columnLetter } from '../../base/a1';
import { namesOfRisk } from '../../customers/at-risk';
import {
  arrIn,
  block,
  type ColumnReference,
  cellAt,
  counting,
  customersIn,
  DAY,
  type DashboardBlock,
  formula,
  GENERAL,
  heading,
  isCounted,
  label,
  POINTS,
  quoted,
  SHARE,
  text,
  WHOLE,
} from './cells';
import { monthCell } from './months';
import {
  API_COLUMN,
  type DashboardSource,
  LISTS_ROW,
  RENEWALS_COLUMN,
  SPLIT_HEIGHT,
  SPLITS_ROW,
} from './source';

/** Customers and revenue by tier and by band. */
export function splits({ tiers, bands }: DashboardSource, of: ColumnReference): DashboardBlock[] {
  return [
    split('Risk tiers (churn risk, 100 is worst)', 'Risk tier', tiers, 1, of),
    split('Health bands (100 is best)', 'Health status', bands, 6, of),
  ];
}

/** How the API is used and where it fails, in the newest month; nothing where the sheet has no column about it. */
export function apiErrors({ monthColumns }: DashboardSource): DashboardBlock[] {
  if (!monthColumns.includes('API errors')) return [];
  const name = monthCell('Most API errors', 0);
  const known = `OR(ISNUMBER(${monthCell('API calls', 0)});ISNUMBER(${monthCell('API errors', 0)}))`;
  const lines = API_FIGURES.map(([figure, numberFormat]) => {
    const [now, before] = [monthCell(figure, 0), monthCell(figure, 1)];
    return [
      formula(`=IF(${known};${quoted(figure)};"")`, GENERAL),
      formula(`=${now}`, numberFormat),
      formula(
        `=IF(AND(ISNUMBER(${now});ISNUMBER(${before}));${now}-${before};"")`,
        `+${numberFormat};-${numberFormat};0`,
      ),
    ];
  });
  return [
    block(SPLITS_ROW, API_COLUMN, [
      [
        formula(
          `=IF(${known};"API: use and errors, and the change since the month before";"")`,
          GENERAL,
          'label',
        ),
      ],
      ...lines,
      [formula(`=IF(${name}="";"";"Most errors: "&${name})`, GENERAL, 'note')],
    ]),
  ];
}

const API_FIGURES: readonly (readonly [figure: string, numberFormat: string])[] = [
  ['API calls', WHOLE],
  ['API errors', WHOLE],
  ['API errors per 1,000 calls', POINTS],
  ['Customers with API errors', WHOLE],
];

/** Customers and revenue by the labels of a model, with what has none. */
function split(
  name: string,
  column: string,
  labels: readonly string[],
  left: number,
  of: ColumnReference,
): DashboardBlock {
  const rows = labels.map((word, i) => {
    const own = cellAt(SPLITS_ROW + 2 + i, left);
    return [
      text(word),
      formula(`=COUNTIFS(${of(column)};${own})`, WHOLE),
      formula(`=SUMIFS(${of('ARR')};${of(column)};${own})`, WHOLE),
      formula(`=IFERROR(SUMIFS(${of('ARR')};${of(column)};${own})/${arrIn(of)};"")`, SHARE),
    ];
  });
  const [first, last] = [SPLITS_ROW + 2, SPLITS_ROW + 1 + labels.length];
  const rest = (all: string, place: number) => {
    const letter = columnLetter(left + place);
    return formula(`=${all}-SUM(${letter}${first}:${letter}${last})`, WHOLE);
  };
  const unscored = [
    text('No score'),
    rest(customersIn(of), 1),
    rest(`SUMIFS(${of('ARR')};${counting(of)})`, 2),
  ];
  const headers = [column, 'Customers', 'ARR', 'Share of ARR'].map(heading);
  const lines = [[label(name)], headers, ...rows, unscored];
  // A model with fewer labels than the one before blanks what that one left.
  const below = Array.from({ length: Math.max(0, SPLIT_HEIGHT - lines.length) }, () => [text('')]);
  return block(SPLITS_ROW, left, [...lines, ...below]);
}

/** Whom to look after: as many as there are, so nothing stands below. */
export function lists(source: DashboardSource, of: ColumnReference): DashboardBlock[] {
  const days = of('Days to renewal');
  const { atRisk, nearDays } = source;
  const isAtRisk = atRisk.map((tier) => `(${of('Risk tier')}=${quoted(tier)})`).join('+');
  return [
    list(
      1,
      `${namesOfRisk(source)} churn risk, by ARR`,
      ['Customer id', 'Name', 'CSM', 'ARR', 'Renewal date', 'Risk tier', 'Churn risk', 'Next action'],
      isAtRisk,
      [of('ARR'), 'FALSE'],
      'Nobody is at risk',
      of,
    ),
    list(
      RENEWALS_COLUMN,
      `Contracts that end within ${nearDays} days or have ended, the earliest first`,
      ['Customer id', 'Name', 'CSM', 'ARR', 'Renewal date', 'Risk tier'],
      `ISNUMBER(${days})*(${days}<=${nearDays})*${isCounted(of)}`,
      [days, 'TRUE'],
      'No contract ends soon',
      of,
    ),
  ];
}

const FORMATS: Readonly<Record<string, string>> = { ARR: WHOLE, 'Renewal date': DAY, 'Churn risk': POINTS };

/** Columns of the customers that a condition holds for, in an order. */
function list(
  left: number,
  name: string,
  columns: readonly string[],
  condition: string,
  [by, ascending]: readonly [column: string, ascending: string],
  nobody: string,
  of: ColumnReference,
): DashboardBlock {
  const found = (column: string) => `FILTER(${column};${condition})`;
  const formulas = columns.map((column, i) =>
    formula(
      `=IFERROR(SORT(${found(of(column))};${found(by)};${ascending});${i === 0 ? quoted(nobody) : '""'})`,
      FORMATS[column] ?? GENERAL,
    ),
  );
  return { ...block(LISTS_ROW, left, [[label(name)], columns.map(heading), formulas]), spills: true };
}
