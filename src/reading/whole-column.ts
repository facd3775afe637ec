import type { Missing } from '../scoring/value';
import type { Metric } from './catalog';
import { otherScale } from './cells/missing';
import { bySize, countOf, type Figures } from './figures';
import type { Unit } from './scales';

/** Another way in which a column may be meant: as another metric, or written in another unit. */
export interface Reading {
  readonly metric: string;
  readonly unit: Unit | '';
}

/** What the numbers of a column say as a whole that no cell says alone. */
export interface WholeColumn {
  /** The unit that they prove; undefined where they prove none. */
  readonly unit?: Unit;
  /** Why no number of the column can be read until somebody says how it is meant. */
  readonly refused?: Missing;
  /** What it may be, the likeliest first: for a person to confirm. */
  readonly readings: readonly Reading[];
}

const AS_IT_STANDS: WholeColumn = { readings: [] };
/** So many cells out of the range are no slips of the keyboard, and so large a share of them. */
const MOST_SLIPS = 1;
const SHARE_OF_SLIPS = 0.1;
/** So few numbers say nothing of their scale by being low. */
const ENOUGH = 3;

/**
 * Looks at all numbers of a column at once: where many are beyond the metric's range, or all lie far below its end, they are
 * most likely on another scale.
 */
export function lookAtWhole(metric: Metric, seen: Figures): WholeColumn {
  if (metric.change || metric.custom) return AS_IT_STANDS;
  const { min, max } = metric;
  const beyond = within(seen, min, max) ? 0 : countOf(seen, (value) => value < min || value > max);
  const isOther = beyond > MOST_SLIPS && beyond >= SHARE_OF_SLIPS * seen.count;
  if (metric.header === 'nps_score') return isOther ? otherThanAnswers(metric, seen) : AS_IT_STANDS;
  if (metric.header === 'csat_score') return isOther ? otherThanFive(metric, seen) : AS_IT_STANDS;
  if (seen.count < ENOUGH || metric.direction === 'none') return AS_IT_STANDS;
  if (metric.kind === 'ratio' && seen.least < 0 && isOther && within(seen, -1, 1)) return proven('-1 to 1');
  if (metric.kind === 'satisfaction' && within(seen, 0, 10) && seen.most > 5)
    return seen.most > 7 ? proven('0 to 10') : looksLike(metric, '1 to 7', '0 to 10');
  if (metric.kind === 'score' || metric.kind === 'percent' || metric.kind === 'ratio')
    return tooLow(metric, seen);
  return AS_IT_STANDS;
}

function within({ least, most }: Figures, low: number, high: number): boolean {
  return least >= low && most <= high;
}

/** Net promoter scores of whole accounts run from -100 to 100: no answers, and never mixed with them. */
function otherThanAnswers(metric: Metric, seen: Figures): WholeColumn {
  return within(seen, -100, 100)
    ? { refused: otherScale(metric), readings: [{ metric: 'account_nps', unit: '' }] }
    : AS_IT_STANDS;
}

function otherThanFive(metric: Metric, seen: Figures): WholeColumn {
  const { most } = seen;
  if (seen.least < 0) return within(seen, -1, 1) ? proven('-1 to 1') : AS_IT_STANDS;
  if (most > 100) return AS_IT_STANDS;
  if (most <= 1) return proven('fraction');
  if (most > 7) return proven(most > 10 ? 'percent' : '0 to 10');
  return { refused: otherScale(metric), ...looksLike(metric, '1 to 7', '0 to 10') };
}

function proven(unit: Unit): WholeColumn {
  return { unit, readings: [] };
}

function looksLike({ header }: Metric, ...units: readonly Unit[]): WholeColumn {
  return { readings: units.map((unit) => ({ metric: header, unit })) };
}

/** Nothing near the end of the scale, and whole or half numbers: answers, or days that were counted. */
function tooLow(metric: Metric, seen: Figures): WholeColumn {
  const { header, kind, direction } = metric;
  const { least, most, count } = seen;
  if (least < 0) return AS_IT_STANDS;
  if (most <= 1) {
    const areFractions = kind === 'score' && bySize(seen).fractions >= ENOUGH;
    return areFractions ? looksLike(metric, 'fraction') : AS_IT_STANDS;
  }
  const areWhole = () => countOf(seen, Number.isInteger) === count;
  if (header === 'login_frequency' && most <= 31 && areWhole())
    return looksLike(metric, ...(most <= 7 ? (['days a week'] as const) : []), 'days a month');
  if (direction === 'down') {
    const areCounts = header === 'escalation_rate' && most <= 5 && areWhole();
    return areCounts ? { readings: [{ metric: 'open_escalations', unit: '' }] } : AS_IT_STANDS;
  }
  if (most > 10) return AS_IT_STANDS;
  // Averages of answers are no whole numbers, and a low percentage of 3.8 is nothing strange.
  const areHalves = countOf(seen, (value) => Number.isInteger(value * 2)) === count;
  if (!areHalves && !(least >= 1 && kind === 'ratio')) return AS_IT_STANDS;
  return looksLike(metric, ...(most <= 5 ? (['1 to 5'] as const) : []), '0 to 10');
}
