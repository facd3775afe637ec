import { describe, expect, test } from '@jest/globals';
import { type Parameter, readCurve, readSteps } from '../../../src/scoring/curve';
import { BLANK, type Value } from '../../../src/scoring/value';

function curve(name: string, parameter: Parameter): (value: Value) => number {
  const parsed = readCurve(name, parameter);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return (value) => parsed.ok.of(value);
}

describe('curves', () => {
  test('target: the share of the target reached, 100 at the most', () => {
    expect([0, 40, 80, 120].map(curve('target', 80))).toEqual([0, 50, 100, 100]);
  });

  test('limit: what is left of the limit, 0 at the least', () => {
    expect([0, 2, 8, 20].map(curve('limit', 8))).toEqual([100, 75, 0, 0]);
  });

  test('slope: points per unit from a start', () => {
    expect([0, 1, 3, 9].map(curve('slope', 'start: 1; each: 15'))).toEqual([0, 0, 30, 100]);
    expect([5, 0, -10, -50].map(curve('slope', 'start: 0; each: -3'))).toEqual([0, 0, 30, 100]);
  });

  test('map: words and yes/no to points, whatever the case of the table', () => {
    const sentiment = curve('map', 'Positive: 100; neutral: 60');
    expect(['positive', 'neutral'].map(sentiment)).toEqual([100, 60]);
    expect(sentiment('constructor')).toBeNaN();
    expect([true, false].map(curve('map', 'yes: 45; no: 0'))).toEqual([45, 0]);
  });

  test('points: straight lines between the points given, flat beyond them', () => {
    const mentions = curve('points', '0: 0; 1: 12; 2: 24; 3: 35');
    expect([-1, 0, 1, 1.5, 2, 3, 9].map(mentions)).toEqual([0, 0, 12, 18, 24, 35, 35]);
  });

  test('as is: the score of another system', () => {
    expect([-5, 42.5, 130].map(curve('as is', ''))).toEqual([0, 42.5, 100]);
  });

  test.each(['target', 'limit', 'slope', 'points', 'as is'])(
    '%s has no answer for a missing value',
    (name) => {
      const parameter = { slope: 'start: 0; each: 1', points: '0: 0; 1: 1', 'as is': '' }[name] ?? 10;
      expect(curve(name, parameter)(BLANK)).toBeNaN();
      expect(curve(name, parameter)('text')).toBeNaN();
    },
  );

  test.each<[string, Parameter, string]>([
    ['target', 0, 'above 0'],
    ['target', 'eighty', 'above 0'],
    ['limit', -1, 'above 0'],
    ['slope', 'start: 1', 'start: 1; each: 15'],
    ['map', 'positive 100', 'positive: 100'],
    ['map', 'positive: 100; positive: 60', 'positive: 100'],
    ['map', 'positive: 120', '0 to 100'],
    ['map', ': 100', 'positive: 100'],
    ['points', '2: 1; 1: 2', 'rising'],
    ['points', '1: 1; 1: 2', 'rising'],
    ['points', '0: -5; 1: 2', '0 to 100'],
    ['as is', 10, 'leave the cell blank'],
    ['__proto__', 1, 'Use one of: target, limit'],
  ])('%s with %p says what to mend', (name, parameter, words) => {
    expect(readCurve(name, parameter)).toEqual({ problem: expect.stringContaining(words) });
  });
});

test('steps hold up to and including their edge', () => {
  const parsed = readSteps('30: 1.5; 60: 1.35; 90: 1.2; 180: 1.1', 1);
  if ('problem' in parsed) throw new Error(parsed.problem);
  expect([-400, 0, 30, 31, 60, 61, 90, 91, 180, 181].map((days) => parsed.ok.of(days))).toEqual([
    1.5, 1.5, 1.5, 1.35, 1.35, 1.2, 1.2, 1.1, 1.1, 1,
  ]);
  expect(parsed.ok.of(BLANK)).toBe(1);
});
