import { describe, expect, test } from '@jest/globals';
import type { PortfolioMatch } from '../../src/addon/run/match';
import type { RunReport } from '../../src/addon/run/score';
import type { SettingsPage } from '../../src/addon/settings/settings';
import type { Workbench } from '../../workbench';
import { faultyPortfolio } from '../faults/portfolio';
import { fill, recordsOf, scoresOf, type TestCell, valuesOf, workbenchWith } from '../support/sheets';

const ROWS: TestCell[][] = [
  ['Account ID', 'Mood', 'feature_adoption', 'login_frequency', 'Region'],
  ['A-1', 9, 0.8, 70, 'EU'],
  ['A-2', 3, 1, 20, 'US'],
];

function ask<T>(bench: Workbench, name: string, ...args: unknown[]): T {
  const run = bench.runFromClient(name, ...args);
  if (run.error) throw new Error(run.error.message);
  return run.value as T;
}

const match = (bench: Workbench) => ask<PortfolioMatch>(bench, 'matchPortfolio');
const settingsTab = (bench: Workbench) => bench.grid.sheets.find(({ name }) => name === 'Vitals settings')!;
const column = (bench: Workbench, header: string) =>
  match(bench).columns.find((candidate) => candidate.header === header);
const value = (page: SettingsPage, name: string) =>
  page.settings.find((setting) => setting.name === name)!.value;

describe('a corrected column', () => {
  test('is read as the metric it was said to be, by matching, checking and scoring', () => {
    const { bench, grid } = workbenchWith(ROWS);
    ask(bench, 'correctColumn', 'Mood', 'nps_score', '');
    expect(column(bench, 'Mood')).toMatchObject({
      metric: 'nps_score',
      read: 2,
      said: { metric: 'nps_score', unit: '' },
    });
    ask(bench, 'scorePortfolio');
    const engagement = scoresOf(grid).map((row) => row['Engagement score']);
    expect(engagement.every((score) => typeof score === 'number')).toBe(true);
    expect(recordsOf(settingsTab(bench))).toContainEqual(
      expect.objectContaining({ Area: 'Columns', Setting: 'Mood', Value: 'nps_score' }),
    );
  });

  test('goes before a header that names the metric itself', () => {
    const { bench } = workbenchWith([['id', 'nps_score', 'Mood'], ...ROWS.slice(1).map(() => ['A', 1, 9])]);
    ask(bench, 'correctColumn', 'Mood', 'nps_score', '');
    expect(match(bench).unread).toMatchObject([{ header: 'nps_score', instead: 'Mood' }]);
  });

  test('is not read where it was said to be no input, and read again where that is taken back', () => {
    const { bench } = workbenchWith(ROWS);
    ask(bench, 'correctColumn', 'login_frequency', 'not an input', '');
    expect(match(bench).unread.map(({ header }) => header)).toEqual(['Mood', 'login_frequency', 'Region']);
    ask(bench, 'correctColumn', 'login_frequency', '', '');
    expect(column(bench, 'login_frequency')).toBeDefined();
  });

  test('is read in the unit it was said to be in', () => {
    const { bench } = workbenchWith(ROWS);
    ask(bench, 'correctColumn', 'feature_adoption', '', 'percent');
    expect(column(bench, 'feature_adoption')).toMatchObject({
      decision: '85 is read as 85 %, as you set it',
      said: { metric: '', unit: 'percent' },
    });
  });

  test('can be the id', () => {
    const { bench, grid } = workbenchWith([
      ['Kunde', 'nps_score', 'login_frequency'],
      [4711, 9, 70],
    ]);
    expect(bench.runFromClient('scorePortfolio').error?.message).toContain('none of them is an id');
    ask(bench, 'correctColumn', 'Kunde', 'customer_id', '');
    ask(bench, 'scorePortfolio');
    expect(String(scoresOf(grid)[0]!['Customer id'])).toBe('4711');
  });

  test('that says nothing known is told with its cell, and stops nothing', () => {
    const { bench } = workbenchWith(ROWS);
    ask(bench, 'correctColumn', 'Mood', 'humour', 'percentish');
    const { settingProblems } = ask<RunReport>(bench, 'scorePortfolio');
    expect(settingProblems).toEqual([
      expect.stringMatching(/^Vitals settings!C2: No metric is called "humour"/),
      expect.stringMatching(/^Vitals settings!D2: A unit is one of/),
    ]);
    expect(ask<SettingsPage>(bench, 'readSettingsPage').problems).toMatchObject([
      { tab: 'Vitals settings', cell: 'C2' },
      { tab: 'Vitals settings', cell: 'D2' },
    ]);
  });

  test('never becomes a formula', () => {
    const header = '=HYPERLINK("https://evil.example")';
    const { bench } = workbenchWith(ROWS);
    ask(bench, 'correctColumn', header, '=1+1', '=2+2');
    const tab = settingsTab(bench);
    expect(
      tab
        .formulas({ row: 0, column: 0, ...tab.extent() })
        .flat()
        .join(''),
    ).toBe('');
    expect(valuesOf(tab)[1]!.slice(1, 4)).toEqual([header, '=1+1', '=2+2']);
  });
});

