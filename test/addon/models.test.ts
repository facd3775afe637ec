import { describe, expect, test } from '@jest/globals';
import type { RunReport } from '../../src/addon/score';
import type { Workbench } from '../../workbench';
import { fill, scoresOf, type TestCell, valuesOf, workbenchWith } from '../support/sheets';

const HEADERS = [
  'customer_id',
  'segment',
  // dashboard
  'daily_active_users',
  'licensed_users',
  'training_completion_rate',
  'avg_ticket_sentiment',
  'days_overdue',
  // lifecycle
  'product_usage_score',
  'engagement_score',
  'support_metrics_score',
  'business_outcomes_score',
  'relationship_strength_score',
  // segment
  'login_frequency',
  'feature_adoption',
  'dau_mau_ratio',
  'support_ticket_volume',
  'meeting_attendance',
  'nps_score',
  'csat_score',
  'open_tickets',
  'escalation_rate',
  'avg_resolution_hours',
  'executive_sponsor_engagement',
  'multi_threading_depth',
  'renewal_sentiment',
];
const USAGE = [80, 100, 70, 0.6, 30];
const COMPONENTS = [85, 70, 60, 50, 40];
const BENCHMARK = [40, 35, 0.2, 4, 42.5, 4, 2, 7.5, 0.15, 48, 37.5, 1.5, 'negative'];
const ROWS: TestCell[][] = [
  HEADERS,
  ['A', 'mid-market', ...USAGE, ...COMPONENTS, ...BENCHMARK],
  ['B', 'mid-market', 79.6, 100, 79.6, 0.796, 18.36, 79.6, 79.6, 79.6, 79.6, 79.6, ...BENCHMARK],
];

function call<T>(bench: Workbench, name: string, ...args: unknown[]): T {
  const run = bench.runFromClient(name, ...args);
  if (run.error) throw new Error(run.error.message);
  return run.value as T;
}

const score = (bench: Workbench, model?: string) =>
  call<RunReport>(bench, 'scorePortfolio', model === undefined ? {} : { model });

describe('one portfolio under the published models', () => {
  const { bench, grid } = workbenchWith(ROWS);
  const health = () => scoresOf(grid).map((row) => [row['Health score'], row['Health status'], row.Model]);

  test('dashboard: 70.83 is At Risk, 79.6 as well', () => {
    score(bench, 'dashboard');
    const [worked, edge] = health();
    expect(worked).toEqual([expect.closeTo(70.8333333, 6), 'At Risk', 'dashboard']);
    expect(edge).toEqual([expect.closeTo(79.6, 9), 'At Risk', 'dashboard']);
  });

  test('lifecycle: 66.5 is 67 and Yellow, 79.6 is 80 and Green', () => {
    score(bench, 'lifecycle');
    expect(health()).toEqual([
      [67, 'Yellow', 'lifecycle'],
      [80, 'Green', 'lifecycle'],
    ]);
    expect(scoresOf(grid)[0]).toMatchObject({
      'Health drivers':
        'Support metrics score -8.0; Engagement score -7.5; Business outcomes score -7.5; and 2 more',
      'Health coverage': 1,
      'Relationship strength score': 40,
    });
  });

  test('segment: half of each benchmark is half of the points', () => {
    score(bench, 'segment');
    expect(health()[0]).toEqual([expect.any(Number), 'Yellow', 'segment']);
  });

  test('no column of the model before stays behind', () => {
    score(bench, 'lifecycle');
    score(bench);
    const tab = grid.sheets.find(({ name }) => name === 'Vitals scores')!;
    const headers = valuesOf(tab)[0]!;
    expect(headers.slice(18, 22)).toEqual([
      'Usage score',
      'Engagement score',
      'Support score',
      'Relationship score',
    ]);
    expect(headers[headers.length - 1]).toBe('Model');
    expect(headers).not.toContain('Business outcomes score');
  });

  test('what a user puts right of the results stays theirs under a wider model', () => {
    const tab = grid.sheets.find(({ name }) => name === 'Vitals scores')!;
    const width = valuesOf(tab)[0]!.length;
    fill(tab, [['My note'], ['theirs']], 0, width);
    score(bench, 'lifecycle');
    const [headers, first] = valuesOf(tab) as [TestCell[], TestCell[]];
    expect(headers.indexOf('My note')).toBe(width + 1);
    expect(first[width + 1]).toBe('theirs');
    score(bench);
    expect(valuesOf(tab)[0]![width + 1]).toBe('My note');
  });
});
