import { type Field, fieldAt } from './field';
import { fitModel } from './fit';
import type { Learner } from './learner';
import type { Matrix, Outcomes } from './matrix';
import { prepare, prepared } from './preparation';
import { seeded, shuffled } from './random';

const FOLDS = 5;

/** A fifth of the customers set aside, and the others to learn from. */
export interface Fold {
  readonly learnFrom: Matrix;
  readonly outcomes: Outcomes;
  readonly asideRows: Int32Array;
  readonly aside: Matrix;
}

/**
 * Five folds with about the same share of leavers in each. All rows of a group (the snapshots of one customer) are in
 * one fold: otherwise a customer would be predicted from their own other days.
 */
export function foldsOf(
  fields: readonly Field[],
  outcomes: Outcomes,
  seed: number,
  groups?: readonly unknown[],
): Fold[] {
  const foldOfRow = dealt(outcomes, seed, groups);
  const rows = Int32Array.from(outcomes.keys());
  return Array.from({ length: FOLDS }, (_, fold) => {
    const kept = rows.filter((i) => foldOfRow[i] !== fold);
    const asideRows = rows.filter((i) => foldOfRow[i] === fold);
    const keptFields = fields.map((field) => fieldAt(field, kept));
    const keptOutcomes = Uint8Array.from(kept, (i) => outcomes[i]!);
    const features = prepare(keptFields, keptOutcomes);
    const asideFields = fields.map((field) => fieldAt(field, asideRows));
    return {
      learnFrom: prepared(features, keptFields, kept.length),
      outcomes: keptOutcomes,
      asideRows,
      aside: prepared(features, asideFields, asideRows.length),
    };
  });
}

function dealt(outcomes: Outcomes, seed: number, groups?: readonly unknown[]): Uint8Array {
  const members = new Map<unknown, number[]>();
  outcomes.forEach((_, i) => {
    const group = groups === undefined ? i : groups[i];
    const others = members.get(group);
    if (others) others.push(i);
    else members.set(group, [i]);
  });
  const all = [...members.values()];
  const hasLeaver = (rows: number[]) => rows.some((i) => outcomes[i] === 1);
  const random = seeded(seed);
  const folds = new Uint8Array(outcomes.length);
  for (const kind of [all.filter(hasLeaver), all.filter((rows) => !hasLeaver(rows))]) {
    shuffled(kind, random).forEach((rows, k) => {
      for (const i of rows) folds[i] = k % FOLDS;
    });
  }
  return folds;
}

/** What a learner says of each row when it has learned from the other folds only. */
export function outOfFold(
  learner: Learner,
  folds: readonly Fold[],
  rows: number,
  seed: number,
): Float64Array {
  return predicted(folds, rows, (fold) =>
    learner.probabilities(fitModel(learner.name, fold.learnFrom, fold.outcomes, seed), fold.aside),
  );
}

/** What the share of leavers in the other folds says of each row. */
export function baseRateOutOfFold(folds: readonly Fold[], rows: number): Float64Array {
  return predicted(folds, rows, ({ outcomes, asideRows }) => {
    const rate = outcomes.reduce((sum, each) => sum + each, 0) / outcomes.length;
    return new Float64Array(asideRows.length).fill(rate);
  });
}

function predicted(
  folds: readonly Fold[],
  rows: number,
  predict: (fold: Fold) => Float64Array,
): Float64Array {
  const probabilities = new Float64Array(rows);
  for (const fold of folds) {
    const found = predict(fold);
    fold.asideRows.forEach((row, k) => {
      probabilities[row] = found[k]!;
    });
  }
  return probabilities;
}
