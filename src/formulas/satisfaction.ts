import { type Share, share } from '../metrics/shares';
import * as surveys from '../metrics/surveys';
import { ERROR_CELL, LOADING, NOT_FILLED } from '../reading/cells/missing';
import { readNumber } from '../reading/cells/number';
import { wordKey } from '../reading/normalize';
import { BLANK, Missing } from '../scoring/value';
import { type Named, type Read, readAmount, readCells } from './amounts';
import type { Answer } from './answer';
import { type Argument, isLeftOut } from './arguments';
import { answerWithDetails, type Detail } from './details';
import { withoutHeaders } from './headings';

/** What stands where there may be an answer yet; everything else is one, and off the scale. */
const UNANSWERED = [BLANK, NOT_FILLED, ERROR_CELL, LOADING];

const RESPONSE: Share = {
  none: new Missing('nobody asked', 'Give the number of people who were asked.'),
  more: new Missing('more answers than people asked', 'Count everybody who was asked.'),
};

/**
 * Net promoter score from -100 to 100: the share of answers of 9 and 10, less the share of those from 0 to 6.
 *
 * @param {number[][]} answers The answers, whole numbers from 0 to 10. Blank cells are left out.
 * @param {boolean} details Optional. TRUE for the number of answers of each kind and the margin at 95 % too.
 * @param {number} asked Optional. How many people were asked, for the response rate among the details.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =NPS(B2:B101, TRUE)
 * @customfunction
 */
export function NPS(answers: Argument, details?: Argument, asked?: Argument): Answer {
  const given = readAnswers('NPS', answers, 0, 10);
  if (isShortOf(given, 1, 5)) return otherScale(given, 'NPS asks for answers from 0 to 10');
  const found = surveys.netPromoterScore(given);
  const [invited] = readCells('NPS', { label: 'asked', argument: asked }, readAmount);
  const response: Detail[] =
    invited === undefined ? [] : [['Response rate %', share(found.answers, invited, RESPONSE)]];
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

/**
 * Customer satisfaction in percent: positive answers by all answers. Positive are 4 and 5 of 5, 3 and 4 of 4, 3 of 3, 2 of 2.
 *
 * @param {number[][]} answers The answers, whole numbers from 1 on. Blank cells are left out.
 * @param {number} scale Optional. The best answer of the survey: 5 (if left out), 4, 3 or 2, or another with positive_from.
 * @param {number} positive_from Optional. The least answer that counts as positive.
 * @param {boolean} details Optional. TRUE for the figures behind the answer too.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =CSAT(B2:B101)
 * @customfunction
 */
export function CSAT(
  answers: Argument,
  scale?: Argument,
  positive_from?: Argument,
  details?: Argument,
): Answer {
  const top = readWhole('CSAT', 'scale', scale) ?? 5;
  const positive = surveys.satisfactionScale(top, readWhole('CSAT', 'positive_from', positive_from));
  if (positive && positive.positive > top) {
    throw new Error(
      `CSAT: positive_from is ${positive.positive}, above the best answer of ${top}. Give one of the answers.`,
    );
  }
  if (positive === undefined) {
    throw new Error(
      `CSAT: on a scale of ${top} no answers are positive by custom. Say from which one on, as positive_from.`,
    );
  }
  const given = readAnswers('CSAT', answers, 1, top);
  if (isLeftOut(scale) && isShortOf(given, 1, 3)) return otherScale(given, 'say the scale, such as 3 or 5');
  const found = surveys.survey(given, positive);
  return answerWithDetails('CSAT', details, [
    ['CSAT %', found.share],
    ['Answers', found.answers],
    [`Positive (${positive.positive} to ${top})`, found.positive],
    [`Mean answer (1 to ${top})`, found.mean],
  ]);
}

/**
 * Customer effort score: the mean answer, or how many found it easy, in percent (5 to 7 of 7, 4 and 5 of 5).
 *
 * @param {number[][]} answers The answers, whole numbers from 1 on. Blank cells are left out.
 * @param {string} convention Optional. "mean" (if left out) or "percent": two figures by one name, never to be compared.
 * @param {number} scale Optional. The highest answer of the survey: 7 (if left out) or 5.
 * @param {string} easy Optional. "high" (if left out) where the highest answer means very easy, "low" where it means much effort.
 * @param {boolean} details Optional. TRUE for the figures behind the answer too.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =CES(B2:B101, "percent")
 * @customfunction
 */
export function CES(
  answers: Argument,
  convention?: Argument,
  scale?: Argument,
  easy?: Argument,
  details?: Argument,
): Answer {
  const top = readWhole('CES', 'scale', scale) ?? 7;
  const asPercent = readChoice('CES', 'convention', convention, ['mean', 'percent']) === 'percent';
  const goodIs = readChoice('CES', 'easy', easy, ['high', 'low']);
  const read = surveys.effortScale(top, goodIs);
  if (read === undefined) {
    throw new Error(`CES: the scale is 7 (if left out) or 5, not ${top}. Surveys of effort use these two.`);
  }
  const given = readAnswers('CES', answers, 1, top);
  if (isLeftOut(scale) && isShortOf(given, 1, 5)) return otherScale(given, 'say whether the scale is 5 or 7');
  const found = surveys.survey(given, read);
  const easyAnswers = goodIs === 'high' ? `${read.positive} to ${top}` : `1 to ${read.positive}`;
  const mean: Detail = [`Mean answer (1 to ${top}, ${goodIs} is easy)`, found.mean];
  const easyShare: Detail = [`Easy (${easyAnswers}) in % of answers`, found.share];
  return answerWithDetails('CES', details, [
    ...(asPercent ? [easyShare, mean] : [mean, easyShare]),
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
  const [answers] = withoutHeaders([{ label: 'answers', argument }]) as [Named];
  return readCells(name, answers, read).filter((answer) => answer !== undefined);
}

/** So few answers may all be low. */
const ENOUGH_ANSWERS = 5;

/** Whether no answer passes the end of a shorter scale: then the survey most likely had that one. */
function isShortOf(answers: readonly number[], least: number, most: number): boolean {
  return answers.length >= ENOUGH_ANSWERS && answers.every((answer) => answer >= least && answer <= most);
}

function otherScale(answers: readonly number[], advice: string): string {
  return `n/a: no answer above ${answers.reduce((a, b) => Math.max(a, b))}, ${advice}`;
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
  const word = words.find((each) => wordKey(argument).startsWith(each));
  if (word !== undefined) return word;
  throw new Error(`${name}: ${label} is "${words.join('" or "')}". If left out, it is "${words[0]}".`);
}
