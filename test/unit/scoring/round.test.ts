import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tenth, tenths } from '../../../src/base/numbers';
import { round } from '../../../src/scoring/round';

test.each([
  [66.5, 67],
  [79.6, 80],
  [66.49, 66],
  // 77, 77, 75, 49 and 88 under the lifecycle model: 73.5 on paper.
  [73.49999999999999, 74],
  [0, 0],
  [100, 100],
])('whole: %p is %p, half up', (x, rounded) => {
  expect(round(x, 'whole')).toBe(rounded);
});

describe('tenth', () => {
  // Python 3.11: [round(x, 1) for x in (...)]
  test.each([
    [91.25, 91.2],
    [91.35, 91.3],
    [0.25, 0.2],
    [0.35, 0.3],
    [0.05, 0.1],
    [0.15, 0.1],
    [78.45, 78.5],
    [59.95, 60],
    [79.95, 80],
    [2.5, 2.5],
    [100, 100],
    [0, 0],
  ])('rounds %p to %p as Python does', (x, rounded) => {
    expect(tenth(x)).toBe(rounded);
  });

  test('agrees with the exact decimal expansion of any score, ties to even', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ min: 0, max: 100, noNaN: true }),
          fc.integer({ min: 0, max: 2000 }).map((n) => n / 20),
        ),
        (x) => {
          expect(tenth(x)).toBe(byExpansion(x));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('in words it is the same number', () => {
    expect([91.25, 91.35, -0.04, -0.4, 2].map(tenths)).toEqual(['91.2', '91.3', '0.0', '-0.4', '2.0']);
    fc.assert(
      fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (x) => Number(tenths(x)) === tenth(x)),
    );
  });

  test('never turns a small negative number into a score of -0', () => {
    expect(Object.is(round(0, '1 decimal'), 0)).toBe(true);
  });
});

test('whole rounds halves up, as the lifecycle source does', () => {
  expect([66.5, 66.49, 0.5, 79.6].map((x) => round(x, 'whole'))).toEqual([67, 66, 1, 80]);
});

test('none leaves the number alone', () => {
  expect(round(70.8333333, 'none')).toBe(70.8333333);
});

/** The slow oracle: the exact expansion of the binary number as decimal text, rounded by hand. */
function byExpansion(x: number): number {
  let [mantissa, exponent] = [BigInt(0), 0];
  let m = x;
  while (!Number.isInteger(m)) {
    m *= 2;
    exponent++;
    if (exponent > 1100) throw new Error('not a double');
  }
  mantissa = BigInt(m);
  const scale = 2n ** BigInt(exponent);
  const tenths = (mantissa * 10n) / scale;
  const rest = (mantissa * 10n) % scale;
  const up = rest * 2n > scale || (rest * 2n === scale && tenths % 2n === 1n);
  return Number(up ? tenths + 1n : tenths) / 10;
}
