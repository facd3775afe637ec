import { expect, test } from '@jest/globals';
import { fill, scoresOf, workbenchWith } from '../support/sheets';

test('a cap in the tab of models takes the band, not the score, and is shown on the customer’s page', () => {
  const { bench, grid } = workbenchWith([
    ['customer_id', 'segment', 'feature_adoption', 'login_frequency', 'dau_mau_ratio', 'champion_left'],
    ['A', 'smb', 100, 100, 0.5, true],
    ['B', 'smb', 100, 100, 0.5, false],
  ]);
  bench.runFromClient('insertModel', 'segment');
  const tab = grid.sheets.find(({ name }) => name === 'Vitals model')!;
  fill(tab, [['model', 'mine', '', '', '100 is best', '', '', '', '1 decimal']], 1);
  const height = tab.extent().rows;
  fill(tab, [['cap', 'champion_left', '', 'is', 'yes: Yellow']], height);
  // Only usage has data here: the other dimensions count for nothing.
  const cells = tab.values({ row: 0, column: 0, ...tab.extent() });
  cells.forEach(([kind, name], row) => {
    if (kind === 'dimension' && name !== 'Usage') fill(tab, [[0]], row, 2);
  });
  const { error } = bench.runFromClient('scorePortfolio', { model: 'mine' });
  expect(error).toBeNull();
  expect(
    scoresOf(grid).map((row) => [row['Health score'], row['Health status'], row['Health drivers']]),
  ).toEqual([
    [100, 'Yellow', 'Capped at Yellow (Champion left is yes)'],
    [100, 'Green', null],
  ]);
});

test('the health formulas ask for a day where the model reads the pulse', () => {
  const { bench } = workbenchWith([['x']]);
  const model = [
    ['Row', 'Name', 'Weight', 'Curve', 'Parameter'],
    ['model', 'mine', '', '', '100 is best'],
    ['dimension', 'All', 1, 'average', ''],
    ['metric', 'pulse', 1, 'map', 'green: 100; yellow: 50; red: 0'],
    ['band', 'Any', '', '', 0],
  ];
  const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
  const call = (...more: unknown[]) => {
    const run = bench.callCustomFunction('HEALTHSCORE', [
      [['customer_id', 'pulse', 'pulse_date']],
      [['A', 'yellow', day('2026-08-23')]],
      model,
      ...more,
    ]);
    return run.error ? run.error.message : run.value;
  };
  expect(call()).toContain('say from which day to count, as the fourth argument');
  expect(call(day('2026-11-21'))).toBe(50);
  expect(call(day('2026-11-22'))).toBe('');
});
