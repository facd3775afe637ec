import { describe, expect, test } from '@jest/globals';
import { benchmarks } from '../../../src/metrics/benchmarks';
import { levelOf, MEASURES } from '../../../src/metrics/measures';
import { call } from '../../support/call';

const measure = (name: string) => MEASURES.find((each) => each.name === name)!;

describe('a level begins at its edge', () => {
  test.each<[string, number, string]>([
    ['NRR', 130, 'best in class'],
    ['NRR', 129.9, 'excellent'],
    ['NRR', 110, 'good'],
    ['NRR', 100, 'acceptable'],
    ['NRR', 90, 'below'],
    ['NRR', 89.9, 'concerning'],
    ['GRR', 95, 'best in class'],
    ['GRR', 90, 'good'],
    ['GRR', 79, 'concerning'],
    ['Logo churn', 4.9, 'best in class'],
    ['Logo churn', 5, 'excellent'],
    ['Logo churn', 20, 'concerning'],
    ['Expansion rate', 20, 'good'],
    ['Expansion rate', 19.9, 'below target'],
    ['Expansion rate', 10, 'below target'],
    ['Expansion rate', 9.9, 'concerning'],
  ])('%s of %d is %s', (name, value, level) => {
    expect(levelOf(measure(name), value)).toBe(level);
  });
});

test('every benchmark is of a measure, and a median lies between top and warning', () => {
  for (const { measure: name, median, top, warning } of benchmarks()) {
    const { better } = measure(name);
    const known = [warning, median, top].filter((each) => each !== undefined);
    expect(known).toEqual([...known].sort((a, b) => (better === 'higher' ? a - b : b - a)));
  }
});

test('KPITARGETS shows them all, those of unnamed surveys as references', () => {
  const all = call('KPITARGETS') as unknown[][];
  expect(all).toHaveLength(benchmarks().length + 1);
  expect(call('KPITARGETS', 'smb')).toContainEqual([
    'NRR',
    '%',
    'higher',
    'smb',
    '',
    95,
    105,
    85,
    'Reference: a survey whose source is not named',
  ]);
  expect(call('KPITARGETS', 'cyber')).toEqual({
    error: expect.stringContaining('the group is one of: all, enterprise'),
  });
});

describe('KPICARD', () => {
  test('sets a figure against the one before, the target and the segment’s benchmark', () => {
    expect(call('KPICARD', 'nrr', 106, 104, 'Enterprise')).toEqual([
      ['NRR (%, higher is better)', 106],
      ['Change', 2],
      ['Change %', expect.closeTo(1.923, 3)],
      ['Direction', 'better'],
      ['Target', 110],
      ['Target reached', 'no'],
      ['Level', 'acceptable'],
      ['Median for enterprise (reference)', 115],
      ['Top (reference)', 130],
      ['Warning (reference)', 105],
    ]);
  });

  test('knows that less is better of churn and of time to value', () => {
    const card = call('KPICARD', 'Time to value', 20, 25, 'mid-market') as unknown[][];
    expect(card).toContainEqual(['Direction', 'better']);
    expect(card).toContainEqual(['Target (reference)', 21]);
    expect(card).toContainEqual(['Target reached', 'yes']);
    expect(call('KPICARD', 'Logo churn', 9, 8)).toContainEqual(['Direction', 'worse']);
  });

  test('carries on what another formula answers, and says what is lacking', () => {
    const card = call('KPICARD', 'GRR', 'n/a: no ARR at the start') as unknown[][];
    expect(card).toContainEqual(['GRR (%, higher is better)', 'n/a: no ARR at the start']);
    expect(card).toContainEqual(['Target reached', 'n/a']);
    expect(call('KPICARD', 'GRR', 92)).toContainEqual(['Change', 'n/a: no value before']);
    expect(call('KPICARD', 'GRR', 92, 0)).toContainEqual(['Change %', 'n/a: the value before is 0']);
    expect(call('KPICARD', 'GRR', 'abc')).toEqual({
      error: 'KPICARD: value: not a number. Write one plain number, such as 1200 or 0.85.',
    });
    expect(call('KPICARD', 'ARPU', 92)).toEqual({
      error: expect.stringContaining('the measure is one of: NRR, GRR'),
    });
  });
});

test.each<[number, number, string]>([
  [118, 93, 'Sustainable'],
  [118, 84, 'Growth hides churn'],
  [101, 95, 'Customers stay and do not grow'],
  [95, 80, 'Customers leave'],
  [110, 90, 'Sustainable'],
])('RETENTIONREADING(%d, %d): %s', (nrr, grr, words) => {
  expect(call('RETENTIONREADING', nrr, grr)).toMatch(new RegExp(`^${words}`));
});

test.each([
  ['KPICARD', ['NRR', 1.06]],
  ['KPICARD', ['GRR', 90, 0.9]],
  ['RETENTIONREADING', [1.18, 0.84]],
])('%s(%j): a retention written as a fraction is refused', (name, args) => {
  expect(call(name, ...args)).toEqual({ error: expect.stringContaining('Write 106 for 106 %') });
});
