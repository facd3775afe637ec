// A tab of four customers to which somebody has added rows by the hundred thousand: a run touches no more cells for them.
import { expect, test } from '@jest/globals';
import type { RunReport } from '../../src/addon/run/score';
import { EDITIONS } from '../../tools/editions';
import { Clock, MemoryGrid, Workbench } from '../../workbench';
import { readProject } from '../../workbench/project';
import { ROWS, WIDTH } from '../support/holdings';
import { fill, valuesOf } from '../support/sheets';

/** A millisecond for each cell that passes between the script and Sheets, and nothing else: within the six minutes of a run. */
const BY_THE_CELL = { callMilliseconds: 0, cellsPerSecond: 1000 };

/** The cells that each of three runs and an undo touch in a tab with so many rows. */
function cellsTouched(rows: number, way: string): number[] {
  const grid = new MemoryGrid({ rows, columns: WIDTH + 6 });
  fill(grid.activeSheet, ROWS);
  const clock = new Clock('2026-11-21T12:00:00Z');
  const bench = new Workbench({ ...readProject(EDITIONS.base.folder), grid, clock, pace: BY_THE_CELL });
  const theirs = valuesOf(grid.activeSheet);
  const press = (name: string, ...args: unknown[]) => {
    const before = clock.now();
    const value = bench.runFromClient(name, ...args).result();
    return { value, cells: clock.now() - before };
  };
  const runs = [way, way, 'values'].map((each) => press('scorePortfolio', { way: each }));
  for (const { value } of runs) expect((value as RunReport).sentence).toBe('4 of 4 scored');
  const removed = press('removeEverything', 'remove everything');
  expect(valuesOf(grid.activeSheet)).toEqual(theirs);
  return [...runs, removed].map(({ cells }) => cells);
}

test.each(['live', 'values'])('250,000 blank rows cost a run no cell, with results as %s', (way) => {
  const [few, many] = [10_000, 250_000].map((rows) => cellsTouched(rows, way));
  expect(many).toEqual(few);
});
