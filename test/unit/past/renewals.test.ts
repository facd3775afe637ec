import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayOf } from '../../../src/base/calendar';
import { RENEWAL_CALLS } from '../../../src/customers/renewal-call';
import type { Snapshot } from '../../../src/history/day';
import { type RenewalsNow, renewalsOfMonth } from '../../../src/past/renewals';

const TODAY = dayOf(2026, 12, 15);
const BEFORE = dayOf(2026, 11, 30);

interface One {
  readonly arr: number;
  readonly end: number;
  readonly call: string | null;
  /** What it pays now, and until when. */
  readonly now: number;
  readonly until: number;
}

function of(customers: Readonly<Record<string, One>>) {
  const all = Object.entries(customers);
  const before: Snapshot = {
    day: BEFORE,
    series: ['contract_end_date', 'renewal_call'],
    healthModel: 'm',
    churnModel: 'c',
    customers: new Map(all.map(([id, { end, call }]) => [id, [end, call]])),
  };
  const now: RenewalsNow = {
    arr: new Map(all.map(([id, one]) => [id, one.now])),
    ends: new Map(all.map(([id, { until }]) => [id, until])),
  };
  return renewalsOfMonth(TODAY, before, new Map(all.map(([id, { arr }]) => [id, arr])), now);
}

const due = { arr: 100, end: dayOf(2026, 12, 20), call: 'commit', now: 100, until: dayOf(2026, 12, 20) };

describe('The renewals of a month', () => {
  test.each<[string, Partial<One>, readonly number[]]>([
    ['are open until the contract ends later', {}, [100, 0, 0]],
    ['are renewed once it does', { until: dayOf(2027, 12, 20) }, [100, 100, 0]],
    ['are no larger for what was bought with them', { until: dayOf(2027, 12, 20), now: 300 }, [100, 100, 0]],
    ['are lost by what they shrink', { until: dayOf(2027, 12, 20), now: 70 }, [100, 70, 30]],
    ['are lost where the customer left', { now: 0 }, [100, 0, 100]],
    ['are open where nobody knows what is paid', { now: Number.NaN }, [100, 0, 0]],
    ['are those of this month only', { end: dayOf(2027, 1, 1) }, [0, 0, 0]],
    ['leave out who paid nothing', { arr: 0 }, [0, 0, 0]],
  ])('%s', (_, change, expected) => {
    const { due: all, renewed, lost } = of({ A: { ...due, ...change } });
    expect([all, renewed, lost]).toEqual(expected);
  });

  test('are told by how they were called when the month began, and never add up to more than was due', () => {
    const one = fc.record({
      arr: fc.integer({ min: 0, max: 1000 }),
      end: fc.integer({ min: BEFORE - 40, max: BEFORE + 80 }),
      call: fc.constantFrom(...RENEWAL_CALLS.map((call) => call.toLowerCase()), null, 'something else'),
      now: fc.integer({ min: 0, max: 1000 }),
      until: fc.integer({ min: BEFORE, max: BEFORE + 500 }),
    });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), one), (customers) => {
        const { due: all, called, renewed, lost } = of(customers);
        const sum = called.reduce((total, each) => total + each, 0);
        expect(sum).toBeLessThanOrEqual(all);
        expect(renewed + lost).toBeLessThanOrEqual(all);
      }),
    );
  });
});
