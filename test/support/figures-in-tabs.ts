import type { LastRun } from '../../src/addon/run/last-run';
import { dayToIso } from '../../src/base/calendar';
import { type FigureId, partOf } from '../../src/metrics/figures';
import { dashboardBlocks } from '../../src/sheets/dashboard/blocks';
import type { CellFigure } from '../../src/sheets/dashboard/cells';
import { monthFigure } from '../../src/sheets/tabs/months-tab';
import type { CellValue, Grid } from '../../workbench';
import type { Seen } from './figures-seen';
import { recordsOf, valuesOf } from './sheets';

/** Which figure each column of numbers keeps, and what of the row's subject it is. */
const SCORES: Readonly<Record<string, readonly [id: FigureId, more?: string]>> = {
  ARR: ['arr'],
  'Health score': ['health-score'],
  'Health coverage': ['coverage', 'health'],
  'Churn risk': ['churn-risk'],
  'Risk coverage': ['coverage', 'churn risk'],
  'Days to renewal': ['days-to-renewal'],
  'Days to decision': ['days-to-decision'],
  'Dropped this week': ['health-lost'],
  'Expansion score': ['expansion-score'],
  'Expansion potential': ['expansion-potential'],
  'Expansion amount': ['expansion-amount'],
  'Raw health': ['raw-health'],
  'Raw risk': ['raw-risk'],
  Urgency: ['urgency'],
};
const TEAM: Readonly<Record<string, FigureId>> = {
  Customers: 'customers',
  NRR: 'nrr',
  GRR: 'grr',
  'Expansion rate': 'expansion-rate',
  'Health gained': 'health-gained',
  NPS: 'nps',
  'NPS answers': 'nps-answers',
  'Renewals due': 'renewals-due',
  'Renewals on time': 'renewals-on-time',
};
const COHORTS: Readonly<Record<string, FigureId>> = {
  'Customers at start': 'cohort-customers',
  'Still customers': 'cohort-kept',
  'Logo retention': 'cohort-retention',
  'First ARR': 'cohort-first-arr',
  ARR: 'cohort-arr',
  'Revenue retention': 'cohort-revenue',
};
const OF_PERIOD = ['nrr', 'grr', 'expansion-rate'];

const DAYS =
  /^(Renewal date|Act by|Scored on|Cohort|Month|Compared with.*|.* compared with|.* due|(Computed|Closed|Restated) on)$/;
const isNumber = (cell: unknown): cell is number => typeof cell === 'number';

/** Every figure of the tabs that the add-on made; a column of numbers without a figure is thrown. */
export function figuresInTabs(grid: Grid, run: LastRun): Seen[] {
  const tab = (name: string) => grid.sheets.find((sheet) => sheet.name === name)!;
  const months = recordsOf(tab('Vitals months'));
  const newest = String(months.at(-1)!.Month);
  const number = (cell: CellValue, column: string, figure: unknown, place: string) => {
    if (isNumber(cell) && figure === undefined && !DAYS.test(column))
      throw new Error(`${place}: ${column} has no figure`);
    return typeof cell === 'number' && figure !== undefined;
  };
  const scores = recordsOf(tab('Vitals scores')).flatMap((row) =>
    Object.entries(row).flatMap(([column, cell]): Seen[] => {
      const dimension = / score$/.test(column)
        ? (['dimension', column.replace(/ score$/, '')] as const)
        : undefined;
      const figure = SCORES[column] ?? dimension;
      if (!number(cell, column, figure, 'Vitals scores')) return [];
      const [id, more] = figure!;
      const of = partOf('customer', String(row['Customer id']));
      return [{ id, of: more ? `${of}, ${more}` : of, text: cell as number, place: 'Vitals scores' }];
    }),
  );
  const inMonths = months.flatMap((row) =>
    Object.entries(row).flatMap(([column, cell]): Seen[] => {
      const figure = monthFigure(column);
      if (!number(cell, column, figure, 'Vitals months')) return [];
      const { id, comparedWith, isRestated, part } = figure!;
      const since = comparedWith === undefined ? '' : sinceDay(row[comparedWith]);
      const of = ofMonth(String(row.Month), newest, since, isRestated ? ' restated' : (part ?? ''));
      return [{ id, of, text: cell as number, place: 'Vitals months' }];
    }),
  );
  const team = recordsOf(tab('Vitals team months'))
    .filter(({ Month }) => Month === newest)
    .flatMap((row) =>
      Object.entries(row).flatMap(([column, cell]): Seen[] => {
        const id = TEAM[column];
        if (!number(cell, column, id, 'Vitals team months')) return [];
        const since = OF_PERIOD.includes(id!) ? sinceDay(row['Compared with']) : '';
        return [
          {
            id: id!,
            of: `${partOf('CSM', String(row.CSM))}${since}`,
            text: cell as number,
            place: 'Vitals team months',
          },
        ];
      }),
    );
  return [
    ...scores,
    ...inMonths,
    ...team,
    ...inCohorts(valuesOf(tab('Vitals cohorts'))),
    ...onDashboard(grid, run, newest),
  ];
}

