import { describe, expect, test } from '@jest/globals';
import type { DataCheck } from '../../src/addon/run/check';
import type { PortfolioMatch } from '../../src/addon/run/match';
import type { Workbench } from '../../workbench';
import { type TestCell, valuesOf, workbenchWith } from '../support/sheets';

const ROWS: TestCell[][] = [
  ['Account ID', 'NPS', 'nps_score', 'feature_adoption', 'module api', 'Mood', 'login_frequency'],
  ['A-1', 9, 9, 80, 50, 'fine', 70],
  ['A-2', 3, 'three', '', 'n/a', 'fine', '#N/A'],
  ['', '', '', '', '', '', ''],
];

function ask<T>(bench: Workbench, name: string, ...args: unknown[]): T {
  const run = bench.runFromClient(name, ...args);
  if (run.error) throw new Error(run.error.message);
  return run.value as T;
}

const match = (rows: readonly (readonly TestCell[])[]) =>
  ask<PortfolioMatch>(workbenchWith(rows).bench, 'matchPortfolio');

describe('matchPortfolio', () => {
  test('counts how the cells of each column read', () => {
    const { columns, headcount, tab, headerRow } = match(ROWS);
    expect({ tab, headerRow, customers: headcount.customers }).toEqual({
      tab: 'Sheet1',
      headerRow: 1,
      customers: 2,
    });
    expect(
      columns.map(({ letter, metric, read, blank, refused }) => [letter, metric, read, blank, refused]),
    ).toEqual([
      ['A', 'customer_id', 2, 0, 0],
      ['C', 'nps_score', 1, 0, 1],
      ['D', 'feature_adoption', 1, 1, 0],
      ['E', 'module api', 1, 1, 0],
      ['G', 'login_frequency', 1, 0, 1],
    ]);
  });

  test('names the columns that are not read, and what is read instead', () => {
    expect(match(ROWS).unread).toMatchObject([
      {
        letter: 'B',
        header: 'NPS',
        instead: 'nps_score',
        said: { metric: '', unit: '' },
        samples: ['9', '3'],
      },
      { letter: 'F', header: 'Mood', instead: '', said: { metric: '', unit: '' }, samples: ['fine'] },
    ]);
  });

  test('says what each model lacks, in shares of its weight', () => {
    const { models, churn, unlocks } = match(ROWS);
    const segment = models[0]!;
    expect(segment).toMatchObject({ model: 'segment', scored: 0, customers: 2 });
    const lacking = segment.lacking.map(({ share }) => share).reduce((a, b) => a + b);
    // What is there: login_frequency 35 % and feature_adoption 40 % of Usage, nps_score 25 % of Engagement.
    expect(lacking).toBeCloseTo(1 - 0.3 * 0.75 - 0.25 * 0.25, 12);
    expect(segment.lacking[0]!.share).toBeGreaterThanOrEqual(segment.lacking[1]!.share);
    expect(churn.lacking).toHaveLength(15);
    expect(unlocks.map(({ column }) => column)).toContain('contract_end_date');
  });

  test('a component that is there lacks nothing of its dimension', () => {
    const lifecycle = match([
      ['id', 'product_usage_score'],
      ['A', 50],
    ]).models.find(({ model }) => model === 'lifecycle')!;
    expect(lifecycle.coverage).toBeCloseTo(0.3, 12);
    expect(lifecycle.lacking.flatMap(({ columns }) => columns)).not.toContain('feature_adoption');
  });

  test('proposes the model with the best coverage, and segment where it comes close', () => {
    const dashboard = [
      'daily_active_users',
      'licensed_users',
      'training_completion_rate',
      'avg_ticket_sentiment',
    ];
    expect(
      match([
        ['id', ...dashboard],
        ['A', 5, 10, 50, 0.5],
      ]).proposed,
    ).toBe('dashboard');
    expect(
      match([
        ['id', 'arr'],
        ['A', 5],
      ]).proposed,
    ).toBe('segment');
  });

  test('writes nothing', () => {
    const { bench, grid } = workbenchWith(ROWS);
    ask(bench, 'matchPortfolio');
    ask(bench, 'checkData');
    expect(grid.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
    expect(valuesOf(grid.activeSheet)).toEqual(valuesOf(workbenchWith(ROWS).grid.activeSheet));
  });
});

test('checkData finds what a run finds', () => {
  const checked = ask<DataCheck>(workbenchWith(ROWS).bench, 'checkData', { model: 'segment' });
  const { sentence, unscored, findings } = ask<DataCheck>(workbenchWith(ROWS).bench, 'scorePortfolio');
  expect(checked).toEqual({ tab: 'Sheet1', sentence, unscored, findings });
  expect(sentence).toBe('0 of 2 scored; 2 need attention');
});

describe('showCell', () => {
  test('selects the cell', () => {
    const { bench, sheet } = workbenchWith(ROWS);
    ask(bench, 'showCell', 'Sheet1', 'AB12'.replace('AB', 'Z'));
    expect(sheet.selection).toMatchObject({ row: 11, column: 25 });
  });

  test.each([
    ['Gone', 'A1', 'There is no tab "Gone" any more.'],
    ['Sheet1', 'ZZ9', 'has no cell ZZ9 any more.'],
    ['Sheet1', '=A1', 'named by its column and row'],
  ])('says what is wrong with %s %s', (tab, cell, words) => {
    expect(() => ask(workbenchWith(ROWS).bench, 'showCell', tab, cell)).toThrow(words);
  });
});
