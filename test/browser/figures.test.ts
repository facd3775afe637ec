/**
 * Every screen, window, tab and document over one portfolio with rows that do not count, by the published models and by a
 * team's own with three tiers and other bands: each figure is collected by its id, and has one value. A number without an id
 * fails, and so does a place that knows other tiers or bands than those of the model.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { LastRun } from '../../src/addon/run/last-run';
import { FIGURES } from '../../src/metrics/figures';
import { COPIES } from '../../src/playbooks/documents/document';
import type { Grid } from '../../workbench';
import { figuresInTabs } from '../support/figures-in-tabs';
import { disagreements, IN_PAGE, type Seen } from '../support/figures-seen';
import { valuesOf } from '../support/sheets';
import { OWN_BANDS, OWN_TIERS, templateTexts, wholePortfolio } from '../support/whole-portfolio';
import { Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterAll(async () => {
  await sidebars.closePages();
  await sidebars.stop();
}, 120_000);

const PLACES = ['Customers', 'Plays', 'Model', 'More'];
const BEHIND_THE_GEAR = ['Columns', 'Rows to fix', 'Overview', 'Alerts', 'Settings', 'Help'];
const NEWEST = /^month 2026-11 ?/;

/** The texts of the tabs that a run writes; a model, its versions, rules and plays are people's own words. */
const tabTexts = (grid: Grid) =>
  ['Vitals scores', 'Vitals', 'Vitals months', 'Vitals team months', 'Vitals cohorts'].map((name) => {
    const tab = grid.sheets.find((sheet) => sheet.name === name)!;
    return [name, valuesOf(tab).flat().join('\n')] as const;
  });

const PAINTED =
  'new Promise((done) => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 20)))))';

const MODELS: [models: 'published' | 'own', tiers: readonly string[], bands: readonly string[]][] = [
  ['published', ['Critical', 'High', 'Medium', 'Low'], ['Green', 'Yellow', 'Red']],
  ['own', OWN_TIERS, OWN_BANDS],
];

