import { beforeEach, describe, expect, test } from '@jest/globals';
import type { RunReport } from '../../src/addon/run/score';
import { fill, scoresOf, type TestCell, valuesOf, workbenchWith } from '../support/sheets';

const HEADERS = [
  'customer_id',
  'arr',
  'segment',
  'licensed_seats',
  'active_seats',
  'plan_tier',
  'available_tiers',
];
const rows: TestCell[][] = [
  HEADERS,
  ['full', 1000, 'smb', 100, 95, 'starter', 'enterprise; professional'],
  ['empty', 1000, 'smb', null, null, null, null],
  ['unpriced', null, 'smb', 100, 95, null, null],
  ['half', 1000, 'smb', 100, 50, 'enterprise_plus', 'enterprise_plus'],
];

let { bench, grid } = workbenchWith(rows);
beforeEach(() => {
  ({ bench, grid } = workbenchWith(rows));
});
const run = () => {
  const { value, error } = bench.runFromClient('scorePortfolio', {});
  expect(error).toBeNull();
  return value as RunReport;
};
const found = () =>
  scoresOf(grid).map((row) => [
    row['Expansion potential'],
    row['Top opportunity'],
    row['Expansion readiness'],
  ]);
const settings = () => grid.sheets.find(({ name }) => name === 'Vitals settings')!;
const call = (name: string, ...args: unknown[]) => {
  const { value, error } = bench.callCustomFunction(name, args);
  return error ? error.message : value;
};
const plain = rows.map((cells) => cells.map((cell) => cell ?? ''));

test('a potential is shown where one can be told, and nothing that nobody knows', () => {
  const { summary } = run();
  expect(found()).toEqual([
    [950, 'Tier upgrade: professional (800 a year)', 'Not enough data'],
    [null, null, 'Not enough data'],
    [null, null, 'Not enough data'],
    [0, null, 'Not enough data'],
  ]);
  expect(summary.expansion).toEqual({
    potential: 950,
    opportunities: 2,
    ready: { customers: 0, amount: 0 },
  });
});

describe('prices and thresholds are settings', () => {
  beforeEach(() => {
    expect(bench.runFromClient('showSettings').value).toContain('Vitals settings');
  });
  const set = (name: string, value: TestCell) => {
    const row = valuesOf(settings()).findIndex((cells) => cells[1] === name);
    fill(settings(), [[value]], row, 2);
  };

  test('at their defaults they change nothing', () => {
    run();
    expect(found()[0]![0]).toBe(950);
  });

  test('what is set there counts in the run and, as a range, in the formulas', () => {
    set('Propose seats from', '50%');
    set('smb', '40%');
    set('professional', 3.5);
    run();
    expect(found().map(([potential]) => potential)).toEqual([2400, null, null, 400]);
    const range = valuesOf(settings()).map((cells) => cells.map((cell) => cell ?? ''));
    expect(call('EXPANSIONPOTENTIAL', [HEADERS], plain.slice(1), range)).toEqual([[2400], [''], [''], [400]]);
    expect(call('EXPANSIONLIST', [HEADERS], [plain[1]], range)).toEqual([
      ['full', 'Tier upgrade', 'enterprise', 2000, 'medium', 2, 'the next plan above starter'],
      ['full', 'Seat expansion', '40 more seats', 400, 'low', 0.6, '95 of 100 seats in use (95 %)'],
    ]);
  });

  test('what cannot be used is named with its cell, and the default counts', () => {
    set('Propose seats from', 'many');
    const { settingProblems } = run();
    expect(settingProblems).toEqual([
      expect.stringMatching(
        /^Vitals settings!C\d+: "Propose seats from" takes a number from 0% to 100%, such as 90%: the default counts\.$/,
      ),
    ]);
    expect(found()[0]![0]).toBe(950);
    const range = valuesOf(settings()).map((cells) => cells.map((cell) => cell ?? ''));
    expect(call('EXPANSIONPOTENTIAL', [HEADERS], plain.slice(1), range)).toMatch(/row \d+ of the settings/);
    expect(call('EXPANSIONPOTENTIAL', [HEADERS], plain.slice(1), [['x']])).toContain(
      'Area, Setting and Value',
    );
  });
});

test('formulas say what they cannot tell', () => {
  expect(call('SEATUTILIZATION', [HEADERS], plain.slice(1))).toEqual([[0.95], [''], [0.95], [0.5]]);
  expect(call('EXPANSIONLIST', [HEADERS], [plain[2]])).toEqual([['No opportunity']]);
  expect(call('EXPANSIONREADINESS', [HEADERS], plain.slice(1))).toContain('say from which day to count');
});
