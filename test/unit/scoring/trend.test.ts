import { expect, test } from '@jest/globals';
import { trend } from '../../../src/scoring/trend';

test.each<[number, number, string]>([
  [80, 74.9, 'Improving'],
  [80, 75, 'Stable'],
  [70.1, 65.1, 'Stable'],
  [65.1, 70.1, 'Stable'],
  [75, 80, 'Stable'],
  [8.3, 3.3, 'Stable'],
  [3.3, 8.3, 'Stable'],
  [74.9, 80, 'Declining'],
  [74.9, Number.NaN, 'No data'],
  [Number.NaN, 60, 'No data'],
])('%p after %p is %s: more than 5 points either way', (score, previous, expected) => {
  expect(trend(score, previous)).toBe(expected);
});
