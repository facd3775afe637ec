/** Does it predict churn? Driven as a CS director does. */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { MemoryGrid } from '../../workbench';
import { openCsv } from '../../workbench/csv';
import { giveThePast } from '../../workbench/sample-history';
import { drawn } from '../support/customers-drawn';
import { benchOn, type TestCell, workbenchWith } from '../support/sheets';
import { benchOnSample } from './support/sample';
import { accessibilityProblems, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

const { fields, outcomes } = drawn(900, [-1.4, 1.2, 0.6], -1, 31);
const HEADERS = [
  'Customer',
  'Health points',
  'Days since login',
  'Tickets',
  'Gender',
  'Churn reason',
  'Churned',
];
function rowsBy(left: (i: number) => boolean): TestCell[][] {
  return [...outcomes.keys()].map((i) => [
    `C-${i}`,
    ...fields.map(({ values }) => Math.round(50 + 10 * (values[i] as number))),
    i % 2 ? 'f' : 'm',
    left(i) ? 'price' : '',
    left(i) ? 'Yes' : 'No',
  ]);
}

async function picture(page: { screenshot(options: object): Promise<unknown> }, name: string): Promise<void> {
  if (process.env.PICTURES)
    await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true });
}

test('says in plain words what a probability is worth, and keeps it by a press', async () => {
  const { bench, grid } = workbenchWith([HEADERS, ...rowsBy((i) => outcomes[i] === 1)]);
  const dialog = await sidebars.openDialog(bench, ['showPrediction']);
  const { page } = dialog;
  await page.getByRole('heading', { name: 'Does it predict churn?' }).waitFor();
  expect(await page.getByLabel('Column that says who left').inputValue()).toBe('Churned');
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await page.getByText(/^The learned probability predicts churn/).waitFor();
  await page.getByText(/Your team can look after 16 customers/).waitFor();
  await page
    .getByText(/Of 100 calls to the tenth with the highest risk, \d+ reach somebody who leaves/)
    .waitFor();
  expect(await page.getByRole('table', { name: 'Tenths by risk' }).getByRole('row').count()).toBe(11);
  await page.getByText('Churn reason: It is about leaving itself.').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await picture(page, 'prediction');
  expect(grid.sheets).toHaveLength(1);

  await page.getByLabel('Use “Gender”: it says what a person is').click();
  await page.getByText(/Picked by you: Gender/).waitFor();

  const keep = page.getByRole('button', { name: 'Keep as version 1' });
  expect(await keep.getAttribute('aria-disabled')).toBe('true');
  await page.getByLabel('The values in this tab are from before the customers decided').click();
  await keep.click();
  await page.getByText('Kept as version 1. Press Score to see it beside your customers.').waitFor();
  expect(grid.sheets.map(({ name }) => name)).toContain('Vitals probability');
  expect(dialog.complaints).toEqual([]);
});

test('lists who is nearest to leaving once a run has written it, the likeliest first', async () => {
  const { bench } = workbenchWith([HEADERS, ...rowsBy((i) => outcomes[i] === 1)]);
  bench.runFromClient('learnProbability', { outcome: 'Churned', fromBefore: true }).result();
  bench.runFromClient('scorePortfolio').result();
  const { page } = await sidebars.openDialog(bench, ['showPrediction']);
  const table = page.getByRole('table', { name: 'Nearest to leaving' });
  await table.waitFor();
  const shown = await table.locator('tbody tr td:nth-of-type(1)').allTextContents();
  const numbers = shown.map((text) => Number(text.replace(' %', '')));
  expect(numbers).toHaveLength(50);
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  expect(await accessibilityProblems(page)).toEqual([]);

  const { page: sidebar } = await sidebars.open(bench);
  await sidebar.getByRole('button', { name: 'Customers', exact: true }).click();
  await sidebar.getByText('Order and filters').click();
  await sidebar.getByLabel('Order', { exact: true }).selectOption('Churn probability, highest first');
  const first = await table.locator('tbody tr th').first().textContent();
  expect(await sidebar.locator('.cards-list li').first().textContent()).toContain(first!.trim());
});

test('says that it knows nothing where outcomes hang on nothing, and offers nothing to keep', async () => {
  const { bench } = workbenchWith([HEADERS, ...rowsBy((i) => (i * 7919) % 10 < 3)]);
  const { page } = await sidebars.openDialog(bench, ['showPrediction']);
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await page.getByText(/^No predictive power/).waitFor();
  expect(await page.getByRole('button', { name: /Keep/ }).count()).toBe(0);
});

test('looks back over the sample’s year: too few to judge, and what each had been shown as', async () => {
  const grid = new MemoryGrid();
  openCsv(grid, grid.activeSheet, readFileSync('examples/portfolio.csv', 'utf8'), 2026);
  const bench = benchOn(grid);
  giveThePast(grid, bench);
  const dialog = await sidebars.openDialog(bench, ['showPrediction']);
  const { page } = dialog;
  await page.getByRole('button', { name: 'Look back' }).click();
  await page.getByText(/customers left\. Too few outcomes to judge/).waitFor();
  await page.getByRole('table', { name: 'What those who left had been shown as' }).waitFor();
  await page.getByText('Too few churns to say').waitFor();
  await page.getByRole('heading', { name: 'Loss review' }).waitFor();
  await page.getByText('After product changes').first().waitFor();
  await page.getByRole('table', { name: 'Losses by month and segment' }).waitFor();
  await page.getByRole('table', { name: 'Detection and saves by month' }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await picture(page, 'prediction-past');
  expect(dialog.complaints).toEqual([]);
});

test('says what to do where there is no history', async () => {
  const { page } = await sidebars.openDialog(benchOnSample().bench, ['showPrediction']);
  await page.getByRole('button', { name: 'Look back' }).click();
  await page.getByText('There is no history yet').waitFor();
});
