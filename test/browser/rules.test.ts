/** Rules in the sidebar: what one would have told, before it is switched on. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { afterCalmDays, tabOf } from '../support/eventful';
import { fill, valuesOf, workbenchWith } from '../support/sheets';
import { accessibilityProblems, goTo, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

const HOSTILE = '<img src=x onerror=alert(1)>';

/** A portfolio with a history, an off rule, and one whose id and condition nobody can use. */
async function openRules() {
  const day = afterCalmDays();
  const tab = tabOf(day.grid, 'Vitals rules')!;
  const headers = valuesOf(tab)[0]!;
  fill(tab, [['off']], 2, headers.indexOf('On/off'));
  fill(tab, [[HOSTILE, 'nps_score', 'wobbles']], valuesOf(tab).length, 0);
  fill(day.sheet, [[HOSTILE]], 1, 1);
  day.call('scorePortfolio', {});
  const sidebar = await sidebars.open(day.bench);
  await goTo(sidebar.page, 'Alerts');
  return { ...sidebar, grid: day.grid };
}

test('a rule that is off is tested over the history by keyboard, and leads to a customer', async () => {
  const { page, complaints } = await openRules();
  await page.getByLabel('Rule', { exact: true }).selectOption({ label: 'Usage decline (off)' });
  await page.getByText('Daily active users changes by -30 % within 14 days: Slack message to').waitFor();
  await page.getByRole('button', { name: 'Test rule' }).focus();
  await page.keyboard.press('Enter');
  await page
    .getByText('Usage decline would have fired 3 times, of 3 customers from 7 Nov 2026 to 21 Nov 2026.')
    .waitFor();
  await page.getByText('Daily active users 200 to 80 within 14 days').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(300);
  if (process.env.PICTURES)
    await page.screenshot({ path: `${process.env.PICTURES}/rules.png`, fullPage: true });
  await page.getByLabel('Rule', { exact: true }).selectOption('legal_threat');
  await page.getByRole('button', { name: 'Test rule' }).click();
  await page.getByText('The history has no values for Legal threat yet.').waitFor();
  await page.getByLabel('Rule', { exact: true }).selectOption('missed_qbrs');
  await page.getByLabel('Rule', { exact: true }).selectOption({ label: 'Usage decline (off)' });
  await page.getByRole('button', { name: 'Test rule' }).click();
  await page.getByRole('button', { name: HOSTILE }).click();
  await page.getByRole('heading', { name: HOSTILE }).waitFor();
  expect(complaints).toEqual([]);
});

test('a rule that cannot be used is told with its cell', async () => {
  const { page, grid } = await openRules();
  await page.getByText('This rule is off: Use one of: drop by points').waitFor();
  const cell = await page.getByRole('button', { name: /^Show Vitals rules!C\d+$/ }).textContent();
  await page.getByRole('button', { name: cell! }).click();
  await page.getByText('is selected.').waitFor({ state: 'attached' });
  expect(grid.activeSheet.name).toBe('Vitals rules');
});

test('without a history a test says so; rules that cannot be read can be asked for again', async () => {
  const { bench, grid } = workbenchWith([
    ['customer_id', 'nps_score'],
    ['C1', 9],
  ]);
  const sidebar = await sidebars.open(bench);
  const { page } = sidebar;
  sidebar.interfere((name) => (name === 'listRules' ? { message: 'Service unavailable' } : undefined));
  await goTo(page, 'Alerts');
  await page.getByText('Google is busy.').waitFor();
  sidebar.interfere(undefined);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Test rule' }).click();
  await page.getByText('No history is kept yet').waitFor();
  await page.getByRole('button', { name: 'Edit rules' }).click();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  expect(grid.activeSheet.name).toBe('Vitals rules');
  expect(await accessibilityProblems(page)).toEqual([]);
});
