import { type Answer, answerColumn, orBlank } from './answer';
import { type Argument, readAsOf, readPortfolio } from './arguments';

/** CUSTOMERSEGMENT: from the segment column, else by ARR. */
export function customerSegment(headers: Argument, rows: Argument): Answer {
  return answerColumn(readPortfolio('CUSTOMERSEGMENT', headers, rows), {}, ({ segment }) => segment);
}

/** DAYSTORENEWAL: civil days to the end of the contract, negative once it has ended. */
export function daysToRenewal(headers: Argument, rows: Argument, asOf: Argument): Answer {
  const today = readAsOf('DAYSTORENEWAL', asOf);
  return answerColumn(readPortfolio('DAYSTORENEWAL', headers, rows), { today }, (assessment) =>
    orBlank(assessment.daysToRenewal),
  );
}
