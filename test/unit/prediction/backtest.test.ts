import { describe, expect, test } from '@jest/globals';
import { backtest } from '../../../src/prediction/backtest';
import type { Field } from '../../../src/prediction/field';
import { fieldAt } from '../../../src/prediction/field';
import { seeded, shuffled } from '../../../src/prediction/random';
import { drawn } from '../../support/customers-drawn';

const customers = drawn(1000, [1.2, -0.8, 0, 0.4], -1, 21);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k);
const part = (from: number, to: number, { fields, outcomes } = customers) => ({
  fields: fields.map((field) => fieldAt(field, range(from, to))),
  outcomes: outcomes.slice(from, to),
});

describe('a backtest', () => {
  test('accepts what predicts, and says so in a sentence', () => {
    const { verdict, accepted, result, testedOn } = backtest(customers, { seed: 1 });
    expect(accepted).toBe(true);
    expect(testedOn).toBe('five folds');
    expect(verdict.sentence).toMatch(
      /^The learned probability predicts churn: in the tenth with the highest risk \d\.\d times/,
    );
    expect(result!.drivers.map(({ column, raises }) => [column, raises]).slice(0, 3)).toEqual([
      ['m1', true],
      ['m2', false],
      ['m4', true],
    ]);
  });

  test('finds no predictive power in shuffled outcomes', () => {
    const outcomes = Uint8Array.from(shuffled([...customers.outcomes], seeded(4)));
    const { verdict, accepted } = backtest({ ...customers, outcomes }, { seed: 1 });
    expect(accepted).toBe(false);
    expect(verdict.sentence).toMatch(/^No predictive power/);
  });

  test('tests on a holdout of which it learned nothing', () => {
    const { result, testedOn, accepted } = backtest(part(0, 700), { seed: 1, holdout: part(700, 1000) });
    expect(testedOn).toBe('holdout');
    expect(result!.judgement.rows).toBe(300);
    expect(accepted).toBe(true);
  });

  test('says that it did not hold up where the holdout is of another world', () => {
    const other = part(700, 1000);
    const outcomes = Uint8Array.from(shuffled([...other.outcomes], seeded(4)));
    expect(backtest(part(0, 700), { seed: 1, holdout: { ...other, outcomes } }).accepted).toBe(false);
  });

  test.each([
    [130, /^Too few outcomes to judge: \d+ customers left/],
    [220, /^Too few outcomes to learn from: \d+ customers left/],
  ])('of %d customers says that they are too few', (rows, sentence) => {
    const { verdict, accepted } = backtest(part(0, rows), { seed: 1 });
    expect(verdict.sentence).toMatch(sentence);
    expect(accepted).toBe(false);
  });

  test('of a handful shows no figures', () => {
    expect(backtest(part(0, 12), { seed: 1 }).result).toBeUndefined();
  });

  test('is not improved by a column that leaks', () => {
    const leak: Field = {
      header: 'closed_on',
      kind: 'number',
      values: Array.from(customers.outcomes, (left) => (left ? 3 : null)),
    };
    const honest = backtest(customers, { seed: 1 });
    const withLeak = backtest({ ...customers, fields: [...customers.fields, leak] }, { seed: 1 });
    expect(withLeak.refused.map(({ column }) => column)).toEqual(['closed_on']);
    expect(withLeak.result!.judgement).toEqual(honest.result!.judgement);
  });

  test('gives the same answer for the same seed, and takes the learner that is named', () => {
    const [first, second] = [1, 2].map(() => backtest(part(0, 500), { seed: 7, learner: 'forest' }));
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
    expect(first!.result!.learner).toBe('forest');
  });
});
