// The ten million cells of a file: counted before a run of many customers, and our own tabs at their own size.
import { describe, expect, test } from '@jest/globals';
import type { RunReport } from '../../src/addon/run/score';
import type { SettingsPage } from '../../src/addon/settings/settings';
import { MemoryGrid } from '../../workbench';
import { customer, HEADERS, tabOf } from '../support/eventful';
import { benchOn, fill, recordsOf, valuesOf } from '../support/sheets';

const TROUBLE = {
  daily_active_users: 20,
  login_frequency: 5,
  feature_adoption: 5,
  nps_score: 1,
  sponsor_change: 'yes',
  unresolved_critical: 3,
};

/** A portfolio of so many customers, half of them in trouble. */
function opened(customers: number) {
  const rows = Array.from({ length: customers }, (_, i) => customer(`C${i}`, 'Kim', i % 2 ? TROUBLE : {}));
  const grid = new MemoryGrid({ rows: customers + 1, columns: HEADERS.length });
  const [sheet] = grid.sheets;
  fill(sheet!, [HEADERS, ...rows]);
  return { grid, sheet: sheet!, bench: benchOn(grid) };
}

describe('A portfolio that the file has no room for', () => {
  test('is told before anything is written, with what frees most; with that done it is scored', () => {
    const { grid, sheet, bench } = opened(2500);
    const old = grid.insertSheet('Pilot 2024', 1);
    fill(old, [['not a customer in sight']]);
    old.resize(330_000, 30);
    const before = valuesOf(sheet);
    const { error, log } = bench.runFromClient('scorePortfolio', {});
    expect(error?.message).toMatch(
      /This file has room for [\d,]+ customers, and "Sheet1" has 2,500: Sheets keeps 10,000,000 cells in a file\. Nothing was written\. "Pilot 2024" has 9,899,999 blank cells: delete its blank rows and columns, then score again\.$/,
    );
    const room = Number(/room for ([\d,]+)/.exec(error!.message)![1]!.replace(/,/g, ''));
    expect(room).toBeLessThan(2500);
    expect(grid.sheets.map(({ name }) => name)).toEqual(['Sheet1', 'Pilot 2024']);
    expect(valuesOf(sheet)).toEqual(before);
    expect(log.filter((call) => /setValue|insert/.test(call))).toEqual([]);

    old.resize(1, 30);
    const run = bench.runFromClient('scorePortfolio', {}).result() as RunReport;
    expect(run.unkept).toEqual([]);
  });

  test('is told what to move where nothing is blank', () => {
    const { grid, bench } = opened(2500);
    const full = grid.insertSheet('Events', 1);
    full.resize(330_000, 30);
    fill(full, [['last']], 329_999, 29);
    const { error } = bench.runFromClient('scorePortfolio', {});
    expect(error?.message).toContain('"Events" takes 9,900,000 cells: move it into another file');
  });
});

/** How many cells all tabs take. */
const cellsOf = (grid: MemoryGrid, isCounted = (_name: string) => true) =>
  grid.sheets
    .filter(({ name }) => isCounted(name))
    .reduce((sum, { maxRows, maxColumns }) => sum + maxRows * maxColumns, 0);
const tasksIn = (grid: MemoryGrid) => recordsOf(tabOf(grid, 'Vitals tasks')!);
const keysOfTasks = (grid: MemoryGrid) => tasksIn(grid).map(({ Key }) => String(Key));

