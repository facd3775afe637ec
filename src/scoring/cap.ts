import { type Parameter, type Parsed, readParameter } from './curve';
import type { NamedMetric } from './names';
import type { Value } from './value';

/** A condition under which a customer is in no better band than this, whatever its score. The score stays as it is. */
export interface Cap {
  readonly metric: string;
  /** "is yes", "from 2", "up to 30". */
  readonly condition: string;
  readonly band: string;
  /** Whether it holds; never of a value that is missing. */
  readonly holds: (value: Value) => boolean;
}

const FORMS: Readonly<Record<string, (value: number, edge: number) => boolean>> = {
  from: (value, edge) => value >= edge,
  'up to': (value, edge) => value <= edge,
};

/** The cap that a row's curve ("is", "from", "up to") and parameter ("yes: Yellow") lay down. */
export function readCap(
  form: string,
  parameter: Parameter,
  { name, holds }: NamedMetric,
): Parsed<Cap> | { readonly problem: string; readonly at: 'curve' } {
  const [, text = '', band = ''] = /^(.+):(.+)$/.exec(String(parameter))?.map((part) => part.trim()) ?? [];
  if (band === '') return { problem: 'Write the condition and the best band left, like "yes: Yellow".' };
  const condition = `${form} ${text}`;
  if (form === 'is') {
    const word = text.toLowerCase();
    if (typeof holds !== 'string' && !holds.includes(word)) {
      return { problem: `${name} is never "${text}". Its words are: ${holds.join(', ')}.` };
    }
    if (holds === 'numbers') return { problem: `${name} holds numbers: use "from" or "up to".`, at: 'curve' };
    return { ok: { metric: name, condition, band, holds: (value) => wordOf(value) === word } };
  }
  const passes = FORMS[form];
  if (!passes) return { problem: 'Use one of: is, from, up to.', at: 'curve' };
  if (typeof holds !== 'string') return { problem: `${name} holds words: use "is".`, at: 'curve' };
  const edge = readParameter(text);
  if (Number.isNaN(edge)) return { problem: `Write a number before the colon, like "2: ${band}".` };
  const isPassed = (value: Value) => typeof value === 'number' && passes(value, edge);
  return { ok: { metric: name, condition, band, holds: isPassed } };
}

function wordOf(value: Value): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : '';
}