const monthOf = (day: number) => dayToIso(day).slice(0, 7);

function sinceDay(cell: unknown): string {
  return isNumber(cell) ? ` since ${dayToIso(cell)}` : '';
}

/** The newest month is how things stand. */
function ofMonth(month: string, newest: string, since: string, more = ''): string {
  return `${month === newest ? '' : partOf('month', month)}${since}${more}`.trim();
}

function inCohorts(cells: CellValue[][]): Seen[] {
  const at = cells.findIndex(([first]) => first === 'Cohort');
  const headers = cells[at]!.map(String);
  return cells.slice(at + 1).flatMap((line) => {
    const [cohort, age] = line;
    if (!isNumber(cohort)) return [];
    const of = partOf('cohort', monthOf(cohort));
    return line.flatMap((cell, i): Seen[] => {
      const id = COHORTS[headers[i]!];
      if (typeof cell !== 'number' || headers[i] === 'Months since start' || DAYS.test(headers[i]!))
        return [];
      if (id === undefined) throw new Error(`Vitals cohorts: ${headers[i]} has no figure`);
      return [
        { id, of: id === 'cohort-customers' ? of : `${of} +${age}`, text: cell, place: 'Vitals cohorts' },
      ];
    });
  });
}

/** The cells of the tab `Vitals` that show a figure; a number in any other cell is thrown. */
function onDashboard(grid: Grid, run: LastRun, newest: string): Seen[] {
  const tab = (name: string) => grid.sheets.find((sheet) => sheet.name === name)!;
  const headers = (name: string) => valuesOf(tab(name))[0]!.map(String);
  const cells = valuesOf(tab('Vitals'));
  const cellAt = (place: string) => {
    const [, letters, row] = /^\$([A-Z]+)\$(\d+)$/.exec(place)!;
    const column = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    return cells[Number(row) - 1]?.[column - 1];
  };
  const blocks = dashboardBlocks({
    ...run,
    scoresTab: 'Vitals scores',
    scoresId: 0,
    dashboardId: 0,
    columns: headers('Vitals scores'),
    cohortsTab: 'Vitals cohorts',
    monthsTab: 'Vitals months',
    monthColumns: headers('Vitals months'),
    teamTab: 'Vitals team months',
    teamColumns: headers('Vitals team months'),
    withoutResult: [],
    currency: '',
    targets: {} as never,
    benchmarks: new Map(),
  });
  // Lists name customers, other places know them by their ids.
  const ids = new Map(
    recordsOf(tab('Vitals scores')).map((row) => [String(row.Name), String(row['Customer id'])]),
  );
  const partIn = ({ of, named, since = [] }: CellFigure, row: number): string => {
    const day = since.map(cellAt).find(isNumber);
    const compared = day === undefined ? '' : ` since ${dayToIso(day)}`;
    if (!named)
      return `${of === 'change' ? '' : (of ?? '')}${compared}${of === 'change' ? ' change' : ''}`.trim();
    const name = cells[row]?.[named.column - 1];
    const text = isNumber(name) ? monthOf(name) : String(name ?? '');
    if (named.kind === 'customer') return `${partOf('customer', ids.get(text) ?? text)}${compared}`;
    if (named.kind === 'month') return ofMonth(text, newest, compared, named.more);
    return `${partOf(named.kind, text)}${named.more ?? ''}${compared}`;
  };
  return blocks.flatMap(({ row, column, cells: lines }) =>
    lines.flatMap((line, i) =>
      line.flatMap(({ figure, numberFormat }, j): Seen[] => {
        const at = row - 1 + i;
        const cell = cells[at]?.[column - 1 + j];
        const place = `Vitals, row ${at + 1}, column ${column + j}`;
        if (isNumber(cell) && !figure && !numberFormat.startsWith('yyyy'))
          throw new Error(`${place}: ${cell} has no figure`);
        if (!figure || cell === null || cell === undefined || cell === '') return [];
        return [{ id: figure.id, of: partIn(figure, at), text: cell as string | number, place }];
      }),
    ),
  );
}
