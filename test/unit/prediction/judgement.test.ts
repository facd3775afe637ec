import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alertWorth, calibrationOf, capacityOf, judge } from '../../../src/prediction/judgement';

/** 100 customers, 20 left: of the ten with the highest risk 8, of the ten after them 4, of the last ten none. */
const left = [8, 4, 2, 2, 1, 1, 1, 1, 0, 0];
const outcomes = Uint8Array.from(
  left.flatMap((many) => Array.from({ length: 10 }, (_, k) => (k < many ? 1 : 0))),
);
const risks = Array.from(outcomes, (_, i) => (99 - i) / 100);

describe('a judgement', () => {
  test('counts by tenths from the highest risk', () => {
    const { rows, events, baseRate, lift, caughtInWorstTenth, tenths } = judge(outcomes, risks);
    expect({ rows, events, baseRate }).toEqual({ rows: 100, events: 20, baseRate: 0.2 });
    expect(lift).toBeCloseTo(4, 12);
    expect(caughtInWorstTenth).toBeCloseTo(0.4, 12);
    expect(tenths.map((tenth) => tenth.left)).toEqual(left);
    expect(tenths[0]!.meanRisk).toBeCloseTo(0.945, 12);
  });

  test('weighs what was lost', () => {
    const amounts = Array.from(outcomes, (_, i) => (i < 10 ? 300 : 100));
    // 8 x 300 of 8 x 300 + 12 x 100.
    expect(judge(outcomes, risks, amounts).amountCaughtInWorstTenth).toBeCloseTo(2400 / 3600, 12);
  });

  test('does not depend on the order of rows with the same risk', () => {
    const rows = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 3 })), {
      minLength: 1,
      maxLength: 50,
    });
    fc.assert(
      fc.property(rows, (pairs) => {
        const judged = (list: typeof pairs) =>
          judge(
            Uint8Array.from(list, ([gone]) => (gone ? 1 : 0)),
            list.map(([, risk]) => risk),
          );
        const [forward, backward] = [judged(pairs), judged([...pairs].reverse())];
        expect(backward.lift ?? -1).toBeCloseTo(forward.lift ?? -1, 9);
        forward.tenths.forEach((tenth, k) => {
          expect(backward.tenths[k]!.left).toBeCloseTo(tenth.left, 9);
        });
      }),
    );
  });

  test('has no lift where nobody left', () => {
    expect(judge(new Uint8Array(20), risks.slice(0, 20))).toMatchObject({
      events: 0,
      lift: undefined,
      ranking: undefined,
    });
  });
});

test('probabilities are set against what happened, step by step', () => {
  const { steps, brier, logLoss } = calibrationOf(Uint8Array.of(0, 1, 1, 0), [0.05, 0.62, 0.68, 1]);
  expect(steps).toEqual([
    { from: 0, to: 0.1, customers: 1, said: 0.05, left: 0 },
    { from: 0.6, to: 0.7, customers: 2, said: 0.65, left: 1 },
    { from: 0.9, to: 1, customers: 1, said: 1, left: 0 },
  ]);
  expect(brier).toBeCloseTo((0.05 ** 2 + 0.38 ** 2 + 0.32 ** 2 + 1) / 4, 12);
  expect(Number.isFinite(logLoss)).toBe(true);
});

test('an alert is worth the share who left of those over it', () => {
  expect(alertWorth(0.7, Uint8Array.of(1, 0, 1, 1), [0.7, 0.71, 0.9, 0.8])).toEqual({
    over: 0.7,
    customers: 3,
    left: 2 / 3,
  });
  expect(alertWorth(0.7, Uint8Array.of(1), [0.2])).toEqual({ over: 0.7, customers: 0, left: undefined });
});

describe('capacity', () => {
  test('of 8 people with 4 hours, at 2 hours a play, is 16 customers', () => {
    const { customers, precision, recall } = capacityOf(
      { people: 8, hours: 4, hoursPerPlay: 2 },
      outcomes,
      risks,
    );
    expect(customers).toBe(16);
    // The first ten hold 8; the next ten, of which 6 fit, begin with their 4.
    expect(precision).toBeCloseTo(12 / 16, 12);
    expect(recall).toBeCloseTo(12 / 20, 12);
  });

  test('of nobody says nothing', () => {
    expect(capacityOf({ people: 0, hours: 4, hoursPerPlay: 2 }, outcomes, risks)).toEqual({
      customers: 0,
      precision: undefined,
      recall: 0,
    });
  });
});
