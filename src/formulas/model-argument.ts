import { ownModel } from '../customers/model-names';
import { CHURN_RISK_NAME, churnRiskModel, healthModel, healthModelNames } from '../models';
import { asParameter, findTables, sameModelName, tellProblems } from '../models/tables';
import type { CompiledModel } from '../scoring/compile';
import { type Argument, isLeftOut } from './arguments';

/**
 * The health model that an optional argument names or, as a range, holds; the proposed one where it is left out.
 * @throws A sentence with the names there are, or with the cell of the table that is to be mended.
 */
export function readHealthModel(name: string, model: Argument): CompiledModel {
  if (isLeftOut(model)) return healthModel(healthModelNames()[0]!);
  if (!Array.isArray(model)) {
    if (typeof model === 'string') return healthModel(model);
    throw new Error(
      `${name}: write the model's name in quotes, such as "segment", or give a range with a model.`,
    );
  }
  const own = readRange(name, model);
  if (own.model.best) return own;
  throw new Error(
    `${name}: the model "${own.model.name}" says "100 is worst". Give a health model, which says "100 is best".`,
  );
}

/**
 * The churn risk model that an optional argument names or, as a range, holds; the published one where it is left out.
 * @throws A sentence with the name there is, or with the cell of the table that is to be mended.
 */
export function readChurnModel(name: string, model: Argument): CompiledModel {
  if (isLeftOut(model)) return churnRiskModel();
  if (!Array.isArray(model)) {
    if (sameModelName(String(model), CHURN_RISK_NAME)) return churnRiskModel();
    throw new Error(
      `${name}: the churn risk model is called "${CHURN_RISK_NAME}". Leave the argument out to use it, or give a range.`,
    );
  }
  const own = readRange(name, model);
  if (!own.model.best) return own;
  throw new Error(
    `${name}: the model "${own.model.name}" says "100 is best". Give a churn risk model, which says "100 is worst".`,
  );
}

function readRange(name: string, range: readonly unknown[]): CompiledModel {
  const rows = range.map((row) => (Array.isArray(row) ? row : [row]).map(asParameter));
  const tables = findTables(rows);
  if (tables.length > 1) {
    throw new Error(
      `${name}: the range holds ${tables.length} models. Give the rows of one, from its header row on.`,
    );
  }
  const { top, table } = tables[0] ?? { top: 0, table: rows };
  const read = ownModel(table);
  if ('model' in read) return read.model;
  const where = tellProblems(
    read.problems,
    ({ row, column }) => `row ${top + row}, column ${column} of the model`,
  );
  throw new Error(`${name}: ${where}`);
}
