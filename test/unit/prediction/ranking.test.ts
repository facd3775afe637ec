import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rankingOf } from '../../../src/prediction/ranking';
import { drawn } from '../../support/customers-drawn';

describe('the order of customers', () => {
  test('has the AUC that scikit-learn 1.2.1 gives', () => {
    const { fields, outcomes } = drawn(120, [1.2, -0.8, 0, 0.4], -0.5, 7);
    expect(rankingOf(outcomes, fields[0]!.values as number[])!.auc).toBeCloseTo(0.8122106481481481, 12);
  });

  test('is the share of pairs in the right order, ties halved', () => {
    const pair = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 5 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 40 }), (rows) => {
        const leavers = rows.filter(([left]) => left).map(([, value]) => value);
        const stayers = rows.filter(([left]) => !left).map(([, value]) => value);
        const ranking = rankingOf(
          Uint8Array.from(rows, ([left]) => (left ? 1 : 0)),
          rows.map(([, value]) => value),
        );
        if (leavers.length === 0 || stayers.length === 0) {
          expect(ranking).toBeUndefined();
          return;
        }
        let right = 0;
        for (const a of leavers) for (const b of stayers) right += a > b ? 1 : a === b ? 0.5 : 0;
        expect(ranking!.auc).toBeCloseTo(right / leavers.length / stayers.length, 12);
        expect(ranking!.low).toBeLessThanOrEqual(ranking!.auc);
        expect(ranking!.high).toBeGreaterThanOrEqual(ranking!.auc);
      }),
    );
  });

  test('has an interval that holds the truth about 95 times in 100', () => {
    const truth = (() => {
      const { outcomes, fields } = drawn(40000, [1], -1, 1);
      return rankingOf(outcomes, fields[0]!.values as number[])!.auc;
    })();
    let inside = 0;
    for (let seed = 100; seed < 400; seed++) {
      const { outcomes, fields } = drawn(150, [1], -1, seed);
      const { low, high } = rankingOf(outcomes, fields[0]!.values as number[])!;
      if (low <= truth && truth <= high) inside++;
    }
    expect(inside / 300).toBeGreaterThan(0.91);
    expect(inside / 300).toBeLessThan(0.985);
  });
});
