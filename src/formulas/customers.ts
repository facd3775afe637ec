import { type Assessment, NOT_ENOUGH_DATA } from '../customers/assess';
import { phaseOf, touchModelOf } from '../playbooks/lifecycle';
import { type Answer, answerColumn, answerTable, orBlank } from './answer';
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

/** LIFECYCLEPHASE: by the days since the first contract began. */
export function lifecyclePhase(headers: Argument, rows: Argument, asOf: Argument): Answer {
  const today = readAsOf('LIFECYCLEPHASE', asOf);
  return answerColumn(readPortfolio('LIFECYCLEPHASE', headers, rows), { also: STARTS }, (assessment) => {
    const days = daysSinceStart(assessment, today);
    return phaseOf(days)?.name ?? (days < 0 ? 'Not started' : NOT_ENOUGH_DATA);
  });
}

/** TOUCHMODEL: its name, the cadence on that day, the rhythm of business reviews, and customers for one CSM. */
export function touchModel(headers: Argument, rows: Argument, asOf: Argument): Answer {
  const today = readAsOf('TOUCHMODEL', asOf);
  return answerTable(readPortfolio('TOUCHMODEL', headers, rows), { also: STARTS }, 4, (assessment) => {
    const { name, cadence, reviews, ratio } = touchModelOf(
      assessment.segment,
      daysSinceStart(assessment, today),
    );
    return [name, cadence, reviews, ratio];
  });
}

const STARTS = ['start_date', 'contract_start_date'];

function daysSinceStart({ also }: Assessment, today: number): number {
  const start = also.find((day) => typeof day === 'number');
  return typeof start === 'number' ? today - start : Number.NaN;
}
