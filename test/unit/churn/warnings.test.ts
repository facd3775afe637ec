import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { warningMetrics, warnings } from '../../../src/churn/warnings';
import { BLANK, type Value } from '../../../src/scoring/value';

function warn(metric: string, value: Value): string | undefined {
  return warnings(warningMetrics().map((name) => (name === metric ? value : BLANK)))[0]?.severity;
}

// Edges as mission.md lists them, section D.
test.each<[string, [Value, string | undefined][]]>([
  [
    'login_trend',
    [
      [-20, 'Critical'],
      [-19.9, 'High'],
      [-10, 'High'],
      [-9.9, 'Medium'],
      [-5, undefined],
      [3, undefined],
    ],
  ],
  [
    'feature_adoption_change',
    [
      [-15, 'High'],
      [-5.1, 'Medium'],
      [-5, undefined],
    ],
  ],
  [
    'dau_mau_change',
    [
      [-0.1, 'High'],
      [-0.09, undefined],
    ],
  ],
  [
    'meeting_cancellations',
    [
      [3, 'Critical'],
      [2, 'High'],
      [1, undefined],
    ],
  ],
  [
    'response_time_days',
    [
      [7, 'Critical'],
      [4, 'High'],
      [3, undefined],
    ],
  ],
  [
    'nps_change',
    [
      [-4, 'Critical'],
      [-2, 'High'],
      [-1, undefined],
    ],
  ],
  [
    'unresolved_critical',
    [
      [2, 'Critical'],
      [1, 'High'],
      [0, undefined],
    ],
  ],
  [
    'open_escalations',
    [
      [2, 'High'],
      [1, 'Medium'],
      [0, undefined],
    ],
  ],
  [
    'satisfaction_trend',
    [
      ['critical', 'Critical'],
      ['declining', 'High'],
      ['stable', undefined],
    ],
  ],
  [
    'champion_left',
    [
      [true, 'Critical'],
      [false, undefined],
    ],
  ],
  [
    'sponsor_change',
    [
      [true, 'High'],
      [false, undefined],
    ],
  ],
  [
    'competitor_mentions',
    [
      [3, 'Critical'],
      [1, 'Medium'],
      [0, undefined],
    ],
  ],
  [
    'contract_type',
    [
      ['month-to-month', 'Medium'],
      ['quarterly', undefined],
    ],
  ],
  ['pricing_complaints', [[true, 'High']]],
  ['budget_cuts_mentioned', [[true, 'High']]],
])('%s warns at the edges of its source', (metric, cases) => {
  expect(cases.map(([value]) => warn(metric, value))).toEqual(cases.map(([, severity]) => severity));
});

test('the most severe stands first, and nothing missing ever warns', () => {
  const order = ['Critical', 'High', 'Medium', 'Low'];
  const value = fc.oneof(
    fc.integer({ min: -60, max: 20 }),
    fc.boolean(),
    fc.constantFrom('critical', 'declining', BLANK),
  );
  const row = fc.tuple(...warningMetrics().map(() => value as fc.Arbitrary<Value>));
  fc.assert(
    fc.property(row, (values) => {
      const found = warnings(values);
      const ranks = found.map(({ severity }) => order.indexOf(severity));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      for (const { metric } of found) expect(values[warningMetrics().indexOf(metric)]).not.toBe(BLANK);
    }),
  );
});
