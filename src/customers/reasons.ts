import { capitalized } from '../base/label';
import { tenth, tenths } from '../base/numbers';
import type { Warning } from '../churn/warnings';
import { metricOf } from '../reading/catalog';
import type { Cap } from '../scoring/cap';
import type { CompiledModel } from '../scoring/compile';
import { explain } from '../scoring/explain';
import type { Score } from '../scoring/score';
import { trend } from '../scoring/trend';
import type { Assessment } from './assess';
import type { Standing } from './state';

/** How many reasons stand in a cell: nobody reads more. */
const MOST_REASONS = 3;

/**
 * What keeps a health score from 100, the biggest loss first: "Feature adoption -12.4; NPS -6.0". Points are those of
 * the score itself; a cap, which takes no points, comes first. Empty where nothing costs a tenth of a point.
 */
export function drivers(model: CompiledModel, score: Score): string {
  const said = firstFew(lossesOf(model, score), ({ name, lost }) => `${metricLabel(name)} -${tenths(lost)}`);
  return [score.cap ? `Capped at ${capped(score.cap)}` : '', said].filter((part) => part !== '').join('; ');
}

/** A cap in words: "Yellow (Champion left is yes)". */
export function capped({ band, metric, condition }: Cap): string {
  return `${band} (${metricLabel(metric)} ${condition})`;
}

/** The churn signals in words, the most severe first: "Critical: the champion left; High: NPS down 3 points". */
export function signals(warnings: readonly Warning[]): string {
  return firstFew(warnings, ({ severity, message }) => `${severity}: ${message}`);
}

/** What stands between the phrases of a cell. */
export const BETWEEN_PHRASES = ' · ';

/** Why a customer needs somebody, in a few short phrases: its signals, the most severe first, a fall, then what costs most. */
export function phrases(
  { signals: found, healthChange = 0 }: Pick<Standing, 'signals' | 'healthChange'>,
  { health }: Pick<Assessment, 'health'>,
  model: CompiledModel,
): string[] {
  const fall = trend(healthChange, 0) === 'Declining' ? [`Health down ${Math.round(-healthChange)}`] : [];
  const words = [...found.slice(0, MOST_REASONS).map(({ message }) => capitalized(message)), ...fall];
  if (words.length >= MOST_REASONS || health?.band === undefined) return words.slice(0, MOST_REASONS);
  const losses = lossesOf(model, health.score).slice(0, MOST_REASONS - words.length);
  return [...words, ...losses.map(({ name, lost }) => `${metricLabel(name)} −${tenths(lost)}`)];
}

/** What keeps a score from 100, the biggest loss first; nothing that costs less than a tenth of a point. */
function lossesOf(model: CompiledModel, score: Score): { readonly name: string; readonly lost: number }[] {
  return explain(model, score)
    .map(({ name, lost }) => ({ name, lost: tenth(lost) }))
    .filter(({ lost }) => lost > 0)
    .sort((a, b) => b.lost - a.lost);
}

const labels = new Map<string, string>();

/** A metric's name for people; a ratio's is made of both. */
export function metricLabel(metric: string): string {
  let label = labels.get(metric);
  if (label === undefined) {
    label = labelledAs(metric);
    labels.set(metric, label);
  }
  return label;
}

function labelledAs(metric: string): string {
  const [part, whole] = metric.split(' / ').map((name) => metricOf(name)?.label ?? name);
  if (whole === undefined) return part!;
  const isAcronym = /^[A-Z]{2}/.test(whole);
  return `${part} / ${isAcronym ? whole : whole.charAt(0).toLowerCase() + whole.slice(1)}`;
}

/** The first few of a list in words, and how many more there are. */
export function firstFew<T>(reasons: readonly T[], say: (reason: T) => string): string {
  const shown = reasons.slice(0, MOST_REASONS).map(say);
  const more = reasons.length - shown.length;
  return shown.join('; ') + (more > 0 ? `; and ${more} more` : '');
}
