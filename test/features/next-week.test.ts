// What has become of a tab by next week, one by one: pastes, imports, edits, other people. Every cell of the user's is as they left
// it, every result stands beside its own customer, and nobody is told that something went wrong.
import { describe, expect, test } from '@jest/globals';
import type { RunQuestion } from '../../src/addon/run/question';
import type { RunReport } from '../../src/addon/run/score';
import { BESIDE_THE_ROWS } from '../../src/customers/results';
import { type CellValue, type GridSheet, MemoryGrid } from '../../workbench';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { customer, HEADERS, tabOf } from '../support/eventful';
import { area, type Opened, WIDTH } from '../support/holdings';
import { benchOn, fill, recordsOf, type TestCell, valuesOf } from '../support/sheets';

const TROUBLE = { daily_active_users: 20, login_frequency: 5, feature_adoption: 5, nps_score: 1 };
const rowOf = (i: number) =>
  customer(`C${i}`, i % 2 ? 'Lee' : 'Kim', i === 1 ? TROUBLE : { arr: 1000 * i + 7 });
const EXPORT: TestCell[][] = [HEADERS, ...[1, 2, 3, 4, 5].map(rowOf)];
const HEIGHT = 40;

interface Situation {
  readonly does: string;
  readonly edit: (opened: Opened) => void;
  /** What is said, where nothing beside the rows is wanted. */
  readonly asks?: RegExp;
}
type Edit = Situation['edit'];

const wipe = (sheet: GridSheet) => {
  const all = area(0, 0, sheet.maxRows, sheet.maxColumns);
  sheet.write(all, Array(all.rows).fill(Array(all.columns).fill(null)));
};
const paste =
  (rows: readonly TestCell[][], row = 0, column = 0): Edit =>
  ({ sheet }) =>
    fill(sheet, rows, row, column);
const wider = (count: number) =>
  EXPORT.map((row, i) => [...row, ...Array.from({ length: count }, (_, k) => `Theirs ${k}/${i}`)]);
const columnsOf = (order: readonly number[]) => EXPORT.map((row) => order.map((i) => row[i]!));
const backwards = [...HEADERS.keys()].reverse();
const all = (sheet: GridSheet) => area(0, 0, sheet.extent().rows, sheet.extent().columns);
const tab = ({ grid }: Opened, name: string) => tabOf(grid, name)!;

