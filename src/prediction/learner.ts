import type { Boosted } from './boosted';
import type { Forest } from './forest';
import type { LogisticRegression } from './logistic-regression';
import type { Matrix, Outcomes } from './matrix';

/** A fitted model: plain data, which can be stored and read again. */
export type Fitted = LogisticRegression | Boosted | Forest;
export type LearnerName = Fitted['learner'];

/** Learns from customers whose outcome is known. The same rows and seed give the same model, bit for bit. */
export interface Learner<Model extends Fitted = Fitted> {
  readonly name: Model['learner'];
  /** As people read it: `logistic regression`. */
  readonly title: string;
  fit(matrix: Matrix, outcomes: Outcomes, seed: number): Model;
  /** The probability to leave, row by row. */
  probabilities(model: Model, matrix: Matrix): Float64Array;
  /**
   * How far each column moves the prediction of one row away from that of the average customer: above 0 towards
   * leaving. In log-odds for the regression and the boosted trees, in probability for the forest.
   */
  pushes(model: Model, row: Float64Array): Float64Array;
}
