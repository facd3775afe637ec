import { expect, test } from '@jest/globals';
import { dayOf, dayToIso } from '../../../src/base/calendar';
import type { Snapshot, Stored } from '../../../src/history/day';
import { improvementBetween, movementBetween, quartersUntil } from '../../../src/past/movement';

const BANDS = ['Green', 'Yellow', 'Red'];
const SERIES = ['health_score', 'health_status', 'risk_tier', 'arr'];

const snapshot = (customers: Record<string, readonly Stored[]>, series = SERIES): Snapshot => ({
  day: 46_000,
  series,
  healthModel: 'segment a',
  churnModel: 'churn b',
  customers: new Map(Object.entries(customers)),
});

test('customers go from band to band, leave, or have no band on one of the days', () => {
  const before = snapshot({
    a: [80, 'Green', 'Low', 100],
    b: [60, 'Yellow', 'Medium', 100],
    c: [20, 'Red', 'Critical', 100],
    d: [20, 'Red', 'High', 100],
    e: [70, 'Yellow', 'Low', 100],
    f: [30, 'Red', 'High', 0],
    g: [null, null, null, 100],
    h: [70, 'Yellow', 'Low', null],
  });
  // The second day has its series in another order, and lacks one.
  const now = snapshot(
    {
      a: ['Yellow', 70, 100],
      b: ['Green', 80, 100],
      d: ['Red', 20, 0],
      g: ['Green', 80, 1],
      h: [null, 1, 1],
    },
    ['health_status', 'health_score', 'arr'],
  );
  const { migration, gone, without } = movementBetween(before, now, BANDS);
  expect(migration.rows.map(({ from, to, churned }) => [from, ...to, churned])).toEqual([
    ['Green', 0, 1, 0, 0],
    ['Yellow', 1, 0, 0, 1],
    ['Red', 0, 0, 0, 2],
  ]);
  expect(gone).toEqual([
    { id: 'c', band: 'Red', tier: 'Critical' },
    { id: 'd', band: 'Red', tier: 'High' },
    { id: 'e', band: 'Yellow', tier: 'Low' },
  ]);
  expect(without).toBe(2);
});

test('more than 5 points count as improved or declined; who has no score on one of the days counts for nothing', () => {
  const before = snapshot({ a: [50], b: [50], c: [50], d: [50], e: [null] }, ['health_score']);
  const now = snapshot({ a: [56], b: [55], c: [44.9], d: [null], e: [70] }, ['health_score']);
  expect(improvementBetween(before, now)).toEqual({
    customers: 3,
    improved: 1,
    declined: 1,
    averageChange: expect.closeTo(5.9 / 3, 9),
  });
  expect(improvementBetween(before, snapshot({}))).toMatchObject({ customers: 0, averageChange: null });
});

test('quarters follow each other over the turn of a year', () => {
  const days = quartersUntil(2026, 2, 3).map(({ name, before, last }) => [
    name,
    dayToIso(before),
    dayToIso(last),
  ]);
  expect(days).toEqual([
    ['2026 Q1', '2025-12-31', '2026-03-31'],
    ['2025 Q4', '2025-09-30', '2025-12-31'],
    ['2025 Q3', '2025-06-30', '2025-09-30'],
  ]);
  expect(quartersUntil(2026, 12, 1)[0]!.last).toBe(dayOf(2026, 12, 31));
});
