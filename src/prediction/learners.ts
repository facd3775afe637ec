import { boosted } from './boosted';
import { forest } from './forest';
import type { Fitted, Learner, LearnerName } from './learner';
import { logisticRegression } from './logistic-regression';
import type { Matrix } from './matrix';

/** The simplest first: where two do about equally well, the first is taken. */
export const LEARNERS: readonly Learner[] = [logisticRegression, boosted, forest] as readonly Learner[];

export function learnerNamed(name: LearnerName): Learner {
  return LEARNERS.find((learner) => learner.name === name)!;
}

/** The probability to leave, row by row, by a model of whichever learner. */
export function probabilitiesOf(model: Fitted, matrix: Matrix): Float64Array {
  return learnerNamed(model.learner).probabilities(model, matrix);
}
