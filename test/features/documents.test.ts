import { expect, test } from '@jest/globals';
import type { Facts } from '../../src/playbooks/documents/facts';
import { tableOf } from '../support/customers';
import { workbenchWith } from '../support/sheets';

test('documents know a row as it stands, and the scores that were kept of it', () => {
  const { bench } = workbenchWith(
    tableOf([
      {
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
      },
    ]),
  );
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
