import { sum } from '../base/sum';
import { Missing } from '../scoring/value';
import { type Figure, percentOf, ratioOf, withoutNoise } from './rate';

export const NO_ANSWERS = new Missing('no answers', 'A satisfaction figure needs at least one answer.');

/** 95 of 100 samples lie within so many standard errors. */
const STANDARD_ERRORS = 1.96;

/** A net promoter score from -100 to 100, and what it was made of. */
export interface NetPromoterScore {
  readonly score: Figure;
  readonly answers: number;
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  /** How far from the score that of all customers may lie, either way, at 95 %. */
  readonly margin: Figure;
}

/** NPS of answers from 0 to 10: promoters (9 and 10) less detractors (0 to 6), in percent of all answers. */
export function netPromoterScore(answers: readonly number[]): NetPromoterScore {
  const promoters = answers.filter((answer) => answer >= 9).length;
  const detractors = answers.filter((answer) => answer <= 6).length;
  const all = answers.length;
  const net = (promoters - detractors) / all;
  const spread = (promoters + detractors) / all - net * net;
  return {
    score: percentOf(promoters - detractors, all, NO_ANSWERS),
    answers: all,
    promoters,
    passives: all - promoters - detractors,
    detractors,
    margin: all === 0 ? NO_ANSWERS : withoutNoise(100 * STANDARD_ERRORS * Math.sqrt(spread / all)),
  };
}

/** Which of a survey's answers, whole numbers from 1 to the scale, count as positive. */
export interface Scale {
  readonly top: number;
  /** The least positive answer; where a low answer is the good one, the greatest. */
  readonly positive: number;
  readonly goodIs: 'high' | 'low';
}

/** The answers that surveys of each scale count as satisfied; other scales have no usual rule. */
const SATISFIED_FROM: Readonly<Record<number, number>> = { 2: 2, 3: 3, 4: 3, 5: 4 };
/** The same for "it was easy". */
const EASY_FROM: Readonly<Record<number, number>> = { 5: 4, 7: 5 };

/** The scale of a CSAT survey; undefined where it takes a word on which answers are positive. */
export function satisfactionScale(top: number, from = SATISFIED_FROM[top]): Scale | undefined {
  return from === undefined ? undefined : { top, positive: from, goodIs: 'high' };
}

/** The scale of a survey of effort: 7 is very easy where high is good, very hard where low is. */
export function effortScale(top: number, goodIs: Scale['goodIs']): Scale | undefined {
  const from = EASY_FROM[top];
  if (from === undefined) return undefined;
  return { top, goodIs, positive: goodIs === 'high' ? from : top + 1 - from };
}

/** What a survey's answers come to. */
export interface Survey {
  /** Positive answers in percent of all. */
  readonly share: Figure;
  readonly mean: Figure;
  readonly answers: number;
  readonly positive: number;
}

export function survey(answers: readonly number[], { positive, goodIs }: Scale): Survey {
  const good = answers.filter((answer) =>
    goodIs === 'high' ? answer >= positive : answer <= positive,
  ).length;
  return {
    share: percentOf(good, answers.length, NO_ANSWERS),
    mean: ratioOf(sum(answers), answers.length, NO_ANSWERS),
    answers: answers.length,
    positive: good,
  };
}
