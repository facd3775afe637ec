import { asNumber, type Value } from './value';

/** What a curve makes of a number x, with the numbers that its parameter gives. */
type Shape = 'target' | 'limit' | 'slope' | 'as is' | 'points' | 'steps' | 'map';

type Knots = readonly (readonly [number, number])[];

/** A metric's value on the way to 0..100 (or to points). Plain numbers under a name, so that a whole column takes nothing for a cell. */
export class Curve {
  constructor(
    private readonly shape: Shape,
    /** The target, the limit, the start of a slope, or the factor beyond the last step. */
    private readonly a = 0,
    /** What each unit of a slope brings. */
    private readonly b = 0,
    private readonly knots: Knots = [],
    private readonly words: ReadonlyMap<string, number> = NO_WORDS,
  ) {}

  /** The score of a value; NaN where the curve has no answer for it. */
  of(value: Value): number {
    return this.shape === 'map'
      ? (this.words.get(wordIn(value)) ?? Number.NaN)
      : this.ofNumber(asNumber(value));
  }

  /** The same of a number, NaN where there is none: words are read by `of` alone. */
  ofNumber(x: number): number {
    const { shape, a, b } = this;
    if (shape === 'target') return clamp((x / a) * 100);
    if (shape === 'limit') return clamp((1 - x / a) * 100);
    if (shape === 'slope') return clamp((x - a) * b);
    if (shape === 'as is') return clamp(x);
    return this.ofKnots(x);
  }

  private ofKnots(x: number): number {
    if (this.shape === 'points') return clamp(interpolate(this.knots, x));
    return this.shape === 'steps' ? step(this.knots, x, this.a) : Number.NaN;
  }
}

const NO_WORDS: ReadonlyMap<string, number> = new Map();

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
export const asIs = new Curve('as is');

const CURVES: Readonly<Record<string, (parameter: Parameter) => Parsed<Curve>>> = {
  target: (parameter) => ofPositive(parameter, 'the target', (target) => new Curve('target', target)),

  limit: (parameter) => ofPositive(parameter, 'the limit', (limit) => new Curve('limit', limit)),

  slope: (parameter) => {
    const pairs = readPairs(parameter);
    const start = pairs?.get('start');
    const each = pairs?.get('each');
    if (start === undefined || each === undefined) {
      return { problem: 'A slope needs two numbers, written like "start: 1; each: 15".' };
    }
    return { ok: new Curve('slope', start, each) };
  },

  map: (parameter) => {
    const points = readPairs(parameter);
    if (!points || !areScores([...points.values()])) {
      return {
        problem: 'A map needs words with scores of 0 to 100, written like "positive: 100; neutral: 60".',
      };
    }
    return { ok: new Curve('map', 0, 0, [], points) };
  },

  points: (parameter) => {
    const knots = readKnots(parameter);
    if (!knots || !areScores(knots.map(([, score]) => score))) {
      return {
        problem: 'Points need rising numbers with scores of 0 to 100, written like "0: 0; 50: 70; 80: 100".',
      };
    }
    return { ok: new Curve('points', 0, 0, knots) };
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
  return { ok: new Curve('steps', beyond, 0, knots) };
}

function ofPositive(parameter: Parameter, what: string, make: (x: number) => Curve): Parsed<Curve> {
  const x = readParameter(parameter);
  return x > 0 ? { ok: make(x) } : { problem: `Write ${what} as a number above 0.` };
}

function wordIn(value: Value): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : '';
}

function interpolate(knots: Knots, x: number): number {
  for (let right = 0; right < knots.length; right++) {
    const [x1, y1] = knots[right]!;
    if (!(x <= x1)) continue;
    if (right === 0 || x === x1) return y1;
    const [x0, y0] = knots[right - 1]!;
    return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
  }
  return Number.isNaN(x) ? x : knots[knots.length - 1]![1];
}

function step(knots: Knots, x: number, beyond: number): number {
  for (const [edge, factor] of knots) if (x <= edge) return factor;
  return beyond;
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
