/** The text of every file: BigQuery's grammar takes it, and it is what was last looked at (`UPDATE_GOLDEN=1` writes that anew). */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'sql-parser-cst';
import { costText, portfolioCheckText, problemsText } from '../../../src/bigquery/checks';
import type { WarehouseColumn } from '../../../src/bigquery/columns';
import { bigQuery } from '../../../src/bigquery/dialect';
import { cohortsText, executiveText } from '../../../src/bigquery/figures';
import { functionsText } from '../../../src/bigquery/functions';
import { PLACES_TO_NAME, projectFiles } from '../../../src/bigquery/project';
import { mergeText, scoredText, scoresTableText } from '../../../src/bigquery/scores';
import { LIFECYCLE_MODEL } from '../../../src/models/lifecycle';
import { bodyOf, SETUP, warehouse } from '../../support/warehouse';

const GOLDEN = path.resolve('test/features/bigquery/golden');
const NAMES = [
  'sql/1-functions.sql',
  'sql/2-portfolio.sql',
  'sql/3-scores.sql',
  'sql/4-checks.sql',
  'sql/executive.sql',
  'sql/cohorts.sql',
  'sql/cost.sql',
  'dbt/macros/customer_vitals_functions.sql',
  'dbt/models/customer_vitals_portfolio.sql',
  'dbt/models/customer_vitals_scores.sql',
  'dataform/definitions/customer_vitals_functions.sqlx',
  'dataform/definitions/customer_vitals_portfolio.sqlx',
  'dataform/definitions/customer_vitals_scores.sqlx',
];

let files: Readonly<Record<string, string>>;
beforeAll(async () => {
  ({ files } = await warehouse());
});

/** What dbt and Dataform hand to BigQuery, with names in the place of what they fill in. */
function filledIn(text: string): string {
  return text
    .replace(/\{%[\s\S]*?%\}|\{\{ config\([\s\S]*?\) \}\}/g, '')
    .replace(/^config \{[\s\S]*?\n\}|^config \{[^\n]*\}/, '')
    .replace(/pre_operations \{[\s\S]*?\n\}/, '')
    .replace(
      /\{\{ ref\('(\w+)'\) \}\}|\$\{ref\('(\w+)'\)\}/g,
      (_, dbt, dataform) => `\`p.d.${dbt ?? dataform}\``,
    )
    .replace(/\{\{ var\("day"[^}]*\}\}/g, '2026-11-21')
    .replace(/\{\{ target\.\w+ \}\}|\$\{dataform\.[\w.]+\}/g, 'filled');
}

describe.each(NAMES)('%s', (name) => {
  test('is SQL as BigQuery takes it', () => {
    expect(() => parse(filledIn(files[name]!), { dialect: 'bigquery' })).not.toThrow();
  });
});

/** A few columns stand for all: a new result changes no text that was looked at. */
const COLUMNS: readonly WarehouseColumn[] = [
  { name: 'customer_id', type: 'STRING' },
  { name: 'health_score', type: 'FLOAT64' },
  { name: 'health_status', type: 'STRING' },
  { name: 'renewal_date', type: 'DATE' },
  { name: 'scored_on', type: 'DATE' },
];
const ENGINE = bigQuery('project.dataset');
const LIBRARY = { text: 'x'.repeat(40_000), folder: 'gs://bucket/folder' };

test.each([
  ['functions.sql', () => functionsText(ENGINE, COLUMNS, LIBRARY)],
  [
    'scores.sql',
    () =>
      `${scoresTableText(ENGINE, COLUMNS)}\n${mergeText(ENGINE, COLUMNS, scoredText(ENGINE, COLUMNS, '`t`', 'day'), 'day')}`,
  ],
  ['checks.sql', () => portfolioCheckText(ENGINE, '`t`', [{ column: 'share', unit: 'fraction' }])],
  ['problems.sql', () => problemsText(ENGINE, 'day')],
  ['executive.sql', () => executiveText(ENGINE, 'day')],
  ['cohorts.sql', () => cohortsText(ENGINE, 'day')],
  ['cost.sql', () => costText()],
])('%s is the text that was last looked at', (name, write) => {
  const file = path.join(GOLDEN, name);
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(GOLDEN, { recursive: true });
    writeFileSync(file, write());
  }
  expect(write()).toBe(readFileSync(file, 'utf8'));
});

test('no file but the library is unknown to this test', () => {
  const others = Object.keys(files).filter((name) => !/\.(js|ya?ml)$/.test(name));
  expect(others.sort()).toEqual([...NAMES].sort());
});

test('a function keeps to what BigQuery takes: no whole numbers, a short text, a library under 1 MB', () => {
  const sql = files['sql/1-functions.sql']!;
  expect(sql).not.toMatch(/INT64|NUMERIC/);
  expect(sql.length).toBeLessThan(32_000);
  expect(Buffer.byteLength(files['customer-vitals.js']!)).toBeLessThan(1_000_000);
});

test('a library that is short enough stands in the functions themselves', () => {
  const short = projectFiles('var customerVitalsLibrary = {};', SETUP, PLACES_TO_NAME)[
    'sql/1-functions.sql'
  ]!;
  expect(short).not.toContain('OPTIONS');
  expect(bodyOf(short, 'customer_vitals')).toContain('var customerVitalsLibrary');
});

test('a mistake in the model or in the settings is said, and nothing is written', () => {
  const broken = LIFECYCLE_MODEL.map((row) => row.map((cell) => (cell === 'average' ? 'avarage' : cell)));
  expect(() => projectFiles('', { ...SETUP, health: broken }, PLACES_TO_NAME)).toThrow(
    /^The model table, row \d+: /,
  );
  const row = { area: 'Scoring', name: 'Minimum coverage', value: 'most', unit: '', row: 7 };
  expect(() => projectFiles('', { ...SETUP, settings: [row] }, PLACES_TO_NAME)).toThrow(
    /^Row 7 of the settings: /,
  );
});