test.each(MODELS)(
  'by the %s models each figure has one value wherever it is shown, and no number is without an id',
  async (models, tiers, bands) => {
    const { bench, grid } = wholePortfolio(models);
    const run = bench.runFromClient('lastRun').result() as LastRun;
    const seen: Seen[] = [];
    const bare: string[] = [];
    const places = new Map<string, number>();
    const texts = new Map<string, string>();
    const look = async (page: Page, place: string, isKnown: (text: string) => boolean = () => false) => {
      // A place asks for what it shows only after it has been painted.
      await page.evaluate(PAINTED);
      while ((await page.locator('.working').count()) > 0) await page.waitForTimeout(50);
      const found = (await page.evaluate(IN_PAGE)) as { figures: Omit<Seen, 'place'>[]; bare: string[] };
      seen.push(...found.figures.map((one) => ({ ...one, of: one.of.replace(NEWEST, ''), place })));
      bare.push(...found.bare.filter((text) => !isKnown(text.trim())).map((text) => `${place}: ${text}`));
      // The counts on the places are there on every screen.
      places.set(place, await page.locator('main [data-figure]').count());
      texts.set(place, await page.locator('body').innerText());
    };
    const press = (page: Page, name: string) =>
      page.getByRole('button', { name, exact: true }).first().click();

    const { page } = await sidebars.open(bench);
    page.setDefaultTimeout(50_000);
    await page.getByText('Call first').waitFor();
    await look(page, 'Today');
    await press(page, 'Score portfolio');
    await page.getByText(/^\d+ of \d+ scored/).waitFor();
    await look(page, 'Today, after a run');
    for (const name of [...PLACES, ...BEHIND_THE_GEAR]) {
      if (BEHIND_THE_GEAR.includes(name)) await press(page, 'More');
      await press(page, name);
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (name === 'Overview') {
        await press(page, 'Compare');
        await page.getByRole('columnheader', { name: 'Improved' }).waitFor();
      }
      await look(page, name);
    }
    await press(page, 'Customers');
    for (const id of ['A', 'B']) {
      await press(page, `Customer ${id}`);
      await page.getByRole('heading', { name: 'History', exact: true }).waitFor();
      await look(page, `Customer ${id}`);
      await press(page, '‹ All customers');
    }
    for (const [name, ...args] of [
      ['showDashboard'],
      ['showReview'],
      ['showModel'],
      ['showPoints', 'A'],
    ] as const) {
      const dialog = await sidebars.openDialog(bench, [name, ...args]);
      await dialog.page.locator('[data-figure]').first().waitFor();
      await look(dialog.page, name);
      if (name === 'showModel') {
        await press(dialog.page, 'Compare models');
        await look(dialog.page, 'Compare models');
      }
    }
    const { page: predicts } = await sidebars.openDialog(bench, ['showPrediction']);
    await press(predicts, 'Look back');
    await predicts.getByRole('heading', { name: 'Does it help?' }).waitFor();
    await look(predicts, 'showPrediction');
    const { page: documents } = await sidebars.openDialog(bench, ['showDocuments', 'A']);
    const isTemplate = templateTexts(bench, 'A');
    await documents.getByRole('article').waitFor();
    const select = documents.getByLabel('Document', { exact: true });
    for (const name of await select.locator('option').allTextContents()) {
      await select.selectOption(name);
      for (const copy of COPIES) {
        await documents.getByLabel('For', { exact: true }).selectOption(copy);
        await look(documents, `${name}, ${copy}`, isTemplate);
      }
    }
    seen.push(...figuresInTabs(grid, run));

    expect(bare).toEqual([]);
    expect(disagreements(seen)).toEqual([]);
    expect([...new Set(seen.map(({ id }) => id))].filter((id) => !(id in FIGURES))).toEqual([]);
    expect([...places].flatMap(([place, figures]) => (figures === 0 ? place : []))).toEqual([
      'Alerts',
      'Settings',
      'Help',
      'showPrediction',
      'Save plan, Customer copy',
    ]);
    expect(run.tiers).toEqual(tiers);
    expect(run.bands).toEqual(bands);
    // Signals and opportunities have a rank as well, in words that are tiers of the published model.
    const others = MODELS.filter(([name]) => name !== models).flatMap(([, otherTiers, otherBands]) => [
      `(${otherTiers.join('|')}) (churn risk|risk tier)`,
      ...otherBands,
    ]);
    const strange = new RegExp(`\\b(${others.join('|')})\\b`, 'g');
    // Help explains the published models, and a comparison of models has the bands of each.
    const strangers = [...texts, ...tabTexts(grid)].flatMap(([place, text]) =>
      ['Help', 'Compare models'].includes(place)
        ? []
        : (text.match(strange) ?? []).map((word) => `${place}: ${word}`),
    );
    expect(strangers).toEqual([]);
    const saying = (words: readonly string[]) =>
      [...texts].flatMap(([place, text]) => (words.some((word) => text.includes(word)) ? [place] : []));
    const everywhere = [
      'Overview',
      'Customer A',
      'showDashboard',
      'showReview',
      'showModel',
      'Compare models',
    ];
    expect(saying(tiers)).toEqual(expect.arrayContaining(['Today', ...everywhere.slice(0, -1)]));
    expect(saying(bands)).toEqual(expect.arrayContaining(everywhere));
    const placesOf = (id: string, of: string) =>
      new Set(seen.filter((one) => one.id === id && one.of === of).map(({ place }) => place)).size;
    for (const id of [
      'customers',
      'arr',
      'average-health',
      'arr-at-risk',
      'arr-near-renewal',
      'ready-amount',
    ]) {
      expect([id, placesOf(id, '') >= 3]).toEqual([id, true]);
    }
  },
  120_000,
);
