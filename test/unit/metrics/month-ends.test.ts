import { expect, test } from '@jest/globals';
import { monthName } from '../../../src/base/calendar';
import { changedDay, IMPORTED, type KeptDay, type Snapshot, wholeDay } from '../../../src/history/day';
import { arrOfSnapshot, monthEnds, oneForEachMonth } from '../../../src/metrics/month-ends';

/** Serial number of a day of 2026. */
const day = (month: number, date: number) => Date.UTC(2026, month - 1, date) / 86400000 + 25569;

const SERIES = ['health_score', 'arr', 'csm'];

function kept(...snapshots: (readonly [day: number, Record<string, number | null>])[]): KeptDay[] {
  const full = snapshots.map(
    ([at, arr]): Snapshot => ({
      day: at,
      series: SERIES,
      healthModel: 'h',
      churnModel: 'c',
      customers: new Map(Object.entries(arr).map(([id, amount]) => [id, [50, amount, `${id}’s CSM`]])),
    }),
  );
  return full.map((now, i) => (i === 0 ? wholeDay(now) : changedDay(full[i - 1]!, now)));
}

const paid = (days: readonly KeptDay[]) =>
  monthEnds(oneForEachMonth(days, ['arr'], (amount) => amount)).map(({ month, snapshot }) => [
    monthName(month),
    snapshot.day,
    Object.fromEntries(arrOfSnapshot(snapshot)!),
  ]);

test('a month ends as its last kept day did, through every change of the days between', () => {
  const days = kept(
    [day(8, 30), { A: 10, B: 20 }],
    [day(9, 1), { A: 11, B: 20 }],
    [day(9, 30), { A: 11, B: 20, C: 5 }],
    [day(10, 2), { B: 21, C: 5 }],
    [day(10, 9), { B: 0, C: null }],
  );
  expect(paid(days)).toEqual([
    ['2026-08', day(8, 30), { A: 10, B: 20 }],
    ['2026-09', day(9, 30), { A: 11, B: 20, C: 5 }],
    ['2026-10', day(10, 9), { B: 0, C: Number.NaN }],
  ]);
});

test('a month in which nothing was kept ends as the one before, and says of which day it is', () => {
  const days = kept([day(8, 30), { A: 10 }], [day(11, 3), { A: 12 }]);
  expect(paid(days).map(([month, at]) => [month, at])).toEqual([
    ['2026-08', day(8, 30)],
    ['2026-09', day(8, 30)],
    ['2026-10', day(8, 30)],
    ['2026-11', day(11, 3)],
  ]);
});

test('only what is asked for is sent, and a customer whose other values changed is not gone', () => {
  const [first, second] = kept([day(8, 30), { A: 10 }], [day(9, 30), { A: 10 }]) as [KeptDay, KeptDay];
  const changed: KeptDay = { ...second, changes: [['A', 0, 51]] };
  const months = oneForEachMonth([first, changed], ['arr'], (amount) => amount);
  expect(months.map(({ changes }) => changes)).toEqual([[['A', 0, 10]], []]);
  expect(paid([first, changed])[1]![2]).toEqual({ A: 10 });
});

test('an imported day tells no ARR, since nobody knows whether it has every customer', () => {
  const [first] = kept([day(8, 30), { A: 10 }]) as [KeptDay];
  const ends = monthEnds(oneForEachMonth([{ ...first, healthModel: IMPORTED }], ['arr'], (amount) => amount));
  expect(arrOfSnapshot(ends[0]!.snapshot)).toBeUndefined();
});

test('a day that was kept before ARR was is left out', () => {
  const [first] = kept([day(8, 30), { A: 10 }]) as [KeptDay];
  expect(
    oneForEachMonth([{ ...first, series: ['health_score', 'nps', 'csm'] }], ['arr'], (amount) => amount),
  ).toEqual([]);
});

test('every ARR is sent in the base currency, and none where its currency has no rate', () => {
  const customers = new Map([
    ['A', [10, null]],
    ['B', [10, 'EUR']],
    ['C', [10, 'XTS']],
  ]);
  const end: Snapshot = {
    day: day(8, 30),
    series: ['arr', 'currency'],
    healthModel: 'h',
    churnModel: 'c',
    customers,
  };
  const rates: Readonly<Record<string, number>> = { '': 1, EUR: 1.2 };
  const inBase = (amount: number, currency: string) => amount * (rates[currency] ?? Number.NaN);
  const [month] = oneForEachMonth([wholeDay(end)], ['arr'], inBase);
  expect(month!.changes).toEqual([
    ['A', 0, 10],
    ['B', 0, 12],
    ['C', 0, null],
  ]);
});
