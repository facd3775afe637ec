import { ERROR_CELL, LOADING, NOT_FILLED } from '../customers/cells/missing';
import { readNumber } from '../customers/cells/number';
import { wordKey } from '../customers/normalise';
import { percentOf } from '../metrics/rate';
import * as surveys from '../metrics/surveys';
import { BLANK, Missing } from '../scoring/value';
import { type Read, readAmount, readCells } from './amounts';
import type { Answer } from './answer';
import { type Argument, isLeftOut } from './arguments';
import { answerWithDetails, type Detail } from './details';

/** What stands where there may be an answer yet; everything else is one, and off the scale. */
const UNANSWERED = [BLANK, NOT_FILLED, ERROR_CELL, LOADING];

const NOBODY_ASKED = new Missing('nobody asked', 'Give the number of people who were asked.');

/** NPS: from -100 to 100. */
export function nps(answers: Argument, details: Argument, asked: Argument): Answer {
  const found = surveys.netPromoterScore(readAnswers('NPS', answers, 0, 10));
  const [invited] = readCells('NPS', { label: 'asked', argument: asked }, readAmount);
  const response: Detail[] =
    invited === undefined ? [] : [['Response rate %', percentOf(found.answers, invited, NOBODY_ASKED)]];
  return answerWithDetails('NPS', details, [
    ['NPS (-100 to 100)', found.score],
    ['Answers', found.answers],
    ['Promoters (9 and 10)', found.promoters],
    ['Passives (7 and 8)', found.passives],
    ['Detractors (0 to 6)', found.detractors],
    ['Margin at 95 %, either way', found.margin],
    ...response,
  ]);
}

/** CSAT: positive answers in percent of all. */
export function csat(answers: Argument, scale: Argument, from: Argument, details: Argument): Answer {
  const top = readWhole('CSAT', 'scale', scale) ?? 5;
  const positive = surveys.satisfactionScale(top, readWhole('CSAT', 'positive_from', from));
  if (positive === undefined) {
    throw new Error(
      `CSAT: on a scale of ${top} no answers are positive by custom. Say from which one on, as positive_from.`,
    );
  }
  const found = surveys.survey(readAnswers('CSAT', answers, 1, top), positive);
  return answerWithDetails('CSAT', details, [
    ['CSAT %', found.share],
    ['Answers', found.answers],
    [`Positive (${positive.positive} to ${top})`, found.positive],
    [`Mean answer (1 to ${top})`, found.mean],
  ]);
}

/** CES: the mean answer, or the answers that say it was easy in percent of all. */
export function ces(
  answers: Argument,
  convention: Argument,
  scale: Argument,
  easy: Argument,
  details: Argument,
): Answer {
  const top = readWhole('CES', 'scale', scale) ?? 7;
  const asPercent = readChoice('CES', 'convention', convention, ['mean', 'percent']) === 'percent';
  const goodIs = readChoice('CES', 'easy', easy, ['high', 'low']);
  const read = surveys.effortScale(top, goodIs);
  if (read === undefined) {
    throw new Error(`CES: the scale is 7 (if left out) or 5, not ${top}. Surveys of effort use these two.`);
  }
  const found = surveys.survey(readAnswers('CES', answers, 1, top), read);
  const easyAnswers = goodIs === 'high' ? `${read.positive} to ${top}` : `1 to ${read.positive}`;
  const mean: Detail = [`Mean answer (1 to ${top}, ${goodIs} is easy)`, found.mean];
  const share: Detail = [`Easy (${easyAnswers}) in % of answers`, found.share];
  return answerWithDetails('CES', details, [
    ...(asPercent ? [share, mean] : [mean, share]),
    ['Answers', found.answers],
    ['Easy', found.positive],
  ]);
}

/**
 * The answers of a survey, without those that nobody gave.
 * @throws A sentence with the first cell that holds no answer of this scale: perhaps all are of another one.
 */
function readAnswers(name: string, argument: Argument, least: number, most: number): number[] {
  const offScale = new Missing(
    `not an answer from ${least} to ${most}`,
    `Answers are whole numbers from ${least} to ${most}: correct the cell, or empty it to leave it out.`,
  );
  const read: Read<number> = (cell) => {
    const value = readNumber(cell);
    if (value instanceof Missing) return UNANSWERED.includes(value) ? value : offScale;
    return Number.isInteger(value) && value >= least && value <= most ? value : offScale;
  };
  return readCells(name, { label: 'answers', argument }, read).filter((answer) => answer !== undefined);
}

function readWhole(name: string, label: string, argument: Argument): number | undefined {
  if (isLeftOut(argument)) return undefined;
  const value = readNumber(argument);
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  throw new Error(`${name}: ${label} is a whole number, such as 5.`);
}

/** One of the words, the first of which stands for an argument that was left out. */
function readChoice<Word extends string>(
  name: string,
  label: string,
  argument: Argument,
  words: readonly [Word, ...Word[]],
): Word {
  if (isLeftOut(argument)) return words[0];
  const word = words.find((each) => wordKey(argument) === each);
  if (word !== undefined) return word;
  throw new Error(`${name}: ${label} is "${words.join('" or "')}". If left out, it is "${words[0]}".`);
}
