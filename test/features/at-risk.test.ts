import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { cardsOf, disagreements } from '../../pages/portfolio/overview';
import { figuresByCsm } from '../../pages/portfolio/team';
import type { Review } from '../../src/addon/models/review';
import type { LastRun } from '../../src/addon/run/last-run';
import type { RunReport } from '../../src/addon/run/score';
import { openCsv, type Workbench } from '../../workbench';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { benchOn, countedScores, scoresOf, valuesOf } from '../support/sheets';
import { THREE_TIERS } from '../support/three-tiers';

function call<T>(bench: Workbench, name: string, ...args: unknown[]): T {
  const run = bench.runFromClient(name, ...args);
  if (run.error) throw new Error(run.error.message);
  return run.value as T;
}

describe('a churn model of three tiers, one of them at risk', () => {
  const grid = new UniverGrid({ rows: 300, columns: 60 });
  const bench = benchOn(grid);
  let report: RunReport;
  let run: LastRun;
  let alarm: ReturnType<typeof scoresOf>;
  const arr = (rows: ReturnType<typeof scoresOf>) => rows.reduce((sum, row) => sum + Number(row.ARR), 0);

  beforeAll(() => {
    openCsv(grid, grid.activeSheet, readFileSync('examples/portfolio.csv', 'utf8'), 2026);
    call(bench, 'saveModelAs', THREE_TIERS, 'churn risk', 'three tiers');
    report = call<RunReport>(bench, 'scorePortfolio', {});
    call(bench, 'makeDashboard');
    run = call<LastRun>(bench, 'lastRun');
    alarm = scoresOf(grid).filter((row) => row['Risk tier'] === 'Alarm');
  });

  test('changes the report, the overview, the team and the review', () => {
    expect(alarm.length).toBeGreaterThan(0);
    expect(run.atRisk).toEqual(['Alarm']);
    expect(report.summary.arrAtRisk).toBe(arr(alarm));
    expect(cardsOf(run).find(({ name }) => name === 'ARR at risk')).toMatchObject({
      value: arr(alarm),
      note: 'Alarm churn risk; less is better',
    });
    expect(figuresByCsm(run).reduce((sum, { figures }) => sum + figures['arr-at-risk']!, 0)).toBe(arr(alarm));
    const notRed = alarm.filter((row) => row['Health status'] !== 'Red').length;
    expect(disagreements(run).healthyAtRisk.length).toBe(notRed);
    const review = call<Review>(bench, 'reviewAccounts');
    expect(review.accounts.every(({ tier, status }) => tier === 'Alarm' || status === 'Red')).toBe(true);
    expect(review.accounts.filter(({ tier }) => tier === 'Alarm').length).toBe(alarm.length);
  });

  test('changes the dashboard tab', () => {
    const cells = valuesOf(grid.sheets.find(({ name }) => name === 'Vitals')!);
    const below = (text: string) => {
      const row = cells.findIndex((line) => line.includes(text));
      const column = cells[row]!.indexOf(text);
      return cells.slice(row + 1).map((line) => line[column]);
    };
    const [value, , about] = below('ARR at risk');
    expect([value, about]).toEqual([arr(alarm), 'Alarm churn risk']);
    const largest = [...alarm].sort((a, b) => Number(b.ARR) - Number(a.ARR)).slice(0, 10);
    expect(below('At risk (Alarm), by ARR').slice(1, 11)).toEqual(largest.map((row) => row.Name));
  });

  test('changes who holds every proposal', () => {
    const readinessOf = (tier: string) =>
      new Set(
        scoresOf(grid)
          .filter((row) => row['Risk tier'] === tier)
          .map((row) => row['Expansion readiness']),
      );
    expect([...readinessOf('Alarm')]).toEqual(['Hold: at risk']);
    // The second tier of four would hold them all.
    expect(readinessOf('Watch')).toContain('Nurture first');
  });
});

test('the number of days in which a renewal is near is one setting', () => {
  const grid = new UniverGrid({ rows: 300, columns: 60 });
  const bench = benchOn(grid);
  openCsv(grid, grid.activeSheet, readFileSync('examples/portfolio.csv', 'utf8'), 2026);
  call(bench, 'changeSetting', 'Renewals', 'Near renewal', '45');
  call(bench, 'scorePortfolio', {});
  call(bench, 'makeDashboard');
  const near = countedScores(grid).filter((row) => {
    const days = row['Days to renewal'];
    return typeof days === 'number' && days >= 0 && days <= 45;
  });
  const expected = near.reduce((sum, row) => sum + Number(row.ARR), 0);
  const run = call<LastRun>(bench, 'lastRun');
  expect(cardsOf(run).find(({ name }) => name === 'ARR up for renewal')).toMatchObject({
    value: expected,
    note: 'within 45 days',
  });
  const cells = valuesOf(grid.sheets.find(({ name }) => name === 'Vitals')!);
  const row = cells.findIndex((line) => line.includes('ARR up for renewal'));
  expect(cells[row + 1]![cells[row]!.indexOf('ARR up for renewal')]).toBe(expected);
});
