import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultsOf } from '../../../src/base/setting';
import { changedDay, type KeptDay, type Snapshot, type Stored, wholeDay } from '../../../src/history/day';
import { History } from '../../../src/history/history';
import { daysToThin, HISTORY_KEEPING, thinned } from '../../../src/history/thinning';

const DEFAULT_KEEPING = defaultsOf(HISTORY_KEEPING);
const SERIES = ['health_score', 'risk_tier', 'nps_score'];
const value: fc.Arbitrary<Stored> = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => x + 0),
  fc.constantFrom<Stored>(null, 'High', '__proto__', true, false, 0),
);
const customers = fc
  .uniqueArray(fc.constantFrom('A', 'B', 'C', '__proto__', 'constructor', '7'), { maxLength: 6 })
  .chain((ids) =>
    fc.tuple(...ids.map((id) => fc.tuple(fc.constant(id), fc.array(value, { minLength: 3, maxLength: 3 })))),
  )
  .map((rows) => new Map<string, Stored[]>(rows));

/** Some hundred days of a portfolio, with gaps of up to a few days. */
const snapshots = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), customers), { minLength: 1, maxLength: 60 })
  .map((days) => {
    let day = 45000;
    return days.map(([step, seen]): Snapshot => {
      day += step;
      return { day, series: SERIES, healthModel: 'h', churnModel: 'c', customers: seen };
    });
  });

function kept(days: readonly Snapshot[], wholeEvery: number): KeptDay[] {
  return days.map((day, i) => (i % wholeEvery === 0 ? wholeDay(day) : changedDay(days[i - 1]!, day)));
}

/** As the tab keeps it: as text. */
function throughText(days: readonly KeptDay[]): KeptDay[] {
  return days.map((day) => ({ ...day, changes: JSON.parse(JSON.stringify(day.changes)) }));
}

function expectDay(history: History, { day, customers: seen }: Snapshot, others: readonly string[]): void {
  for (const id of new Set([...seen.keys(), ...others])) {
    const values = SERIES.map((series) => history.valueOn(id, series, day));
    expect([day, id, values]).toEqual([day, id, seen.get(id) ?? [null, null, null]]);
  }
}

test('what is kept as changes says on every day what was seen on it', () => {
  fc.assert(
    fc.property(snapshots, fc.integer({ min: 1, max: 40 }), (days, wholeEvery) => {
      const history = new History(throughText(kept(days, wholeEvery)));
      for (const day of days) expectDay(history, day, ['A', 'B', '__proto__']);
    }),
    { numRuns: 60 },
  );
});

test('thinned, it still says so of every day that is kept, and daily ones all are', () => {
  const keeping = { daily: 20, weekly: 60 };
  fc.assert(
    fc.property(snapshots, fc.integer({ min: 1, max: 40 }), (days, wholeEvery) => {
      const today = days[days.length - 1]!.day;
      const before = days.map(({ day }) => day);
      const thin = thinned(kept(days, wholeEvery), today, keeping);
      const history = new History(throughText(thin));
      const left = new Set(history.days);
      expect(before.filter((day) => today - day <= keeping.daily && !left.has(day))).toEqual([]);
      for (const day of days) if (left.has(day.day)) expectDay(history, day, ['A', 'C', 'constructor']);
    }),
    { numRuns: 60 },
  );
});

test('a week is thinned once the next one has passed out of the daily days, a month likewise', () => {
  const monday = 45999;
  const days = Array.from({ length: 100 }, (_, i) => monday + i);
  const groups = daysToThin(days, monday + 99, DEFAULT_KEEPING);
  expect(groups).toEqual([{ first: 0, last: 6 }]);
});

test('scores begin with the model that the last one is from; what the sheet says does not', () => {
  const day = (at: number, healthModel: string, health: number): Snapshot => ({
    day: at,
    series: ['health_score', 'nps_score'],
    healthModel,
    churnModel: 'c',
    customers: new Map([['A', [health, 9]]]),
  });
  const history = new History([day(1, 'old', 80), day(2, 'old', 81), day(3, 'new', 40)].map(wholeDay));
  expect(history.points('A', 'health_score')).toEqual([{ day: 3, value: 40 }]);
  expect(history.points('A', 'nps_score').map(({ day: at }) => at)).toEqual([1, 2, 3]);
  expect(history.valueOn('A', 'health_score', 2)).toBe(81);
});

test('another list of series makes the next day a whole one', () => {
  const one: Snapshot = {
    day: 1,
    series: ['a'],
    healthModel: '',
    churnModel: '',
    customers: new Map([['A', [1]]]),
  };
  const other = { ...one, day: 2, series: ['b'] };
  expect(changedDay(one, other).whole).toBe(true);
  const history = new History([wholeDay(one), changedDay(one, other)]);
  expect([history.valueOn('A', 'a', 2), history.valueOn('A', 'b', 2)]).toEqual([null, 1]);
});

test('a year of daily runs with 5 % of the values changing takes a few thousand cells for 10,000 customers', () => {
  const [customers, series] = [200, 15];
  const names = Array.from({ length: series }, (_, i) => `series ${i}`);
  let seed = 1;
  const draw = (below: number) => {
    seed = (seed * 1664525 + 1013904223) % 4294967296;
    return Math.floor((seed / 4294967296) * below);
  };
  const values = Array.from({ length: customers }, () => names.map((): Stored => draw(1000) / 10));
  let thin: KeptDay[] = [];
  let before: Snapshot | undefined;
  for (let day = 45000; day < 45365; day++) {
    for (let n = 0; n < customers * series * 0.05; n++)
      values[draw(customers)]![draw(series)] = draw(1000) / 10;
    const seen = new Map(values.map((row, i) => [`ACCOUNT-${10000 + i}`, [...row]]));
    const now: Snapshot = { day, series: names, healthModel: 'h', churnModel: 'c', customers: seen };
    thin.push(before && (day - 45000) % 30 !== 0 ? changedDay(before, now) : wholeDay(now));
    before = now;
    thin = thinned(thin, day, DEFAULT_KEEPING);
  }
  // 40,000 characters in a cell, behind the five that say what a day is; the tab is as wide as its widest row.
  const widest = Math.max(...thin.map(({ changes }) => JSON.stringify(changes).length));
  const cells = (thin.length + 1) * (5 + Math.ceil((widest * (10000 / customers)) / 40000));
  expect(thin.length).toBeLessThan(140);
  expect(cells).toBeLessThan(8000);
});

test('the last change of a series is the last day on which a customer had another value than before', () => {
  fc.assert(
    fc.property(snapshots, fc.integer({ min: 1, max: 40 }), (days, wholeEvery) => {
      const history = new History(kept(days, wholeEvery));
      SERIES.forEach((series, at) => {
        let last = days[0]!.day;
        const known = new Map<string, Stored>();
        for (const { day, customers: seen } of days) {
          for (const [id, values] of seen) {
            const [before, now] = [known.get(id) ?? null, values[at]!];
            if (before !== null && now !== null && before !== now) last = day;
          }
          known.clear();
          for (const [id, values] of seen) known.set(id, values[at]!);
        }
        expect(history.lastChange(series)).toBe(last);
      });
      expect(history.lastChange('arr')).toBeUndefined();
    }),
  );
});
