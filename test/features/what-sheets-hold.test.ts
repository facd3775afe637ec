// What sheets hold, one by one, in all three ways of scoring: written around, or named with what to do. Nothing of the
// user's changes, and one part that cannot be written costs no other.
import { describe, expect, test } from '@jest/globals';
import type { RunQuestion } from '../../src/addon/run/question';
import type { RunReport } from '../../src/addon/run/score';
import { BESIDE_THE_ROWS } from '../../src/customers/results';
import { type Grid, type GridSheet, MemoryGrid } from '../../workbench';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { customer, tabOf } from '../support/eventful';
import {
  area,
  BEFORE,
  BETWEEN,
  HEIGHT,
  type Holding,
  lock,
  type Opened,
  ROWS,
  WIDTH,
} from '../support/holdings';
import { benchOn, fill, recordsOf, valuesOf } from '../support/sheets';

const WAYS = ['live', 'values', 'scores tab'] as const;
/** Each with what is said, if nothing: jest waits for a callback in place of what a row lacks. */
const told = (holdings: readonly Holding[]) =>
  holdings.map(([name, make, says = {}]) => [name, make, says] as const);
const SIZE = { rows: HEIGHT, columns: WIDTH + 8 };

function open(grid: Grid): Opened {
  fill(grid.activeSheet, ROWS);
  return { grid, sheet: grid.activeSheet, bench: benchOn(grid, 'team') };
}

/** Scores, with the first answer where something is asked. */
function score(opened: Opened, options: object): RunReport {
  const run = opened.bench.runFromClient('scorePortfolio', options);
  if (run.error) throw new Error(run.error.message);
  const { answers } = run.value as Partial<RunQuestion>;
  return answers ? score(opened, { ...options, ...answers[0]!.options }) : (run.value as RunReport);
}

