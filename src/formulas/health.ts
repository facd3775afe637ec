import { type AssessmentQuestion, NOT_ENOUGH_DATA } from '../customers/assess';
import { bandColorOf } from '../customers/band-color';
import { PULSE } from '../customers/pulse';
import { drivers } from '../customers/reasons';
import type { CompiledModel } from '../scoring/compile';
import { type Answer, answerBands, answerColumn, answerScores, answerTable, orBlank } from './answer';
import { type Argument, isLeftOut, readAsOf } from './arguments';
import { readHealthModel } from './model-argument';
import { readPortfolio } from './portfolio-argument';

/**
 * The health score of each customer, from 0 to 100 (100 is best). Blank where too little of the model has data.
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {string|unknown[][]} model Optional. "segment" (if left out), "dashboard", "lifecycle", or the range of a model table.
 * @param {Date} as_of Optional. The day, for a model that reads pulse: DATE(2026, 11, 21).
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {number|number[][]} A score for each row.
 * @example =HEALTHSCORE(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function HEALTHSCORE(
  headers: Argument,
  rows: Argument,
  model?: Argument,
  as_of?: Argument,
  mapping?: Argument,
): Answer {
  const { health, ...day } = healthOn('HEALTHSCORE', model, as_of);
  return answerScores(readPortfolio('HEALTHSCORE', headers, rows, mapping), health, day);
}

/**
 * The health band of each customer, such as Green, Yellow or Red in the segment model, or "Not enough data".
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {string|unknown[][]} model Optional. "segment" (if left out), "dashboard", "lifecycle", or the range of a model table.
 * @param {Date} as_of Optional. The day, for a model that reads pulse: DATE(2026, 11, 21).
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {string|string[][]} A band for each row.
 * @example =HEALTHSTATUS(A1:AZ1, A2:AZ251, "segment")
 * @customfunction
 */
export function HEALTHSTATUS(
  headers: Argument,
  rows: Argument,
  model?: Argument,
  as_of?: Argument,
  mapping?: Argument,
): Answer {
  const { health, ...day } = healthOn('HEALTHSTATUS', model, as_of);
  return answerBands(readPortfolio('HEALTHSTATUS', headers, rows, mapping), health, day);
}

/**
 * Where the health of each customer is going: Improving, Stable or Declining by more than 5 points since the column previous_overall_score, or "No data".
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {string|unknown[][]} model Optional. "segment" (if left out), "dashboard", "lifecycle", or the range of a model table.
 * @param {Date} as_of Optional. The day, for a model that reads pulse: DATE(2026, 11, 21).
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {string|string[][]} A trend for each row.
 * @example =HEALTHTREND(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function HEALTHTREND(
  headers: Argument,
  rows: Argument,
  model?: Argument,
  as_of?: Argument,
  mapping?: Argument,
): Answer {
  const question = healthOn('HEALTHTREND', model, as_of);
  return answerColumn(readPortfolio('HEALTHTREND', headers, rows, mapping), question, ({ trend }) => trend);
}

/**
 * The score of each dimension of the model, from 0 to 100 (100 is best), in a column each: Usage, Engagement, Support, Relationship in the segment model.
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {string|unknown[][]} model Optional. "segment" (if left out), "dashboard", "lifecycle", or the range of a model table.
 * @param {Date} as_of Optional. The day, for a model that reads pulse: DATE(2026, 11, 21).
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {number[][]} A row of dimension scores for each row.
 * @example =HEALTHBREAKDOWN(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function HEALTHBREAKDOWN(
  headers: Argument,
  rows: Argument,
  model?: Argument,
  as_of?: Argument,
  mapping?: Argument,
): Answer {
  const question = healthOn('HEALTHBREAKDOWN', model, as_of);
  return answerTable(
    readPortfolio('HEALTHBREAKDOWN', headers, rows, mapping),
    question,
    question.health.dimensions.length,
    ({ health: verdict }) => verdict!.score.dimensions.map(orBlank),
  );
}

/**
 * What keeps each customer from 100, in words and points of the score, the biggest loss first, such as "Feature adoption -12.4; NPS -6.0".
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {string|unknown[][]} model Optional. "segment" (if left out), "dashboard", "lifecycle", or the range of a model table.
 * @param {Date} as_of Optional. The day, for a model that reads pulse: DATE(2026, 11, 21).
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {string|string[][]} The reasons for each row.
 * @example =HEALTHDRIVERS(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function HEALTHDRIVERS(
  headers: Argument,
  rows: Argument,
  model?: Argument,
  as_of?: Argument,
  mapping?: Argument,
): Answer {
  const question = healthOn('HEALTHDRIVERS', model, as_of);
  return answerColumn(
    readPortfolio('HEALTHDRIVERS', headers, rows, mapping),
    question,
    ({ health: verdict }) => drivers(question.health, verdict!.score),
  );
}

/**
 * Score, band and the band's color of each customer, in a column each, such as 84, "Healthy", "#22c55e" (the colors of the dashboard source).
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {string|unknown[][]} model Optional. "segment" (if left out), "dashboard", "lifecycle", or the range of a model table.
 * @param {Date} as_of Optional. The day, for a model that reads pulse: DATE(2026, 11, 21).
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {string[][]} A row of score, band and color for each row.
 * @example =HEALTHCARD(A1:AZ1, A2:AZ251, "dashboard")
 * @customfunction
 */
export function HEALTHCARD(
  headers: Argument,
  rows: Argument,
  model?: Argument,
  as_of?: Argument,
  mapping?: Argument,
): Answer {
  const question = healthOn('HEALTHCARD', model, as_of);
  return answerTable(
    readPortfolio('HEALTHCARD', headers, rows, mapping),
    question,
    3,
    ({ health: verdict }) =>
      verdict?.band === undefined
        ? ['', NOT_ENOUGH_DATA, '']
        : [verdict.score.value, verdict.band, bandColorOf(question.health, verdict.band)],
  );
}

/**
 * The share of the model's weight that had data, from 0 to 1: format it as a percentage. Below 0.6 there is no score.
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {string|unknown[][]} model Optional. "segment" (if left out), "dashboard", "lifecycle", or the range of a model table.
 * @param {Date} as_of Optional. The day, for a model that reads pulse: DATE(2026, 11, 21).
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {number|number[][]} A share for each row.
 * @example =HEALTHCOVERAGE(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function HEALTHCOVERAGE(
  headers: Argument,
  rows: Argument,
  model?: Argument,
  as_of?: Argument,
  mapping?: Argument,
): Answer {
  const question = healthOn('HEALTHCOVERAGE', model, as_of);
  return answerColumn(
    readPortfolio('HEALTHCOVERAGE', headers, rows, mapping),
    question,
    ({ health: verdict }) => verdict!.score.coverage,
  );
}

/** A pulse ages, so that a model which reads it needs a day to count from; no other health model does. */
function healthOn(
  name: string,
  model: Argument,
  asOf: Argument,
): AssessmentQuestion & { readonly health: CompiledModel } {
  const health = readHealthModel(name, model);
  if (isLeftOut(asOf) && !health.inputs.includes(PULSE)) return { health };
  return { health, today: readAsOf(name, asOf, 'fourth') };
}
