import { expect, test } from '@jest/globals';
import { measureHistory } from '../../bench/history';

test('some months of daily runs: every day of the last 90 is there, and says exactly what was seen', async () => {
  const found = await measureHistory(25, 130);
  expect(found).toMatchObject({ missingDaily: 0, wrong: 0, days: 130, compared: found.daysKept * 20 * 22 });
  expect(found.daysKept).toBeLessThan(105);
  expect(found.longestCell).toBeLessThanOrEqual(40_000);
  // A run reads the index and a tail of bounded length, and writes a row: the calls do not grow with the history.
  expect(found.serviceCalls.median).toBeLessThan(60);
});
