import { NOT_ENOUGH_DATA, type Question } from '../customers/assess';
import { PULSE } from '../customers/pulse';
import { drivers } from '../customers/reasons';
import type { CompiledModel } from '../scoring/compile';
import { type Answer, answerColumn, answerTable, orBlank } from './answer';
import { type Argument, isLeftOut, readAsOf, readPortfolio } from './arguments';
import { readHealthModel } from './model-argument';

/** HEALTHSCORE: 0..100, blank where there is not enough data. */
export function healthScore(headers: Argument, rows: Argument, model: Argument, asOf?: Argument): Answer {
  const question = healthOn('HEALTHSCORE', model, asOf);
  return answerColumn(readPortfolio('HEALTHSCORE', headers, rows), question, ({ health: verdict }) =>
    verdict?.band === undefined ? '' : verdict.score.value,
  );
}

/** HEALTHSTATUS: the band, or that there is not enough data. */
export function healthStatus(headers: Argument, rows: Argument, model: Argument, asOf?: Argument): Answer {
  const question = healthOn('HEALTHSTATUS', model, asOf);
  return answerColumn(
    readPortfolio('HEALTHSTATUS', headers, rows),
    question,
    ({ health: verdict }) => verdict?.band ?? NOT_ENOUGH_DATA,
  );
}

/** HEALTHTREND: where the score is going since `previous_overall_score`. */
export function healthTrend(headers: Argument, rows: Argument, model: Argument, asOf?: Argument): Answer {
  const question = healthOn('HEALTHTREND', model, asOf);
  return answerColumn(readPortfolio('HEALTHTREND', headers, rows), question, ({ trend }) => trend);
}

/** HEALTHBREAKDOWN: a column per dimension of the model. */
export function healthBreakdown(headers: Argument, rows: Argument, model: Argument, asOf?: Argument): Answer {
  const question = healthOn('HEALTHBREAKDOWN', model, asOf);
  return answerTable(
    readPortfolio('HEALTHBREAKDOWN', headers, rows),
    question,
    question.health.dimensions.length,
    ({ health: verdict }) => verdict!.score.dimensions.map(orBlank),
  );
}

/** HEALTHDRIVERS: what costs points, in words. */
export function healthDrivers(headers: Argument, rows: Argument, model: Argument, asOf?: Argument): Answer {
  const question = healthOn('HEALTHDRIVERS', model, asOf);
  return answerColumn(readPortfolio('HEALTHDRIVERS', headers, rows), question, ({ health: verdict }) =>
    drivers(question.health, verdict!.score),
  );
}

/** HEALTHCOVERAGE: share of the model's weight that had data, 0..1. */
export function healthCoverage(headers: Argument, rows: Argument, model: Argument, asOf?: Argument): Answer {
  const question = healthOn('HEALTHCOVERAGE', model, asOf);
  return answerColumn(
    readPortfolio('HEALTHCOVERAGE', headers, rows),
    question,
    ({ health: verdict }) => verdict!.score.coverage,
  );
}

/** A pulse ages, so that a model which reads it needs a day to count from; no other health model does. */
function healthOn(
  name: string,
  model: Argument,
  asOf: Argument,
): Question & { readonly health: CompiledModel } {
  const health = readHealthModel(name, model);
  if (isLeftOut(asOf) && !health.inputs.includes(PULSE)) return { health };
  return { health, today: readAsOf(name, asOf, 'fourth') };
}
