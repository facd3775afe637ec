import { expect, test } from '@jest/globals';
import type { RunReport } from '../../src/addon/run/score';
import type { Workbench } from '../../workbench';
import { benchOnSample } from '../browser/support/sample';
import { fill, valuesOf } from '../support/sheets';

function score(bench: Workbench, options: object = {}): RunReport {
  const run = bench.runFromClient('scorePortfolio', options);
  if (run.error) throw new Error(run.error.message);
  return run.value as RunReport;
}

test('the first run has nothing to compare with; the second says who moved, and why', () => {
  const { bench, grid } = benchOnSample();
  const first = score(bench);
  expect(first.moves).toBeNull();
  expect(score(bench).moves).toEqual({
    better: [],
    worse: [],
    averageHealthBefore: expect.closeTo(first.summary.averageHealth!, 1),
  });

  const sheet = grid.sheets[0]!;
  const headers = valuesOf(sheet)[0]!;
  const row = valuesOf(sheet).findIndex(([id]) => id === 'TF-1001');
  for (const header of ['login_frequency', 'feature_adoption', 'dau_mau_ratio']) {
    fill(sheet, [[0]], row, headers.indexOf(header));
  }
  fill(sheet, [[99]], row + 1, headers.indexOf('login_frequency'));
  const { better, worse } = score(bench).moves!;
  expect(worse).toHaveLength(1);
  expect(worse[0]).toMatchObject({ id: 'TF-1001', name: 'Gorsevune Diagnostics Ltd' });
  expect(worse[0]!.what).toMatch(/^Health 74\.0 to \d\d\.\d, Yellow to Red/);
  expect(worse[0]!.why).toMatch(/^Usage \d\d\.\d to 0\.0$/);
  expect(better).toEqual([]);
});

test('a run under another model is not compared', () => {
  const { bench } = benchOnSample();
  score(bench);
  expect(score(bench, { model: 'lifecycle' }).moves).toBeNull();
  expect(score(bench, { model: 'lifecycle' }).moves).not.toBeNull();
});
