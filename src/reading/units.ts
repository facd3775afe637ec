import type { Missing } from '../scoring/value';
import type { Metric } from './catalog';
import {
  FRACTION_AMONG_PERCENTS,
  PERCENT_AMONG_FRACTIONS,
  UNCLEAR_PERCENT,
  UNCLEAR_SATISFACTION,
} from './cells/missing';
import type { Reader } from './column';
import { bySize, type Figures } from './figures';
import type { Unit } from './scales';

/** What a number without a percent sign means in a column: 85, 0.85 or 4 (of 5). */
export type BareUnit = Extract<Unit, 'percent' | 'fraction' | '1 to 5'>;

/** Whether the cells of the metric's column tell this unit by themselves. */
export function isBareUnit({ kind }: Metric, unit: Unit): unit is BareUnit {
  return unit === 'percent' || unit === 'fraction' || (unit === '1 to 5' && kind === 'satisfaction');
}

/** A column's unit, once for all its cells. */
export interface UnitDecision {
  /** Undefined where the cells do not tell. */
  readonly unit: BareUnit | undefined;
  /** True where the user said so; then no cell is doubted. */
  readonly setByUser: boolean;
  /** The decision in words, for the user. */
  readonly words: string;
}

/**
 * Decides what bare numbers mean in a percent, ratio or satisfaction column; the majority of the cells wins. A percent
 * column that does not tell follows the convention of its table.
 */
export function decideUnit(
  metric: Metric,
  figures: Figures,
  told: Unit | undefined,
  convention: () => BareUnit | undefined,
): UnitDecision {
  if (told !== undefined && isBareUnit(metric, told))
    return { unit: told, setByUser: true, words: `${WORDS[told]}, as you set it` };
  const evidence = weigh(metric, figures);
  const silent = evidence.percent + evidence.fraction + evidence.five === 0;
  const unit = majority(metric, evidence) ?? (silent && metric.kind === 'percent' ? convention() : undefined);
  if (unit === undefined) return { unit, setByUser: false, words: 'Not clear whether 85 or 0.85 is 85 %' };
  return { unit, setByUser: false, words: WORDS[unit] };
}

/**
 * How the percent columns of a table write 85 %, where all of them agree: what a column is read by whose own cells do
 * not tell, such as the single 1 of a formula over one row. Undefined where they do not agree, or none tells.
 */
export function conventionOf(
  columns: readonly { readonly metric: Metric; readonly figures: Figures }[],
): BareUnit | undefined {
  const all = columns.map(({ metric, figures }) => weigh(metric, figures));
  const percent = all.some((evidence) => evidence.percent > 0);
  const fraction = all.some((evidence) => evidence.fraction > 0);
  return percent === fraction ? undefined : percent ? 'percent' : 'fraction';
}

const WORDS: Record<BareUnit, string> = {
  percent: '85 is read as 85 %',
  fraction: '0.85 is read as 85 %',
  '1 to 5': '4 is read as 4 of 5, which is 80 %',
};

/**
 * Turns a bare number of the column into the metric's own unit, or refuses it where it speaks against the column's.
 * Percent and satisfaction metrics are kept in percent points, ratios as fractions.
 */
export function bareReader(metric: Metric, decision: UnitDecision): (value: number) => number | Missing {
  const { unit } = decision;
  const scale = unitScaleOf(metric, unit);
  const satisfaction = metric.kind === 'satisfaction';
  const [low, high] = sizesOf(metric, decision);
  const doubtful = satisfaction
    ? UNCLEAR_SATISFACTION
    : unit === 'percent'
      ? FRACTION_AMONG_PERCENTS
      : PERCENT_AMONG_FRACTIONS;
  return (value) => {
    if (value === 0 && unit !== '1 to 5') return 0;
    if (unit === undefined) return UNCLEAR_PERCENT;
    const size = Math.abs(value);
    if (size < low || size > high) return doubtful;
    return scale === 1 ? value : scale < 1 ? value / 100 : withoutNoise(value * scale);
  };
}

/** The sizes of bare numbers that do not speak against the column's unit. */
function sizesOf({ kind }: Metric, { unit, setByUser }: UnitDecision): readonly [low: number, high: number] {
  // A ratio beyond 1 among ratios is no percent in doubt: it is out of the metric's range, and said to be.
  if (setByUser || (kind === 'ratio' && unit === 'fraction')) return [0, Number.POSITIVE_INFINITY];
  if (unit === '1 to 5') return [1, 5];
  return unit === 'fraction' ? [0, 1] : [kind === 'satisfaction' ? 5 : 1, Number.MAX_VALUE];
}

/** The bare numbers that are in the metric's own unit; undefined where each is another number than stands there. */
export function asTheyStand(metric: Metric, decision: UnitDecision): Reader['asIs'] {
  if (decision.unit === undefined || unitScaleOf(metric, decision.unit) !== 1) return undefined;
  const [size, high] = sizesOf(metric, decision);
  return { min: Math.max(metric.min, -high), max: Math.min(metric.max, high), size };
}

/** The number that a text with a percent sign means, in the metric's own unit. */
export function signedReader(metric: Metric): (percent: number) => number {
  return metric.kind === 'ratio' ? (percent) => percent / 100 : (percent) => percent;
}

/** What one unit of a bare number is in the metric's own unit. */
export function unitScaleOf(metric: Metric, unit: BareUnit | undefined): number {
  if (unit === '1 to 5') return 20;
  if (metric.kind === 'ratio') return unit === 'percent' ? 0.01 : 1;
  return unit === 'fraction' ? 100 : 1;
}

/** How many cells of a column speak for each unit; cells of 0 and of 1 speak for none. */
interface Evidence {
  readonly percent: number;
  readonly fraction: number;
  readonly five: number;
}

function weigh({ kind }: Metric, figures: Figures): Evidence {
  const { fractions, upToFive, beyondFive } = bySize(figures);
  const five = kind === 'satisfaction' ? upToFive : 0;
  return { percent: upToFive + beyondFive - five, fraction: fractions, five };
}

function majority(metric: Metric, { percent, fraction, five }: Evidence): BareUnit | undefined {
  if (metric.kind === 'ratio') return percent > fraction ? 'percent' : 'fraction';
  if (five > percent && five > fraction) return '1 to 5';
  if (percent > fraction && percent > five) return 'percent';
  if (fraction > percent && fraction > five) return 'fraction';
  // Nothing but 0 and 1: a change of 1 % is common, a level of 1 or of 100 % is anybody's guess.
  return metric.change && percent + fraction === 0 ? 'percent' : undefined;
}

// 0.57 times 100 is 56.99999999999999 in binary; twelve digits are more than a percentage has.
function withoutNoise(points: number): number {
  return Math.abs(points) < 1e6 ? Math.round(points * 1e9) / 1e9 : points;
}
