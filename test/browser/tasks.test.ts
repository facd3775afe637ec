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
  await page.getByText(/^\d+ tasks$/).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByText('How much each owner has').click();
  const [owner] = await page.getByRole('row').nth(1).getByRole('button').allTextContents();
  const [open] = await page.getByRole('row').nth(1).getByRole('cell').allTextContents();
  await page.getByRole('button', { name: owner!, exact: true }).click();
  await page.getByText(`${open} task${open === '1' ? '' : 's'}`, { exact: true }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  const done = page.getByRole('button', { name: 'Done', exact: true }).first();
  await done.focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Show').selectOption('done');
  await page.getByText('1 task', { exact: true }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  const tab = grid.sheets.find(({ name }) => name === 'Vitals tasks')!;
  expect(recordsOf(tab).filter(({ Status }) => Status === 'Done')).toHaveLength(1);
  expect(sidebar.complaints).toEqual([]);
});
