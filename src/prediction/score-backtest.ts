import type { Known } from './backtest';
import { fieldAt } from './field';
import { type Capacity, capacityOf, type Judgement, judge } from './judgement';
import type { Outcomes } from './matrix';
import { type Separation, separations } from './separation';
import { sift } from './sift';
import { type PredictionVerdict, verdictOn } from './verdict';

/** A score that there is, and what it said of customers whose outcome is known. */
export interface Scored {
  /** Of each customer, the higher the likelier to leave; NaN where there was no score. */
  readonly risks: ArrayLike<number>;
  /** Of each customer; undefined where there was no score. */
  readonly bands: readonly (string | undefined)[];
  /** The bands there are, the best first. */
  readonly bandOrder: readonly string[];
  /** As a sentence begins with it: `The health score (segment)`. */
  readonly name: string;
}

export interface BandRate {
  readonly band: string;
  readonly customers: number;
  readonly left: number;
  /** The share who left; undefined where nobody has the band. */
  readonly rate: number | undefined;
}

export interface ScoreBacktest {
  readonly verdict: PredictionVerdict;
  readonly judgement: Judgement;
  readonly bands: readonly BandRate[];
  /** How many times the best band's rate left of the worst band; undefined where one of them says nothing. */
  readonly worstToBest: number | undefined;
  /** Customers without a score, left out of the verdict. */
  readonly unscored: number;
  readonly single: readonly Separation[];
  readonly capacity: Capacity | undefined;
}

/** Tests a score on customers whose outcome is known. */
export function backtestScore(
  known: Known,
  { risks, bands, bandOrder, name }: Scored,
  team?: Parameters<typeof capacityOf>[0],
): ScoreBacktest {
  const rows = Int32Array.from(known.outcomes.keys()).filter((i) => !Number.isNaN(risks[i]!));
  const outcomes = Uint8Array.from(rows, (i) => known.outcomes[i]!);
  const found = Float64Array.from(rows, (i) => risks[i]!);
  const { amounts } = known;
  const judgement = judge(outcomes, found, amounts && Float64Array.from(rows, (i) => amounts[i]!));
  const rates = bandRates(
    bandOrder,
    Array.from(rows, (i) => bands[i]),
    outcomes,
  );
  const verdict = verdictOn({
    what: name,
    ...judgement,
    isLearned: false,
    beatsChance: (judgement.ranking?.low ?? 0) > 0.5,
  });
  const fields = known.fields.map((field) => fieldAt(field, rows));
  return {
    verdict,
    judgement,
    bands: rates,
    worstToBest: worstToBest(rates),
    unscored: known.outcomes.length - rows.length,
    single: separations(sift(fields, outcomes).used, outcomes),
    capacity: team && capacityOf(team, outcomes, found),
  };
}

function bandRates(
  order: readonly string[],
  bands: readonly (string | undefined)[],
  outcomes: Outcomes,
): BandRate[] {
  return order.map((band) => {
    const rows = [...bands.keys()].filter((i) => bands[i] === band);
    const left = rows.filter((i) => outcomes[i] === 1).length;
    return {
      band,
      customers: rows.length,
      left,
      rate: rows.length === 0 ? undefined : left / rows.length,
    };
  });
}

function worstToBest(rates: readonly BandRate[]): number | undefined {
  const [best, worst] = [rates[0]?.rate, rates[rates.length - 1]?.rate];
  return best === undefined || worst === undefined || best === 0 || rates.length < 2
    ? undefined
    : worst / best;
}
