import type { Boosted } from './boosted';
import type { Forest } from './forest';
import type { LogisticRegression } from './logistic-regression';
import type { Matrix } from './matrix';

/** A fitted model: plain data, which can be stored and read again. */
export type Fitted = LogisticRegression | Boosted | Forest;
export type LearnerName = Fitted['learner'];

/** A way to learn, and what its models say. Fitting stands apart: formulas only predict. */
export interface Learner<Model extends Fitted = Fitted> {
  readonly name: Model['learner'];
  /** As people read it: `logistic regression`. */
  readonly title: string;
  /** The probability to leave, row by row. */
  probabilities(model: Model, matrix: Matrix): Float64Array;
  /**
   * How far each column moves the prediction of one row away from that of the average customer: above 0 towards
   * leaving. In log-odds for the regression and the boosted trees, in probability for the forest.
   */
  pushes(model: Model, row: Float64Array): Float64Array;
}
