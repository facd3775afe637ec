import { caseless } from '../base/caseless';
import { splitWords } from '../base/split-words';
import { countsOf } from './field';
import type { Outcomes } from './matrix';

/** Who left and who stayed, and the rows of which it is not known. */
export interface ReadOutcomes {
  /** The rows with a known outcome, by position. */
  readonly rows: Int32Array;
  /** Of those rows. */
  readonly outcomes: Outcomes;
  /** The words that count as having left, as they stand in the cells. */
  readonly leftWords: readonly string[];
  /** What was left out because it says neither, with how many rows have it. */
  readonly unclear: ReadonlyMap<string, number>;
  /** Whether the column only marks who left, so that a blank counts as stayed. */
  readonly blankStayed: boolean;
}

const LEFT =
  'churned churn churner attrited attrition exited left lost cancelled canceled terminated closed lapsed inactive gone deactivated nonrenewed former ex gekündigt gekuendigt inaktiv ehemalig ehemaliger résilié inactif perdu cancelado inactivo perdido';
const STAYED =
  'stayed stay retained renewed renew active existing current customer joined kept loyal live open won expanded no-churn aktiv bestehend bestandskunde kunde actif client activo cliente';
const YES = 'yes y true t 1 x ja oui si sí';
const NO = 'no n false f 0 nein non';
/** Headers for which a yes is good news. */
const GOOD_NEWS =
  'renewed renew renewal retained retention stayed active current customer loyal alive live kept';

const OUTCOME = `${LEFT} cancellation cancel leaving renewed retained kündigung kündigungsdatum`;
const NO_OUTCOME =
  'reason risk score probability ticket tickets case cases deal deals won champion sponsor days seats count rate amount contact login event id';

/**
 * Reads the column that says who left. `positive` is the word or number for having left; without it the words decide, or
 * for yes and no the header: a yes under `Churn` is a leaver, a no under `Renewed` is one.
 * @throws A sentence with the words that stand in the column, where they do not tell.
 */
export function readOutcomes(header: string, cells: readonly unknown[], positive?: string): ReadOutcomes {
  const words = cells.map(wordOf);
  const decided = positive === undefined ? deciderFor(header, words) : exactly(header, words, positive);
  const blankStayed = words.includes('') && words.every((word) => word === '' || decided(word) === true);
  const decide: Decider = (word) => (word === '' && blankStayed ? false : decided(word));
  const rows: number[] = [];
  const outcomes: number[] = [];
  const leftWords = new Set<string>();
  const unclear: string[] = [];
  words.forEach((word, i) => {
    const left = decide(word);
    if (left === undefined) {
      unclear.push(word);
      return;
    }
    rows.push(i);
    outcomes.push(left ? 1 : 0);
    if (left) leftWords.add(word);
  });
  return {
    rows: Int32Array.from(rows),
    outcomes: Uint8Array.from(outcomes),
    leftWords: [...leftWords].slice(0, 5),
    unclear: countsOf(unclear),
    blankStayed,
  };
}

/** Whether a header names a column that says who left: `Churn`, `Renewed`, `cancelled_on`; no reason and no count. */
export function isOutcomeHeader(header: string): boolean {
  const words = splitWords(header);
  const about = OUTCOME.split(' ');
  return (
    words.some((word) => about.includes(word)) && !words.some((word) => NO_OUTCOME.split(' ').includes(word))
  );
}

function wordOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return String(cell).trim();
}

type Decider = (word: string) => boolean | undefined;

function exactly(header: string, words: readonly string[], positive: string): Decider {
  const wanted = caseless(positive);
  if (!words.some((word) => word.toLowerCase() === wanted)) {
    throw new Error(
      `No cell of "${header}" is "${positive}": it has ${listed(words)}. Give the one that says that a customer left.`,
    );
  }
  return (word) => (word === '' ? undefined : word.toLowerCase() === wanted);
}

function deciderFor(header: string, words: readonly string[]): Decider {
  const kinds = [...countsOf(words.map((word) => word.toLowerCase())).keys()].filter((word) => word !== '');
  if (kinds.length === 0) throw new Error(`The column "${header}" is blank: fill in who left.`);
  const meaning = decisionOf(header, kinds);
  if (kinds.some((word) => meaning(word) !== undefined))
    return (word) => (word === '' ? undefined : meaning(word));
  throw new Error(
    `"${header}" does not tell who left: it has ${listed(words)}. Say which of these means that a customer left.`,
  );
}

function decisionOf(header: string, kinds: readonly string[]): Decider {
  if (kinds.every(isYesOrNo)) {
    const yesMeansStayed = splitWords(header).some((word) => isIn(GOOD_NEWS, word));
    return (word) => isIn(YES, word) !== yesMeansStayed;
  }
  // Of two words, the one that is not leaving is staying.
  const onlyTwo = kinds.length === 2 && kinds.some((word) => meaningOf(word) === true);
  return (word) => meaningOf(word) ?? (onlyTwo ? false : undefined);
}

/** Whether only the header of a word says what it is about. */
export const isYesOrNo = (word: string) => isIn(YES, word) || isIn(NO, word);

const isIn = (list: string, word: string) => list.split(' ').includes(word.toLowerCase());

function meaningOf(word: string): boolean | undefined {
  const parts = splitWords(word);
  const negated = parts.some((part) => part === 'not' || part === 'no' || part === 'non' || part === 'never');
  // A deal that is "Closed Won" is won.
  if (parts.some((part) => isIn(LEFT, part)) && !parts.includes('won')) return !negated;
  if (parts.some((part) => isIn(STAYED, part))) return negated;
  return undefined;
}

function listed(words: readonly string[]): string {
  const common = [...countsOf(words.filter((word) => word !== ''))]
    .sort(([, many], [, more]) => more - many)
    .slice(0, 5)
    .map(([word]) => `"${word.slice(0, 40)}"`);
  return common.join(', ');
}
