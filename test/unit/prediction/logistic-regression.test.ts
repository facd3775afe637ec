import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fitRegression, logisticRegression } from '../../../src/prediction/logistic-regression';
import { matrixOf } from '../../../src/prediction/matrix';
import { drawn } from '../../support/customers-drawn';

const rowsOf = ({ fields, outcomes }: ReturnType<typeof drawn>) =>
  matrixOf(Array.from(outcomes, (_, i) => fields.map(({ values }) => values[i] as number)));

describe('logistic regression', () => {
  test('has the coefficients of scikit-learn 1.2.1 on standardized columns, C=1, solver newton-cholesky', () => {
    const customers = drawn(120, [1.2, -0.8, 0, 0.4], -0.5, 7);

    const { intercept, weights } = fitRegression(rowsOf(customers), customers.outcomes);

    expect(intercept).toBeCloseTo(-0.6618860621764535, 8);
    const expected = [1.6452390955533054, -0.9117798895629587, 0.043669519909044434, 0.6427792388089973];
    weights.forEach((weight, j) => {
      expect(weight).toBeCloseTo(expected[j]!, 8);
    });
  });

  test('finds the weights that outcomes were drawn with', () => {
    const truth = [0.9, -0.6, 0, 0.3];
    const customers = drawn(20000, truth, -1, 3);

    const { weights, spreads } = fitRegression(rowsOf(customers), customers.outcomes);

    weights.forEach((weight, j) => {
      expect(Math.abs(weight / spreads[j]! - truth[j]!)).toBeLessThan(0.06);
    });
  });

  test('is finite where a column settles the outcome, never changes, or there is one outcome only', () => {
    const matrix = matrixOf(Array.from({ length: 40 }, (_, i) => [i, 5, i < 20 ? 0 : 1]));
    const half = Uint8Array.from({ length: 40 }, (_, i) => (i < 20 ? 0 : 1));

    for (const outcomes of [half, new Uint8Array(40), new Uint8Array(40).fill(1)]) {
      const model = fitRegression(matrix, outcomes);
      const numbers = [model.intercept, ...model.weights, ...logisticRegression.probabilities(model, matrix)];
      expect(numbers.every(Number.isFinite)).toBe(true);
      expect(model.weights[1]).toBe(0);
    }
  });

  test('leaves no slope: the penalty balances what each column still gets wrong', () => {
    const row = fc.tuple(
      fc.double({ min: -100, max: 100, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 5, maxLength: 60 }), fc.constantFrom(0.1, 1, 10), (rows, c) => {
        const matrix = matrixOf(rows.map(([a, b]) => [a, b]));
        const outcomes = Uint8Array.from(rows, ([, , left]) => (left ? 1 : 0));
        const model = fitRegression(matrix, outcomes, c);
        const errors = logisticRegression
          .probabilities(model, matrix)
          .map((probability, i) => outcomes[i]! - probability);
        if (outcomes.some((left) => left) && outcomes.some((left) => !left)) {
          expect(errors.reduce((sum, error) => sum + error, 0)).toBeCloseTo(0, 5);
        }
        model.weights.forEach((weight, j) => {
          const slope = errors.reduce(
            (sum, error, i) => sum + (error * (rows[i]![j as 0 | 1] - model.means[j]!)) / model.spreads[j]!,
            0,
          );
          expect(slope - weight / c).toBeCloseTo(0, 5);
        });
      }),
    );
  });
});
