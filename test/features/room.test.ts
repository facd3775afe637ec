// The ten million cells of a file: counted before a run of many customers, and our own tabs at their own size.
import { describe, expect, test } from '@jest/globals';
import type { RunReport } from '../../src/addon/run/score';
import { MemoryGrid } from '../../workbench';
import { customer, HEADERS, tabOf } from '../support/eventful';
import { benchOn, fill, valuesOf } from '../support/sheets';

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
