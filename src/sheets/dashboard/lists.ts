import { columnLetter } from '../../base/a1';
import { NOT_ENOUGH_DATA } from '../../customers/assess';
import { namesOfRisk } from '../../customers/at-risk';
import { type FigureId, partOf } from '../../metrics/figures';
import { PHASES } from '../../playbooks/lifecycle';
import {
  areaName,
  arrFormula,
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
  numbers,
  POINTS,
  quoted,
  SHARE,
  shows,
  text,
  WHOLE,
} from './cells';
import { monthCell } from './months';
import {
  API_COLUMN,
  AT_RISK_ROW,
  type DashboardSource,
  DROPPED_ROW,
  LISTED,
  PHASES_COLUMN,
  RENEWING_ROW,
  SPLIT_HEIGHT,
  SPLITS_ROW,
} from './source';

/** Customers and revenue by tier, by band and by phase. */
export function splits({ tiers, bands }: DashboardSource, of: ColumnReference): DashboardBlock[] {
  return [
    split('Risk tiers (churn risk, 100 is worst)', 'tier', tiers, 1, of),
    split('Health bands (100 is best)', 'band', bands, 6, of),
    phases(of),
  ];
}

/** How the API is used and where it fails, in the newest month; nothing where the sheet has no column about it. */
export function apiErrors({ monthColumns }: DashboardSource): DashboardBlock[] {
  if (!monthColumns.includes('API errors')) return [];
  const name = monthCell('Most API errors', 0);
  const known = `OR(ISNUMBER(${monthCell('API calls', 0)});ISNUMBER(${monthCell('API errors', 0)}))`;
  const lines = API_FIGURES.map(([figure, numberFormat, id]) => {
    const [now, before] = [monthCell(figure, 0), monthCell(figure, 1)];
    return [
      formula(`=IF(${known};${quoted(figure)};"")`, GENERAL),
      shows(formula(`=${now}`, numberFormat), { id }),
      shows(
        formula(
          `=IF(AND(ISNUMBER(${now});ISNUMBER(${before}));${now}-${before};"")`,
          `+${numberFormat};-${numberFormat};0`,
        ),
        { id, of: 'change' },
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

const API_FIGURES: readonly (readonly [figure: string, numberFormat: string, id: FigureId])[] = [
  ['API calls', WHOLE, 'api-calls'],
  ['API errors', WHOLE, 'api-errors'],
  ['API errors per 1,000 calls', POINTS, 'api-error-rate'],
  ['Customers with API errors', WHOLE, 'customers-with-api-errors'],
];

/** Customers and revenue by the labels of a model, with what has none. */
function split(
  name: string,
  kind: 'tier' | 'band',
  labels: readonly string[],
  left: number,
  of: ColumnReference,
): DashboardBlock {
  const column = kind === 'tier' ? 'Risk tier' : 'Health status';
  const figures = (word: string, customers: string, arr: string) => [
    shows(formula(`=${customers}`, WHOLE), { id: 'customers', of: partOf(kind, word) }),
    shows(formula(`=${arr}`, WHOLE), { id: 'arr', of: partOf(kind, word) }),
  ];
  const rows = labels.map((word, i) => {
    const own = cellAt(SPLITS_ROW + 2 + i, left);
    const arr = `SUMIFS(${of('ARR')};${of(column)};${own})`;
    return [
      text(word),
      ...figures(word, `COUNTIFS(${of(column)};${own})`, arr),
      shows(formula(`=IFERROR(${arr}/${arrFormula(of)};"")`, SHARE), {
        id: 'arr-share',
        of: partOf(kind, word),
      }),
    ];
  });
  const [first, last] = [SPLITS_ROW + 2, SPLITS_ROW + 1 + labels.length];
  const rest = (all: string, place: number) => {
    const letter = columnLetter(left + place);
    return `${all}-SUM(${letter}${first}:${letter}${last})`;
  };
  const unscored = [
    text('No score'),
    ...figures(NOT_ENOUGH_DATA, rest(customersIn(of), 1), rest(`SUMIFS(${of('ARR')};${counting(of)})`, 2)),
  ];
  const headers = [heading(column), ...['Customers', 'ARR', 'Share of ARR'].map(numbers)];
  const lines = [[label(name)], headers, ...rows, unscored];
  // A model with fewer labels than the one before blanks what that one left.
  const below = Array.from({ length: Math.max(0, SPLIT_HEIGHT - lines.length) }, () => [text('')]);
  return block(SPLITS_ROW, left, [...lines, ...below]);
}

/** How many customers are in each phase of their life with us, and what they pay. */
function phases(of: ColumnReference): DashboardBlock {
  const rows = PHASES.map(({ name }, i) => {
    const own = cellAt(SPLITS_ROW + 2 + i, PHASES_COLUMN);
    return [
      text(name),
      shows(formula(`=COUNTIFS(${of('Phase')};${own})`, WHOLE), {
        id: 'customers',
        of: partOf('phase', name),
      }),
      shows(formula(`=SUMIFS(${of('ARR')};${of('Phase')};${own})`, WHOLE), {
        id: 'arr',
        of: partOf('phase', name),
      }),
    ];
  });
  const headers = [heading('Phase'), ...['Customers', 'ARR'].map(numbers)];
  return block(SPLITS_ROW, PHASES_COLUMN, [[label('Phases, by days as a customer')], headers, ...rows]);
}

/** Where nothing is known, nobody can be said to be in a list. */
function unlessKnown(cells: string, nobody: string, unknown: string): string {
  return `IF(COUNT(${cells})=0;${quoted(unknown)};${quoted(nobody)})`;
}

const PLACES = { name: 1, tier: 5 } as const;

/** Whom to look after: the first of each list, with their number. */
export function lists(source: DashboardSource, of: ColumnReference): DashboardBlock[] {
  const days = of('Days to renewal');
  const { atRisk, nearDays } = source;
  const isAtRisk = atRisk.map((tier) => `(${of('Risk tier')}=${quoted(tier)})`).join('+');
  const isNear = `ISNUMBER(${days})*(${days}>=0)*(${days}<=${nearDays})*${isCounted(of)}`;
  const dropped = of('Dropped this week');
  return [
    list(
      {
        row: AT_RISK_ROW,
        name: `At risk (${namesOfRisk(source)}), by ARR`,
        columns: ['Name', 'ARR', 'CSM', 'Renewal date', 'Risk tier', 'Next action'],
        condition: isAtRisk,
        order: [of('ARR'), 'FALSE'],
        nobody: unlessKnown(of('Churn risk'), 'Nobody is at risk', 'Churn risk is not known'),
      },
      of,
    ),
    list(
      {
        row: RENEWING_ROW,
        name: `Renewing within ${nearDays} days, the earliest first`,
        columns: ['Name', 'ARR', 'CSM', 'Renewal date', 'Risk tier', 'Next action'],
        condition: isNear,
        order: [days, 'TRUE'],
        nobody: unlessKnown(days, 'No contract ends soon', 'Renewal dates are not known'),
      },
      of,
    ),
    ...(source.columns.includes('Dropped this week')
      ? [
          list(
            {
              row: DROPPED_ROW,
              name: 'Dropped this week, by points of health lost',
              columns: ['Name', 'Dropped this week', 'CSM', 'ARR', 'Risk tier', 'Why'],
              condition: `ISNUMBER(${dropped})*${isCounted(of)}`,
              order: [dropped, 'FALSE'],
              nobody: quoted('No drop is known'),
            },
            of,
          ),
        ]
      : []),
  ];
}

/** Where the risk tiers stand in the lists, for the colors behind them. */
export const listedTiers = (): string[] =>
  [AT_RISK_ROW, RENEWING_ROW, DROPPED_ROW].map((row) =>
    areaName({ row: row + 2, column: PLACES.tier, rows: LISTED, columns: 1 }),
  );

/** With room on the right, since a word begins in the next column. */
const FORMATS: Readonly<Record<string, string>> = {
  ARR: `${WHOLE}"  "`,
  'Renewal date': `${DAY}"  "`,
  'Dropped this week': `${POINTS}"  "`,
};
const FIGURES_OF: Readonly<Record<string, FigureId>> = { ARR: 'arr', 'Dropped this week': 'health-lost' };
const SHOWN: Readonly<Record<string, string>> = {
  'Renewal date': 'Renewal',
  'Next action': 'Do next',
  'Dropped this week': 'Points',
};

interface List {
  readonly row: number;
  readonly name: string;
  readonly columns: readonly string[];
  readonly condition: string;
  readonly order: readonly [column: string, ascending: string];
  /** What stands there for nobody, as formula text. */
  readonly nobody: string;
}

/** Columns of the customers that a condition holds for, in an order: as many as there is room for. */
function list(
  { row, name, columns, condition, order: [by, ascending], nobody }: List,
  of: ColumnReference,
): DashboardBlock {
  const found = (column: string) => `FILTER(${column};${condition})`;
  const lines = Array.from({ length: LISTED }, (_, k) =>
    columns.map((column, i) => {
      const cells = i === 0 ? `IF(${of('Name')}="";${of('Customer id')};${of('Name')})` : of(column);
      // By a column of its own: the one value of a single customer could be taken for the number of a column.
      const sorted = `SORT(HSTACK(${found(cells)};${found(by)});2;${ascending})`;
      const first = `ARRAY_CONSTRAIN(${sorted};${LISTED};1)`;
      const cell =
        k === 0
          ? formula(`=IFERROR(${first};${i === 0 ? nobody : '""'})`, FORMATS[column] ?? GENERAL)
          : { ...text(''), numberFormat: FORMATS[column] ?? GENERAL };
      const id = FIGURES_OF[column];
      return id ? shows(cell, { id, named: { kind: 'customer', column: PLACES.name } }) : cell;
    }),
  );
  const headers = columns.map((column) => (FORMATS[column] ? numbers : heading)(SHOWN[column] ?? column));
  return block(row, 1, [[label(name)], headers, ...lines]);
}
