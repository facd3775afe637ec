import type { AssessmentQuestion } from '../customers/assess';
import { signals } from '../customers/reasons';
import { churnRiskModel } from '../models';
import type { CompiledModel } from '../scoring/compile';
import { type Answer, answerBands, answerColumn, answerScores } from './answer';
import { type Argument, readAsOf } from './arguments';
import { readChurnModel } from './model-argument';
import { readPortfolio } from './portfolio-argument';

/**
 * The churn risk of each customer, from 0 to 100 (100 is worst), raised by a renewal within 180 days. Blank where too little of the model has data.
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {Date} as_of The day to count from: DATE(2026, 11, 21).
 * @param {string|unknown[][]} model Optional. The range with a churn risk model table; the published model if left out.
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {number|number[][]} A risk for each row.
 * @example =CHURNRISK(A1:AZ1, A2:AZ251, DATE(2026, 11, 21))
 * @customfunction
 */
export function CHURNRISK(
  headers: Argument,
  rows: Argument,
  as_of: Argument,
  model?: Argument,
  mapping?: Argument,
): Answer {
  const { churn, ...day } = churnOn('CHURNRISK', as_of, model);
  return answerScores(readPortfolio('CHURNRISK', headers, rows, mapping), churn, day);
}

/**
 * The churn risk tier of each customer: Critical from 80, High from 60, Medium from 40, Low below, or "Not enough data".
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {Date} as_of The day to count from: DATE(2026, 11, 21).
 * @param {string|unknown[][]} model Optional. The range with a churn risk model table; the published model if left out.
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {string|string[][]} A tier for each row.
 * @example =RISKTIER(A1:AZ1, A2:AZ251, DATE(2026, 11, 21))
 * @customfunction
 */
export function RISKTIER(
  headers: Argument,
  rows: Argument,
  as_of: Argument,
  model?: Argument,
  mapping?: Argument,
): Answer {
  const { churn, ...day } = churnOn('RISKTIER', as_of, model);
  return answerBands(readPortfolio('RISKTIER', headers, rows, mapping), churn, day);
}

/**
 * The churn signals of each customer that stand out, in words, the most severe first, such as "Critical: the champion left; High: NPS down 3 points".
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {string|string[][]} The signals for each row.
 * @example =RISKSIGNALS(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function RISKSIGNALS(headers: Argument, rows: Argument, mapping?: Argument): Answer {
  return answerColumn(
    readPortfolio('RISKSIGNALS', headers, rows, mapping),
    { churn: churnRiskModel() },
    (assessment) => signals(assessment.warnings()),
  );
}

function churnOn(
  name: string,
  asOf: Argument,
  model: Argument,
): AssessmentQuestion & { readonly churn: CompiledModel } {
  return { churn: readChurnModel(name, model), today: readAsOf(name, asOf) };
}
