import { caseless } from '../base/caseless';
import { type CompiledModel, compile } from '../scoring/compile';
import { readModel } from '../scoring/table';
import type { ModelTable } from '../scoring/table-cells';
import { CHURN_RISK_MODEL } from './churn-risk';
import { DASHBOARD_MODEL } from './dashboard';
import { LIFECYCLE_MODEL } from './lifecycle';
import { SEGMENT_MODEL } from './segment';

/** The published models by the name a user types. The first health model is the one proposed. */
const TABLES: Readonly<Record<string, ModelTable>> = {
  segment: SEGMENT_MODEL,
  dashboard: DASHBOARD_MODEL,
  lifecycle: LIFECYCLE_MODEL,
};

export const CHURN_RISK_NAME = 'churn risk';

const compiled = new Map<ModelTable, CompiledModel>();

/** The names of the published health models. */
export function healthModelNames(): string[] {
  return Object.keys(TABLES);
}

/**
 * A published health model, ready to score with.
 * @throws A sentence with the names there are, where there is no such model.
 */
export function healthModel(name: string): CompiledModel {
  const word = caseless(name);
  const known = healthModelNames().find((candidate) => candidate === word);
  if (known === undefined) {
    throw new Error(
      `There is no model "${name.slice(0, 60)}". Use one of: ${healthModelNames().join(', ')}.`,
    );
  }
  return compileOnce(TABLES[known]!);
}

/** Every published table by its model's name: the health models, then churn risk. */
export function publishedTables(): ReadonlyMap<string, ModelTable> {
  return new Map([...Object.entries(TABLES), [CHURN_RISK_NAME, CHURN_RISK_MODEL]]);
}

/** The churn risk model, ready to score with. */
export function churnRiskModel(): CompiledModel {
  return compileOnce(CHURN_RISK_MODEL);
}

function compileOnce(table: ModelTable): CompiledModel {
  let model = compiled.get(table);
  if (!model) {
    const read = readModel(table);
    if ('problems' in read) throw new Error(read.problems[0]!.message);
    model = compile(read.model);
    compiled.set(table, model);
  }
  return model;
}
