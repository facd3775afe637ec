import { describe, expect, test } from '@jest/globals';
import { choose } from '../../../src/prediction/choose';
import { foldsOf } from '../../../src/prediction/folds';
import { seeded, shuffled } from '../../../src/prediction/random';
import { drawn } from '../../support/customers-drawn';

describe('the choice of a learner', () => {
  test('takes the regression where the world is a straight line, and accepts it', () => {
    const { fields, outcomes } = drawn(800, [1.2, -0.8, 0, 0.4], -1, 7);
    const choice = choose(fields, outcomes, 1);
    expect(choice.candidate.learner).toBe('logistic');
    expect(choice.accepted).toBe(true);
    expect(choice.gain).toBeGreaterThan(2 * choice.error);
  });

  test('takes trees where two columns count only together', () => {
    const random = seeded(9);
    const [a, b] = [1, 2].map(() => Array.from({ length: 900 }, random)) as [number[], number[]];
    const outcomes = Uint8Array.from(a, (value, i) => {
      const risky = value > 0.5 !== b[i]! > 0.5;
      return random() < (risky ? 0.7 : 0.1) ? 1 : 0;
    });
    const fields = [a, b].map((values, j) => ({ header: `m${j}`, kind: 'number' as const, values }));
    const choice = choose(fields, outcomes, 1);
    expect(choice.candidate.learner).toBe('boosted');
    expect(choice.accepted).toBe(true);
  });

  // `npm run bench -- prediction` plays 200.
  test('accepts nothing where outcomes were shuffled', () => {
    const { fields, outcomes } = drawn(400, [1.2, -0.8, 0, 0.4], -1, 7);
    const accepted = Array.from({ length: 8 }, (_, k) => {
      const noise = Uint8Array.from(shuffled([...outcomes], seeded(500 + k)));
      return choose(fields, noise, k).accepted;
    });
    expect(accepted.filter(Boolean)).toEqual([]);
  });
});

describe('folds', () => {
  test('hold every row once, with the same share of leavers', () => {
    const { fields, outcomes } = drawn(503, [1], -1, 2);
    const folds = foldsOf(fields, outcomes, 1);
    const rows = folds.flatMap(({ asideRows }) => [...asideRows]).sort((a, b) => a - b);
    expect(rows).toEqual([...outcomes.keys()]);
    const leavers = folds.map(({ asideRows }) => asideRows.reduce((sum, i) => sum + outcomes[i]!, 0));
    expect(Math.max(...leavers) - Math.min(...leavers)).toBeLessThanOrEqual(1);
  });

  test('keep all days of a customer together', () => {
    const { fields, outcomes } = drawn(300, [1], -1, 2);
    const customers = Array.from(outcomes, (_, i) => `C-${i % 50}`);
    const foldOf = new Map<string, number>();
    foldsOf(fields, outcomes, 1, customers).forEach(({ asideRows }, fold) => {
      for (const i of asideRows) {
        expect(foldOf.get(customers[i]!) ?? fold).toBe(fold);
        foldOf.set(customers[i]!, fold);
      }
    });
    expect(foldOf.size).toBe(50);
  });
});
