/** What tabs of customers hold in the field, and what people do to them between two runs. */
import type { Area, Grid, GridSheet, Workbench } from '../../workbench';
import { customer, HEADERS } from './eventful';
import { fill } from './sheets';

export interface Opened {
  readonly grid: Grid;
  readonly sheet: GridSheet;
  readonly bench: Workbench;
}
/** What is done to a spreadsheet, and what the next run says of it where results stand beside the rows as values or live. */
export type Holding = readonly [
  name: string,
  make: (opened: Opened) => void,
  says?: { readonly live?: RegExp; readonly values?: RegExp },
];

const TROUBLE = { daily_active_users: 20, login_frequency: 5, feature_adoption: 5, nps_score: 1 };
export const ROWS = [
  HEADERS,
  customer('C1', 'Lee', { ...TROUBLE, sponsor_change: 'yes', unresolved_critical: 3 }),
  ...['C2', 'C3', 'C4'].map((id) => customer(id, 'Kim')),
];
export const WIDTH = HEADERS.length;
export const HEIGHT = 60;

export const area = (row: number, column: number, rows = 1, columns = 1): Area => ({
  row,
  column,
  rows,
  columns,
});
export const lock = (sheet: GridSheet, where: Area | null): void => {
  sheet.protections.push({ area: where, description: 'RevOps', warningOnly: false, editable: false });
};
const rightOfData = (columns: number, rows = HEIGHT) => area(0, WIDTH, rows, columns);
const merge = (sheet: GridSheet, where: Area) => Object.assign(sheet, { merges: [where] });
const ruled = (sheet: GridSheet, where: Area, criteria: string, values: unknown[]) =>
  Object.assign(sheet, {
    validations: [{ areas: [where], rule: { criteria, values, allowInvalid: false, helpText: null } }],
  });
const reject = (sheet: GridSheet, where: Area) => ruled(sheet, where, 'VALUE_IN_LIST', [['a', 'b'], true]);
const filterOver = (sheet: GridSheet, columns: number) =>
  Object.assign(sheet, {
    filter: { area: area(0, 0, 5, columns), criteria: new Map([[2, { hiddenValues: ['Kim'] }]]) },
  });
const table = (sheet: GridSheet, columns: number, types: readonly (string | null)[]) =>
  Object.assign(sheet, { tables: [{ name: 'Accounts', area: area(0, 0, 5, columns), types }] });
const both = (says: RegExp) => ({ live: says, values: says });

/** What a tab holds before it is scored for the first time. */
export const BEFORE: readonly Holding[] = [
  ['a locked header row of the data', ({ sheet }) => lock(sheet, area(0, 0, 1, WIDTH))],
  ['a locked column of the data', ({ sheet }) => lock(sheet, area(0, 3, HEIGHT, 1))],
  ['a locked column right of the data', ({ sheet }) => lock(sheet, rightOfData(2))],
  ['a header row that is locked to the last column', ({ sheet }) => lock(sheet, area(0, 0, 1, WIDTH + 8))],
  [
    'a locked tab',
    ({ sheet }) => lock(sheet, null),
    both(/You may not edit "Sheet1"\. Ask whoever locked it \(Data > Protect sheets and ranges\)/),
  ],
  ['a tab that warns before edits', ({ sheet }) => void warn(sheet)],
  [
    'a dropdown that rejects, on the last column',
    ({ sheet }) => reject(sheet, area(1, WIDTH - 1, HEIGHT - 1)),
  ],
  ['a dropdown that rejects, right of the data', ({ sheet }) => reject(sheet, rightOfData(3))],
  ['a filter that hides rows', ({ sheet }) => filterOver(sheet, WIDTH)],
  ['a hidden row and a hidden last column', ({ sheet }) => hide(sheet)],
  ['frozen panes', ({ sheet }) => Object.assign(sheet, { frozenRows: 1, frozenColumns: WIDTH })],
  ['merged headers', ({ sheet }) => merge(sheet, area(0, 3, 1, 3))],
  ['a last header merged with blank cells', ({ sheet }) => merge(sheet, area(0, WIDTH - 1, 1, 3))],
  ['a row merged across the data and beyond', ({ sheet }) => merge(sheet, area(3, WIDTH - 1, 1, 4))],
  ['a merged title', ({ sheet }) => title(sheet)],
  ['checkboxes to the bottom', ({ sheet }) => tick(sheet)],
  ['a stray cell far right', ({ sheet }) => stray(sheet)],
  ['a stray cell far below', ({ sheet }) => fill(sheet, [['a note']], HEIGHT - 2, WIDTH + 3)],
  [
    'a table with column types',
    ({ sheet }) =>
      table(
        sheet,
        WIDTH,
        HEADERS.map((header) => (header === 'arr' ? 'NUMBER' : null)),
      ),
  ],
  [
    'a table with blank typed columns at its right',
    ({ sheet }) => table(sheet, WIDTH + 2, [...HEADERS.map(() => null), 'NUMBER', 'DROPDOWN']),
    both(/your tab refused them\..*Look for a dropdown, column types/),
  ],
  ['no column beyond the last', ({ sheet }) => sheet.delete('columns', WIDTH, sheet.maxColumns - WIDTH)],
  ['a column of theirs called as one of ours', ({ sheet }) => namesake(sheet)],
  ['a chart on a tab of its own, which is open', ({ grid }) => void chart(grid)],
];

