import {
  CHURN_RISK_NAME,
  churnRiskModel,
  healthModel,
  healthModelNames,
  publishedTables,
} from '../../models';
import { type FoundTable, sameModelName, tellProblems } from '../../models/tables';
import type { CompiledModel } from '../../scoring/compile';
import type { ModelTable } from '../../scoring/table-cells';
import type { Book } from '../grid/book';
import { type ModelTab, placeIn, readModelTab, tableIn } from './model-tab';

/** The models of a run: those of the tab `Vitals model` where it has them, else the published ones. */
export interface RunModels {
  readonly health: CompiledModel;
  readonly churn: CompiledModel;
  /** The tables of the tab among them. */
  readonly own: readonly FoundTable[];
}

/**
 * Finds the models that a run scores with; the health model that is proposed, where none is named.
 * @throws A sentence with the cell to mend, where a table of the tab has a mistake: nothing is scored then.
 */
export function modelsOfRun(book: Book, name = healthModelNames()[0]!): RunModels {
  const tab = readModelTab(book);
  if (!tab) return { health: healthModel(name), churn: churnRiskModel(), own: [] };
  checkNames(tab);
  const health = tableIn(tab, name);
  const churn = tableIn(tab, CHURN_RISK_NAME);
  return {
    health: health ? healthFrom(tab, health) : publishedHealth(tab, name),
    churn: churnIn(tab).model,
    own: [health, churn].filter((found): found is FoundTable => found !== undefined),
  };
}

/** A model that can be scored with, and the table that it was read from. */
export interface UsableModel {
  readonly model: CompiledModel;
  readonly table: ModelTable;
  /** "published", or where its table begins: "Vitals model!A1". */
  readonly from: string;
}

/**
 * Every model that can be scored with: the published ones, or the tab's tables of their names, then the tab's others. A
 * health table with a mistake is left out; the list of models says what the mistake is.
 * @throws A sentence with the cell to mend, where the tab's churn risk model has a mistake.
 */
export function usableModels(book: Book): {
  readonly health: readonly UsableModel[];
  readonly churn: UsableModel;
} {
  const tab = readModelTab(book);
  return { health: healthIn(tab), churn: churnIn(tab) };
}

/** The names of the health models that can be scored with. */
export function usableHealthNames(book: Book): string[] {
  return healthIn(readModelTab(book)).map(({ model }) => model.model.name);
}

function healthIn(tab: ModelTab | undefined): UsableModel[] {
  const own = (tab?.tables ?? []).flatMap((found): UsableModel[] => {
    const read = tab!.read(found);
    const usable = 'model' in read && read.model.model.best;
    return usable ? [{ model: read.model, table: found.table, from: placeIn(tab!, found) }] : [];
  });
  const named = (name: string) => own.find(({ model }) => sameModelName(model.model.name, name));
  // A table of the tab takes its published model's place: inserting a model changes none that is proposed.
  const published = healthModelNames().flatMap((name) => {
    const found = named(name) ?? (tableIn(tab, name) ? undefined : asPublished(name, healthModel(name)));
    return found ? [found] : [];
  });
  return [...published, ...own.filter((model) => !published.includes(model))];
}

function asPublished(name: string, model: CompiledModel): UsableModel {
  return { model, table: publishedTables().get(name)!, from: 'published' };
}

function churnIn(tab: ModelTab | undefined): UsableModel {
  const found = tableIn(tab, CHURN_RISK_NAME);
  if (!tab || !found) return asPublished(CHURN_RISK_NAME, churnRiskModel());
  return { model: churnFrom(tab, found), table: found.table, from: placeIn(tab, found) };
}

/**
 * A table of the tab, ready to score with.
 * @throws A sentence with the cell to mend.
 */
export function compileFrom(tab: ModelTab, found: FoundTable): CompiledModel {
  const read = tab.read(found);
  if ('model' in read) return read.model;
  throw new Error(tellProblems(read.problems, ({ row, column }) => placeIn(tab, found, row, column)));
}

function healthFrom(tab: ModelTab, found: FoundTable): CompiledModel {
  const health = compileFrom(tab, found);
  if (health.model.best) return health;
  throw new Error(
    `${placeIn(tab, found)}: the model "${found.name}" says "100 is worst". Score with a model that says "100 is best".`,
  );
}

function churnFrom(tab: ModelTab, found: FoundTable): CompiledModel {
  const churn = compileFrom(tab, found);
  if (!churn.model.best) return churn;
  throw new Error(`${placeIn(tab, found)}: let the model "${CHURN_RISK_NAME}" say "100 is worst".`);
}

function publishedHealth(tab: ModelTab, name: string): CompiledModel {
  const published = healthModelNames();
  if (published.some((known) => sameModelName(known, name))) return healthModel(name);
  const names = new Set([...published, ...tab.tables.map((found) => found.name)]);
  throw new Error(`There is no model "${name.slice(0, 60)}". Use one of: ${[...names].join(', ')}.`);
}

/** Without its name nobody can tell which model a table is, and a published one would be used instead, silently. */
function checkNames(tab: ModelTab): void {
  tab.tables.forEach((found, i) => {
    if (found.name === '') compileFrom(tab, found);
    const before = tab.tables.slice(0, i).find((other) => sameModelName(other.name, found.name));
    if (before) {
      throw new Error(
        `${placeIn(tab, found)}: a model "${found.name}" stands in ${placeIn(tab, before)} already. Rename one of them.`,
      );
    }
  });
}
