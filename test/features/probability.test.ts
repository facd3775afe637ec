/** A probability to leave, learned from the user's own outcomes: kept in a tab, in the run, in formulas. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { PredictionChoices } from '../../src/addon/prediction/choices';
import type { Learned } from '../../src/addon/prediction/learn';
import type { RunReport } from '../../src/addon/run/score';
import type { Workbench } from '../../workbench';
import { drawn } from '../support/customers-drawn';
import {
  NOON_OF_2026_11_21,
  recordsOf,
  scoresOf,
  type TestCell,
  valuesOf,
  workbenchWith,
} from '../support/sheets';

const DAY_MS = 86_400_000;
const CUSTOMERS = drawn(600, [-1.4, 1.2, 0.6, 0], -1, 31);
const HEADERS = [
  'customer_id',
  'health_points',
  'days_since_login',
  'support_tickets',
  'contract_value',
  'gender',
  'churn_reason',
  'contract_end_date',
  'churned',
];

/** Every second customer that is still there has a contract that ends in 30 days, the others in 300; the first have none. */
function rowOf(i: number): TestCell[] {
  const number = (field: number) => CUSTOMERS.fields[field]!.values[i] as number;
  const left = CUSTOMERS.outcomes[i] === 1;
  return [
    `C-${i}`,
    Math.round(600 + 150 * number(0)) / 10,
    Math.max(0, Math.round(20 + 8 * number(1))),
    Math.max(0, Math.round(6 + 2 * number(2))),
    Math.round(20000 + 5000 * number(3)),
    i % 2 ? 'Female' : 'Male',
    left ? 'price' : '',
    i < 50 ? null : { day: 46347 + (i % 2 ? 30 : 300) },
    left ? 'Yes' : 'No',
  ];
}
const ROWS = CUSTOMERS.fields[0]!.values.map((_, i) => rowOf(i));

function ask<T>(bench: Workbench, name: string, ...args: unknown[]): T {
  const run = bench.runFromClient(name, ...args);
  if (run.error) throw new Error(run.error.message);
  return run.value as T;
}

const OPTIONS = { outcome: 'churned', fromBefore: true, model: 'logistic' };