describe('the settings of a run', () => {
  test('are the usual ones where there is no tab, and none is made by looking', () => {
    const { bench } = workbenchWith(ROWS);
    const page = ask<SettingsPage>(bench, 'readSettingsPage');
    expect(page.problems).toEqual([]);
    expect(value(page, 'Minimum coverage')).toBe('60%');
    expect(value(page, 'Health model')).toBe('proposed');
    expect(bench.grid.sheets).toHaveLength(1);
  });

  test('say how much data a score takes', () => {
    const { bench, grid } = workbenchWith(ROWS);
    ask(bench, 'scorePortfolio');
    expect(scoresOf(grid)[0]!['Health score']).toBeNull();
    const page = ask<SettingsPage>(bench, 'changeSetting', 'Scoring', 'Minimum coverage', '10%');
    expect(value(page, 'Minimum coverage')).toBe('10%');
    expect(match(bench).minimumCoverage).toBe(0.1);
    ask(bench, 'scorePortfolio');
    expect(typeof scoresOf(grid)[0]!['Health score']).toBe('number');
  });

  test('say the model and the way', () => {
    const { bench, grid } = workbenchWith(ROWS);
    ask(bench, 'changeSetting', 'Scoring', 'Health model', 'lifecycle');
    ask(bench, 'changeSetting', 'Scoring', 'Beside your rows', 'scores tab');
    expect(match(bench)).toMatchObject({ proposed: 'lifecycle', way: { way: 'scores tab' } });
    ask(bench, 'scorePortfolio');
    expect(scoresOf(grid)[0]!.Model).toBe('lifecycle');
    expect(valuesOf(grid.sheets[0]!)[0]).toEqual(ROWS[0]);
  });

  test.each(['live', 'values'])('say which results stand beside the rows: %s', (way) => {
    const { bench, grid } = workbenchWith(faultyPortfolio());
    const beside = () =>
      valuesOf(grid.sheets[0]!)[0]!
        .slice(faultyPortfolio()[0]!.length)
        .filter((name) => name !== null);
    ask(bench, 'scorePortfolio', { way });
    expect(beside()).toHaveLength(6);
    ask(bench, 'changeSetting', 'Columns beside your rows', 'Next action', 'no');
    ask(bench, 'changeSetting', 'Columns beside your rows', 'Why', 'yes');
    ask(bench, 'changeSetting', 'Columns beside your rows', 'Churn risk', 'yes');
    ask(bench, 'scorePortfolio', { way });
    expect(beside().sort()).toEqual(
      [
        'Health score',
        'Health status',
        'Risk tier',
        'Health drivers',
        'Risk signals',
        'Churn risk',
        'Why',
      ].sort(),
    );
    ask(bench, 'changeSetting', 'Columns beside your rows', 'Churn risk', 'no');
    ask(bench, 'continueRun', { way });
    expect(beside()).not.toContain('Churn risk');
    ask(bench, 'undoLastRun');
    expect(beside().sort()).toEqual([
      'Health drivers',
      'Health score',
      'Health status',
      'Risk signals',
      'Risk tier',
      'Why',
    ]);
    expect(() => ask(bench, 'undoLastRun')).toThrow(/undone already/);
    expect(beside()).toHaveLength(6);
  });

  test('that cannot be used are told with their cell, and the usual ones count', () => {
    const { bench } = workbenchWith(ROWS);
    ask(bench, 'changeSetting', 'Scoring', 'Minimum coverage', 'a lot');
    const page = ask<SettingsPage>(bench, 'readSettingsPage');
    expect(value(page, 'Minimum coverage')).toBe('60%');
    expect(page.problems[0]).toMatchObject({ cell: 'C2' });
    fill(settingsTab(bench), [['75%']], 1, 2);
    expect(value(ask<SettingsPage>(bench, 'readSettingsPage'), 'Minimum coverage')).toBe('75%');
  });

  test('a misspelled area is told with its cell, by the page and by the run', () => {
    const { bench } = workbenchWith(ROWS);
    ask(bench, 'changeSetting', 'Scoring', 'Minimum coverage', '99%');
    fill(settingsTab(bench), [['Scorings']], 1, 0);
    const page = ask<SettingsPage>(bench, 'readSettingsPage');
    expect(page.problems).toMatchObject([{ tab: 'Vitals settings', cell: 'A2' }]);
    const { settingProblems } = ask<RunReport>(bench, 'scorePortfolio');
    expect(settingProblems).toEqual([
      expect.stringMatching(/^Vitals settings!A2: There is no area "Scorings"/),
    ]);
  });

  test('that there are not cannot be written', () => {
    expect(() => ask(workbenchWith(ROWS).bench, 'changeSetting', 'Scoring', 'Luck', '1')).toThrow(
      'There is no setting "Luck"',
    );
  });
});
