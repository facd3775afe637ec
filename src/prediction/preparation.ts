import { countsOf, type Field, type NumberField, type WordField } from './field';
import { fitRegression, logisticRegression } from './logistic-regression';
import { gainOf, lossesOf } from './loss';
import { type Matrix, matrixOf, type Outcomes } from './matrix';

/** How a field becomes columns of numbers: decided on the customers to learn from, then kept. */
export type FieldFeature = NumberFeature | WordFeature;

export interface NumberFeature {
  readonly kind: 'number';
  readonly header: string;
  /** What stands in for a blank: the median. */
  readonly fill: number;
  /** Values beyond what was seen count as these: nothing is known out there. */
  readonly low: number;
  readonly high: number;
  /** Whether log(1 + value) is taken, since ten times as much separates better than ten more. */
  readonly log: boolean;
  /** Whether a column of its own says that the value is blank. */
  readonly blank: boolean;
}

export interface WordFeature {
  readonly kind: 'words';
  readonly header: string;
  /** Of two words the more common, which needs no column; undefined where there are more. */
  readonly base: string | undefined;
  /** The words with a column of their own. */
  readonly words: readonly string[];
}

/** One column of the matrix. */
export interface PreparedColumn {
  readonly header: string;
  /** The word, or that there is no value; empty for the number itself. */
  readonly of: string;
}

const BLANK_WORD = '(blank)';
const OTHER_WORD = '(other)';

const MOST_WORDS = 20;

/** Rarer than this is too rare to learn from. */
const rare = (rows: number) => Math.max(5, rows / 100);

export function prepare(fields: readonly Field[], outcomes: Outcomes): FieldFeature[] {
  return fields.map((field) =>
    field.kind === 'number' ? numberFeature(field, outcomes) : wordFeature(field),
  );
}

export function columnsOf(features: readonly FieldFeature[]): PreparedColumn[] {
  return features.flatMap((feature) => {
    const { header } = feature;
    if (feature.kind === 'words') return feature.words.map((of) => ({ header, of }));
    return feature.blank
      ? [
          { header, of: '' },
          { header, of: BLANK_WORD },
        ]
      : [{ header, of: '' }];
  });
}

/** The matrix of the fields, which stand in the order of the features. */
export function prepared(features: readonly FieldFeature[], fields: readonly Field[], rows: number): Matrix {
  const columns = columnsOf(features).length;
  const cells = new Float64Array(rows * columns);
  let column = 0;
  features.forEach((feature, f) => {
    const { values } = fields[f]!;
    if (feature.kind === 'number') {
      for (let i = 0; i < rows; i++) {
        cells[i * columns + column] = numberOf(feature, values[i] as number | null);
        if (feature.blank) cells[i * columns + column + 1] = typeof values[i] === 'number' ? 0 : 1;
      }
      column += feature.blank ? 2 : 1;
    } else {
      const position = positionIn(feature);
      for (let i = 0; i < rows; i++) {
        const word = position(values[i] as string | null);
        if (word >= 0) cells[i * columns + column + word] = 1;
      }
      column += feature.words.length;
    }
  });
  return { rows, columns, cells };
}

function numberOf({ fill, low, high, log }: NumberFeature, value: number | null): number {
  const known = typeof value === 'number' ? Math.min(high, Math.max(low, value)) : fill;
  return log ? Math.log1p(known) : known;
}

/** Which of the feature's columns a word belongs to; -1 for none. A word not seen before counts with the rare ones. */
function positionIn({ base, words }: WordFeature): (word: string | null) => number {
  const positions = new Map(words.map((word, k) => [word, k]));
  const unseen = positions.get(OTHER_WORD) ?? -1;
  return (word) => (word === base ? -1 : (positions.get(word ?? BLANK_WORD) ?? unseen));
}

function numberFeature({ header, values }: NumberField, outcomes: Outcomes): NumberFeature {
  const sorted = Float64Array.from(values.filter((value): value is number => value !== null)).sort();
  const feature = {
    kind: 'number' as const,
    header,
    fill: sorted[Math.floor(sorted.length / 2)] ?? 0,
    low: sorted[0] ?? 0,
    high: sorted[sorted.length - 1] ?? 0,
    blank: values.length - sorted.length >= rare(values.length),
    log: false,
  };
  return { ...feature, log: logSeparatesBetter(feature, values, outcomes) };
}

const WIDE_ENOUGH = 10;

/** Clearly better, so that chance alone does not bend a straight line. */
function logSeparatesBetter(
  feature: NumberFeature,
  values: readonly (number | null)[],
  outcomes: Outcomes,
): boolean {
  if (feature.low < 0 || feature.high < WIDE_ENOUGH) return false;
  const [plain, bent] = [false, true].map((log) => {
    const column = matrixOf(
      values.map((value) => [numberOf({ ...feature, log }, value)]),
      1,
    );
    const model = fitRegression(column, outcomes);
    return lossesOf(outcomes, logisticRegression.probabilities(model, column));
  });
  const { gain, error } = gainOf(bent!, plain!);
  return gain > 2 * error;
}

function wordFeature({ header, values }: WordField): WordFeature {
  const counts = [...countsOf(values.map((value) => value ?? BLANK_WORD))].sort(
    ([a, many], [b, more]) => more - many || (a < b ? -1 : 1),
  );
  const common = counts.filter(([, count]) => count >= rare(values.length)).map(([word]) => word);
  const words = common.slice(0, MOST_WORDS);
  if (counts.length > words.length) words.push(OTHER_WORD);
  return words.length > 2
    ? { kind: 'words', header, base: undefined, words }
    : { kind: 'words', header, base: words[0], words: words.slice(1) };
}
