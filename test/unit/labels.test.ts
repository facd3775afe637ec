/** Labels are read at a glance: at most six words, each plain. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { allResults } from '../../src/customers/results';
import { FIGURES } from '../../src/metrics/figures';
import { MEASURES } from '../../src/metrics/measures';
import { churnRiskModel, healthModel } from '../../src/models';
import { publishedActions } from '../../src/playbooks/published-actions';
import { publishedPlays } from '../../src/playbooks/published-plays';
import { allMetrics } from '../../src/reading/catalog';
import { areasWith } from '../../src/settings/areas';

const MOST_WORDS = 6;

/** Words of developers and models that mean nothing in a review. */
const FORBIDDEN =
  /_|\b(?:null|undefined|boolean|array|regex|JSON|snake|ceiling|quantile|payload|config|param)\b/i;

function textsOf(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) =>
      [...readFileSync(path.join(folder, name), 'utf8').matchAll(pattern)].map(([, text]) => text!.trim()),
    )
    .filter((text) => !/[{}<>]/.test(text));
}

const plan = { health: healthModel('segment'), churn: churnRiskModel(), today: 46347 };
const steps = publishedPlays().flatMap((play) => play.steps.map(({ what }) => what.split(/:\s/)[0]!));
const areas = Object.values(areasWith(['segment']));

const HOMES: Readonly<Record<string, readonly string[]>> = {
  results: allResults(plan).map(({ name }) => name),
  metrics: [...allMetrics().values()].map(({ label }) => label),
  figures: Object.values(FIGURES).map((line) => line.split(' | ')[0]!),
  measures: MEASURES.map(({ name }) => name),
  'next actions': publishedActions().map(({ what }) => what),
  plays: publishedPlays().map(({ name }) => name),
  steps,
  'areas of settings': areas.map(({ area }) => area),
  settings: areas.flatMap((area) =>
    'settings' in area
      ? Object.values(area.settings).map((setting) => (setting as { name: string }).name)
      : [],
  ),
  buttons: textsOf('pages', /<Button\b[^>]*>([^<{]+)</g),
  headings: textsOf('pages', /<h[123][^>]*>([^<{]+)</g),
};

describe.each(Object.entries(HOMES))('labels of %s', (_, labels) => {
  test('are there, and are at most six words', () => {
    expect(labels.length).toBeGreaterThan(5);
    expect(labels.filter((label) => label.split(/\s+/).length > MOST_WORDS)).toEqual([]);
  });

  test('have no word of developers', () => {
    expect(labels.filter((label) => FORBIDDEN.test(label))).toEqual([]);
  });
});
