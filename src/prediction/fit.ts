import { fitBoosted } from './boosted';
import { fitForest } from './forest';
import type { Fitted, LearnerName } from './learner';
import { fitRegression } from './logistic-regression';
import type { Matrix, Outcomes } from './matrix';

type Fit = (matrix: Matrix, outcomes: Outcomes, seed: number) => Fitted;

const FITS: Readonly<Record<LearnerName, Fit>> = {
  logistic: (matrix, outcomes) => fitRegression(matrix, outcomes),
  boosted: fitBoosted,
  forest: fitForest,
};

/** Learns from customers whose outcome is known. The same rows and seed give the same model, bit for bit. */
export function fitModel(learner: LearnerName, matrix: Matrix, outcomes: Outcomes, seed: number): Fitted {
  return FITS[learner](matrix, outcomes, seed);
}
