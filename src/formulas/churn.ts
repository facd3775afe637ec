import { NOT_ENOUGH_DATA, type Question } from '../customers/assess';
import { signals } from '../customers/reasons';
import { churnRiskModel } from '../models';
import { type Answer, answerColumn } from './answer';
import { type Argument, readAsOf, readPortfolio } from './arguments';
import { readChurnModel } from './model-argument';

/** CHURNRISK: 0..100, 100 is worst; blank where there is not enough data. */
export function churnRisk(headers: Argument, rows: Argument, asOf: Argument, model: Argument): Answer {
  return answerColumn(
    readPortfolio('CHURNRISK', headers, rows),
    churnOn('CHURNRISK', asOf, model),
    ({ churn }) => (churn?.band === undefined ? '' : churn.score.value),
  );
}

/** RISKTIER: Critical, High, Medium or Low. */
export function riskTier(headers: Argument, rows: Argument, asOf: Argument, model: Argument): Answer {
  return answerColumn(
    readPortfolio('RISKTIER', headers, rows),
    churnOn('RISKTIER', asOf, model),
    ({ churn }) => churn?.band ?? NOT_ENOUGH_DATA,
  );
}

/** RISKSIGNALS: the signals that stand out, in words. */
export function riskSignals(headers: Argument, rows: Argument): Answer {
  return answerColumn(
    readPortfolio('RISKSIGNALS', headers, rows),
    { churn: churnRiskModel() },
    (assessment) => signals(assessment.warnings()),
  );
}

function churnOn(name: string, asOf: Argument, model: Argument): Question {
  return { churn: readChurnModel(name, model), today: readAsOf(name, asOf) };
}