/** What somebody does to a tab that is scored. */
export const BETWEEN: readonly Holding[] = [
  [
    'one of our columns is locked',
    ({ sheet }) => lock(sheet, area(0, WIDTH + 1, HEIGHT, 1)),
    {
      values: /You may not edit column S \("Health status"\), so it shows what it did\. Ask/,
    },
  ],
  [
    'a dropdown that rejects is put on our columns',
    ({ sheet }) => reject(sheet, area(1, WIDTH, HEIGHT - 1, 2)),
    { values: /R2 violates the data validation rules.*Look for a dropdown/ },
  ],
  [
    'two of our headers are merged',
    ({ sheet }) => merge(sheet, area(0, WIDTH, 1, 2)),
    { values: /R1:S1 is merged and holds one value\. Choose Format > Merge cells/ },
  ],
  ['a filter is put over all columns', ({ sheet }) => filterOver(sheet, sheet.maxColumns)],
  ['one of our columns is moved to the left', ({ sheet }) => sheet.move('columns', WIDTH, 1, 3)],
  ['two of our columns are swapped', ({ sheet }) => sheet.move('columns', WIDTH + 1, 1, WIDTH)],
  ['our header is copied over a column of theirs', ({ sheet }) => fill(sheet, [['Health score']], 0, 2)],
  ['our columns are pasted over as values', ({ sheet }) => pasteValues(sheet)],
  [
    'other columns are pasted over ours',
    ({ sheet }) =>
      fill(sheet, [['Region', 'Partner'], ...['w', 'x', 'y', 'z'].map((cell) => [cell, cell])], 0, WIDTH),
    both(/Column R holds your "Region" where "Health score" was/),
  ],
  ['the tab is copied, and the copy is open', (opened) => copyTab(opened)],
  ['a chart on a tab of its own is open', ({ grid }) => void chart(grid)],
];

function warn(sheet: GridSheet): void {
  sheet.protections.push({ area: null, description: '', warningOnly: true, editable: false });
}

function hide({ hiddenByUser }: GridSheet): void {
  hiddenByUser.rows.add(2);
  hiddenByUser.columns.add(4).add(WIDTH - 1);
}

function title(sheet: GridSheet): void {
  sheet.insert('rows', 0, 1, 0);
  fill(sheet, [['Accounts 2026']]);
  merge(sheet, area(0, 0, 1, WIDTH + 8));
}

function tick(sheet: GridSheet): void {
  fill(sheet, [['Renewed'], ...Array.from({ length: HEIGHT - 1 }, () => [false])], 0, WIDTH);
  ruled(sheet, area(1, WIDTH, HEIGHT - 1), 'CHECKBOX', []);
}

function stray(sheet: GridSheet): void {
  sheet.insert('columns', WIDTH + 8, 40, WIDTH);
  fill(sheet, [['todo']], 2, WIDTH + 40);
}

function namesake(sheet: GridSheet): void {
  sheet.insert('columns', 3, 1, 3);
  fill(sheet, [['Health score'], ['good'], ['bad'], ['good'], ['?']], 0, 3);
}

function chart(grid: Grid): void {
  const tab = grid.insertSheet('Chart1', 1);
  tab.type = 'OBJECT';
  grid.activeSheet = tab;
}

function pasteValues(sheet: GridSheet): void {
  sheet.write(rightOfData(6, 5), sheet.values(rightOfData(6, 5)));
}

function copyTab({ grid, sheet }: Opened): void {
  const copy = grid.insertSheet('Copy of Sheet1', 1);
  const all = area(0, 0, sheet.extent().rows, sheet.extent().columns);
  copy.write(all, sheet.values(all));
  grid.activeSheet = copy;
}
