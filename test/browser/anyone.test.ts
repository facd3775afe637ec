/** The sidebar for those who use the keyboard, a large type, or a sheet that wants to be more than data. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hostileCells } from '../support/hostile';
import { type TestCell, workbenchWith } from '../support/sheets';
import { benchOnSample } from './support/sample';
import { accessibilityProblems, goTo, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

const RESULT = '254 of 260 scored; 6 need attention';
const focused = (page: Page) => page.evaluate('document.activeElement.textContent') as Promise<string>;

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    if ((await focused(page)).startsWith(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach "${name}".`);
}

test('everything is reached by keyboard', async () => {
  const { bench, grid } = benchOnSample();
  const { page } = await sidebars.open(bench);
  await page.getByText('columns understood').waitFor();
  await tabTo(page, 'Score portfolio');
  await page.keyboard.press('Enter');
  await page.getByText(RESULT).waitFor();
  expect(await focused(page)).toBe('Score portfolio');
  await tabTo(page, 'What the run found');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Cells that cannot be read');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Show in sheet');
  await page.keyboard.press('Space');
  await page.getByText('is selected.').waitFor({ state: 'attached' });
  expect(grid.activeSheet.selection.row).toBeGreaterThan(0);
});

test('a customer’s page is opened and left by keyboard, and the place is kept', async () => {
  const { bench } = benchOnSample();
  bench.runFromClient('scorePortfolio');
  const { page } = await sidebars.open(bench);
  await tabTo(page, 'Customers');
  await page.keyboard.press('Enter');
  await page.getByText('1 to 25 of 255').waitFor();
  await tabTo(page, 'Kestrowold Pharma');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Kestrowold Pharma' }).waitFor();
  expect(await focused(page)).toBe('Kestrowold Pharma');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+Tab');
  expect(await focused(page)).toBe('‹ All customers');
  await page.keyboard.press('Enter');
  await page.getByText('1 to 25 of 255').waitFor();
  expect(await focused(page)).toBe('Customers');
});

test('Help explains each number and lists every formula', async () => {
  const { bench, grid } = benchOnSample();
  const { page } = await sidebars.open(bench);
  await goTo(page, 'Help');
  await page.getByRole('heading', { name: 'Churn risk and risk tier' }).waitFor();
  const formulas = bench
    .functionNames()
    .filter((name) => name === name.toUpperCase() && !name.startsWith('VITALS_'));
  const listed = await page.locator('code').allTextContents();
  expect(listed.map((text) => text.slice(1, text.indexOf('('))).sort()).toEqual([...formulas].sort());
  grid.activeSheet = grid.insertSheet('Notes', 1);
  await page.getByRole('button', { name: 'Insert HEALTHSCORE' }).click();
  await page.getByText('A1 holds =HEALTHSCORE(').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Insert RISKTIER' }).click();
  await page.getByRole('alert').getByText('Something stands in A1').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('at 200 % zoom nothing is cut off', async () => {
  const { bench } = benchOnSample();
  const { page } = await sidebars.open(bench, { width: 150, deviceScaleFactor: 2 });
  await page.getByRole('button', { name: 'Score portfolio' }).click();
  await page.getByText(RESULT).waitFor();
  await page.getByRole('button', { name: 'What the run found' }).click();
  for (const summary of await page.locator('summary').all()) await summary.click();
  const isWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
  expect(await page.evaluate(isWide)).toBe(false);
  for (const name of ['Model', 'Columns', 'Overview', 'Customers', 'Alerts', 'Settings', 'Help']) {
    await goTo(page, name);
    await page
      .getByRole('heading', { level: 2 })
      .or(page.getByRole('searchbox'))
      .or(page.getByRole('combobox'))
      .first()
      .waitFor();
    expect([name, await page.evaluate(isWide)]).toEqual([name, false]);
  }
});

const MARKUP = [
  '<script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  '</textarea><img src=x onerror=alert(1)>',
  '<style>*{display:none}</style>',
  '<!--',
  ...hostileCells().map(String),
];

test('markup in cells is shown as text on every screen', async () => {
  const rows: TestCell[][] = [['Account ID', 'Account name', 'CSM', 'NPS', 'ARR', MARKUP[0]!]];
  MARKUP.forEach((text, i) => {
    rows.push([`${text}${i}`, text, text, text, 100, 'x'], [`${text}${i}b`, text, text, 7, 100, 'x']);
  });
  const { bench, grid } = workbenchWith(rows);
  grid.activeSheet.name = '<b>tab</b>';
  const sidebar = await sidebars.open(bench);
  const { page } = sidebar;
  await page.getByText('<b>tab</b>').waitFor();
  await goTo(page, 'Rows to fix');
  await page.getByRole('button', { name: 'Check data' }).click();
  await page.getByText('Nothing was written').waitFor();
  for (const summary of await page.locator('summary').all()) await summary.click();
  await page
    .getByText(/<script>alert\(1\)<\/script>/)
    .first()
    .waitFor();
  await goTo(page, 'Columns');
  await page.getByText(/columns? not used/).click();
  await page.getByText(MARKUP[0]!).first().waitFor();
  await goTo(page, 'Today');
  await page.getByRole('button', { name: 'Score portfolio' }).click();
  await page.getByText(/^\d+ of \d+ scored;/).waitFor();
  await goTo(page, 'Customers');
  await page.getByRole('searchbox').fill(MARKUP[1]!);
  await page.getByRole('button', { name: MARKUP[1]!, exact: true }).first().click();
  await page.getByRole('heading', { name: MARKUP[1]!, exact: true }).waitFor();
  await page.locator('.facts').getByText(MARKUP[1]!).waitFor();
  await goTo(page, 'Overview');
  await page.getByText('Average health').waitFor();
  bench.runFromClient('correctColumn', MARKUP[1], MARKUP[2], '');
  await goTo(page, 'Settings');
  await page.getByText(MARKUP[2]!).first().waitFor();
  expect(
    await page.evaluate(
      'document.querySelectorAll("img, svg:not([class]), script:not(html > body > script)").length',
    ),
  ).toBe(0);
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(sidebar.complaints).toEqual([]);
  expect(sidebar.requests).toHaveLength(1);
});
