/** What if, and Save as model: driven as a CS ops person does. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { PortfolioMatch } from '../../src/addon/run/match';
import type { RunReport } from '../../src/addon/run/score';
import { money } from '../../src/base/for-people';
import { hostileCells } from '../support/hostile';
import { type TestCell, workbenchWith } from '../support/sheets';
import { benchOnSample } from './support/sample';
import { accessibilityProblems, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

const sentence = (page: Page) => page.getByRole('region', { name: 'What would change' }).getByRole('status');

test('a turned weight and edge show at once, are saved as a model, and a run finds the same', async () => {
  const { bench, grid } = benchOnSample();
  const dialog = await sidebars.openDialog(bench, ['showWhatIf']);
  const { page } = dialog;
  await page.getByRole('heading', { name: 'What if' }).waitFor();
  expect(await sentence(page).textContent()).toContain('Change a weight');
  await page.getByLabel(/^Usage/).fill('60');
  await page.getByLabel('Green from, SMB').fill('80');
  await page.getByText(/would change band and 0 risk tier\. ARR at risk stays/).waitFor();
  expect(dialog.calls).toEqual(['tryModels']);
  expect(grid.sheets).toHaveLength(1);
  const table = page.getByRole('table', { name: /^Health bands, segment model/ });
  const shown = await Promise.all(
    ['Green', 'Yellow', 'Red'].map(async (band) => {
      const cells = table.getByRole('row', { name: band }).getByRole('cell');
      return [(await cells.nth(1).textContent())!, (await cells.nth(4).textContent())!];
    }),
  );
  expect(await accessibilityProblems(page)).toEqual([]);
  if (process.env.PICTURES)
    await page.screenshot({ path: `${process.env.PICTURES}/what-if.png`, fullPage: true });

  await page.getByLabel('Name of the model').fill('Strict');
  await page.getByLabel('Reason').fill('usage first');
  await page.getByRole('button', { name: 'Save as model' }).click();
  await page.getByText('“Strict” is in the tab “Vitals model”, as version 1').waitFor();
  await page.getByRole('button', { name: 'Use and score' }).click();
  await page.getByText(/^\d+ of \d+ scored/).waitFor();
  expect((bench.runFromClient('matchPortfolio').value as PortfolioMatch).proposed).toBe('Strict');
  const { summary } = bench.runFromClient('scorePortfolio', { model: 'Strict' }).value as RunReport;
  const found = summary.bands.map(({ customers, arr }) => [String(customers), money(arr)]);
  expect(shown).toEqual(found);
  expect(dialog.complaints).toEqual([]);
  expect(dialog.requests).toHaveLength(1);
});

test('one customer’s values move that customer alone, and Reset leaves nothing', async () => {
  const { bench } = benchOnSample();
  const { page } = await sidebars.openDialog(bench, ['showWhatIf']);
  await page.getByRole('searchbox').fill('kestrowold');
  await page.getByRole('button', { name: 'Kestrowold Pharma' }).click();
  const champion = page.getByLabel('Champion left');
  await champion.selectOption((await champion.inputValue()) === 'yes' ? 'no' : 'yes');
  await page.getByLabel('Feature adoption (%)').fill('0');
  await page.getByLabel('Login frequency (%)').fill('0');
  await page.getByText(/^Of 25\d customers, 1 would change band/).waitFor();
  await page.getByLabel('Login frequency (%)').fill('140');
  await page.getByText('Write a number from 0 to 100.').waitFor();
  if (process.env.PICTURES)
    await page.screenshot({ path: `${process.env.PICTURES}/what-if-customer.png`, fullPage: true });
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByText('Change a weight').waitFor();
});

test('a mistake is named at its field and is not saved; a failed save is tried again', async () => {
  const { bench, grid } = benchOnSample();
  const dialog = await sidebars.openDialog(bench, ['showWhatIf']);
  const { page } = dialog;
  await page.getByLabel('Green from, SMB').fill('30');
  await page.getByText('Order the bands from the highest score to the lowest.').waitFor();
  await page.getByLabel('Name of the model').fill('Strict');
  await page.getByText('Fix the model first.').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save as model' }).dispatchEvent('click');
  expect(dialog.calls).toEqual(['tryModels']);
  await page.getByLabel('Green from, SMB').fill('90');
  dialog.interfere(() => ({ message: 'NetworkError: Connection failure due to HTTP 0' }));
  await page.getByRole('button', { name: 'Save as model' }).click();
  await page.getByText('No connection to Google').waitFor();
  expect(grid.sheets).toHaveLength(1);
  dialog.interfere(undefined);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('as version 1').waitFor();
});

test('everything is reached by keyboard', async () => {
  const { bench } = benchOnSample();
  const { page } = await sidebars.openDialog(bench, ['showWhatIf']);
  await page.getByLabel(/^Usage/).waitFor();
  const labeled = 'document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent';
  const reach = async (name: string) => {
    for (let i = 0; i < 60; i++) {
      if (((await page.evaluate(labeled)) as string).startsWith(name)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not reach "${name}".`);
  };
  await reach('Usage');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('70');
  await reach('Name of the model');
  await page.keyboard.type('Mine');
  await reach('Save as model');
  await page.keyboard.press('Enter');
  await page.getByText('as version 1').waitFor();
});

test('markup in cells and headers is text, and at 200 % zoom nothing is cut off', async () => {
  const texts = [
    '<img src=x onerror=alert(1)>',
    '</div><script>alert(1)</script>',
    ...hostileCells().map(String),
  ];
  const rows: TestCell[][] = [
    ['Account ID', 'Account name', 'CSM', 'ARR', 'daily_active_users', 'licensed_users'],
  ];
  texts.forEach((text, i) => {
    rows.push([`id ${i} ${text}`, text, text, 1000 + i, i % 10, 10]);
  });
  const { bench } = workbenchWith(rows);
  const dialog = await sidebars.openDialog(bench, ['showWhatIf'], { width: 500, deviceScaleFactor: 2 });
  const { page } = dialog;
  await page.getByRole('searchbox').fill('<img');
  await page.getByRole('button', { name: texts[0]!, exact: true }).first().click();
  await page.getByLabel('Feature adoption (%)').waitFor();
  expect(
    await page.evaluate('document.querySelectorAll("img, script:not(html > body > script)").length'),
  ).toBe(0);
  expect(
    await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'),
  ).toBe(false);
  expect(dialog.complaints).toEqual([]);
});

test('a sheet without customers is told so', async () => {
  const { bench } = workbenchWith([]);
  const { page } = await sidebars.openDialog(bench, ['showWhatIf']);
  await page.getByRole('alert').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});