describe('A learned probability', () => {
  const opened = workbenchWith([HEADERS, ...ROWS]);
  const { bench, grid } = opened;
  const tab = () => grid.sheets.find(({ name }) => name === 'Vitals probability')!;
  const asRecord = () =>
    Object.fromEntries(recordsOf(tab()).map(({ Item, Value }) => [String(Item), String(Value)]));
  let learned: Learned;
  let report: RunReport;
  beforeAll(() => {
    learned = ask(bench, 'learnProbability', OPTIONS);
    report = ask(bench, 'scorePortfolio');
  });

  test('D211 stands in a tab with its version, its columns and what it was worth', () => {
    expect(learned).toMatchObject({ version: 1, accepted: true, rows: 600, horizon: 90 });
    expect(asRecord()).toMatchObject({
      Version: '1',
      Learner: 'logistic regression',
      'Learned on': '2026-11-21',
      'Outcome column': 'churned',
      'Horizon in days': '90',
      'High over': '0.7',
      'Medium over': '0.4',
      Columns: expect.stringMatching(/health_points, days_since_login, support_tickets, contract_value/),
    });
    expect(asRecord().Columns).not.toMatch(/gender|churn_reason|churned/);
    expect(asRecord()['Of those over 70 %']).toMatch(/^\d+ % left \(\d+ customers\)$/);
    expect(asRecord()['Calibration 0 % to 10 %']).toMatch(/^said \d+ %, \d+ % left/);
  });

  test('D213 stands beside the results, with its level and what pushes it', () => {
    expect(report.settingProblems).toEqual([]);
    const scores = scoresOf(grid);
    const levels = new Set(scores.map((row) => row['Churn priority']));
    expect(levels).toEqual(new Set(['High', 'Medium', 'Low', 'Not up for renewal', null]));
    for (const row of scores) {
      const probability = row['Churn probability'];
      const expected =
        typeof probability !== 'number'
          ? undefined
          : probability > 0.7
            ? 'High'
            : probability > 0.4
              ? 'Medium'
              : 'Low';
      if (expected) expect(row['Churn priority']).toBe(expected);
      if (row['Churn priority'] === 'Not up for renewal') expect(row['Days to renewal']).toBe(300);
      if (row['Health status'] === 'Churned')
        expect([probability, row['Churn priority']]).toEqual([null, null]);
    }
    const high = scores.find((row) => row['Churn priority'] === 'High')!;
    expect(high['Churn pushes']).toMatch(/^Up: (days_since_login|health_points|support_tickets) \([\d.]+\)/);
  });

  test('D209 D210 proposes to the next action, which one table decides', () => {
    const scores = scoresOf(grid);
    const said = (level: string) => scores.filter((row) => row['Churn priority'] === level);
    const proposes = (row: (typeof scores)[number], what: string) =>
      [row['Next action'], row['Also considered']].some((text) => String(text).includes(what));
    expect(said('High').length).toBeGreaterThan(3);
    expect(said('High').every((row) => proposes(row, 'Immediate CSM intervention'))).toBe(true);
    expect(said('Medium').every((row) => proposes(row, 'Schedule health check call'))).toBe(true);
    expect(said('Low').some((row) => proposes(row, 'Schedule health check call'))).toBe(false);
  });

  test('is what CHURNPROBABILITY says in a cell, for one row as for all', () => {
    const cells = valuesOf(tab());
    const asOf = new Date(NOON_OF_2026_11_21);
    const argument = (rows: readonly TestCell[][]) =>
      rows.map((row) =>
        row.map((cell) =>
          cell !== null && typeof cell === 'object' && 'day' in cell
            ? new Date((cell.day - 25569) * DAY_MS)
            : (cell ?? ''),
        ),
      );
    const call = (rows: readonly TestCell[][]) =>
      bench.callCustomFunction('CHURNPROBABILITY', [[HEADERS], argument(rows), asOf, cells]).result();
    const all = call(ROWS) as unknown[][];
    const byId = new Map(scoresOf(grid).map((row) => [row['Customer id'], row]));
    ROWS.forEach(([id], i) => {
      const row = byId.get(id as string)!;
      if (row['Health status'] === 'Churned') return;
      expect([row['Churn probability'] ?? row['Churn priority']]).toEqual(all[i]);
    });
    expect(call([ROWS[7]!])).toBe(all[7]![0]);
  });

  test('keeps the thresholds that somebody set, and counts versions', () => {
    const at = valuesOf(tab()).findIndex(([item]) => item === 'High over');
    tab().write({ row: at, column: 1, rows: 1, columns: 1 }, [['0,9']]);
    expect(ask<Learned>(bench, 'learnProbability', OPTIONS).version).toBe(2);
    expect(asRecord()).toMatchObject({ Version: '2', 'High over': '0.9' });
    ask(bench, 'scorePortfolio', { data: { is: 'right' } });
    const high = scoresOf(grid).filter((row) => row['Churn priority'] === 'High');
    expect(high.every((row) => (row['Churn probability'] as number) > 0.9)).toBe(true);
  });

  test('is left out, and said, where somebody broke its cells; learning again mends it', () => {
    const at = valuesOf(tab()).findIndex(([item]) => String(item).startsWith('Model 1'));
    tab().write({ row: at, column: 1, rows: 1, columns: 1 }, [['x']]);
    const { settingProblems } = ask<RunReport>(bench, 'scorePortfolio', { data: { is: 'right' } });
    expect(settingProblems).toEqual([
      expect.stringMatching(/^Vitals probability: The cells "Model 1 of …" are not whole/),
    ]);
    expect(scoresOf(grid)[0]).not.toHaveProperty('Churn probability');
    ask(bench, 'learnProbability', OPTIONS);
    ask(bench, 'forgetProbability');
    expect(ask<RunReport>(bench, 'scorePortfolio', { data: { is: 'right' } }).settingProblems).toEqual([]);
    expect(scoresOf(grid)[0]).not.toHaveProperty('Churn probability');
  });

  test('goes on counting versions once it was forgotten', () => {
    const choices = ask<PredictionChoices>(bench, 'predictionChoices');
    expect(choices).toMatchObject({ kept: null, nextVersion: 4 });
    expect(ask<Learned>(bench, 'learnProbability', OPTIONS).version).toBe(4);
    expect(asRecord().Version).toBe('4');
  });
});

