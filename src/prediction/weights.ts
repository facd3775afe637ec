import { fieldAt, type NumberField } from './field';
import { fitRegression } from './logistic-regression';
import { matrixOf, type Outcomes } from './matrix';
import { seeded, shuffled } from './random';
import { rankingOf } from './ranking';
import { FEWEST_TO_LEARN } from './verdict';

/** A dimension of a health score: what each customer has in it (100 is best, null where unknown), and its share of today. */
export interface Weighed {
  readonly name: string;
  readonly values: NumberField['values'];
  /** Of the whole score, from 0 to 1. */
  readonly share: number;
}

export interface SuggestedWeights {
  /** In whole percent, which add up to 100. */
  readonly weights: readonly { readonly name: string; readonly now: number; readonly suggested: number }[];
  /** The AUC on customers that nothing was learned from, by the weights of today and by the suggested ones. */
  readonly aucNow: number | null;
  readonly aucSuggested: number | null;
  /** Which customers those are. */
  readonly testedOn: 'the later third' | 'a random third';
  /** Whether the suggested weights do better there. */
  readonly isBetter: boolean;
  /** Why there is no suggestion; empty where there is one. */
  readonly why: string;
}

/** With fewer losses, half of the weights of today stays. */
const ENOUGH_TO_TURN = 200;
const THIRD = 3;

/**
 * Learns what each dimension should weigh by L2 logistic regression, and tries it on a third that it has not seen: the later
 * one where rows have days. More of a dimension never counts against the customer: a weight of the wrong sign is 0.
 */
export function suggestWeights(
  dimensions: readonly Weighed[],
  outcomes: Outcomes,
  days: readonly (number | null)[] | undefined,
  seed: number,
): SuggestedWeights {
  const whole = [...outcomes.keys()].filter((i) => dimensions.every(({ values }) => values[i] !== null));
  const order = days
    ? [...whole].sort((a, b) => (days[a] ?? 0) - (days[b] ?? 0) || a - b)
    : shuffled(whole, seeded(seed));
  const aside = order.slice(Math.ceil(((THIRD - 1) * order.length) / THIRD));
  const learned = order.slice(0, order.length - aside.length);
  const left = learned.filter((i) => outcomes[i] === 1).length;
  const testedOn = days ? 'the later third' : 'a random third';
  const now = dimensions.map(({ share }) => share);
  const nothing = (why: string): SuggestedWeights => ({
    weights: [],
    aucNow: null,
    aucSuggested: null,
    testedOn,
    isBetter: false,
    why,
  });
  if (Math.min(left, learned.length - left) < FEWEST_TO_LEARN) {
    return nothing(
      `Too few outcomes to suggest weights: ${left} left among those to learn from, and it takes ${FEWEST_TO_LEARN}.`,
    );
  }
  const shares = learnedShares(dimensions, outcomes, learned);
  if (!shares) return nothing('No dimension of this model tells who left: no weights would help.');
  const kept = left < ENOUGH_TO_TURN ? 0.5 : 0;
  const weights = wholePercents(shares.map((share, d) => kept * now[d]! + (1 - kept) * share));
  const aucBy = (by: readonly number[]) =>
    rankingOf(
      Uint8Array.from(aside, (i) => outcomes[i]!),
      aside.map((i) => -scoreBy(dimensions, by, i)),
    )?.auc ?? null;
  const [aucNow, aucSuggested] = [aucBy(now), aucBy(weights)];
  return {
    weights: dimensions.map(({ name }, d) => ({
      name,
      now: Math.round(100 * now[d]!),
      suggested: weights[d]!,
    })),
    aucNow,
    aucSuggested,
    testedOn,
    isBetter: aucNow !== null && aucSuggested !== null && aucSuggested > aucNow,
    why: '',
  };
}

function learnedShares(
  dimensions: readonly Weighed[],
  outcomes: Outcomes,
  rows: readonly number[],
): number[] | undefined {
  const fields = dimensions.map(({ name, values }) =>
    fieldAt({ header: name, kind: 'number', values }, rows),
  );
  const fitted = fitRegression(
    matrixOf(
      rows.map((_, k) => fields.map((field) => 100 - (field.values[k] as number))),
      dimensions.length,
    ),
    Uint8Array.from(rows, (i) => outcomes[i]!),
  );
  const pulls = fitted.weights.map((weight, d) => Math.max(0, weight / fitted.spreads[d]!));
  const all = pulls.reduce((sum, each) => sum + each, 0);
  return all > 0 ? pulls.map((each) => each / all) : undefined;
}

function scoreBy(dimensions: readonly Weighed[], weights: readonly number[], row: number): number {
  return dimensions.reduce((sum, { values }, d) => sum + weights[d]! * (values[row] as number), 0);
}

/** Shares as whole percents that add up to 100: the largest remainders get what rounding leaves. */
export function wholePercents(shares: readonly number[]): number[] {
  const exact = shares.map((share) => 100 * share);
  const floors = exact.map((value) => Math.floor(value + 1e-9));
  const lacking = 100 - floors.reduce((sum, each) => sum + each, 0);
  const order = [...exact.keys()].sort((a, b) => exact[b]! - floors[b]! - (exact[a]! - floors[a]!) || a - b);
  for (const d of order.slice(0, lacking)) floors[d]!++;
  return floors;
}