describe('A file that has room for the scores and for some of the tasks', () => {
  const CUSTOMERS = 2500;
  const ROWS = 200;

  /** Scored once without anything in the way: how much a run takes. */
  const free = opened(CUSTOMERS);
  free.bench.runFromClient('scorePortfolio', { way: 'values' }).result();
  const scored = cellsOf(free.grid, (name) => name === 'Sheet1' || name === 'Vitals scores');

  test('keeps the history first, opens the tasks of the largest customers, and the others once there is room', () => {
    const { grid, sheet, bench } = opened(CUSTOMERS);
    const arrAt = HEADERS.indexOf('arr');
    for (const row of [2, 600, 2400]) fill(sheet, [[900_000]], row, arrAt);
    const events = grid.insertSheet('Events', 1);
    // Beside the scores: the 13 hidden tabs as they are made, a cell of the journal and five of the history for each customer,
    // and 20 for each task.
    const taken = scored + 13 * 26_000 + CUSTOMERS * 6 + 1 + ROWS * 20;
    events.resize(Math.floor((10_000_000 - taken) / 30), 30);
    fill(events, [['last']], events.maxRows - 1, 29);

    const run = bench.runFromClient('scorePortfolio', { way: 'values' }).result() as RunReport;
    expect(run.unkept).toEqual([]);
    expect(run.tasks.problems).toEqual([
      expect.stringMatching(
        /^[\d,]+ tasks are not opened: the file has no cells left for them, after those of the history\. The tasks of the largest customers come first\. "Events" takes [\d,]+ cells: move it into another file, then score again\.$/,
      ),
    ]);
    const first = keysOfTasks(grid);
    expect(first.length).toBeGreaterThan(ROWS / 2);
    expect(first.length).toBeLessThanOrEqual(ROWS);
    const customers = tasksIn(grid).map((task) => task['Customer id']);
    expect(customers).toEqual(expect.arrayContaining(['C1', 'C599', 'C2399']));
    for (const name of ['Vitals history', 'Vitals months', 'Vitals run before'])
      expect(tabOf(grid, name)?.extent().rows ?? 0).toBeGreaterThan(0);
    expect(cellsOf(grid)).toBeLessThan(10_000_000);

    bench.environment.clock.forwardTo('2026-11-22T12:00:00Z');
    const second = bench.runFromClient('scorePortfolio', { way: 'values' }).result() as RunReport;
    expect(second.unkept).toEqual([]);
    expect(keysOfTasks(grid).slice(0, first.length)).toEqual(first);

    const roomOf = () => (bench.runFromClient('readSettingsPage').result() as SettingsPage).room;
    const [, few] = /^This file has room for ([\d,]+) customers\.$/.exec(roomOf())!;
    expect(Number(few!.replace(/,/g, ''))).toBeGreaterThanOrEqual(CUSTOMERS);
    expect(Number(few!.replace(/,/g, ''))).toBeLessThan(CUSTOMERS * 1.3);

    events.resize(1, 30);
    const last = bench.runFromClient('scorePortfolio', { way: 'values' }).result() as RunReport;
    expect(last.tasks.problems).toEqual([]);
    expect(roomOf()).toMatch(/room for 1\d\d,\d{3} customers/);
    const all = keysOfTasks(grid);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBe(keysOfTasks(free.grid).length);
  });
});

test('tabs that grow with the portfolio have no blank columns, and none of the journal is left', () => {
  const { grid, bench } = opened(2500);
  for (const way of ['values', 'values']) {
    const { unkept } = bench.runFromClient('scorePortfolio', { way }).result() as RunReport;
    expect(unkept).toEqual([]);
  }
  const sizeOf = (name: string) => {
    const { maxRows, maxColumns } = tabOf(grid, name)!;
    return [maxRows, maxColumns];
  };
  const tasks = tabOf(grid, 'Vitals tasks')!;
  expect(tasks.maxRows).toBeGreaterThan(1000);
  expect(sizeOf('Vitals tasks')).toEqual([tasks.extent().rows, tasks.extent().columns]);
  const scores = tabOf(grid, 'Vitals scores')!;
  expect(sizeOf('Vitals scores')).toEqual([2501, scores.extent().columns]);
  expect(sizeOf('Vitals journal')).toEqual([1000, expect.any(Number)]);
  expect(tabOf(grid, 'Vitals journal')!.maxColumns).toBeLessThan(4);
});

test('a first run that dies before its tasks leaves them to be proposed by the next one, as a first run does', () => {
  const [died, whole] = [opened(40), opened(40)];
  const tasksOfRun = ({ grid, bench }: typeof died) => {
    bench.runFromClient('scorePortfolio').result();
    return tasksIn(grid).map(({ Key, Status }) => `${String(Key)} ${String(Status)}`);
  };
  const proposed = tasksOfRun(whole);
  expect(proposed.some((status) => status.endsWith('Proposed'))).toBe(true);

  const tabsBefore = whole.grid.sheets.findIndex(({ name }) => name === 'Vitals tasks');
  died.bench.watch = {
    before: ({ name }) => {
      if (name === 'Spreadsheet.insertSheet' && died.grid.sheets.length === tabsBefore)
        died.bench.environment.clock.advance(400_000);
    },
  };
  expect(died.bench.runFromClient('scorePortfolio').error?.message).toContain('maximum execution time');
  expect(tabOf(died.grid, 'Vitals history')).toBeDefined();
  expect(tabOf(died.grid, 'Vitals tasks')!.extent().rows).toBe(0);
  died.bench.watch = {};
  expect(tasksOfRun(died)).toEqual(proposed);
});
