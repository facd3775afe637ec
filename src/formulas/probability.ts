import { forecaster } from '../past/forecasts';
import { COLUMNS_MISSING } from '../prediction/forecast';
import { readLearned } from '../prediction/learned';
import { type Answer, answerColumn } from './answer';
import { type Argument, isLeftOut, readAsOf, toRows } from './arguments';
import { readMapping } from './mapping-argument';
import { portfolioIn } from './portfolio-argument';

/**
 * The probability that each customer leaves within the horizon it was learned for, from 0 to 1, by a model that was learned from your own outcomes. "Not up for renewal" where the contract ends later than that.
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {Date} as_of The day to count from: DATE(2026, 11, 21).
 * @param {unknown[][]} probability The tab it was learned into: 'Vitals probability'!A:B.
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {number|number[][]} A probability for each row.
 * @example =CHURNPROBABILITY(A1:AZ1, A2:AZ251, DATE(2026, 11, 21), 'Vitals probability'!A:B)
 * @customfunction
 */
export function CHURNPROBABILITY(
  headers: Argument,
  rows: Argument,
  as_of: Argument,
  probability: Argument,
  mapping?: Argument,
): Answer {
  const name = 'CHURNPROBABILITY';
  const today = readAsOf(name, as_of);
  const settings = readMapping(name, mapping);
  const portfolio = portfolioIn(name, headers, rows, settings);
  const learned = learnedIn(name, probability);
  const forecast = forecaster(learned, portfolio, today, settings);
  return answerColumn(portfolio, { today }, ({ daysToRenewal }, row) => {
    const { probability: found, level, pushes } = forecast(row, daysToRenewal);
    if (level === COLUMNS_MISSING)
      throw new Error(`${name}: ${pushes()}. Give the table they stand in, or learn it again.`);
    return found ?? level;
  });
}

function learnedIn(name: string, range: Argument) {
  if (isLeftOut(range)) {
    throw new Error(
      `${name}: give the learned model as the fourth argument, such as 'Vitals probability'!A:B.`,
    );
  }
  const learned = told(name, () => readLearned(toRows(range)));
  if (learned.predictor.model.learner !== 'forest') return learned;
  throw new Error(
    `${name}: a random forest is too large for formulas. Press Score in the sidebar, which writes it beside your rows, or learn another model.`,
  );
}

function told<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`);
  }
}
