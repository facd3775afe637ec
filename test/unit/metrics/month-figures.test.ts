import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { movementsBetween, retentionsBetween, standOf } from '../../../src/metrics/month-figures';
import { grossRevenueRetention, netRevenueRetention } from '../../../src/metrics/retention';
import { Missing } from '../../../src/scoring/value';

const opening = new Map([
  ['grew', 100],
  ['shrank', 80],
  ['left', 50],
  ['same', 70],
  ['unknown now', 40],
]);
const closing = new Map([
  ['grew', 130],
  ['shrank', 60],
  ['same', 70],
  ['new', 25],
  ['unknown now', Number.NaN],
]);

test('each customer is netted, then counted once', () => {
  expect(movementsBetween(opening, closing)).toEqual({
    newCustomers: 1,
    churnedCustomers: 1,
    expansion: 30,
    contraction: 20,
    churned: 50,
    netExpansionRate: 10.5263157895,
  });
});

test('a customer whose ARR is unknown is neither lost nor kept, and is counted apart', () => {
  const known = new Map([...opening].filter(([id]) => id !== 'unknown now'));
  expect(retentionsBetween(opening, closing)).toEqual(retentionsBetween(known, closing));
  expect(standOf(closing)).toEqual({ customers: 4, arr: 285, unknown: 1 });
});

test('without opening ARR there is a reason instead of a rate', () => {
  const { nrr, grr, logos } = retentionsBetween(new Map(), closing);
  for (const figure of [nrr, grr, logos]) expect(figure).toBeInstanceOf(Missing);
});

describe('for any two days', () => {
  const amounts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 0, max: 1e6 }));
  const maps = fc.tuple(amounts, amounts).map((pair) => pair.map((each) => new Map(Object.entries(each))));

  test('the movements lead from one ARR to the other', () => {
    fc.assert(
      fc.property(maps, ([from, to]) => {
        const moved = movementsBetween(from!, to!);
        const arrived = standOf(to!).arr - standOf(from!).arr;
        const gained = [...to!]
          .filter(([id]) => !((from!.get(id) ?? 0) > 0))
          .reduce((sum, [, arr]) => sum + arr, 0);
        expect(gained + moved.expansion - moved.contraction - moved.churned).toBe(arrived);
      }),
    );
  });

  test('the rates are those of the formulas, and GRR never passes 100', () => {
    fc.assert(
      fc.property(maps, ([from, to]) => {
        const standings = [...from!].map(([id, start]) => ({ start, end: to!.get(id) ?? 0 }));
        const { nrr, grr } = retentionsBetween(from!, to!);
        expect(nrr).toEqual(netRevenueRetention(standings).rate);
        expect(grr).toEqual(grossRevenueRetention(standings).rate);
        if (typeof grr === 'number') expect(grr).toBeLessThanOrEqual(100);
      }),
    );
  });
});
