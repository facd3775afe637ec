import { expect, test } from '@jest/globals';
import { dayOf } from '../../src/base/calendar';
import { portfolioOverTime } from '../support/over-time';
import { recordsOf, type TestCell, valuesOf } from '../support/sheets';

type Customer = readonly [id: string, csm: string, arr: number, end: number, usage: number, nps: TestCell];

const SOON = dayOf(2026, 10, 20);
const LATER = dayOf(2027, 10, 20);

test('runs keep how each CSM goes, and the dashboard shows the newest month by itself', () => {
  const { call, tab, ...over } = portfolioOverTime('2026-08-20T08:00:00Z', 'lifecycle');
  const scoreOn = (day: string, customers: readonly Customer[]) =>
    over.scoreOn(
      `${day}T09:00:00Z`,
      customers.map(([id, csm, arr, end, usage, nps]) => ({
        customer_id: id,
        csm,
        arr,
        contract_end_date: { day: end },
        product_usage_score: usage,
        engagement_score: 50,
        support_metrics_score: 50,
        business_outcomes_score: 50,
        relationship_strength_score: 50,
        nps_score: nps,
      })),
    );
  scoreOn('2026-08-20', [
    ['a', 'Ana', 100, SOON, 40, 9],
    ['b', 'Ana', 100, SOON, 80, 9],
    ['c', 'Bea', 100, LATER, 80, null],
  ]);
  scoreOn('2026-10-15', [
    ['a', 'Ana', 120, LATER, 80, 9],
    ['b', 'Ana', 100, SOON, 80, 3],
  ]);
  expect(
    scoreOn('2026-11-18', [
      ['a', 'Ana', 120, LATER, 80, 9],
      ['b', 'Ana', 80, LATER, 80, 3],
      ['d', 'Bea', 10, LATER, 80, 10],
    ]).unkept,
  ).toEqual([]);
  const rows = recordsOf(tab('Vitals team months'));
  const of = (key: string) => rows.find(({ Key }) => Key === key);
  // October is compared with August: c has gone from Bea.
  expect(of('2026-10 | Bea')).toMatchObject({ Customers: 0, NRR: 0, GRR: 0, 'NPS answers': 0 });
  expect(of('2026-10 | Ana')).toMatchObject({ NRR: 110, GRR: 100, 'Expansion rate': 10 });
  // November is compared with October; a was renewed before its end, b after it.
  expect(of('2026-11 | Ana')).toMatchObject({
    Customers: 2,
    GRR: expect.closeTo(90.909, 3),
    'Expansion rate': 0,
    // Usage counts 30 of 100: 40 points more are 12 more of a's health, and b's stayed.
    'Health gained': 6,
    NPS: 0,
    'Renewals due': 2,
    'Renewals on time': 50,
    'Compared with': dayOf(2026, 10, 15),
    'Health compared with': dayOf(2026, 8, 20),
  });

  call('makeDashboard');
  const cells = valuesOf(tab('Vitals'));
  const top = cells.findIndex((line) => line.some((cell) => String(cell).startsWith('Team (rates')));
  const left = cells[top]!.findIndex((cell) => String(cell).startsWith('Team (rates'));
  const shown = (line: number) =>
    Object.fromEntries(
      cells[top + 1]!.slice(left).map((name, i) => [name, cells[top + line]![left + i] ?? '']),
    );
  expect(shown(3)).toMatchObject({ CSM: 'Ana', Customers: 2, ARR: 200, NPS: 0, 'Renewals on time': 50 });
  expect(shown(3).GRR).toBeCloseTo(90.909, 3);
  expect(shown(4)).toMatchObject({ CSM: 'Bea', Customers: 1, NPS: 100, 'Renewals on time': '' });
});
