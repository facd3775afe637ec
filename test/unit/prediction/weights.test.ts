import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { suggestWeights, wholePercents } from '../../../src/prediction/weights';
import { drawn } from '../../support/customers-drawn';

/** Two dimensions of 0 to 100 of which the first tells three times as much, and one that tells nothing. */
function dimensions(rows: number, seed: number) {
  const { fields, outcomes } = drawn(rows, [-1.5, -0.5, 0], -1, seed);
  const names = ['Usage', 'Support', 'Relationship'];
  return {
    outcomes,
    weighed: names.map((name, d) => ({
      name,
      share: [0.2, 0.4, 0.4][d]!,
      values: fields[d]!.values.map((value) => Math.min(100, Math.max(0, 50 + 12 * (value as number)))),
    })),
  };
}

describe('Suggested weights', () => {
  test('come near those that outcomes were drawn by, and do better on customers they have not seen', () => {
    const { weighed, outcomes } = dimensions(6000, 3);
    const found = suggestWeights(weighed, outcomes, undefined, 42);
    expect(found.weights.reduce((sum, { suggested }) => sum + suggested, 0)).toBe(100);
    const [usage, support, relationship] = found.weights.map(({ suggested }) => suggested);
    expect(usage).toBeGreaterThan(70);
    expect(usage).toBeLessThan(80);
    expect(support).toBeGreaterThan(20);
    expect(relationship).toBeLessThan(5);
    expect(found).toMatchObject({ isBetter: true, testedOn: 'a random third' });
    expect(suggestWeights(weighed, outcomes, undefined, 42)).toEqual(found);
  });

  test('keep half of the weights of today where fewer than 200 left', () => {
    const { weighed, outcomes } = dimensions(550, 4);
    const { weights } = suggestWeights(weighed, outcomes, undefined, 42);
    for (const { now, suggested } of weights) expect(suggested).toBeGreaterThanOrEqual(Math.floor(now / 2));
  });

  test('are tried on the later third where rows have days', () => {
    const { weighed, outcomes } = dimensions(3000, 5);
    const days = [...outcomes.keys()];
    expect(suggestWeights(weighed, outcomes, days, 42)).toMatchObject({
      testedOn: 'the later third',
      why: '',
    });
  });

  test('never count a dimension against a customer, and are not given for too few', () => {
    const { weighed, outcomes } = dimensions(3000, 6);
    const turned = weighed.map((each) => ({ ...each, values: each.values.map((value) => 100 - value) }));
    expect(suggestWeights(turned.slice(0, 1), outcomes, undefined, 42).why).toContain('No dimension');
    expect(suggestWeights(weighed, outcomes.slice(0, 90), undefined, 42).why).toMatch(/^Too few outcomes/);
  });

  test('whole percents add up to 100', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 }),
        (raw) => {
          const sum = raw.reduce((all, each) => all + each, 0);
          fc.pre(sum > 1e-6);
          const whole = wholePercents(raw.map((each) => each / sum));
          expect(whole.reduce((all, each) => all + each, 0)).toBe(100);
          for (const each of whole) expect(each).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
