import { expect, test } from '@jest/globals';
import type { RunReport } from '../../src/addon/run/score';
import { scoresOf, workbenchWith } from '../support/sheets';

const TABLE = [
  ['Row', 'Name', 'Weight', 'Curve', 'Parameter', 'Rounding'],
  ['model', 'mine', '', 'unconfirmed', '100 is best', '1 decimal'],
  ['dimension', 'All', 1, 'average', '', ''],
  ['metric', 'feature_adoption', 1, 'as is', '', ''],
  ['band', 'Top', '', '', 70, ''],
  ['band', 'Middle', '', '', 45, ''],
  ['band', 'Lowest', '', '', 0, ''],
];

test('the bands of a model that nobody has confirmed are no reason for anything', () => {
  const { bench, grid } = workbenchWith([
    ['Account ID', 'Feature adoption', 'ARR'],
    ['A', 90, 100],
    ['B', 5, 100],
  ]);
  const call = <T>(name: string, ...args: unknown[]) => {
    const run = bench.runFromClient(name, ...args);
    if (run.error) throw new Error(run.error.message);
    return run.value as T;
  };
  call('saveModelAs', TABLE, 'mine', 'tried');
  call('scorePortfolio', { model: 'mine' });
  const states = () => scoresOf(grid).map((row) => [row['Health score'], row['Health status'], row.State]);
  expect(states()).toEqual([
    [90, 'Top', 'Calm'],
    [5, 'Lowest', 'Calm'],
  ]);
  call('confirmModel', 'mine');
  call<RunReport>('scorePortfolio', { model: 'mine' });
  expect(states()).toEqual([
    [90, 'Green', 'Calm'],
    [5, 'Red', 'Act'],
  ]);
});
