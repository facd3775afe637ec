import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  isAsCovered,
  isSameModel,
  measured,
  measuredText,
  readMeasured,
} from '../../../src/playbooks/comparable';

test('what a task keeps reads as what was measured with', () => {
  const marks = fc.array(fc.stringMatching(/^[a-z]{1,8} [a-z0-9]{1,6}$/), { minLength: 1, maxLength: 3 });
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 });
  fc.assert(
    fc.property(marks, shares, (models, covered) => {
      const now = measured(models, covered);
      expect(readMeasured(measuredText(now))).toEqual(now);
    }),
  );
});

test('tasks of earlier builds read as before', () => {
  expect(readMeasured('segment 1 · churn 2 · 90 % · 85 %')).toEqual({
    marks: ['segment 1', 'churn 2'],
    coverages: [90, 85],
  });
});

test('another model, or less data, is not comparable', () => {
  const then = measured(['segment 1', 'churn 2'], [0.9, 0.85]);
  expect(isSameModel(measured(['segment 2', 'churn 2'], [0.9, 0.85]), then)).toBe(false);
  expect(isSameModel(then, then)).toBe(true);
  expect(isAsCovered(measured(['segment 1', 'churn 2'], [0.95, 0.85]), then)).toBe(true);
  expect(isAsCovered(measured(['segment 1', 'churn 2'], [0.95, 0.8]), then)).toBe(false);
  expect(isAsCovered(measured(['segment 1', 'churn 2'], [Number.NaN, 0.9]), then)).toBe(false);
});
