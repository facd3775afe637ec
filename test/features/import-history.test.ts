import { describe, expect, test } from '@jest/globals';
import type { PastTab } from '../../src/addon/history/import-history';
import type { RunReport } from '../../src/addon/run/score';
import type { Grid, Workbench } from '../../workbench';
import { tableOf } from '../support/customers';
import { fill, recordsOf, type TestCell, workbenchWith } from '../support/sheets';

const PORTFOLIO = tableOf([
  {
    customer_id: 'A',
    login_frequency: 90,
    feature_adoption: 85,
    dau_mau_ratio: 0.5,
    nps_score: 4,
    csat_score: 4.6,
  },
  {
    customer_id: 'B',
    login_frequency: 80,
    feature_adoption: 75,
    dau_mau_ratio: 0.4,
    nps_score: 9,
    csat_score: 4.6,
  },
]);
const tabOf = (grid: Grid, name: string) => grid.sheets.find((sheet) => sheet.name === name)!;

/** A spreadsheet whose second tab, the selected one, holds the past. */
function withPast(rows: readonly (readonly TestCell[])[]) {
  const opened = workbenchWith(PORTFOLIO);
  const past = opened.grid.insertSheet('Past', 1);
  fill(past, rows);
  opened.grid.activeSheet = past;
  return { ...opened, past };
}

function score({ bench, grid }: ReturnType<typeof withPast>, day: string): RunReport {
  grid.activeSheet = grid.sheets[0]!;
  bench.environment.clock.forwardTo(`${day}T12:00:00Z`);
  const report = bench.runFromClient('scorePortfolio', { way: 'scores tab' }).result() as RunReport;
  grid.activeSheet = grid.sheets[1]!;
  return report;
}

const importPast = (bench: Workbench) => bench.runFromClient('importHistory').result() as PastTab;
const historyOf = (grid: Grid) =>
  recordsOf(tabOf(grid, 'Vitals history'))
    .filter((row) => row.Date)
    .map((row) => [
      row.Date,
      row['Health model'] === 'imported' ? 'imported' : 'a run',
      row.Series,
      row.Values,
    ]);
const imported = (date: string, series: string[], values: unknown[]) => [
  date,
  'imported',
  JSON.stringify(series),
  JSON.stringify(values),
];

const WIDE: TestCell[][] = [
  ['customer_id', 'NPS 2026-09-30', 'NPS 2026-10-23'],
  ['A', 9, 9],
  ['B', 8, ''],
];