describe('Nothing is kept', () => {
  test.each([
    ['before somebody says that the values are from before', {}, 'tick that the values are from before'],
    [
      'where only a health model was tested',
      { fromBefore: true, model: 'segment' },
      'Only a learned probability',
    ],
  ])('%s', (_, options, sentence) => {
    const { bench, grid } = workbenchWith([HEADERS, ...ROWS]);
    expect(() => ask(bench, 'learnProbability', { outcome: 'churned', ...options })).toThrow(sentence);
    expect(grid.sheets.map(({ name }) => name)).not.toContain('Vitals probability');
  });

  test('where too few have left', () => {
    const { bench } = workbenchWith([HEADERS, ...ROWS.slice(0, 150)]);
    expect(() => ask(bench, 'learnProbability', OPTIONS)).toThrow(
      /^(Error: )?Nothing was kept\. Too few outcomes/,
    );
  });
});

test('A random forest works in runs, and formulas say that it is too large for them', () => {
  const { bench, grid } = workbenchWith([HEADERS, ...ROWS]);
  ask(bench, 'learnProbability', { ...OPTIONS, model: 'forest' });
  ask(bench, 'scorePortfolio');
  expect(scoresOf(grid).some((row) => typeof row['Churn probability'] === 'number')).toBe(true);
  const cells = valuesOf(grid.sheets.find(({ name }) => name === 'Vitals probability')!);
  const { error } = bench.callCustomFunction('CHURNPROBABILITY', [
    [HEADERS],
    [ROWS[0]],
    new Date(NOON_OF_2026_11_21),
    cells,
  ]);
  expect(error?.message).toContain('CHURNPROBABILITY: a random forest is too large for formulas');
});

test.each([
  [
    'no model',
    [[HEADERS], [ROWS[0]], new Date(NOON_OF_2026_11_21)],
    'give the learned model as the fourth argument',
  ],
  [
    'another range',
    [[HEADERS], [ROWS[0]], new Date(NOON_OF_2026_11_21), [['a', 'b']]],
    'There is no churn probability in this range',
  ],
  ['no day', [[HEADERS], [ROWS[0]], ''], 'say from which day to count'],
])('CHURNPROBABILITY says what is wrong with %s', (_, args, sentence) => {
  const { bench } = workbenchWith([['x']]);
  expect(bench.callCustomFunction('CHURNPROBABILITY', args).error?.message).toContain(sentence);
});

test('An alert tells when a customer gets to High, and not when the probability was only learned anew', () => {
  const opened = workbenchWith([HEADERS, ...ROWS]);
  const { bench, grid, sheet } = opened;
  const told = () =>
    recordsOf(grid.sheets.find(({ name }) => name === 'Vitals alerts') ?? sheet)
      .filter((row) => row.Rule === 'churn_probability_high')
      .map((row) => row['Customer id']);
  ask(bench, 'learnProbability', OPTIONS);
  ask(bench, 'scorePortfolio');
  expect(told()).toEqual([]);
  const calm = scoresOf(grid).find((row) => row['Churn priority'] === 'Low')!;
  const at = ROWS.findIndex(([id]) => id === calm['Customer id']) + 1;
  sheet.write({ row: at, column: 1, rows: 1, columns: 3 }, [[20, 45, 12]]);
  bench.environment.clock.forwardTo('2026-11-24T12:00:00Z');
  ask(bench, 'scorePortfolio', { data: { is: 'right' } });
  expect(scoresOf(grid)[at - 1]).toMatchObject({ 'Churn priority': 'High' });
  expect(told()).toEqual([calm['Customer id']]);

  sheet.write({ row: at, column: 1, rows: 1, columns: 3 }, [ROWS[at - 1]!.slice(1, 4) as number[]]);
  bench.environment.clock.forwardTo('2026-12-02T12:00:00Z');
  ask(bench, 'scorePortfolio', { data: { is: 'right' } });
  ask(bench, 'learnProbability', OPTIONS);
  sheet.write({ row: at, column: 1, rows: 1, columns: 3 }, [[20, 45, 12]]);
  bench.environment.clock.forwardTo('2026-12-12T12:00:00Z');
  ask(bench, 'scorePortfolio', { data: { is: 'right' } });
  expect(told()).toEqual([calm['Customer id']]);
});

