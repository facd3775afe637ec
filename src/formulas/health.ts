import { NOT_ENOUGH_DATA } from '../customers/assess';
import { drivers } from '../customers/reasons';
import { type Answer, answerColumn, answerTable, orBlank } from './answer';
import { type Argument, readPortfolio } from './arguments';
import { readHealthModel } from './model-argument';

/** HEALTHSCORE: 0..100, blank where there is not enough data. */
export function healthScore(headers: Argument, rows: Argument, model: Argument): Answer {
  const health = readHealthModel('HEALTHSCORE', model);
  return answerColumn(readPortfolio('HEALTHSCORE', headers, rows), { health }, ({ health: verdict }) =>
    verdict?.band === undefined ? '' : verdict.score.value,
  );
}

/** HEALTHSTATUS: the band, or that there is not enough data. */
export function healthStatus(headers: Argument, rows: Argument, model: Argument): Answer {
  const health = readHealthModel('HEALTHSTATUS', model);
  return answerColumn(
    readPortfolio('HEALTHSTATUS', headers, rows),
    { health },
    ({ health: verdict }) => verdict?.band ?? NOT_ENOUGH_DATA,
  );
}

/** HEALTHTREND: where the score is going since `previous_overall_score`. */
export function healthTrend(headers: Argument, rows: Argument, model: Argument): Answer {
  const health = readHealthModel('HEALTHTREND', model);
  return answerColumn(readPortfolio('HEALTHTREND', headers, rows), { health }, ({ trend }) => trend);
}

/** HEALTHBREAKDOWN: a column per dimension of the model. */
export function healthBreakdown(headers: Argument, rows: Argument, model: Argument): Answer {
  const health = readHealthModel('HEALTHBREAKDOWN', model);
  return answerTable(
    readPortfolio('HEALTHBREAKDOWN', headers, rows),
    { health },
    health.dimensions.length,
    ({ health: verdict }) => verdict!.score.dimensions.map(orBlank),
  );
}

/** HEALTHDRIVERS: what costs points, in words. */
export function healthDrivers(headers: Argument, rows: Argument, model: Argument): Answer {
  const health = readHealthModel('HEALTHDRIVERS', model);
  return answerColumn(readPortfolio('HEALTHDRIVERS', headers, rows), { health }, ({ health: verdict }) =>
    drivers(health, verdict!.score),
  );
}

/** HEALTHCOVERAGE: share of the model's weight that had data, 0..1. */
export function healthCoverage(headers: Argument, rows: Argument, model: Argument): Answer {
  const health = readHealthModel('HEALTHCOVERAGE', model);
  return answerColumn(
    readPortfolio('HEALTHCOVERAGE', headers, rows),
    { health },
    ({ health: verdict }) => verdict!.score.coverage,
  );
}
