import { expect, test } from '@jest/globals';
import type { RunReport } from '../../src/addon/run/score';
import { customer, FAILING, tableOf } from '../support/customers';
import { recordsOf, type TestCell, workbenchWith } from '../support/sheets';

/** So bad that a save plan is due. */
const failing = (id: string, left: TestCell) =>
  customer({ ...FAILING, customer_id: id, segment: 'smb', arr: 1000, churn_date: left });

test('a past customer whose row remains has no score, no revenue and no task', () => {
  const { bench, grid } = workbenchWith(
    tableOf([failing('stays', null), failing('left', { day: 46000 }), failing('leaves', { day: 47000 })]),
  );
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
