import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { recordsOf } from '../support/sheets';
import { benchOnSample } from './support/sample';
import { accessibilityProblems, goTo, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

test('Tasks shows what is to be done, and closes a task by keyboard', async () => {
  const { bench, grid } = benchOnSample();
  bench.runFromClient('scorePortfolio');
  const sidebar = await sidebars.open(bench);
  const { page } = sidebar;
  await goTo(page, 'Plays');
  await page.getByText('0 tasks', { exact: true }).waitFor();
  await page.getByLabel('Show').selectOption('proposed');
  await page.getByText(/^\d+ tasks$/).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Start play' }).first().click();
  await page.getByRole('button', { name: 'Not needed' }).first().click();
  await page.getByLabel('Show').selectOption('open');
  await page.getByText('1 task', { exact: true }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByText('How much each owner has').click();
  const busy = page
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: '1', exact: true }) })
    .first();
  await busy.getByRole('button').click();
  await page.getByText('1 task', { exact: true }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  const done = page.getByRole('button', { name: 'Done', exact: true }).first();
  await done.focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Owner').selectOption({ label: 'Everybody' });
  await page.getByLabel('Show').selectOption('done');
  await page.getByText('2 tasks', { exact: true }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  const tab = grid.sheets.find(({ name }) => name === 'Vitals tasks')!;
  expect(recordsOf(tab).filter(({ Status }) => Status === 'Done')).toHaveLength(1);
  expect(sidebar.complaints).toEqual([]);
});
