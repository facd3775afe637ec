import type { Field } from './field';
import { baseRateOutOfFold, foldsOf, outOfFold } from './folds';
import type { Learner, LearnerName } from './learner';
import { LEARNERS } from './learners';
import { gainOf, lossesOf } from './loss';
import { meanOf, type Outcomes } from './matrix';

export interface Tried {
  readonly learner: LearnerName;
  /** Over the rows, each predicted from the other folds. */
  readonly logLoss: number;
  readonly probabilities: Float64Array;
}

export interface LearnerChoice {
  /** The log-loss of quoting the share of leavers for everybody. */
  readonly baseLoss: number;
  readonly tried: readonly Tried[];
  /** The simplest about as good as the best. */
  readonly candidate: Tried;
  /** By how much the candidate's log-loss is under the base rate's, with the standard error. */
  readonly gain: number;
  readonly error: number;
  /** Whether that gain is above two standard errors: whether there is anything to predict with. */
  readonly accepted: boolean;
}

const ERRORS_TO_ACCEPT = 2;

/**
 * Tries the learners by five-fold cross-validation and takes the simplest within one standard error of the best; accepts
 * it only if it beats the base rate by more than two standard errors. `groups` says which rows are of one customer.
 */
export function choose(
  fields: readonly Field[],
  outcomes: Outcomes,
  seed: number,
  groups?: readonly unknown[],
  learners: readonly Learner[] = LEARNERS,
): LearnerChoice {
  const rows = outcomes.length;
  const folds = foldsOf(fields, outcomes, seed, groups);
  const baseLosses = lossesOf(outcomes, baseRateOutOfFold(folds, rows));
  const tried = learners.map((learner) => {
    const probabilities = outOfFold(learner, folds, rows, seed);
    const losses = lossesOf(outcomes, probabilities);
    return { learner: learner.name, logLoss: meanOf(losses), probabilities, losses };
  });
  const best = tried.reduce((low, each) => (each.logLoss < low.logLoss ? each : low));
  const candidate = tried.find((each) => {
    const { gain, error } = gainOf(best.losses, each.losses);
    return gain <= error;
  })!;
  const { gain, error } = gainOf(candidate.losses, baseLosses);
  return {
    baseLoss: meanOf(baseLosses),
    tried,
    candidate,
    gain,
    error,
    accepted: gain > ERRORS_TO_ACCEPT * error,
  };
}
