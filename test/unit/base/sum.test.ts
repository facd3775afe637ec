import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sum } from '../../../src/base/sum';
import { toCent } from '../../../src/metrics/rate';

// Python 3.11: math.fsum(...)
test.each([
  [[], 0],
  [[0.1, 0.2, 0.3], 0.6],
  [new Array(10).fill(0.1), 1],
  [[1e16, 1, 1e-16], 10000000000000002],
  [[1e16, 1, -1e16], 1],
  [[1, 1e100, 1, -1e100], 2],
  [[-0], 0],
] as [number[], number][])('the sum of %p is %p', (values, total) => {
  expect(sum(values)).toBe(total);
});

const cents = fc.integer({ min: -1e9, max: 1e9 });

test('amounts in cents add up to the cent, as whole numbers do', () => {
  fc.assert(
    fc.property(fc.array(cents, { maxLength: 200 }), (amounts) => {
      const exact = amounts.reduce((total, each) => total + each, 0);
      expect(toCent(sum(amounts.map((each) => each / 100)))).toBe(exact / 100 + 0);
    }),
  );
});

test('no order changes a sum, of whatever sizes', () => {
  const values = fc.array(fc.double({ min: -1e15, max: 1e15, noNaN: true }), { maxLength: 60 });
  fc.assert(
    fc.property(
      values.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([list, shuffled]) => {
        expect(sum(shuffled)).toBe(sum(list));
      },
    ),
  );
});