const saidOf = (report: RunReport) => JSON.stringify(report).replace(/\\"/g, '"');

/** The cells of the user's: all of columns without our mark, and what is new in the others. */
function theirs({ grid, sheet }: Opened, before: readonly unknown[]): Map<string, unknown> {
  const marked = grid.metadata
    .all()
    .flatMap(({ place }) => (place.type === 'COLUMN' && place.sheetId === sheet.id ? [place.index] : []));
  const all = area(0, 0, sheet.extent().rows, sheet.extent().columns);
  const formulas = sheet.formulas(all);
  return new Map(
    sheet.values(all).flatMap((row, i) =>
      row.flatMap((value, j): [string, unknown][] => {
        const isTheirs = value !== null && value !== '' && (!marked.includes(j) || !before.includes(value));
        return isTheirs ? [[`${i}/${j}`, formulas[i]![j] || value]] : [];
      }),
    ),
  );
}

function expectKept({ grid, sheet }: Opened, kept: ReadonlyMap<string, unknown>): void {
  const now = theirs({ grid, sheet } as Opened, []);
  for (const [place, cell] of kept) expect([place, now.get(place)]).toEqual([place, cell]);
  expect(recordsOf(tabOf(grid, 'Vitals scores')!).map((row) => row['Customer id'])).toEqual([
    'C1',
    'C2',
    'C3',
    'C4',
  ]);
}

describe.each(WAYS)('Results as %s', (way) => {
  test.each(told(BEFORE))('in a spreadsheet with %s', (_, make, says) => {
    const opened = open(new MemoryGrid(SIZE));
    make(opened);
    const kept = theirs(opened, []);
    const report = score(opened, { way });
    expectKept(opened, kept);
    if (way === 'scores tab') return;
    const reason = says[way];
    if (reason) expect(saidOf(report)).toMatch(reason);
    expect(report.way.way).toBe(reason ? 'scores tab' : way);
    const headers = valuesOf(opened.sheet).flat();
    expect(BESIDE_THE_ROWS.filter((name) => headers.includes(name))).toEqual(reason ? [] : BESIDE_THE_ROWS);
  });

  test.each(told(BETWEEN))('after which %s', (_, make, says) => {
    const opened = open(new UniverGrid(SIZE));
    score(opened, { way });
    const before = valuesOf(opened.sheet).flat();
    make(opened);
    const kept = theirs(opened, before);
    const report = score(opened, { way });
    expectKept(opened, kept);
    if (way !== 'scores tab' && says[way]) expect(saidOf(report)).toMatch(says[way]);
  });
});

describe('A tab of ours that is locked', () => {
  const scoredTwice = (name: string) => {
    const opened = open(new MemoryGrid(SIZE));
    score(opened, { way: 'values' });
    lock(tabOf(opened.grid, name)!, null);
    fill(opened.sheet, [customer('C2', 'Kim', { unresolved_critical: 2, sponsor_change: 'yes' })], 2);
    return opened;
  };

  test.each([
    ['Vitals tasks', /the tasks could not be brought up to date: You may not edit "Vitals tasks"\./],
    ['Vitals history', /Alerts and history: You may not edit "Vitals history"\./],
    ['Vitals run before', /This run cannot be undone: You may not edit "Vitals run before"\./],
    ['Vitals journal', /You may not edit "Vitals journal"\./],
  ])('is named and costs no other part: %s', (name, says) => {
    const opened = scoredTwice(name);
    const report = score(opened, { way: 'values' });
    expect(saidOf(report)).toMatch(says);
    expect(report.sentence).toBe('4 of 4 scored');
    const others = ['Vitals tasks', 'Vitals months', 'Vitals history', 'Vitals journal', 'Vitals run before'];
    for (const other of others.filter((each) => each !== name))
      expect(saidOf(report)).not.toMatch(`You may not edit "${other}"`);
  });

  test('keeps Remove everything from nothing else', () => {
    const opened = open(new MemoryGrid(SIZE));
    score(opened, { way: 'values' });
    lock(opened.sheet, area(0, WIDTH, HEIGHT, 1));
    const { value } = opened.bench.runFromClient('removeEverything', 'remove everything');
    expect(value).toMatch(
      /^Removed: .*Vitals scores.*\. Our columns are still there: You may not edit R:R of/,
    );
    expect(opened.grid.sheets).toHaveLength(1);
  });
});

test.each(['Vitals scores', 'Vitals tasks', 'Vitals months'])(
  'a table with column types that somebody made of %s is written all the same',
  (name) => {
    const opened = open(new MemoryGrid(SIZE));
    score(opened, { way: 'live' });
    const tab = tabOf(opened.grid, name)!;
    const { rows, columns } = tab.extent();
    tab.tables = [{ name: 'Ours', area: area(0, 0, rows, columns), types: Array(columns).fill('TEXT') }];
    fill(opened.sheet, [customer('C2', 'Kim', { unresolved_critical: 2, sponsor_change: 'yes' })], 2);
    const report = score(opened, { way: 'live' });
    expect([report.sentence, report.unkept, report.tasks.problems]).toEqual(['4 of 4 scored', [], []]);
  },
);

describe('A formula that fills cells', () => {
  const filled = (formula: string) => {
    const grid = new UniverGrid(SIZE);
    const raw = grid.insertSheet('Raw', 1);
    fill(raw, ROWS);
    const sheet = grid.activeSheet;
    sheet.write(area(0, 0), [[{ formula }]]);
    return { opened: { grid, sheet, bench: benchOn(grid) } as Opened, raw };
  };

  test.each(['live', 'values'])(
    'and is wider than its data keeps the room that results as %s took',
    (way) => {
      const { opened } = filled('=ARRAYFORMULA(Raw!A1:Y60)');
      const before = valuesOf(opened.sheet);
      for (let i = 0; i < 2; i++) {
        const report = score(opened, { way });
        expect(report.way).toEqual({
          way: 'scores tab',
          reason: expect.stringMatching(/beside your rows they made A1 show #REF!, so they were taken back/),
        });
        expect(valuesOf(opened.sheet)).toEqual(before);
      }
    },
  );

  // Next week the import has a column more, or somebody writes one where ours stand to its right.
  const importInto = (sheet: GridSheet, formula: string, column = 0) => {
    const { rows } = sheet.extent();
    sheet.write(area(0, column, rows, WIDTH - column), Array(rows).fill(Array(WIDTH - column).fill(null)));
    sheet.write(area(0, column), [[{ formula }]]);
  };

  test.each([
    ['live', '=ARRAYFORMULA(Raw!A1:T5)', 0],
    ['values', '=ARRAYFORMULA(Raw!A1:T5)', 0],
    ['live', '=ARRAYFORMULA(Raw!O1:T5)', 14],
    ['values', '=ARRAYFORMULA(Raw!O1:T5)', 14],
  ])('and takes the place of their rows finds room where results as %s stood: %s', (way, formula, at) => {
    const { opened, raw } = filled('=1');
    const { sheet } = opened;
    fill(sheet, ROWS);
    score(opened, { way });
    expect(valuesOf(sheet)[0]).toContain('Next action');
    const wider = ROWS.map((row, i) => [
      ...row,
      ...['Region', 'Partner', 'Plan'].map((name) => `${name} ${i}`),
    ]);
    fill(raw, wider);
    importInto(sheet, formula, at);
    expect(valuesOf(sheet)[0]![at]).toBe('#REF!');
    const report = score(opened, {});
    expect(report.sentence).toBe('4 of 4 scored');
    expect(report.way.reason).toMatch(/Your formula in [AO]1 showed #REF! for lack of room, so the results/);
    const now = valuesOf(sheet)
      .slice(0, 5)
      .map((row) => row.slice(0, WIDTH + 3));
    expect(now).toEqual(wider);
    const again = score(opened, { way });
    expect(again.sentence).toBe('4 of 4 scored');
    expect(
      valuesOf(sheet)
        .slice(0, 5)
        .map((row) => row.slice(0, WIDTH + 3)),
    ).toEqual(wider);
  });

  test.each(['live', 'values'])('and fails for another reason leaves results as %s as they are', (way) => {
    const { opened, raw } = filled('=1');
    const { sheet, grid } = opened;
    fill(sheet, ROWS);
    score(opened, { way });
    importInto(sheet, '=ARRAYFORMULA(Raw!A1:Q5)');
    grid.deleteSheet(raw);
    grid.activeSheet = sheet;
    const before = [valuesOf(sheet), sheet.formulas(area(0, 0, 5, WIDTH + 6))];
    const run = opened.bench.runFromClient('scorePortfolio', {});
    expect(run.error?.message).toMatch('"Sheet1" shows #REF! in A1');
    expect([valuesOf(sheet), sheet.formulas(area(0, 0, 5, WIDTH + 6))]).toEqual(before);
  });
});
