import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { fill, scoresOf, valuesOf, workbenchWith } from '../support/sheets';
import { benchOnSample } from './support/sample';
import { accessibilityProblems, goTo, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

test('a column is corrected by drop-down, and the next look reads it so', async () => {
  const { bench, grid } = workbenchWith([
    ['Account ID', 'Mood', 'feature_adoption', 'login_frequency'],
    ['A-1', 9, 0.8, 70],
  ]);
  const { page, complaints } = await sidebars.open(bench);
  await goTo(page, 'Columns');
  await page.getByText('1 column not used').click();
  await page.getByLabel('Read Mood as').selectOption({ label: 'NPS' });
  await page.getByText('4 columns read').click();
  expect(await page.getByLabel('Read Mood as').inputValue()).toBe('nps_score');
  await page.getByText('Set by you: 1 read').waitFor();

  await page.getByLabel('How feature_adoption is written').selectOption({ label: '85 is 85 %' });
  await page.getByText('85 is read as 85 %, as you set it').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  const settings = grid.sheets.find(({ name }) => name === 'Vitals settings')!;
  expect(valuesOf(settings).map((row) => row.slice(0, 4))).toEqual([
    ['Area', 'Setting', 'Value', 'Unit'],
    ['Columns', 'Mood', 'nps_score', null],
    ['Columns', 'feature_adoption', null, 'percent'],
  ]);
  expect(complaints).toEqual([]);
});

test('Settings says what each means, and changes it in the tab', async () => {
  const { bench, grid } = benchOnSample();
  const { page, complaints } = await sidebars.open(bench);
  await goTo(page, 'Settings');
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await page.getByLabel('Minimum coverage').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByLabel('Health model').selectOption('lifecycle');
  await page.getByText('Usually proposed.').waitFor();
  await page.getByRole('checkbox', { name: 'Next action', exact: true }).uncheck();
  await page.getByLabel('Minimum coverage').fill('a lot');
  await page.keyboard.press('Tab');
  await page.getByText('takes a number from 1% to 100%').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Show Vitals settings!C4' }).click();
  await page.getByText('C4 is selected.').waitFor({ state: 'attached' });
  expect(grid.activeSheet.name).toBe('Vitals settings');

  grid.activeSheet = grid.sheets[0]!;
  await goTo(page, 'Today');
  await page.getByRole('button', { name: 'Score portfolio' }).click();
  await page.getByText('of 260 scored').waitFor();
  expect(scoresOf(grid)[0]!.Model).toBe('lifecycle');
  expect(valuesOf(grid.sheets[0]!)[0]).not.toContain('Next action');
  expect(complaints).toEqual([]);
});

test('Settings shows what somebody typed into the tab, and opens the tab', async () => {
  const { bench, grid } = benchOnSample();
  const { page } = await sidebars.open(bench);
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Open the tab' }).click();
  await page.getByText('The settings are in the tab').waitFor({ state: 'attached' });
  const tab = grid.activeSheet;
  const row = valuesOf(tab).findIndex(([, name]) => name === 'Minimum coverage');
  fill(tab, [['45%']], row, 2);
  await goTo(page, 'Settings');
  await page.waitForFunction("document.querySelector('input[type=text]')?.value === '45%'");
});

test('a tab of past figures is looked at, imported into the history, and taken out again', async () => {
  const { bench, grid } = benchOnSample();
  const past = grid.insertSheet('Past', 1);
  fill(past, [
    ['customer_id', 'NPS Sep 2026', 'NPS Oct 2026', 'Mood Oct 2026'],
    ['CUST-0001', 9, 'high', 1],
  ]);
  const { page, complaints } = await sidebars.open(bench);
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Look at the selected tab' }).click();
  await page.getByText('has no past figures').waitFor();
  grid.activeSheet = past;
  await page.getByRole('button', { name: 'Look at the selected tab' }).click();
  await page.getByText('1 metric of 1 customer on 1 day, from 2026-09-30 to 2026-09-30.').waitFor();
  await page.getByText('“Mood Oct 2026” is not kept: no known metric').waitFor();
  await page.getByText('Cells that cannot be read').click();
  await page.getByText('NPS Oct 2026 (column C): not a number, 1 cell').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Import 1 day' }).click();
  await page.getByText('1 day of the past is in “Vitals history” now.').waitFor();
  expect(grid.sheets.map(({ name }) => name)).toContain('Vitals history');
  await page.getByRole('button', { name: 'Write the table' }).click();
  await page.getByText('“Vitals history table” has 1 row: every day that is kept').waitFor();
  await page.getByRole('button', { name: 'Remove what was imported' }).click();
  await page.getByText('1 imported day is out of “Vitals history”. What runs have kept stays.').waitFor();
  expect(complaints).toEqual([]);
});

describe('A write that fails', () => {
  const BUSY = { message: 'Another run is writing. Wait until it has ended, then try again.' };
  const fieldsOf = (page: Page) => page.locator('main input, main select').count();

  test('keeps the fields of Settings, and the choices of the first screen', async () => {
    const { bench } = benchOnSample();
    const { page, interfere } = await sidebars.open(bench);
    await goTo(page, 'Settings');
    await page.getByLabel('Health model').waitFor();
    const before = await fieldsOf(page);
    interfere((name) => (name === 'changeSetting' ? BUSY : undefined));
    await page.getByLabel('Health model').selectOption('lifecycle');
    await page.getByRole('alert').getByText('Another run is writing').waitFor();
    expect(before).toBeGreaterThan(10);
    expect(await fieldsOf(page)).toBe(before);
    expect(await page.getByLabel('Health model').inputValue()).toBe('proposed');
    interfere(undefined);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Usually proposed.').waitFor();
  });

  test('keeps the columns', async () => {
    const { bench } = benchOnSample();
    const { page, interfere } = await sidebars.open(bench);
    await goTo(page, 'Columns');
    await page.getByText(/^\d+ columns read$/).click();
    await page.getByLabel('Read NPS as').waitFor();
    const before = await fieldsOf(page);
    interfere((name) => (name === 'correctColumn' ? BUSY : undefined));
    await page.getByLabel('Read NPS as').selectOption({ label: 'Not an input' });
    await page.getByRole('alert').getByText('Another run is writing').waitFor();
    expect(before).toBeGreaterThan(60);
    expect(await fieldsOf(page)).toBe(before);
    await goTo(page, 'Today');
    await page.getByText('columns understood').waitFor();
  });
});
