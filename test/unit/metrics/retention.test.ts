import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sum } from '../../../src/base/sum';
import { movementsOf } from '../../../src/metrics/mrr';
import {
  grossRevenueRetention,
  logoRetention,
  netRevenueRetention,
  type PeriodRevenue,
  perCustomer,
} from '../../../src/metrics/retention';

const cents = fc.integer({ min: 0, max: 5e7 }).map((each) => each / 100);
const standing = fc.record({
  start: fc.oneof(fc.constant(0), cents),
  end: fc.oneof(fc.constant(0), cents),
  before: fc.boolean(),
});
const portfolio: fc.Arbitrary<PeriodRevenue[]> = fc.array(standing, { maxLength: 80 });

describe('whatever the customers', () => {
  test('GRR is neither above 100 % nor above NRR', () => {
    fc.assert(
      fc.property(portfolio, (standings) => {
        const gross = grossRevenueRetention(standings).rate;
        const net = netRevenueRetention(standings).rate;
        if (typeof gross !== 'number') return expect(net).toBe(gross);
        expect(gross).toBeLessThanOrEqual(Math.min(100, net as number));
        expect(gross).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('no order of the rows changes a figure', () => {
    fc.assert(
      fc.property(portfolio, (standings) => {
        const turned = [...standings].reverse();
        expect(netRevenueRetention(turned)).toEqual(netRevenueRetention(standings));
        expect(grossRevenueRetention(turned)).toEqual(grossRevenueRetention(standings));
        expect([...movementsOf(turned)]).toEqual([...movementsOf(standings)]);
      }),
    );
  });

  test('those who come later change no retention', () => {
    fc.assert(
      fc.property(portfolio, cents, (standings, end) => {
        const more = [...standings, { start: 0, end }];
        expect(netRevenueRetention(more).rate).toEqual(netRevenueRetention(standings).rate);
        expect(logoRetention(more).rate).toEqual(logoRetention(standings).rate);
      }),
    );
  });

  test('the opening MRR and the movements make the closing MRR, to the cent', () => {
    fc.assert(
      fc.property(portfolio, (standings) => {
        const moved = movementsOf(standings);
        const by = (name: Parameters<typeof moved.get>[0]) => Math.round(moved.get(name)!.amount * 100);
        const at = (pick: (each: PeriodRevenue) => number) => Math.round(sum(standings.map(pick)) * 100);
        expect(
          at(({ start }) => start) +
            by('new') +
            by('reactivation') +
            by('expansion') -
            by('contraction') -
            by('churn'),
        ).toBe(at(({ end }) => end));
      }),
    );
  });
});

test('a customer who ends one of two contracts contracts, and nobody churns', () => {
  const rows = [
    { start: 100, end: 0 },
    { start: 50, end: 60 },
  ];
  const moved = movementsOf(perCustomer(rows, ['A', 'A']));
  expect(moved.get('contraction')).toEqual({ amount: 90, customers: 1 });
  expect(moved.get('churn')).toEqual({ amount: 0, customers: 0 });
});

test('a contract moved to another row of its customer is no expansion that GRR would lose', () => {
  const rows = [
    { start: 100, end: 0 },
    { start: 0, end: 100 },
  ];
  expect(grossRevenueRetention(rows).rate).toBe(0);
  expect(grossRevenueRetention(perCustomer(rows, ['A', 'A'])).rate).toBe(100);
});

test('one customer who grows does not make good what another loses in GRR', () => {
  const { rate } = grossRevenueRetention([
    { start: 100, end: 150 },
    { start: 100, end: 50 },
  ]);
  expect(rate).toBe(75);
});
