import { NOT_ENOUGH_DATA } from '../customers/assess';
import { memberReader } from '../customers/member';
import { phaseOf, touchModelOf } from '../playbooks/lifecycle';
import { type Answer, answerColumn, answerTable, orBlank } from './answer';
import { type Argument, readAsOf } from './arguments';
import { readPortfolio } from './portfolio-argument';

/**
 * The segment of each customer, as models see it: from the column segment, else by ARR (above 100,000 enterprise, from 25,000 mid-market, below smb).
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {string|string[][]} A segment for each row.
 * @example =CUSTOMERSEGMENT(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function CUSTOMERSEGMENT(headers: Argument, rows: Argument, mapping?: Argument): Answer {
  return answerColumn(readPortfolio('CUSTOMERSEGMENT', headers, rows, mapping), {}, ({ segment }) => segment);
}

/**
 * The days until it is decided whether each contract goes on, as calendar days: until its end, or until notice must be given where notice_date or notice_days say when. Negative once it has ended, blank where no date is known.
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {Date} as_of The day to count from: DATE(2026, 11, 21).
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {number|number[][]} Days for each row.
 * @example =DAYSTORENEWAL(A1:AZ1, A2:AZ251, DATE(2026, 11, 21))
 * @customfunction
 */
export function DAYSTORENEWAL(
  headers: Argument,
  rows: Argument,
  as_of: Argument,
  mapping?: Argument,
): Answer {
  const today = readAsOf('DAYSTORENEWAL', as_of);
  return answerColumn(readPortfolio('DAYSTORENEWAL', headers, rows, mapping), { today }, (assessment) =>
    orBlank(assessment.daysToRenewal),
  );
}

/**
 * Where each customer is in its life: Onboarding, Adoption from day 90, Optimization from day 180, Renewal from day 270, Established from day 365 after the column start_date (or contract_start_date).
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {Date} as_of The day to count from: DATE(2026, 11, 21).
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {string|string[][]} A phase for each row.
 * @example =LIFECYCLEPHASE(A1:AZ1, A2:AZ251, DATE(2026, 11, 21))
 * @customfunction
 */
export function LIFECYCLEPHASE(
  headers: Argument,
  rows: Argument,
  as_of: Argument,
  mapping?: Argument,
): Answer {
  const today = readAsOf('LIFECYCLEPHASE', as_of);
  const portfolio = readPortfolio('LIFECYCLEPHASE', headers, rows, mapping);
  const memberOf = memberReader(portfolio, today);
  return answerColumn(portfolio, {}, (_, row) => {
    const days = today - memberOf(row).start;
    return phaseOf(days)?.name ?? (days < 0 ? 'Not started' : NOT_ENOUGH_DATA);
  });
}

/**
 * How closely to look after each customer, in four columns: the touch model of its segment, how often to be in touch on that day, how often to hold a business review, and customers for one CSM.
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {Date} as_of The day to count from: DATE(2026, 11, 21).
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {string[][]} Four cells for each row.
 * @example =TOUCHMODEL(A1:AZ1, A2:AZ251, DATE(2026, 11, 21))
 * @customfunction
 */
export function TOUCHMODEL(headers: Argument, rows: Argument, as_of: Argument, mapping?: Argument): Answer {
  const today = readAsOf('TOUCHMODEL', as_of);
  const portfolio = readPortfolio('TOUCHMODEL', headers, rows, mapping);
  const memberOf = memberReader(portfolio, today);
  return answerTable(portfolio, {}, 4, ({ segment }, row) => {
    const { name, cadence, reviews, ratio } = touchModelOf(segment, today - memberOf(row).start);
    return [name, cadence, reviews, ratio];
  });
}
