import type { Learner } from './learner';
import { columnOf, logistic, logOdds, type Matrix, meanOf, type Outcomes } from './matrix';

export interface LogisticRegression {
  readonly learner: 'logistic';
  readonly intercept: number;
  /** Of each column, in log-odds per standard deviation. */
  readonly weights: readonly number[];
  readonly means: readonly number[];
  /** Standard deviations; 1 for a column that never changes. */
  readonly spreads: readonly number[];
}

/** scikit-learn's `C`: how much the data count against the wish for small weights. */
const STRENGTH = 1;
const MOST_STEPS = 50;
const SMALL_ENOUGH = 1e-10;

export const logisticRegression: Learner<LogisticRegression> = {
  name: 'logistic',
  title: 'logistic regression',
  probabilities(model, matrix) {
    const { rows, columns, cells } = matrix;
    const probabilities = new Float64Array(rows);
    for (let i = 0; i < rows; i++) {
      let odds = model.intercept;
      for (let j = 0; j < columns; j++) {
        odds += (model.weights[j]! * (cells[i * columns + j]! - model.means[j]!)) / model.spreads[j]!;
      }
      probabilities[i] = logistic(odds);
    }
    return probabilities;
  },
  pushes: ({ weights, means, spreads }, row) =>
    row.map((value, j) => (weights[j]! * (value - means[j]!)) / spreads[j]!),
};

/**
 * Logistic regression with an L2 penalty on standardized columns, the intercept free of it: what scikit-learn's
 * `make_pipeline(StandardScaler(), LogisticRegression(C=1))` fits. By Newton's method, the step halved while it does not help.
 * `strength` is scikit-learn's `C`.
 */
export function fitRegression(matrix: Matrix, outcomes: Outcomes, strength = STRENGTH): LogisticRegression {
  const columns = Array.from({ length: matrix.columns }, (_, j) => columnOf(matrix, j));
  const means = columns.map(meanOf);
  const spreads = columns.map((values, j) => spreadOf(values, means[j]!));
  const standardized = standardize(matrix, means, spreads);
  const [intercept, ...weights] = minimize(standardized, matrix.columns + 1, outcomes, strength);
  return { learner: 'logistic', intercept: intercept!, weights, means, spreads };
}

function spreadOf(values: Float64Array, mean: number): number {
  let sum = 0;
  for (const value of values) sum += (value - mean) ** 2;
  const spread = Math.sqrt(sum / values.length);
  return spread > Math.abs(mean) * 1e-12 ? spread : 1;
}

/** With a first column of ones for the intercept. */
function standardize({ rows, columns, cells }: Matrix, means: number[], spreads: number[]): Float64Array {
  const width = columns + 1;
  const standardized = new Float64Array(rows * width);
  for (let i = 0; i < rows; i++) {
    standardized[i * width] = 1;
    for (let j = 0; j < columns; j++) {
      standardized[i * width + j + 1] = (cells[i * columns + j]! - means[j]!) / spreads[j]!;
    }
  }
  return standardized;
}

function minimize(cells: Float64Array, width: number, outcomes: Outcomes, strength: number): number[] {
  // Half an outcome on each side keeps the start finite where all left or all stayed.
  const rate = (outcomes.reduce((sum, each) => sum + each, 0) + 0.5) / (outcomes.length + 1);
  let weights = new Float64Array(width);
  weights[0] = logOdds(rate);
  let loss = lossOf(cells, weights, outcomes, strength);
  for (let step = 0; step < MOST_STEPS; step++) {
    const change = newtonStep(cells, weights, outcomes, strength);
    let next = moved(weights, change, 1);
    let nextLoss = lossOf(cells, next, outcomes, strength);
    for (let share = 0.5; !(nextLoss <= loss) && share > 1e-6; share /= 2) {
      next = moved(weights, change, share);
      nextLoss = lossOf(cells, next, outcomes, strength);
    }
    if (!(nextLoss <= loss)) break;
    weights = next;
    loss = nextLoss;
    if (Math.max(...change.map(Math.abs)) < SMALL_ENOUGH) break;
  }
  return [...weights];
}

const moved = (weights: Float64Array, change: Float64Array, share: number): Float64Array<ArrayBuffer> =>
  Float64Array.from(weights, (weight, j) => weight + share * change[j]!);

function lossOf(cells: Float64Array, weights: Float64Array, outcomes: Outcomes, strength: number): number {
  const width = weights.length;
  let loss = 0;
  for (let i = 0; i < outcomes.length; i++) {
    let odds = 0;
    for (let j = 0; j < width; j++) odds += weights[j]! * cells[i * width + j]!;
    // log(1 + exp(odds)) without an overflow.
    loss += Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds))) - (outcomes[i] ? odds : 0);
  }
  for (let j = 1; j < width; j++) loss += weights[j]! ** 2 / (2 * strength);
  return loss;
}

function newtonStep(
  cells: Float64Array,
  weights: Float64Array,
  outcomes: Outcomes,
  strength: number,
): Float64Array {
  const width = weights.length;
  const gradient = new Float64Array(width);
  const curvature = new Float64Array(width * width);
  for (let i = 0; i < outcomes.length; i++) {
    const row = i * width;
    let odds = 0;
    for (let j = 0; j < width; j++) odds += weights[j]! * cells[row + j]!;
    const probability = logistic(odds);
    const error = outcomes[i]! - probability;
    const certainty = probability * (1 - probability);
    for (let j = 0; j < width; j++) {
      const value = cells[row + j]!;
      gradient[j]! += error * value;
      const weighted = certainty * value;
      if (weighted === 0) continue;
      for (let k = 0; k <= j; k++) curvature[j * width + k]! += weighted * cells[row + k]!;
    }
  }
  for (let j = 1; j < width; j++) {
    gradient[j]! -= weights[j]! / strength;
    curvature[j * width + j]! += 1 / strength;
  }
  return solved(curvature, gradient);
}

/** x of A x = b, for a positive definite A of which the lower half is filled (Cholesky). */
function solved(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  const x = Float64Array.from(b);
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < j; k++) {
      const factor = a[j * n + k]!;
      for (let i = j; i < n; i++) a[i * n + j]! -= factor * a[i * n + k]!;
    }
    // A column that is settled for certain has hardly any curvature left.
    const root = Math.sqrt(Math.max(a[j * n + j]!, 1e-12));
    for (let i = j; i < n; i++) a[i * n + j]! /= root;
    a[j * n + j] = root;
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= a[i * n + k]! * x[k]!;
    x[i]! /= a[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= a[k * n + i]! * x[k]!;
    x[i]! /= a[i * n + i]!;
  }
  return x;
}
