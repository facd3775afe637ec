import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Caller,
  CONTACTED,
  callFirst,
  callListOf,
  inCallOrder,
  TO_CALL,
} from '../../../src/customers/call-first';
import type { Standing } from '../../../src/customers/state';

const caller = (id: string, known: Partial<Caller> = {}): Caller => ({
  id,
  arr: 100,
  risk: 80,
  segment: 'smb',
  callList: TO_CALL,
  daysToRenewal: 30,
  ...known,
});
const ids = (customers: readonly Caller[]) => customers.map(({ id }) => id).join('');
const standing = (known: Partial<Standing> = {}): Standing =>
  ({
    tierAtRisk: false,
    notice: false,
    worstRank: 2,
    bandRank: 0,
    signals: [],
    concerns: [],
    ...known,
  }) as Standing;

describe('the order of calls', () => {
  test('is ARR x risk x nearness of the decision: 1 to 180 days or unknown, 0.6 to 365, 0.3 beyond', () => {
    const order = inCallOrder([
      caller('c', { arr: 165, daysToRenewal: 181 }),
      caller('a', { arr: 100, daysToRenewal: 180 }),
      caller('d', { arr: 331, daysToRenewal: 366 }),
      caller('b', { arr: 99.5, daysToRenewal: null }),
      caller('e', { arr: 160, daysToRenewal: 365 }),
    ]);
    expect(ids(order)).toBe('abdce'); // 100, 99.5, 99.3, 99, 96
  });

  test('takes the median of the segment for an unknown ARR, and never a 0', () => {
    const known = [100, 200, 900].map((arr, i) => caller(`k${i}`, { arr, segment: 'enterprise' }));
    const order = inCallOrder([...known, caller('?', { arr: null, segment: 'enterprise' })]);
    expect(order.map(({ id }) => id)).toEqual(['k2', '?', 'k1', 'k0']);
  });

  test('goes by risk, then by the nearest decision, where no ARR is known', () => {
    const order = inCallOrder([
      caller('c', { arr: null, risk: 60 }),
      caller('b', { arr: null, risk: 90, daysToRenewal: 90 }),
      caller('a', { arr: null, risk: 90, daysToRenewal: 10 }),
    ]);
    expect(ids(order)).toBe('abc');
  });

  test('loses nobody and does not depend on the order of the rows', () => {
    const arrs = fc.option(fc.integer({ min: 0, max: 1e6 }), { nil: null });
    const days = fc.option(fc.integer({ min: -400, max: 800 }), { nil: null });
    const some = fc.array(fc.tuple(arrs, fc.integer({ min: 0, max: 100 }), days), { maxLength: 12 });
    fc.assert(
      fc.property(some, (drawn) => {
        const all = drawn.map(([arr, risk, daysToRenewal], i) =>
          caller(`${i}`, { arr, risk, daysToRenewal }),
        );
        const { calls, contacted, toConfirm, unpaid } = callFirst(all);
        expect([...calls, ...contacted, ...toConfirm, ...unpaid]).toHaveLength(all.length);
        expect(callFirst([...all].reverse()).calls).toEqual(calls);
      }),
    );
  });
});

describe('the call list', () => {
  test('holds the eligible alone, and others in lists of their own', () => {
    const lists = callFirst(
      [
        caller('a'),
        caller('b', { callList: '' }),
        caller('c', { callList: CONTACTED }),
        caller('d', { daysToRenewal: -31 }),
        caller('e', { daysToRenewal: -30 }),
        caller('f', { arr: 0 }),
        caller('g'),
      ],
      (id) => id === 'g',
    );
    expect(Object.values(lists).map(ids)).toEqual(['ea', 'cg', 'd', 'f']);
  });

  test.each<[string, Partial<Standing>, number | undefined, string]>([
    ['nothing stands out', {}, undefined, ''],
    ['a tier at risk', { tierAtRisk: true }, undefined, TO_CALL],
    ['notice given', { notice: true }, undefined, TO_CALL],
    ['the worst band', { bandRank: 2 }, undefined, TO_CALL],
    ['a fall of 20 points', { healthChange: -20 }, undefined, TO_CALL],
    ['contacted 7 days ago', { tierAtRisk: true }, 7, CONTACTED],
    ['contacted 8 days ago', { tierAtRisk: true }, 8, TO_CALL],
    ['contacted yesterday, with a red flag', { tierAtRisk: true, healthChange: -20 }, 1, TO_CALL],
  ])('%s', (_, known, sinceContact, expected) => {
    expect(callListOf(standing(known), sinceContact)).toBe(expected);
  });
});