const SITUATIONS: readonly Situation[] = [
  ...[1, 2, 5, 6, 9].map((count) => ({
    does: `pastes an export with ${count} columns more`,
    edit: paste(wider(count)),
  })),
  { does: 'pastes one with its columns backwards', edit: paste(columnsOf(backwards)) },
  { does: 'pastes one with its rows backwards', edit: paste([HEADERS, ...EXPORT.slice(1).reverse()]) },
  {
    does: 'pastes one with a column less over the old one',
    edit: paste(columnsOf([...HEADERS.keys()].filter((i) => HEADERS[i] !== 'csm'))),
  },
  {
    does: 'empties the tab and pastes one with a column less',
    edit: (opened) => {
      wipe(opened.sheet);
      paste(columnsOf([...HEADERS.keys()].filter((i) => HEADERS[i] !== 'csm')))(opened);
    },
  },
  {
    does: 'empties the tab and pastes one with three columns more',
    edit: (opened) => {
      wipe(opened.sheet);
      paste(wider(3))(opened);
    },
  },
  { does: 'pastes one with three customers more', edit: paste([...EXPORT, ...[6, 7, 8].map(rowOf)]) },
  { does: 'pastes one a row lower', edit: (opened) => lower(opened, 1) },
  { does: 'pastes one three rows lower, below a title', edit: (opened) => lower(opened, 3) },
  {
    does: 'pastes the tab as it was, results and all, as values',
    edit: ({ sheet }) => fill(sheet, valuesOf(sheet)),
  },
  {
    does: 'pastes an older one of ours with its results in other columns',
    edit: ({ sheet }) => {
      const rows = valuesOf(sheet);
      fill(
        sheet,
        rows.map((row) => [...row.slice(WIDTH), ...row.slice(0, WIDTH)].slice(0, rows[0]!.length)),
      );
    },
  },
  { does: 'inserts a column among ours and fills it', edit: ({ sheet }) => insertFilled(sheet, WIDTH + 2) },
  { does: 'inserts a column before ours and fills it', edit: ({ sheet }) => insertFilled(sheet, WIDTH) },
  { does: 'inserts a column at the left and fills it', edit: ({ sheet }) => insertFilled(sheet, 0) },
  {
    does: 'inserts two rows above the headers',
    edit: ({ sheet }) => {
      sheet.insert('rows', 0, 2, 0);
      fill(sheet, [['Accounts of Kim and Lee'], ['as of today']]);
    },
  },
  { does: 'inserts a row in the middle and fills it', edit: ({ sheet }) => insertRow(sheet, rowOf(9)) },
  { does: 'inserts a blank row in the middle', edit: ({ sheet }) => sheet.insert('rows', 3, 1, 3) },
  { does: 'deletes two of our columns', edit: ({ sheet }) => sheet.delete('columns', WIDTH + 1, 2) },
  { does: 'deletes all of our columns', edit: ({ sheet }) => sheet.delete('columns', WIDTH, 6) },
  { does: 'deletes a column of theirs', edit: ({ sheet }) => sheet.delete('columns', 3, 1) },
  { does: 'moves our columns to the far left', edit: ({ sheet }) => sheet.move('columns', WIDTH, 6, 0) },
  {
    does: 'moves the ids behind everything',
    edit: ({ sheet }) => sheet.move('columns', 0, 1, sheet.maxColumns),
  },
  { does: 'words a header of ours anew', edit: ({ sheet }) => fill(sheet, [['Health (ours)']], 0, WIDTH) },
  {
    does: 'adds a column called as one of ours',
    edit: ({ sheet }) => fill(sheet, [['Health score'], ['a'], ['b']], 0, WIDTH + 6),
  },
  {
    does: 'adds a column right of ours',
    edit: ({ sheet }) => fill(sheet, [['Owner'], ['Ana'], ['Bo']], 0, WIDTH + 6),
  },
  { does: 'types below our columns', edit: ({ sheet }) => fill(sheet, [['see Ana']], 12, WIDTH + 1) },
  { does: 'types into a blank result', edit: ({ sheet }) => fill(sheet, [['theirs']], 7, WIDTH + 3) },
  {
    does: 'adds totals below the rows',
    edit: ({ sheet }) => fill(sheet, [['Total', null, null, { formula: '=SUM(D2:D6)' }]], 7),
  },
  {
    does: 'adds formulas that read our columns',
    edit: ({ sheet }) =>
      fill(sheet, [['Doubled'], ...[2, 3, 4, 5, 6].map((row) => [{ formula: `=R${row}*2` }])], 0, WIDTH + 7),
  },
  {
    does: 'adds a table of CSMs beside it',
    edit: ({ sheet }) =>
      fill(
        sheet,
        [
          ['CSM', 'Seat'],
          ['Kim', 'Oslo'],
          ['Lee', 'Rome'],
        ],
        0,
        WIDTH + 8,
      ),
  },
  {
    does: 'sorts by one of our columns',
    edit: ({ sheet }) => {
      const { rows, columns } = sheet.extent();
      sheet.sort({ row: 1, column: 0, rows: rows - 1, columns }, [{ column: WIDTH, ascending: true }]);
    },
  },
  {
    does: 'sorts by name, backwards',
    edit: ({ sheet }) => {
      const { rows, columns } = sheet.extent();
      sheet.sort({ row: 1, column: 0, rows: rows - 1, columns }, [{ column: 1, ascending: false }]);
    },
  },
  {
    does: 'filters by CSM',
    edit: ({ sheet }) => {
      sheet.filter = { area: all(sheet), criteria: new Map([[2, { hiddenValues: ['Kim'] }]]) };
    },
  },
  {
    does: 'hides our columns and some rows',
    edit: ({ sheet }) => {
      for (let i = 0; i < 6; i++) sheet.hiddenByUser.columns.add(WIDTH + i);
      sheet.hiddenByUser.rows.add(2).add(4);
    },
  },
  {
    does: 'makes a table of all columns, ours among them',
    edit: ({ sheet }) => {
      sheet.tables = [
        { name: 'Accounts', area: all(sheet), types: Array(sheet.extent().columns).fill(null) },
      ];
    },
  },
  { does: 'renames the tab', edit: ({ sheet }) => Object.assign(sheet, { name: `Ana's "A!" 顧客` }) },
  {
    does: 'renames Vitals scores',
    edit: (opened) => Object.assign(tab(opened, 'Vitals scores'), { name: `Scores of Bo's` }),
  },
  {
    does: 'hides Vitals scores',
    edit: (opened) => Object.assign(tab(opened, 'Vitals scores'), { hidden: true }),
  },
  { does: 'sorts Vitals scores', edit: (opened) => sortScores(tab(opened, 'Vitals scores')) },
  {
    does: 'adds a column to Vitals scores',
    edit: (opened) => {
      const scores = tab(opened, 'Vitals scores');
      const { columns } = scores.extent();
      scores.insert('columns', columns, 1, columns - 1);
      fill(scores, [['My notes'], ['call her']], 0, columns);
    },
  },
  { does: 'deletes Vitals scores', edit: ({ grid }) => grid.deleteSheet(tabOf(grid, 'Vitals scores')!) },
  { does: 'deletes every tab of ours', edit: ({ grid }) => deleteOurs(grid) },
  { does: 'copies a customer to a second row', edit: ({ sheet }) => fill(sheet, [rowOf(2)], 6) },
  {
    does: 'names the range of a column of ours',
    edit: ({ sheet }) => fill(sheet, [['See'], [{ formula: `=COUNTA(R2:R6)` }]], 0, WIDTH + 9),
  },
  {
    does: 'lets another person score in between',
    edit: ({ bench }) =>
      void bench.besideUser('lee@example.com').runFromClient('scorePortfolio', { way: 'values' }),
  },
  { does: 'undoes the run', edit: ({ bench }) => void bench.runFromClient('undoLastRun') },
  {
    does: 'undoes the run twice',
    edit: ({ bench }) => void [1, 2].map(() => bench.runFromClient('undoLastRun')),
  },
  {
    does: 'wants them in Vitals scores only for a while',
    edit: ({ bench }) => void bench.runFromClient('scorePortfolio', { way: 'scores tab' }),
  },
  {
    does: 'removes everything',
    edit: ({ bench }) => void bench.runFromClient('removeEverything', 'remove everything'),
  },
];

