import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { healthModel, healthModelNames } from '../../../src/models';
import { bandOf } from '../../../src/scoring/score';
import { scoreScaleOf, scoreText, UNKNOWN_SCALE } from '../../../src/scoring/shown';

describe('scoreText', () => {
  test.each([
    ['dashboard', 79.96, '79.96'],
    ['dashboard', 79.996, '79.996'],
    ['dashboard', 79.99999999999999, '79.9999'],
    ['dashboard', 80, '80.00'],
    ['dashboard', 66.09999999999999, '66.10'],
    ['segment', 62, '62.0'],
    ['segment', 66.5, '66.5'],
    ['lifecycle', 67, '67'],
    // Another model's score, kept from an earlier run.
    ['lifecycle', 59.7, '59.7'],
  ])('%s %d reads %s', (model, score, shown) => {
    expect(scoreText(score, scoreScaleOf(healthModel(model)))).toBe(shown);
  });

  test('keeps off every whole number where the model is not known', () => {
    expect([82, 55.04, 79.96, 79.996, 59.7].map((score) => scoreText(score))).toEqual([
      '82.0',
      '55.0',
      '79.96',
      '79.996',
      '59.7',
    ]);
  });

  test('never reads as a score of another band, in any segment', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...healthModelNames()),
        fc.oneof(
          fc.double({ min: 0, max: 100, noNaN: true }),
          // Just below and above an edge.
          fc.tuple(fc.integer({ min: 0, max: 99 }), fc.double({ min: -0.01, max: 0.01, noNaN: true })),
        ),
        (name, at) => {
          const score = typeof at === 'number' ? at : Math.max(0, at[0] + at[1]);
          const model = healthModel(name);
          for (const scale of [scoreScaleOf(model), UNKNOWN_SCALE]) {
            const shown = Number(scoreText(score, scale));
            expect(Math.abs(shown - score)).toBeLessThan(0.051);
            for (const segment of [-1, ...model.model.segments.keys()]) {
              expect(bandOf(model, shown, segment)).toBe(bandOf(model, score, segment));
            }
          }
        },
      ),
    );
  });

  test('keeps to the right side of an edge with many digits', () => {
    const scale = { decimals: 1, edges: [66.666, 0] };
    expect([66.6655, 66.663, 66.667].map((score) => scoreText(score, scale))).toEqual([
      '66.665',
      '66.66',
      '66.7',
    ]);
    expect(scoreText(66.66604, { decimals: 1, edges: [66.66602, 66.66605] })).toBe('66.66604');
  });
});
