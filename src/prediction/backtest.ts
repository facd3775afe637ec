import type { LearnerChoice } from './choose';
import { type Driver, driversOf } from './drivers';
import type { Field } from './field';
import { THRESHOLDS } from './forecast';
import {
  alertWorth,
  type Calibration,
  type Capacity,
  calibrationOf,
  capacityOf,
  type Judgement,
  judge,
} from './judgement';
import type { LearnerName } from './learner';
import { learnerNamed } from './learners';
import type { Outcomes } from './matrix';
import { type Separation, separations } from './separation';
import { type Sifted, sift } from './sift';
import { type Predictor, predict, train } from './training';
import { FEWEST_TO_LEARN, type PredictionVerdict, verdictOn } from './verdict';

/** Customers whose outcome is known, as they were before they decided. */
export interface Known {
  readonly fields: readonly Field[];
  readonly outcomes: Outcomes;
  /** What each customer pays, where known. */
  readonly amounts?: ArrayLike<number> | undefined;
  /** Which rows are of one customer, where customers have several. */
  readonly groups?: readonly unknown[] | undefined;
}

export interface Plan {
  readonly seed: number;
  /** The learner to take; the simplest that is about as good as the best where it is left out. */
  readonly learner?: LearnerName | undefined;
  /** Customers to test on, held out of the learning; five folds of the others where there are none. */
  readonly holdout?: Known | undefined;
  /** Columns that someone decided to use although they would be left out. */
  readonly picked?: ReadonlySet<string> | undefined;
  readonly team?:
    | { readonly people: number; readonly hours: number; readonly hoursPerPlay: number }
    | undefined;
}

export interface Backtest extends Sifted {
  readonly verdict: PredictionVerdict;
  /** Whether the probability may be used. */
  readonly accepted: boolean;
  readonly testedOn: 'holdout' | 'five folds';
  /** Undefined where there were too few of one outcome to try. */
  readonly result: BacktestResult | undefined;
  /** The columns that tell most by themselves, the best first. */
  readonly single: readonly Separation[];
}

export interface BacktestResult {
  readonly learner: LearnerName;
  readonly choice: LearnerChoice;
  readonly predictor: Predictor;
  readonly judgement: Judgement;
  readonly calibration: Calibration;
  readonly alerts: readonly ReturnType<typeof alertWorth>[];
  readonly capacity: Capacity | undefined;
  readonly drivers: readonly Driver[];
  /** What each customer tested on was given. */
  readonly probabilities: Float64Array;
}

const ALERTS_OVER = [THRESHOLDS.High, THRESHOLDS.Medium];

/** With fewer of one outcome, a fold could have none. */
const FEWEST_TO_TRY = 10;

/**
 * Learns a probability to leave from customers whose outcome is known, tests it on customers it has not seen, and says
 * whether it is worth anything. The same customers and seed give the same answer, bit for bit.
 */
export function backtest(known: Known, plan: Plan): Backtest {
  const { outcomes } = known;
  const sifted = sift(known.fields, outcomes, plan.picked);
  const events = outcomes.reduce((sum, each) => sum + each, 0);
  const rarer = Math.min(events, outcomes.length - events);
  const result =
    rarer < FEWEST_TO_TRY || sifted.used.length === 0 ? undefined : tried(known, plan, sifted.used);
  const heldUp = result !== undefined && (!plan.holdout || (result.judgement.ranking?.low ?? 0) > 0.5);
  const beatsChance = heldUp && result.choice.accepted;
  const verdict = verdictOn({
    what: 'The learned probability',
    rows: outcomes.length,
    events,
    ranking: result?.judgement.ranking,
    lift: result?.judgement.lift,
    isLearned: true,
    beatsChance,
  });
  return {
    ...sifted,
    verdict,
    accepted: beatsChance && rarer >= FEWEST_TO_LEARN,
    testedOn: plan.holdout ? 'holdout' : 'five folds',
    result,
    single: separations(sifted.used, outcomes),
  };
}

function tried(known: Known, plan: Plan, used: readonly Field[]): BacktestResult {
  const { choice, predictor } = train(used, known.outcomes, plan.seed, known.groups, plan.learner);
  const { holdout, team } = plan;
  const { outcomes, amounts } = holdout ?? known;
  const probabilities = holdout
    ? predict(predictor, holdout.fields, outcomes.length)
    : choice.candidate.probabilities;
  return {
    learner: choice.candidate.learner,
    choice,
    predictor,
    judgement: judge(outcomes, probabilities, amounts),
    calibration: calibrationOf(outcomes, probabilities),
    alerts: ALERTS_OVER.map((threshold) => alertWorth(threshold, outcomes, probabilities)),
    capacity: team && capacityOf(team, outcomes, probabilities),
    drivers: driversOf(predictor, used, known.outcomes.length),
    probabilities,
  };
}

/** As people read it. */
export const titleOf = (learner: LearnerName) => learnerNamed(learner).title;