function lower({ sheet }: Opened, by: number): void {
  wipe(sheet);
  if (by > 1) fill(sheet, [['Accounts'], ['as of today']]);
  fill(sheet, EXPORT, by);
}

function insertFilled(sheet: GridSheet, column: number): void {
  sheet.insert('columns', column, 1, Math.max(0, column - 1));
  fill(sheet, [['Region'], ...[1, 2, 3, 4, 5].map((i) => [`Region ${i}`])], 0, column);
}

function insertRow(sheet: GridSheet, row: TestCell[]): void {
  sheet.insert('rows', 3, 1, 3);
  fill(sheet, [row], 3);
}

function sortScores(sheet: GridSheet): void {
  const { rows, columns } = sheet.extent();
  sheet.sort({ row: 1, column: 0, rows: rows - 1, columns }, [{ column: 1, ascending: false }]);
}

function deleteOurs(grid: Opened['grid']): void {
  for (const sheet of grid.sheets.filter(({ name }) => name.startsWith('Vitals'))) grid.deleteSheet(sheet);
}

/** Scores, with the last answer but one where something is asked: what was removed or moved has not churned. */
function score({ bench }: Opened, options: object): RunReport {
  const run = bench.runFromClient('scorePortfolio', options);
  expect(run.error).toBeNull();
  const { answers } = run.value as Partial<RunQuestion>;
  return answers
    ? score({ bench } as Opened, { ...options, ...answers[answers.length - 1]!.options })
    : (run.value as RunReport);
}

