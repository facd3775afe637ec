/** The tour of docs/tour.md, walked as it is written: every press that it names is there, and PICTURES=docs takes its pictures anew. */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Workbench } from '../../workbench';
import { giveThePast } from '../../workbench/sample-history';
import { benchOnSample } from './support/sample';
import { goTo, Sidebars } from './support/sidebar-page';

const TOUR = readFileSync('docs/tour.md', 'utf8');
const sidebars = new Sidebars();
let bench: Workbench;
const pictures: string[] = [];
/** What was pressed, as its button shows it. */
const pressed = new Set<string>();

beforeAll(async () => {
  await sidebars.start();
  const sample = benchOnSample();
  giveThePast(sample.grid, sample.bench);
  bench = sample.bench;
});
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

async function picture(page: Page, name: string): Promise<void> {
  pictures.push(`${name}.png`);
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
}

/** Presses the button of this name, which may show less of it. */
async function press(page: Page, name: string, shown = name): Promise<void> {
  const button = page.getByRole('button', { name, exact: true }).first();
  expect(await button.innerText()).toContain(shown);
  await button.click();
  pressed.add(shown);
}

async function sidebar(): Promise<Page> {
  const { page } = await sidebars.open(bench, { height: 600 });
  await page.getByRole('heading', { name: 'Call first' }).waitFor();
  return page;
}

test('today, a customer and a document', async () => {
  const page = await sidebar();
  await press(page, 'Score portfolio', 'Score');
  await page.getByText(/^\d+ of \d+ scored/).waitFor();
  await goTo(page, 'Today');
  pressed.add('Today');
  await picture(page, 'tour-today');
  await page.locator('ol .card .name').first().click();
  await page.getByRole('heading', { name: 'Why' }).waitFor();
  await picture(page, 'tour-customer');
  await press(page, 'Documents');
  await page.getByText(/documents are open/).waitFor({ state: 'attached' });
  const { page: window } = await sidebars.showOpened(bench);
  await window.getByLabel('Document', { exact: true }).selectOption('Quarterly business review');
  await window.getByLabel('For', { exact: true }).selectOption('Customer copy');
  await window.getByRole('heading', { name: /^Quarterly business review/ }).waitFor();
  await picture(window, 'tour-document');
});

test('plays and the model', async () => {
  const page = await sidebar();
  await press(page, 'Plays');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await picture(page, 'tour-plays');
  await press(page, 'Model');
  await press(page, 'Change model');
  await page.getByText('The window is open over the sheet.').waitFor({ state: 'attached' });
  const { page: window } = await sidebars.showOpened(bench);
  await window.getByLabel('Usage', { exact: true }).fill('45');
  await window.getByText(/, [1-9]\d* would change band/).waitFor();
  await picture(window, 'tour-model');
  await press(window, 'Use this');
  await window.getByText(/^\d+ of \d+ scored/).waitFor();
});

test('undo, and the page names what was pressed and shows what was taken', async () => {
  const page = await sidebar();
  await press(page, 'Undo last run', 'Undo');
  await page.getByText(/the results beside your rows are those of the run before/).waitFor();
  const named = [...TOUR.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name]) => name!);
  expect([...new Set(named)].sort()).toEqual([...pressed].sort());
  expect([...TOUR.matchAll(/\]\(([\w-]+\.png)\)/g)].map(([, file]) => file)).toEqual(pictures);
});
