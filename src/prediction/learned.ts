/**
 * A learned probability as it is kept in a tab: two columns, `Item` and `Value`, that say what it was learned from and what it was
 * worth, then the model itself as text. A formula gets the same cells as a range.
 */
import { cellParts } from '../base/cell-parts';
import type { Thresholds } from './forecast';
import { learnerNamed } from './learners';
import type { Predictor } from './training';

export interface LearnedProbability {
  /** 1 for the first that was learned in this spreadsheet. */
  readonly version: number;
  /** `2026-11-30`. */
  readonly learnedOn: string;
  /** "Customers: 7,043 customers, 1,869 of them left". */
  readonly learnedFrom: string;
  readonly outcome: string;
  /** It tells who leaves within so many days. */
  readonly horizon: number;
  readonly thresholds: Thresholds;
  readonly predictor: Predictor;
  /** What it was worth on customers it had not seen, for people: "AUC" and "0.85 (0.84 to 0.86)". */
  readonly worth: readonly (readonly [item: string, value: string])[];
}

export const LEARNED_HEADERS = ['Item', 'Value'] as const;

const TITLE = 'Churn probability';
export const VERSION = 'Version';
const MODEL = 'Model';
/** Larger than any model of 50,000 customers that is of use. */
const MOST_CELLS = 500;
/** In front of each piece, so that no cell looks like a number or a formula. */
const MARK = '~';

/** The rows to write, below the headers. */
export function learnedRows(learned: LearnedProbability): string[][] {
  const { version, learnedOn, learnedFrom, outcome, horizon, thresholds, predictor, worth } = learned;
  const pieces = cellParts(JSON.stringify(predictor));
  if (pieces.length > MOST_CELLS) {
    throw new Error(
      'This model is too large to keep. Learn it as logistic regression or boosted trees, or from fewer customers.',
    );
  }
  return [
    [TITLE, 'From 0 to 1, for customers whose contract or decision falls within the horizon'],
    [VERSION, String(version)],
    ['Learner', learnerNamed(predictor.model.learner).title],
    ['Learned on', learnedOn],
    ['Learned from', learnedFrom],
    ['Outcome column', outcome],
    ['Horizon in days', String(horizon)],
    ['High over', String(thresholds.High)],
    ['Medium over', String(thresholds.Medium)],
    ['Columns', predictor.features.map(({ header }) => header).join(', ')],
    ...worth.map(([item, value]) => [item, value]),
    ...pieces.map((piece, k) => [`${MODEL} ${k + 1} of ${pieces.length}`, `${MARK}${piece}`]),
  ];
}

/**
 * Reads the cells of the tab, headers or not.
 * @throws A sentence where they hold no model, or somebody changed it.
 */
export function readLearned(cells: readonly (readonly unknown[])[]): LearnedProbability {
  const rows = cells.map(([item, value]) => [String(item ?? '').trim(), String(value ?? '').trim()] as const);
  const known = new Map(rows);
  const pieces = rows.filter(([item]) => item.startsWith(`${MODEL} `));
  const [first] = pieces;
  if (!known.has(TITLE) || !first) {
    throw new Error(
      "There is no churn probability in this range: give the tab it was learned into, such as 'Vitals probability'!A1:B600.",
    );
  }
  const predictor = predictorIn(pieces);
  if (!predictor || pieces.length !== Number(first[0].split(' of ')[1])) {
    throw new Error(
      'The cells "Model 1 of …" are not whole: take the whole tab, or learn the probability again in the window "Does it predict churn?".',
    );
  }
  const number = (item: string) => Number((known.get(item) ?? '').replace(',', '.'));
  const thresholds = { High: number('High over'), Medium: number('Medium over') };
  if (!(thresholds.High >= thresholds.Medium && thresholds.Medium > 0 && thresholds.High < 1)) {
    throw new Error(
      'Write "High over" and "Medium over" as numbers between 0 and 1, High the larger: 0.7 and 0.4.',
    );
  }
  return {
    version: number(VERSION),
    learnedOn: known.get('Learned on') ?? '',
    learnedFrom: known.get('Learned from') ?? '',
    outcome: known.get('Outcome column') ?? '',
    horizon: number('Horizon in days'),
    thresholds,
    predictor,
    worth: [],
  };
}

function predictorIn(pieces: readonly (readonly [string, string])[]): Predictor | undefined {
  try {
    const text = pieces.map(([, value]) => value.slice(MARK.length)).join('');
    const found = JSON.parse(text) as Predictor;
    return found.features.length > 0 && learnerNamed(found.model.learner) ? found : undefined;
  } catch {
    return undefined;
  }
}