/** The cells that are no results of ours: all but those below our mark, and there what no run has written. */
function theirs({ grid, sheet }: Opened, ours: ReadonlySet<CellValue>): Map<string, unknown> {
  const marked = grid.metadata
    .all()
    .flatMap(({ place }) => (place.type === 'COLUMN' && place.sheetId === sheet.id ? [place.index] : []));
  const formulas = sheet.formulas(all(sheet));
  return new Map(
    valuesOf(sheet).flatMap((row, i) =>
      row.flatMap((value, j): [string, unknown][] =>
        value === null ||
        value === '#REF!' ||
        value === '' ||
        (marked.includes(j) && ours.has(value)) ||
        /=ARRAYFORMULA\(IF\(ROW/.test(formulas[i]![j]!)
          ? []
          : [[`${i}/${j}`, formulas[i]![j] || value]],
      ),
    ),
  );
}

/** Each row's results are those of its id. */
function expectBeside({ grid, sheet }: Opened, blocked: readonly string[], most = 1): void {
  const rows = valuesOf(sheet);
  const header = rows.findIndex((row) => row.includes('customer_id'));
  const ids = rows[header]!.indexOf('customer_id');
  const scores = grid.sheets.find(({ name }) => /scores|Scores/.test(name))!;
  const byId = new Map(recordsOf(scores).map((row) => [row['Customer id'], row]));
  for (const name of BESIDE_THE_ROWS) {
    const places = rows[header]!.flatMap((cell, i) =>
      cell === name || (name === 'Health score' && cell === 'Health (ours)') ? [i] : [],
    );
    const shown = places.map((place) =>
      rows.slice(header + 1).every((row) => {
        const wanted = byId.get(row[ids] as string);
        return wanted === undefined || String(row[place] ?? '') === String(wanted[name] ?? '');
      }),
    );
    const right = shown.filter(Boolean).length;
    if (!blocked.includes(name)) expect([name, right > 0, right <= most]).toEqual([name, true, true]);
  }
}

describe.each(['live', 'values'] as const)('With results as %s, next week somebody', (way) => {
  test.each(SITUATIONS.map(({ does, edit }) => [does, edit] as const))('%s', (does, edit) => {
    const size = { rows: HEIGHT, columns: WIDTH + 14 };
    const grid = way === 'live' ? new UniverGrid(size) : new MemoryGrid(size);
    const sheet: GridSheet = grid.activeSheet;
    const opened: Opened = { grid, sheet, bench: benchOn(grid, 'team') };
    fill(opened.sheet, EXPORT);
    score(opened, { way });
    const before = valuesOf(opened.sheet);
    edit(opened);
    opened.grid.activeSheet = sheet;
    const ours = new Set(
      /pastes (an older|the tab)/.test(does) ? before.flat() : before.flatMap((row) => row.slice(WIDTH)),
    );
    const kept = theirs(opened, ours);
    const report = score(opened, { way });
    const now = theirs(opened, new Set());
    for (const [place, cell] of kept) expect([place, now.get(place)]).toEqual([place, cell]);
    expect(report.way).toEqual({ way, reason: expect.anything() });
    // What was typed over a live result is named, and where it stands among values they move on.
    const isTyped = does.startsWith('types');
    const blocked = report.blocked.map(({ name }) => name);
    expect(blocked.length).toBe(isTyped && way === 'live' ? 1 : 0);
    expectBeside(opened, blocked, isTyped || does.includes('an older one') ? 2 : 1);
  });
});

describe.each(['de_DE', 'fr_FR', 'en_GB', 'en_US'])('In a spreadsheet of %s', (locale) => {
  test.each(['live', 'values', 'scores tab'])('results as %s stand beside their customers', (way) => {
    const grid = new MemoryGrid({ rows: HEIGHT, columns: WIDTH + 8, locale });
    const opened: Opened = { grid, sheet: grid.activeSheet, bench: benchOn(grid) };
    fill(opened.sheet, EXPORT);
    for (let i = 0; i < 2; i++) score(opened, { way });
    expect(valuesOf(opened.sheet).map((row) => row.slice(0, WIDTH))).toEqual(EXPORT);
    if (way !== 'scores tab') expectBeside(opened, []);
  });
});
