import { expect, test } from '@jest/globals';
import { withinHorizon } from '../../../src/past/snapshots';

test('rows with a day say who left within the horizon, before they left, and only where that is known', () => {
  const found = withinHorizon(
    {
      days: [100, 160, 205, 100, 290, 400, null, 350],
      // The first three rows are of one customer, who left on day 200.
      leaving: [200, 200, 200, null, null, null, null, null],
    },
    90,
  );
  expect(found.rows).toEqual([0, 1, 3, 4]);
  expect([...found.outcomes]).toEqual([0, 1, 0, 0]);
  expect(found.leftOut).toEqual([
    { reason: 'no day', rows: 1 },
    { reason: 'of a day after they left', rows: 1 },
    { reason: 'less than 90 days before the last day', rows: 2 },
  ]);
});
