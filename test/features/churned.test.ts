import { expect, test } from '@jest/globals';
import type { RunReport } from '../../src/addon/run/score';
import { recordsOf, type TestCell, workbenchWith } from '../support/sheets';

const HEADERS = [
  'customer_id',
  'segment',
  'arr',
  'churn_date',
  'login_frequency',
  'feature_adoption',
  'dau_mau_ratio',
  'nps_score',
  'csat_score',
  'meeting_attendance',
  'support_ticket_volume',
  'open_tickets',
  'escalation_rate',
  'avg_resolution_hours',
  'login_trend',
  'feature_adoption_change',
  'dau_mau_change',
  'nps_change',
  'meeting_cancellations',
  'response_time_days',
  'open_escalations',
  'unresolved_critical',
  'competitor_mentions',
  'champion_left',
];
/** So bad that a save plan is due. */
const failing = (id: string, left: TestCell): TestCell[] => [
  ...[id, 'smb', 1000, left, 5, 5, 0.05, 1, 1, 10, 20, 15, 0.5, 120],
  ...[-60, -40, -0.3, -5, 6, 20, 4, 3, 5, 'yes'],
];

test('a past customer whose row remains has no score, no revenue and no task', () => {
  const { bench, grid } = workbenchWith([
    HEADERS,
    failing('stays', null),
    failing('left', { day: 46000 }),
    failing('leaves', { day: 47000 }),
  ]);
  const report = bench.runFromClient('scorePortfolio').value as RunReport;
  expect(report.sentence).toBe('2 of 3 scored; 1 left');
  expect(report.unscored).toEqual([]);
  const recordsIn = (name: string) => recordsOf(grid.sheets.find((sheet) => sheet.name === name)!);
  const [stays, left, leaves] = recordsIn('Vitals scores');
  expect(left).toMatchObject({
    'Customer id': 'left',
    ARR: 0,
    'Health score': null,
    'Health status': 'Churned',
    'Churn risk': null,
    'Risk tier': 'Churned',
    'Next action': null,
    'Expansion readiness': 'Churned',
  });
  expect(leaves!['Health score']).toBe(stays!['Health score']);
  expect(leaves!.ARR).toBe(1000);
  expect(report.summary.averageHealth).toBe(stays!['Health score']);
  const tasks = new Set(recordsIn('Vitals tasks').map((task) => task['Customer id']));
  expect([...tasks].sort()).toEqual(['leaves', 'stays']);
});
