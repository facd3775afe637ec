import { dayToIso } from '../../base/calendar';
import { ownModel } from '../../customers/model-names';
import { publishedTables } from '../../models';
import { difference } from '../../models/difference';
import { renamed } from '../../models/knobs';
import { asParameter, type FoundTable, sameModelName, tellProblems } from '../../models/tables';
import type { ModelTable } from '../../scoring/table-cells';
import { type Book, openBook } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import {
  addTable,
  type ModelTab,
  placeIn,
  readModelTab,
  replaceTable,
  tableIn,
} from '../../sheets/tabs/model-tab';
import { keepVersion, type ModelVersion, versionsOf } from '../../sheets/tabs/model-versions';
import { compileFrom } from '../../sheets/tabs/run-models';

/** A model that there is to score with. */
export interface ModelEntry {
  readonly name: string;
  /** "100 is best" or "100 is worst"; empty where a mistake hides it. */
  readonly direction: string;
  /** "published", or where its table begins: "Vitals model!A1". */
  readonly from: string;
  /** The first mistake of its table, with its cell; empty where there is none. */
  readonly mistake: string;
}

/** A version as a list shows it. */
export type VersionEntry = Omit<ModelVersion, 'table'>;

// The base edition asks for no scope that would tell who is at the keyboard.
const AUTHOR = '';

const LONGEST_NAME = 60;

/** Every model there is: those of the tab `Vitals model`, then the published ones that it does not replace. */
export function listModels(): ModelEntry[] {
  const tab = readModelTab(openBook());
  const own = (tab?.tables ?? []).map((found) => entryOf(tab!, found));
  const published = [...publishedTables()].filter(([name]) => !tableIn(tab, name));
  return [
    ...own,
    ...published.map(([name, table]) => ({
      name,
      direction: directionOf(table),
      from: 'published',
      mistake: '',
    })),
  ];
}

/**
 * Writes a published model into the tab `Vitals model`, where it can be edited; runs score with it from then on.
 * @throws A sentence where there is no such model, or the tab has it already.
 */
export function insertModel(name: string): VersionEntry {
  const known = publishedEntry(name);
  if (!known) {
    const names = [...publishedTables().keys()].join(', ');
    throw new Error(`There is no published model "${name.slice(0, 60)}". Use one of: ${names}.`);
  }
  return changing((book, tab) => {
    const found = tableIn(tab, name);
    if (found) {
      throw new Error(
        `The model "${found.name}" stands in ${placeIn(tab!, found)} already. Edit it there, or restore a version of it.`,
      );
    }
    // The version first: whoever presses again after it was cut off finds no table, and keeps no second version.
    const kept = keep(book, known[0], known[1], 'inserted');
    addTable(book, known[1]);
    return kept;
  });
}

/**
 * Keeps a model of the tab `Vitals model` as a version, with a reason.
 * @throws A sentence where the tab has no such model, or one with a mistake.
 */
export function saveModel(name: string, reason: string): VersionEntry {
  return changing((book, tab) => {
    const found = tableIn(tab, name);
    if (!tab || !found) {
      throw new Error(`"Vitals model" has no model "${name.slice(0, 60)}". Insert it, then save it.`);
    }
    compileFrom(tab, found);
    return keep(book, found.name, found.table, reason);
  });
}

/**
 * Writes a table into the tab `Vitals model` as the model of this name, and keeps it as a version, with a reason. A model
 * of the name that stands there gives way, and is kept as a version before; asked twice, it is written once.
 * @throws A sentence where there is no name, or the table has a mistake.
 */
export function saveModelAs(table: ModelTable, wanted: string, reason: string): VersionEntry {
  const name = wanted.trim();
  if (name === '' || name.length > LONGEST_NAME) {
    throw new Error(`Give the model a name of up to ${LONGEST_NAME} characters, then save it.`);
  }
  const own = renamed(rectangular(table), name);
  const read = ownModel(own);
  if ('problems' in read) {
    throw new Error(tellProblems(read.problems, ({ row, column }) => `Row ${row}, column ${column}`));
  }
  return changing((book, tab) => {
    const found = tableIn(tab, name);
    const last = newest(versionsOf(book, name));
    const isThere = found !== undefined && difference(found.table, own) === '';
    if (isThere && last?.table && difference(last.table, own) === '') return withoutTable(last);
    if (found && !isThere) {
      keepIfChanged(book, found, `before "${name}" was saved`);
      replaceTable(book, found, own);
    } else if (!found) {
      // So that it can be restored, and the difference is told.
      const published = publishedEntry(name);
      if (published && !last) keep(book, published[0], published[1], 'published');
      addTable(book, own);
    }
    return keep(book, name, own, reason);
  });
}

