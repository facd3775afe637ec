import { once } from '../base/once';
import type { CompiledModel } from './compile';
import type { Rounding } from './round';

/** How the scores of a model are written: plain data, so that it goes to the pages with the scores. */
export interface ScoreScale {
  /** As many digits after the point at least. */
  readonly decimals: number;
  /** Scores at which a band or tier begins, in any segment. */
  readonly edges: readonly number[];
}

/** A score of a model that is not known here: an earlier day's, say. Most edges are whole numbers. */
export const UNKNOWN_SCALE: ScoreScale = {
  decimals: 1,
  get edges() {
    return wholeScores();
  },
};
const wholeScores = once(() => Array.from({ length: 101 }, (_, i) => i));

const MOST_DECIMALS = 4;
const DECIMALS: Readonly<Record<Rounding, number>> = { none: 2, '1 decimal': 1, whole: 0 };

// Where a model does not round, as many digits as words have at the most: a format cannot know the edges.
const NUMBER_FORMATS: Readonly<Record<Rounding, string>> = {
  none: '0.00##',
  '1 decimal': '0.0',
  whole: '0',
};

/** How the scores of this model are written in words. */
export function scoreScaleOf({ model }: CompiledModel): ScoreScale {
  const edges = model.bands.flatMap(({ from }) => [from.base, ...from.bySegment]);
  return { decimals: DECIMALS[model.rounding], edges: [...new Set(edges)] };
}

/** How Sheets shows the scores of this model. */
export function scoreFormat({ model }: CompiledModel): string {
  return NUMBER_FORMATS[model.rounding];
}

/** A score as a picture shows it: in whole points, and in its usual digits where those would be of another band or tier. */
export function scoreInWhole(score: number, scale: ScoreScale = UNKNOWN_SCALE): string {
  const whole = Math.round(score);
  return scale.edges.every((edge) => score >= edge === whole >= edge)
    ? String(whole)
    : scoreText(score, scale);
}

/**
 * A score in words, wherever one is written. It never reads as a score of another band or tier: where its usual digits
 * would say 80.0 of 79.96, it gets more of them.
 * @example scoreText(79.996, { decimals: 2, edges: [80, 60, 0] }) // => '79.996'
 */
export function scoreText(score: number, { decimals, edges }: ScoreScale = UNKNOWN_SCALE): string {
  const isOnItsSide = (shown: number) => edges.every((edge) => score >= edge === shown >= edge);
  const fewest = Number.isInteger(score) ? decimals : Math.max(decimals, 1);
  for (let digits = fewest; digits <= MOST_DECIMALS; digits++) {
    const text = score.toFixed(digits);
    if (isOnItsSide(Number(text))) return text;
  }
  const step = 10 ** MOST_DECIMALS;
  const cut = Math.floor(score * step) / step;
  return isOnItsSide(cut) ? cut.toFixed(MOST_DECIMALS) : String(score);
}
