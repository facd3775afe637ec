import type { LearnerChoice } from './choose';
import { choose } from './choose';
import type { Field } from './field';
import { fitModel } from './fit';
import type { Fitted, LearnerName } from './learner';
import { LEARNERS, learnerNamed, probabilitiesOf } from './learners';
import type { Outcomes } from './matrix';
import { type FieldFeature, prepare, prepared } from './preparation';

/** A model with what it needs to read customers. */
export interface Predictor {
  readonly features: readonly FieldFeature[];
  readonly model: Fitted;
}

export interface Training {
  readonly choice: LearnerChoice;
  readonly predictor: Predictor;
}

/** Chooses among the learners (or takes the one named) by cross-validation, and fits it to all customers. */
export function train(
  fields: readonly Field[],
  outcomes: Outcomes,
  seed: number,
  groups?: readonly unknown[],
  learner?: LearnerName,
): Training {
  const learners = learner === undefined ? LEARNERS : [learnerNamed(learner)];
  const choice = choose(fields, outcomes, seed, groups, learners);
  const features = prepare(fields, outcomes);
  const matrix = prepared(features, fields, outcomes.length);
  const model = fitModel(choice.candidate.learner, matrix, outcomes, seed);
  return { choice, predictor: { features, model } };
}

/** The probability to leave, customer by customer. */
export function predict(
  { features, model }: Predictor,
  fields: readonly Field[],
  rows: number,
): Float64Array {
  return probabilitiesOf(model, prepared(features, matching(features, fields, rows), rows));
}

/** The fields in the order of the features, found by their header; a missing one is blank for all. */
export function matching(features: readonly FieldFeature[], fields: readonly Field[], rows: number): Field[] {
  return features.map(({ header, kind }) => {
    const found = fields.find((field) => field.header === header);
    if (found?.kind === kind) return found;
    const values = found ? asKind(found, kind) : new Array<null>(rows).fill(null);
    return { header, kind, values } as Field;
  });
}

/** A column of few words can be all numbers in another table, and the other way round. */
function asKind({ values }: Field, kind: FieldFeature['kind']): (string | number | null)[] {
  return values.map((value: string | number | null) => {
    if (value === null) return null;
    if (kind === 'words') return String(value);
    const number = Number(value);
    return Number.isFinite(number) ? number : null;
  });
}
