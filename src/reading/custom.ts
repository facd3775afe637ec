import { CUSTOM, customMetric, type Metric } from './catalog';
import type { Kind } from './metrics';

/** The units of a custom metric, and the range of each where none is said. */
const CUSTOM_UNITS: ReadonlyMap<string, readonly [Kind, number, number]> = new Map([
  ['number', ['points', -1e12, 1e12]],
  ['percent', ['percent', 0, 100]],
  ['money', ['money', -1e12, 1e12]],
  ['days', ['days', 0, 36500]],
  ['hours', ['hours', 0, 26280]],
  ['minutes', ['minutes', 0, 1e5]],
]);

/** Which way is better, as `Vitals settings` writes it. */
const DIRECTIONS: ReadonlyMap<string, Metric['direction']> = new Map([
  ['higher is better', 'up'],
  ['lower is better', 'down'],
  ['neither is better', 'none'],
]);

/** What a definition must look like, for whoever writes one by hand. */
export const CUSTOM_EXAMPLE = 'number, 0 to 10, higher is better';

/**
 * A metric of the customer's own, as a row of `Vitals settings` has it: `custom happiness`, and beside it unit, range and
 * which way is better, `number, 0 to 10, higher is better`, in any order. What is left out is a number of any size that is
 * better neither way. Undefined where the name is of another metric; null where the definition cannot be read.
 */
export function readCustom(name: string, definition: string): Metric | null | undefined {
  if (!name.toLowerCase().startsWith(CUSTOM)) return undefined;
  let unit = CUSTOM_UNITS.get('number')!;
  let range: readonly [number, number] | undefined;
  let direction: Metric['direction'] = 'none';
  for (const part of definition.toLowerCase().split(/[,;]/)) {
    const word = part.trim();
    const ends = /^(-?\d+(?:\.\d+)?)\s*(?:to|-|–)\s*(-?\d+(?:\.\d+)?)$/.exec(word);
    unit = CUSTOM_UNITS.get(word) ?? unit;
    direction = DIRECTIONS.get(word) ?? direction;
    if (CUSTOM_UNITS.has(word) || DIRECTIONS.has(word)) continue;
    if (ends && Number(ends[1]) < Number(ends[2])) range = [Number(ends[1]), Number(ends[2])];
    else if (word !== '') return null;
  }
  const [kind, ...usual] = unit;
  const [min, max] = range ?? usual;
  return customMetric(name.slice(CUSTOM.length), { kind, min, max, direction });
}
