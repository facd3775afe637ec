/**
 * `npm run build:bigquery -- --model FILE`: writes into dist/bigquery/ what scores a table in BigQuery: functions from the code
 * that scores a sheet, queries, and the same laid out for dbt and Dataform. docs/bigquery.md is the long form.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PLACES_TO_NAME, projectFiles } from '../src/bigquery/project';
import type { ScoringSetup } from '../src/bigquery/setup';
import { settingRows } from '../src/formulas/settings-argument';
import { publishedTables } from '../src/models';
import { asParameter, type FoundTable, findTables, sameModelName } from '../src/models/tables';
import type { Parameter } from '../src/scoring/curve';
import { readLines } from '../src/sources/line';
import { runIfProgram } from '../workbench/command';
import { openFile } from '../workbench/files';
import { MemoryGrid } from '../workbench/memory-grid';
import { bigQueryLibrary } from './bigquery-library';
import { ROOT } from './server';

const USAGE =
  'Usage: npm run build:bigquery -- --model FILE|NAME [--churn FILE] [--settings FILE] [--actions FILE] [--probability FILE] [--sources FILE] [--dataset PROJECT.DATASET] [--table TABLE] [--folder gs://BUCKET/FOLDER]';

const TARGET = 'dist/bigquery';

/** What the command prints. */
export async function buildBigQuery(args: string[]): Promise<string> {
  const { values: options } = parseArgs({
    args,
    options: {
      model: { type: 'string' },
      churn: { type: 'string' },
      settings: { type: 'string' },
      actions: { type: 'string' },
      probability: { type: 'string' },
      sources: { type: 'string' },
      dataset: { type: 'string', default: PLACES_TO_NAME.dataset },
      table: { type: 'string', default: PLACES_TO_NAME.table },
      folder: { type: 'string', default: PLACES_TO_NAME.folder },
    },
  });
  const { model, churn, settings, actions, probability, sources, ...destination } = options;
  if (model === undefined) throw new Error(USAGE);
  const setup: ScoringSetup = {
    health: await modelTable(model),
    ...(churn === undefined ? {} : { churn: await modelTable(churn) }),
    settings: settings === undefined ? [] : await settingsIn(settings),
    ...(actions === undefined ? {} : { actions: await cellsOf(actions) }),
    ...(probability === undefined ? {} : { probability: await cellsOf(probability) }),
    ...(sources === undefined ? {} : { sources: await linesIn(sources) }),
    columns: {},
  };
  const files = projectFiles(await bigQueryLibrary(), setup, destination);
  await rm(path.join(ROOT, TARGET), { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(ROOT, TARGET, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const lines = Object.entries(files).map(([name, text]) => `${TARGET}/${name} (${kilo(text)} kB)`);
  return `${lines.join('\n')}\ndocs/bigquery.md says what to do with them, in order.\n`;
}

function kilo(text: string): string {
  return (Buffer.byteLength(text) / 1000).toFixed(1);
}

/** A published model by its name, or the one in a file: the tab of models as a CSV file, or a part of it. */
async function modelTable(model: string): Promise<FoundTable['table']> {
  const published = [...publishedTables()].find(([name]) => sameModelName(name, model));
  if (published) return published[1];
  const [found, ...more] = findTables(await cellsOf(model));
  if (!found)
    throw new Error(
      `${model}: there is no model table in it. It begins with the headers Row, Name, Weight, Curve, Parameter.`,
    );
  if (more.length > 0) throw new Error(`${model}: it holds ${more.length + 1} models. Keep the rows of one.`);
  return found.table;
}

async function settingsIn(file: string): Promise<ScoringSetup['settings']> {
  const rows = settingRows(await cellsOf(file));
  if (!rows) throw new Error(`${file}: the first row has to hold the headers Area, Setting and Value.`);
  return rows.map((row) => ({ ...row, value: asParameter(row.value), unit: String(row.unit ?? '') }));
}

async function linesIn(file: string): Promise<ScoringSetup['sources'] & object> {
  const [headers = [], ...body] = await cellsOf(file);
  const { lines, problems } = readLines(body.map((cells) => (header) => cells[headers.indexOf(header)]));
  const [problem] = problems;
  if (problem) throw new Error(`${file}, row ${problem.at + 2}, ${problem.column}: ${problem.message}`);
  return lines;
}

async function cellsOf(file: string): Promise<Parameter[][]> {
  const grid = new MemoryGrid({ name: file, locale: 'en_US' });
  await openFile(grid, file, 2000);
  const [sheet] = grid.sheets;
  return sheet!.values({ row: 0, column: 0, ...sheet!.extent() }).map((row) => row.map(asParameter));
}

runIfProgram(import.meta.url, buildBigQuery);
