import { expect, test } from '@jest/globals';
import type { Facts } from '../../src/playbooks/documents/facts';
import { type CustomerRow, tableOf } from '../support/customers';
import { fill, workbenchWith } from '../support/sheets';

const ROW: CustomerRow = {
  customer_id: 'A',
  name: 'Acme',
  segment: 'smb',
  arr: 1000,
  login_frequency: 70,
  feature_adoption: 60,
  dau_mau_ratio: 0.3,
  meeting_attendance: 75,
  nps_score: 7,
  csat_score: 3.8,
  open_tickets: 0,
  escalation_rate: 0,
  avg_resolution_hours: 0,
  start_date: { day: 46300 },
  'module sso': null,
};

test('documents know a row as it stands, and the scores that were kept of it', () => {
  const { bench } = workbenchWith(tableOf([ROW]));
  expect(bench.runFromClient('scorePortfolio').error).toBeNull();
  const first = bench.runFromClient('documentFacts', 'A').value as Facts;
  expect(first).toMatchObject({
    name: 'Acme',
    arr: '1,000',
    csm: null,
    daysAsCustomer: 47,
    risk: null,
    shown: { feature_adoption: '60 %', segment: 'smb' },
    // The published benchmarks of small customers.
    targets: {
      login_frequency: 70,
      feature_adoption: 60,
      dau_mau_ratio: 0.3,
      nps_score: 7,
      csat_score: 3.8,
      open_tickets: 20,
      escalation_rate: 0.4,
      avg_resolution_hours: 120,
    },
    expansion: { potential: 80, opportunities: [{ what: 'sso', level: 5 }] },
    history: [],
    quarterAgo: null,
  });
  expect(first.health).toMatchObject({ best: true, worst: false });
  bench.environment.clock.advance(86400000);
  const { history, quarterAgo } = bench.runFromClient('documentFacts', 'A').value as Facts;
  expect(history).toMatchObject([{ day: '2026-11-21', health: 100, band: 'Green' }]);
  expect(history[0]!.dimensions).toHaveLength(4);
  expect(quarterAgo).toBeNull();
});

test('a quarter later the figures of then are there, but for those that are read otherwise now', () => {
  const { bench, grid } = workbenchWith(tableOf([ROW]));
  bench.runFromClient('scorePortfolio');
  bench.environment.clock.advance(91 * 86400000);
  fill(grid.activeSheet, tableOf([{ ...ROW, feature_adoption: 66 }]));
  bench.runFromClient('scorePortfolio');
  const { quarterAgo, numbers } = bench.runFromClient('documentFacts', 'A').value as Facts;
  expect(numbers.feature_adoption).toBe(66);
  expect(quarterAgo).toMatchObject({ day: '2026-11-21', numbers: { feature_adoption: 60, nps_score: 7 } });
});
