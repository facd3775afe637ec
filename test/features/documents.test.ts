import { expect, test } from '@jest/globals';
import type { Facts } from '../../src/playbooks/documents/facts';
import { workbenchWith } from '../support/sheets';

test('documents know a row as it stands, and the scores that were kept of it', () => {
  const { bench } = workbenchWith([
    [
      'customer_id',
      'name',
      'segment',
      'arr',
      'login_frequency',
      'feature_adoption',
      'dau_mau_ratio',
      'meeting_attendance',
      'nps_score',
      'csat_score',
      'open_tickets',
      'escalation_rate',
      'avg_resolution_hours',
      'start_date',
      'module sso',
    ],
    ['A', 'Acme', 'smb', 1000, 70, 60, 0.3, 75, 7, 3.8, 0, 0, 0, { day: 46300 }, null],
  ]);
  expect(bench.runFromClient('scorePortfolio').error).toBeNull();
  const first = bench.runFromClient('documentFacts', 'A').value as Facts;
  expect(first).toMatchObject({
    name: 'Acme',
    arr: '1,000',
    csm: null,
    daysAsCustomer: 47,
    risk: null,
    shown: { feature_adoption: '60 %', segment: 'smb' },
    expansion: { potential: 80, opportunities: [{ what: 'sso', level: 5 }] },
    history: [],
  });
  expect(first.health).toMatchObject({ best: true, worst: false });
  bench.environment.clock.advance(86400000);
  const { history } = bench.runFromClient('documentFacts', 'A').value as Facts;
  expect(history).toEqual([{ day: '2026-11-21', health: 100, band: 'Green' }]);
});