function publishedEntry(name: string): readonly [name: string, table: ModelTable] | undefined {
  return [...publishedTables()].find(([published]) => sameModelName(published, name));
}

/** A table as a range takes it: each row as wide as the widest. */
function rectangular(table: ModelTable): ModelTable {
  const width = Math.max(...table.map((row) => row.length));
  return table.map((row) => Array.from({ length: width }, (_, i) => asParameter(row[i] ?? '')));
}

/** The versions of a model, the newest first. */
export function listModelVersions(name: string): VersionEntry[] {
  return versionsOf(openBook(), name).reverse().map(withoutTable);
}

/**
 * Puts a version of a model back into the tab `Vitals model`, and keeps that as a new version.
 * @throws A sentence where there is no such version, or it can no longer be read.
 */
export function restoreModel(name: string, version: number): VersionEntry {
  return changing((book, tab) => {
    const known = versionsOf(book, name);
    const wanted = known.find((candidate) => candidate.version === version);
    if (!wanted) {
      const kept = known.map((candidate) => candidate.version).join(', ') || 'none';
      throw new Error(
        `The model "${name.slice(0, 60)}" has no version ${version}. Its versions are: ${kept}.`,
      );
    }
    if (!wanted.table) {
      throw new Error(`Version ${version} of "${wanted.model}" can no longer be read: its text was changed.`);
    }
    const found = tableIn(tab, name);
    // What stands there now may have been edited since it was last kept.
    if (found) keepIfChanged(book, found, `before version ${version} was restored`);
    if (found) replaceTable(book, found, wanted.table);
    else addTable(book, wanted.table);
    return keep(book, wanted.model, wanted.table, `version ${version} restored`);
  });
}

/** Keeps the tables that a run scores with, those that were edited since they were last kept. */
export function keepScored(book: Book, tables: readonly FoundTable[]): void {
  for (const found of tables) keepIfChanged(book, found, 'scored');
}

function keepIfChanged(book: Book, { name, table }: FoundTable, reason: string): void {
  const last = newest(versionsOf(book, name));
  if (!last?.table || difference(last.table, table) !== '') keep(book, name, table, reason);
}

function keep(book: Book, model: string, table: ModelTable, reason: string): VersionEntry {
  const last = newest(versionsOf(book, model));
  const date = dayToIso(book.today);
  // Asked again, as after a call that failed once it was kept.
  if (last?.table && last.reason === reason && last.date === date && difference(last.table, table) === '')
    return withoutTable(last);
  const version: ModelVersion = {
    model,
    version: (last?.version ?? 0) + 1,
    date,
    author: AUTHOR,
    reason,
    changes: last?.table ? difference(last.table, table) || 'nothing changed' : 'first version',
    table,
  };
  keepVersion(book, version);
  return withoutTable(version);
}

function newest(known: readonly ModelVersion[]): ModelVersion | undefined {
  return known[known.length - 1];
}

function withoutTable({ table: _, ...entry }: ModelVersion): VersionEntry {
  return entry;
}

/** Does something with the spreadsheet and its tab of models while no other run writes. */
function changing<T>(work: (book: Book, tab: ModelTab | undefined) => T): T {
  return withDocumentLock((book) => work(book, readModelTab(book)));
}

function entryOf(tab: ModelTab, found: FoundTable): ModelEntry {
  const from = placeIn(tab, found);
  const read = tab.read(found);
  if ('model' in read) return { name: found.name, direction: directionOf(found.table), from, mistake: '' };
  const mistake = tellProblems(read.problems, ({ row, column }) => placeIn(tab, found, row, column));
  return { name: found.name, direction: '', from, mistake };
}

function directionOf(table: ModelTable): string {
  const read = ownModel(table);
  if ('problems' in read) return '';
  return read.model.model.best ? '100 is best' : '100 is worst';
}
