import { type Curve, knownCurve, mapWords, type Parameter, type Parsed, readCurve } from './curve';
import type { NamedMetric } from './names';

const WORD_CURVE = 'map';

/** Whether there is such a curve, and it can read what a metric or a ratio of two holds; else what to use instead. */
export function checkCurve(curve: string, metric: NamedMetric, per: NamedMetric | undefined): Parsed<true> {
  const known = knownCurve(curve);
  if ('problem' in known) return known;
  for (const part of per ? [metric, per] : [metric]) {
    if (part.holds === 'anything') continue;
    if (part.holds.length === 0) {
      return { problem: `${part.name} cannot be scored: it holds neither a number nor a word of a list.` };
    }
    if (part.holds === 'numbers' && curve === WORD_CURVE) {
      return { problem: `A map reads words, and ${part.name} holds numbers: use another curve.` };
    }
    if (part.holds !== 'numbers' && (curve !== WORD_CURVE || per)) {
      return { problem: `${part.name} holds words (${part.holds.join(', ')}): use the curve map.` };
    }
  }
  return known;
}

/** The curve of a metric; a map may only name words that the metric's cells can hold. */
export function readMetricCurve(
  curve: string,
  parameter: Parameter,
  { name, holds }: NamedMetric,
): Parsed<Curve> {
  const parsed = readCurve(curve, parameter);
  if ('problem' in parsed || curve !== WORD_CURVE || typeof holds === 'string') return parsed;
  const strange = mapWords(parameter).find((word) => !holds.includes(word));
  if (strange === undefined) return parsed;
  return { problem: `${name} is never "${strange}". Its words are: ${holds.join(', ')}.` };
}
