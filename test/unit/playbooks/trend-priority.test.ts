import { expect, test } from '@jest/globals';
import type { Situation } from '../../../src/playbooks/situation';
import { trendPriority } from '../../../src/playbooks/trend-priority';

const priority = (bandRank: number | undefined, healthChange: number | undefined) =>
  trendPriority({ bandRank, worstRank: 2, healthChange } as Situation).split(':')[0];

test.each([
  ['Green, declining', 0, -6, 'High'],
  ['Green, stable', 0, -5, ''],
  ['Green, improving', 0, 6, ''],
  ['Yellow, declining', 1, -6, 'Critical'],
  ['Yellow, stable', 1, 5, ''],
  ['Yellow, improving', 1, 6, 'Medium'],
  ['Red, improving', 2, 6, 'High'],
  ['Red, stable', 2, 0, 'Critical'],
  ['Red, declining', 2, -6, 'Critical'],
  ['no score before', 1, undefined, ''],
  ['no band', undefined, -6, ''],
])('%s', (_, bandRank, change, level) => {
  expect(priority(bandRank, change)).toBe(level);
});