describe('a first history', () => {
  test('is told before it is imported, comes once however often it is imported, and goes again', () => {
    const opened = withPast(WIDE);
    const { bench, grid } = opened;
    const told = bench.runFromClient('lookAtPast').result() as PastTab;
    expect(told.sentences).toEqual([
      'A column for each metric and date: 1 metric of 2 customers on 2 days, from 2026-09-30 to 2026-10-23.',
    ]);
    expect(tabOf(grid, 'Vitals history')).toBeUndefined();

    expect(importPast(bench)).toEqual(told);
    importPast(bench);
    const days = [
      imported(
        '2026-09-30',
        ['nps_score'],
        [
          ['A', 0, 9],
          ['B', 0, 8],
        ],
      ),
      imported('2026-10-23', ['nps_score'], [['A', 0, 9]]),
    ];
    expect(historyOf(grid)).toEqual(days);
    bench.runFromClient('makeHistoryTable').result();
    expect(recordsOf(tabOf(grid, 'Vitals history table'))).toHaveLength(3);
    expect(bench.runFromClient('removeImportedHistory').result()).toBe(
      '2 imported days are out of “Vitals history”. What runs have kept stays.',
    );
    expect(historyOf(grid)).toEqual([]);
    expect(bench.runFromClient('makeHistoryTable').error?.message).toMatch(/There is no history yet/);
    expect(bench.runFromClient('removeImportedHistory').result()).toBe(
      'Nothing was imported into “Vitals history”.',
    );
  });

  test('tells changes to the first run: a column that the sheet lacks, by what a customer had a month before', () => {
    const opened = withPast(WIDE);
    importPast(opened.bench);
    score(opened, '2026-11-22');
    const scores = recordsOf(tabOf(opened.grid, 'Vitals scores'));
    expect(scores.map((row) => row['Risk signals'])).toEqual([
      expect.stringContaining('NPS down 5 points'),
      null,
    ]);
    expect(historyOf(opened.grid).map(([date, from]) => [date, from])).toEqual([
      ['2026-09-30', 'imported'],
      ['2026-10-23', 'imported'],
      ['2026-11-22', 'a run'],
    ]);
    const daysOfTable = () => {
      opened.bench.runFromClient('makeHistoryTable').result();
      return recordsOf(tabOf(opened.grid, 'Vitals history table')).map((row) => row.Date);
    };
    expect(daysOfTable()).toEqual([46295, 46295, 46318, 46348, 46348]);
    opened.bench.runFromClient('removeImportedHistory').result();
    expect(daysOfTable()).toEqual([46348, 46348]);
  });

  test('never takes the place of a day that a run has kept, nor stands after one', () => {
    const opened = withPast(WIDE);
    score(opened, '2026-11-22');
    score(opened, '2026-11-23');
    const runs = historyOf(opened.grid);
    fill(
      opened.past,
      [['2026-11-21', '2026-11-22', '2026-11-23'].map((day) => `NPS ${day}`), [1, 2, 3]],
      0,
      1,
    );
    const told = importPast(opened.bench);
    expect(told.days).toBe(1);
    expect(told.sentences).toEqual([
      'A column for each metric and date: 1 metric of 2 customers on 1 day, from 2026-11-21 to 2026-11-21.',
      '2 days from 2026-11-22 on are left out: since then runs have kept their own.',
    ]);
    expect(historyOf(opened.grid)).toEqual([
      imported(
        '2026-11-21',
        ['nps_score'],
        [
          ['A', 0, 1],
          ['B', 0, 8],
        ],
      ),
      ...runs,
    ]);
    opened.bench.runFromClient('removeImportedHistory').result();
    expect(historyOf(opened.grid)).toEqual(runs);
  });

  test('stays where the run that is undone has kept no day of its own', () => {
    const opened = withPast([
      ['customer_id', 'NPS 2026-11-21'],
      ['A', 9],
      ['B', 8],
    ]);
    const { bench, grid } = opened;
    score(opened, '2026-11-21');
    for (const name of ['Vitals history', 'Vitals run before'])
      grid.deleteSheet(grid.sheets.find((sheet) => sheet.name === name)!);
    importPast(bench);
    const days = historyOf(grid);
    expect(days.map(([day]) => day)).toEqual(['2026-11-21']);
    bench.runFromClient('undoLastRun').result();
    expect(historyOf(grid)).toEqual(days);
  });

  test('adds to what was imported before; of two values for a day the new one counts', () => {
    const { bench, past, grid } = withPast(WIDE);
    importPast(bench);
    fill(past, [
      ['customer_id', 'ARR 2026-09-30', 'NPS 2026-09-30'],
      ['A', 100, ''],
      ['B', 200, 7],
    ]);
    importPast(bench);
    expect(historyOf(grid)[0]).toEqual(
      imported(
        '2026-09-30',
        ['arr', 'nps_score'],
        [
          ['A', 0, 100, 1, 9],
          ['B', 0, 200, 1, 7],
        ],
      ),
    );
  });

  test('is thinned as the rest, without losing a customer who was asked on another day of the week', () => {
    const { bench, grid } = withPast([
      ['date', 'customer_id', 'nps'],
      ['2026-06-01', 'A', 9],
      ['2026-06-03', 'B', 8],
      ['2026-06-08', 'A', 7],
      ['2026-11-20', 'A', 6],
    ]);
    importPast(bench);
    importPast(bench);
    expect(historyOf(grid)).toEqual([
      imported(
        '2026-06-03',
        ['nps_score'],
        [
          ['A', 0, 9],
          ['B', 0, 8],
        ],
      ),
      imported('2026-06-08', ['nps_score'], [['A', 0, 7]]),
      imported('2026-11-20', ['nps_score'], [['A', 0, 6]]),
    ]);
  });

  test('does not count as the figures of a month: it need not have every customer', () => {
    const opened = withPast([
      ['customer_id', 'ARR 2026-10-31'],
      ['A', 100],
    ]);
    fill(opened.sheet, [['arr'], [100], [200]], 0, 6);
    importPast(opened.bench);
    score(opened, '2026-11-22');
    const [month] = recordsOf(tabOf(opened.grid, 'Vitals months'));
    expect(month).toMatchObject({ ARR: 300, 'New customers': null, NRR: null });
  });

  test('is refused from a tab of ours, and from one that has no past figures', () => {
    const opened = withPast([['Notes'], ['none']]);
    expect(opened.bench.runFromClient('importHistory').error?.message).toMatch(
      /The tab "Past" has no past figures/,
    );
    score(opened, '2026-11-22');
    opened.grid.activeSheet = opened.grid.sheets.find(({ name }) => name === 'Vitals scores')!;
    expect(opened.bench.runFromClient('importHistory').error?.message).toMatch(
      /"Vitals scores" is a tab of Customer Vitals/,
    );
  });
});
