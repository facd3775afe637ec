import type { Value } from './value';

/** A metric's value on the way to 0..100 (or to points). NaN where the curve has no answer for the value. */
export type Curve = (value: Value) => number;

/** A parameter cell of a model table, as the sheet or the code holds it. */
export type Parameter = number | string | boolean;

/** Either the thing, or the sentence that says what is wrong with the cell it should have come from. */
export type Parsed<T> = { readonly ok: T } | { readonly problem: string };

/** Keeps a score within 0..100. */
export function clamp(score: number): number {
  // `<=` rather than `<`: -0 becomes 0.
  return score <= 0 ? 0 : score > 100 ? 100 : score;
}

/** The value itself, kept within 0..100. */
export const asIs: Curve = (value) => clamp(number(value));

const CURVES: Readonly<Record<string, (parameter: Parameter) => Parsed<Curve>>> = {
  target: (parameter) =>
    ofPositive(parameter, 'the target', (target) => (value) => clamp((number(value) / target) * 100)),

  limit: (parameter) =>
    ofPositive(parameter, 'the limit', (limit) => (value) => clamp((1 - number(value) / limit) * 100)),

  slope: (parameter) => {
    const pairs = readPairs(parameter);
    const start = pairs?.get('start');
    const each = pairs?.get('each');
    if (start === undefined || each === undefined) {
      return { problem: 'A slope needs two numbers, written like "start: 1; each: 15".' };
    }
    return { ok: (value) => clamp((number(value) - start) * each) };
  },

  map: (parameter) => {
    const points = readPairs(parameter);
    if (!points || !areScores([...points.values()])) {
      return {
        problem: 'A map needs words with scores of 0 to 100, written like "positive: 100; neutral: 60".',
      };
    }
    return { ok: (value) => points.get(word(value)) ?? Number.NaN };
  },

  points: (parameter) => {
    const knots = readKnots(parameter);
    if (!knots || !areScores(knots.map(([, score]) => score))) {
      return {
        problem: 'Points need rising numbers with scores of 0 to 100, written like "0: 0; 50: 70; 80: 100".',
      };
    }
    return { ok: (value) => clamp(interpolate(knots, number(value))) };
  },

  'as is': (parameter) =>
    parameter === ''
      ? { ok: asIs }
      : { problem: 'The curve "as is" has no parameter: leave the cell blank.' },
};

/** Whether there is a curve of this name, or the sentence that says which there are. */
export function knownCurve(name: string): Parsed<true> {
  const names = Object.keys(CURVES);
  if (names.includes(name)) return { ok: true };
  return { problem: `There is no curve "${name}". Use one of: ${names.join(', ')}.` };
}

/** The curve that a model table names, with its parameter, or the sentence that says what to mend. */
export function readCurve(name: string, parameter: Parameter): Parsed<Curve> {
  const known = knownCurve(name);
  return 'problem' in known ? known : CURVES[name]!(parameter);
}

/** The words that a map's parameter gives scores to. */
export function mapWords(parameter: Parameter): string[] {
  return [...(readPairs(parameter) ?? new Map<string, number>()).keys()];
}

/**
 * Steps from a number upwards, each holding up to and including its own edge: "30: 1.5; 60: 1.35" is 1.5 for 30 and
 * 1.35 for 31. Beyond the last edge, and for a missing value, the answer is `beyond`.
 */
export function readSteps(parameter: Parameter, beyond: number): Parsed<Curve> {
  const knots = readKnots(parameter);
  if (!knots) return { problem: 'Steps need rising numbers with factors, written like "30: 1.5; 60: 1.35".' };
  return {
    ok: (value) => {
      const x = number(value);
      const step = knots.find(([edge]) => x <= edge);
      return step ? step[1] : beyond;
    },
  };
}

function ofPositive(parameter: Parameter, what: string, make: (x: number) => Curve): Parsed<Curve> {
  const x = readParameter(parameter);
  return x > 0 ? { ok: make(x) } : { problem: `Write ${what} as a number above 0.` };
}

function number(value: Value): number {
  return typeof value === 'number' ? value : Number.NaN;
}

function word(value: Value): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : '';
}

function interpolate(knots: readonly (readonly [number, number])[], x: number): number {
  if (Number.isNaN(x)) return x;
  const right = knots.findIndex(([edge]) => x <= edge);
  if (right < 0) return knots[knots.length - 1]![1];
  const [x1, y1] = knots[right]!;
  if (right === 0 || x === x1) return y1;
  const [x0, y0] = knots[right - 1]!;
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

/** A number cell, or text such as "0.5" or "0,5"; NaN for everything else. */
export function readParameter(cell: Parameter): number {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : Number.NaN;
  if (typeof cell !== 'string' || !/^-?\d{1,15}([.,]\d{1,15})?$/.test(cell.trim())) return Number.NaN;
  return Number(cell.trim().replace(',', '.'));
}

function readPairs(parameter: Parameter): Map<string, number> | undefined {
  const pairs = new Map<string, number>();
  for (const part of String(parameter).split(';')) {
    const colon = part.lastIndexOf(':');
    const y = readParameter(part.slice(colon + 1));
    const x = part.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (x === '' || Number.isNaN(y) || pairs.has(x)) return undefined;
    pairs.set(x, y);
  }
  return pairs;
}

function areScores(points: readonly number[]): boolean {
  return points.every((point) => point >= 0 && point <= 100);
}

function readKnots(parameter: Parameter): [number, number][] | undefined {
  const knots = [...(readPairs(parameter) ?? [])].map(([x, y]): [number, number] => [readParameter(x), y]);
  const rising = knots.every(([x], i) => (i === 0 ? !Number.isNaN(x) : x > knots[i - 1]![0]));
  return knots.length > 0 && rising ? knots : undefined;
}
