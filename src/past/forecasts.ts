import { type Push, pushesOf } from '../prediction/drivers';
import type { Field } from '../prediction/field';
import { COLUMNS_MISSING, churnLevelOf, type Forecaster, forecastWithin } from '../prediction/forecast';
import type { LearnedProbability } from '../prediction/learned';
import { predict } from '../prediction/training';
import type { ReadingSettings } from '../reading/column';
import { cleanText } from '../reading/normalize';
import type { Portfolio } from '../reading/portfolio';
import { fieldsOf } from './fields';
import { healthField, modelInHeader } from './health-field';

const MOST_PUSHES = 3;
const MOST_NAMED = 5;

/**
 * Prepares a learned probability for the rows of a table, as of a day. Columns are found by the headers they were learned
 * under. One that is lacking counts as blank; where most are, nothing is said of anybody but which they are.
 */
export function forecaster(
  { predictor, thresholds, horizon }: LearnedProbability,
  portfolio: Portfolio,
  today: number,
  settings: ReadingSettings = {},
): Forecaster {
  const { headers, rows } = portfolio;
  const wanted = new Set(predictor.features.map(({ header }) => header));
  const plain = headers.map((header) => cleanText(String(header ?? '')));
  const scored = [...wanted].filter((header) => modelInHeader(header) !== undefined);
  const lacking = [...wanted].filter((header) => !plain.includes(header) && !scored.includes(header));
  if (2 * lacking.length > wanted.size) {
    const words = `Columns missing: ${lacking.slice(0, MOST_NAMED).join(', ')}`;
    return () => ({ probability: undefined, level: COLUMNS_MISSING, pushes: () => words });
  }
  const dayOfRow = rows.map(() => today);
  const fields = [
    ...fieldsOf(
      plain.map((header) => (wanted.has(header) ? header : '')),
      rows,
      dayOfRow,
      settings,
    ),
    ...scored.map((header) => healthField(portfolio, modelInHeader(header)!, dayOfRow)),
  ];
  const probabilities = predict(predictor, fields, rows.length);
  return (row, daysToRenewal) =>
    forecastWithin(daysToRenewal, horizon, () => ({
      probability: probabilities[row],
      level: churnLevelOf(probabilities[row]!, thresholds),
      pushes: () => pushesInWords(fields, row, predictor),
    }));
}

function pushesInWords(fields: readonly Field[], row: number, predictor: LearnedProbability['predictor']) {
  const own = fields.map((field) => ({ ...field, values: [field.values[row] ?? null] }) as Field);
  const pushes = pushesOf(predictor, own, 1)[0]!;
  const named = ({ column }: Push) =>
    `${column} (${own.find(({ header }) => header === column)?.values[0] ?? 'blank'})`;
  const side = (word: string, those: readonly Push[]) =>
    those.length === 0 ? [] : [`${word}: ${those.slice(0, MOST_PUSHES).map(named).join(', ')}`];
  return [
    ...side(
      'Up',
      pushes.filter(({ push }) => push > 0),
    ),
    ...side(
      'Down',
      pushes.filter(({ push }) => push < 0),
    ),
  ].join('. ');
}