describe('A suggested edge', () => {
  const edgesOf = (grid: ReturnType<typeof workbenchWith>['grid']) => {
    const rows = recordsOf(grid.sheets.find(({ name }) => name === 'Vitals model')!);
    const { Parameter, Enterprise, SMB } = rows.find(({ Row, Name }) => Row === 'band' && Name === 'Green')!;
    return [Parameter, Enterprise, SMB];
  };

  test('is saved by a press, for every segment, and a later one is the next version', () => {
    const { bench, grid } = workbenchWith([['x']]);
    // The published model is version 1.
    expect(ask(bench, 'keepEdge', 'segment', 'Green', 78)).toMatchObject({ model: 'segment', version: 2 });
    expect(edgesOf(grid)).toEqual([78, 78, 78]);
    expect(ask(bench, 'keepEdge', 'segment', 'Green', 80)).toMatchObject({ version: 3 });
    expect(edgesOf(grid)).toEqual([80, 80, 80]);
  });

  test.each([
    ['below the next band', 'Green', 30, 'Order the bands from the highest score to the lowest.'],
    ['of no band', 'Blue', 78, 'The model has no band "Blue".'],
  ])('%s is refused', (_, band, edge, sentence) => {
    const { bench } = workbenchWith([['x']]);
    expect(() => ask(bench, 'keepEdge', 'segment', band, edge)).toThrow(sentence);
  });
});

describe('Suggested weights', () => {
  const WEIGHTS = [
    { name: 'Usage', weight: 50 },
    { name: 'Engagement', weight: 20 },
    { name: 'Support', weight: 10 },
    { name: 'Relationship', weight: 20 },
  ];

  test('are saved by a press, as the next version of the model', () => {
    const { bench, grid } = workbenchWith([['x']]);
    // The published model is version 1.
    expect(ask(bench, 'keepWeights', 'segment', WEIGHTS)).toMatchObject({ model: 'segment', version: 2 });
    const rows = recordsOf(grid.sheets.find(({ name }) => name === 'Vitals model')!);
    const weights = rows.filter(({ Row }) => Row === 'dimension').map(({ Name, Weight }) => [Name, Weight]);
    expect(weights).toEqual(WEIGHTS.map(({ name, weight }) => [name, weight]));
  });

  test.each([
    ['of another sum', 'segment', WEIGHTS.slice(1), 'Weights add up to 100; these add up to 50.'],
    ['of no dimension', 'segment', [{ name: 'Luck', weight: 100 }], 'no dimension "Luck"'],
    ['of no model', 'ours', WEIGHTS, 'There is no health model "ours" to change'],
  ])('%s are refused', (_, model, weights, sentence) => {
    const { bench } = workbenchWith([['x']]);
    expect(() => ask(bench, 'keepWeights', model, weights)).toThrow(sentence);
  });
});

test('The score of the health model is learned from too, and a formula reckons it alike', () => {
  const { fields, outcomes } = drawn(500, [-1, -1, -0.5], 0, 12);
  const at = (field: number, i: number) => fields[field]!.values[i] as number;
  const headers =
    'customer_id,login_frequency,feature_adoption,dau_mau_ratio,nps_score,csat_score,open_tickets,meeting_attendance,support_ticket_volume,churned';
  const rows = [...outcomes.keys()].map((i): TestCell[] => [
    `C-${i}`,
    Math.round(60 + 10 * at(0, i)),
    Math.round(60 + 10 * at(1, i)),
    Math.round(35 + 8 * at(2, i)) / 100,
    Math.max(0, Math.min(10, Math.round(6 + 2 * at(0, i)))),
    Math.max(1, Math.min(5, Math.round(30 + 8 * at(1, i)) / 10)),
    Math.max(0, Math.round(6 - 2 * at(2, i))),
    60 + (i % 30),
    i % 9,
    outcomes[i] ? 'Yes' : 'No',
  ]);
  const { bench, grid } = workbenchWith([headers.split(','), ...rows]);
  const learned = ask<Learned>(bench, 'learnProbability', OPTIONS);
  expect(learned.used).toContain('Health score (segment)');
  ask(bench, 'scorePortfolio', { model: 'segment' });
  const cells = valuesOf(grid.sheets.find(({ name }) => name === 'Vitals probability')!);
  const args = [[headers.split(',')], rows, new Date(NOON_OF_2026_11_21), cells];
  const all = bench.callCustomFunction('CHURNPROBABILITY', args).result() as unknown[][];
  const stays = scoresOf(grid).filter((row) => row['Health status'] !== 'Churned');
  expect(stays.length).toBeGreaterThan(100);
  for (const row of stays) {
    const i = Number(String(row['Customer id']).slice(2));
    expect(row['Churn probability']).toBe(all[i]![0]);
  }
});
