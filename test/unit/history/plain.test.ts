import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changedDay, type KeptDay, type Snapshot, type Stored, wholeDay } from '../../../src/history/day';
import { plainHistory } from '../../../src/history/plain';

/** So many days one after the other from a Monday on, each with so many customers. */
function history(days: number, customers: number): KeptDay[] {
  const snapshots = Array.from({ length: days }, (_, i): Snapshot => {
    const values = Array.from({ length: customers }, (_each, c): [string, Stored[]] => [`C${c}`, [i, c]]);
    return {
      day: 45999 + i,
      series: ['health_score', 'nps_score'],
      healthModel: 'h',
      churnModel: 'c',
      customers: new Map(values),
    };
  });
  return snapshots.map((day, i) => (i === 0 ? wholeDay(day) : changedDay(snapshots[i - 1]!, day)));
}

test('every day where there is room, else the last of each week, else of each month', () => {
  const kept = history(70, 10);
  const chosen = (rows: number) => {
    const { step, days, before, between } = plainHistory(kept, rows);
    return { step, days: days.map((day) => day - 45999), before, between };
  };
  expect(chosen(700)).toMatchObject({ step: 'day', before: 0, between: 0 });
  expect(chosen(699)).toEqual({
    step: 'week',
    days: [6, 13, 20, 27, 34, 41, 48, 55, 62, 69],
    before: 6,
    between: 54,
  });
  // 2025-12-08 is day 0.
  expect(chosen(99)).toEqual({ step: 'month', days: [23, 54, 69], before: 23, between: 44 });
  expect(chosen(20)).toEqual({ step: 'month', days: [54, 69], before: 54, between: 14 });
  expect(chosen(1)).toEqual({ step: 'month', days: [69], before: 69, between: 0 });
});

test('a row says what was kept; what was not known then is missing, in whatever order it was kept', () => {
  const earlier = wholeDay({
    day: 45998,
    series: ['nps_score', 'arr'],
    healthModel: 'imported',
    churnModel: 'imported',
    customers: new Map([['A', [9, 100]]]),
  });
  const { series, rows } = plainHistory([earlier, ...history(1, 1)], 100);
  expect(series).toEqual(['health_score', 'nps_score', 'arr']);
  expect(rows).toEqual([
    { day: 45998, customer: 'A', healthModel: 'imported', churnModel: 'imported', values: [null, 9, 100] },
    { day: 45999, customer: 'C0', healthModel: 'h', churnModel: 'c', values: [0, 0, null] },
  ]);
});

test('no table has more rows than it may, but for its last day; what is in and what is not add up', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 80 }),
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 1, max: 300 }),
      (days, customers, mostRows) => {
        const found = plainHistory(history(days, customers), mostRows);
        expect(found.rows.length).toBe(found.days.length * customers);
        if (found.days.length > 1) expect(found.rows.length).toBeLessThanOrEqual(mostRows);
        expect(found.before + found.between + found.days.length).toBe(days);
        expect(found.days[found.days.length - 1]).toBe(45999 + days - 1);
      },
    ),
    { numRuns: 100 },
  );
});
