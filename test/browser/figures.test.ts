/**
 * Every screen, window, tab and document over one portfolio with rows that do not count: each figure is collected by its id,
 * and has one value. A number without an id fails.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { LastRun } from '../../src/addon/run/last-run';
import { FIGURES } from '../../src/metrics/figures';
import { DOCUMENTS } from '../../src/playbooks/documents';
import { figuresInTabs } from '../support/figures-in-tabs';
import { disagreements, IN_PAGE, type Seen } from '../support/figures-seen';
import { templateTexts, wholePortfolio } from '../support/whole-portfolio';
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

const PAINTED =
  'new Promise((done) => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 20)))))';

test('each figure has one value wherever it is shown, and no number is without an id', async () => {
  const { bench, grid } = wholePortfolio();
  const run = bench.runFromClient('lastRun').result() as LastRun;
  const seen: Seen[] = [];
  const bare: string[] = [];
  const places = new Map<string, number>();
  const look = async (page: Page, place: string, isKnown: (text: string) => boolean = () => false) => {
    // A place asks for what it shows only after it has been painted.
    await page.evaluate(PAINTED);
    while ((await page.locator('.working').count()) > 0) await page.waitForTimeout(50);
    const found = (await page.evaluate(IN_PAGE)) as { figures: Omit<Seen, 'place'>[]; bare: string[] };
    seen.push(...found.figures.map((one) => ({ ...one, of: one.of.replace(NEWEST, ''), place })));
    bare.push(...found.bare.filter((text) => !isKnown(text.trim())).map((text) => `${place}: ${text}`));
    // The counts on the places are there on every screen.
    places.set(place, await page.locator('main [data-figure]').count());
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

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
    ['showModels'],
    ['showWhatIf'],
    ['showPoints', 'A'],
  ] as const) {
    const dialog = await sidebars.openDialog(bench, [name, ...args]);
    await dialog.page.locator('[data-figure]').first().waitFor();
    await look(dialog.page, name);
  }
  const { page: documents } = await sidebars.openDialog(bench, ['showDocuments', 'A']);
  const isTemplate = templateTexts(bench, 'A');
  for (const name of DOCUMENTS.keys()) {
    await documents.getByLabel('Document', { exact: true }).selectOption(name);
    await documents.getByRole('article').waitFor();
    await look(documents, name, isTemplate);
  }
  seen.push(...figuresInTabs(grid, run));

  expect(bare).toEqual([]);
  expect(disagreements(seen)).toEqual([]);
  expect([...new Set(seen.map(({ id }) => id))].filter((id) => !(id in FIGURES))).toEqual([]);
  expect([...places].flatMap(([place, figures]) => (figures === 0 ? place : []))).toEqual([
    'Alerts',
    'Settings',
    'Help',
  ]);
  const placesOf = (id: string, of: string) =>
    new Set(seen.filter((one) => one.id === id && one.of === of).map(({ place }) => place)).size;
  for (const id of [
    'customers',
    'arr',
    'average-health',
    'arr-at-risk',
    'arr-near-renewal',
    'ready-potential',
  ]) {
    expect([id, placesOf(id, '') >= 3]).toEqual([id, true]);
  }
}, 120_000);
