import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { fill, workbenchWith } from '../support/sheets';
import { benchOnSample } from './support/sample';
import { accessibilityProblems, goTo, type SidebarPage, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

const button = ({ page }: SidebarPage, name: string) => page.getByRole('button', { name, exact: true });

async function openScored() {
  const { bench, grid } = benchOnSample();
  bench.runFromClient('scorePortfolio');
  return { sidebar: await sidebars.open(bench), bench, grid };
}

test('without a connection a customer is shown as the last run left it, below what is wrong', async () => {
  const { sidebar } = await openScored();
  const { page } = sidebar;
  await goTo(page, 'Customers');
  await page.locator('.card .name').first().waitFor();
  await page.context().setOffline(true);
  await page.locator('.card .name').first().click();
  await page.getByText('You are offline.').waitFor();
  const text = await page.locator('main').innerText();
  expect(text).toMatch(/offline[\s\S]*As of the run on 21 Nov[\s\S]*Do next:/);
  await page.context().setOffline(false);
  await button(sidebar, 'Try again').click();
  await page.getByRole('heading', { name: 'Why' }).waitFor();
  expect(await page.getByText('As of the run on').count()).toBe(0);
});

describe('Overview', () => {
  test('shows the portfolio, and leads to the customers of a tier', async () => {
    const { sidebar } = await openScored();
    const { page } = sidebar;
    await goTo(sidebar.page, 'Overview');
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(await page.getByRole('row', { name: /^Critical/ }).textContent()).toBe('Critical22747K');
    await page.getByText('At risk, though health is not the worst').click();
    expect(await accessibilityProblems(page)).toEqual([]);
    await button(sidebar, 'Critical').click();
    await page.getByText('22 customers, ARR 747K').waitFor();
    expect(sidebar.complaints).toEqual([]);
  });

  test('before the first run, offers to score', async () => {
    const { bench } = benchOnSample();
    const sidebar = await sidebars.open(bench);
    await goTo(sidebar.page, 'Overview');
    await sidebar.page.getByText('Nothing is scored yet.').waitFor();
    expect(await accessibilityProblems(sidebar.page)).toEqual([]);
    await button(sidebar, 'Score portfolio').click();
    await sidebar.page.getByText('254 of 260 scored; 6 need attention').waitFor();
    await goTo(sidebar.page, 'Overview');
    await sidebar.page.getByText('Average health').waitFor();
  });

  test('that cannot be read, can be asked for again', async () => {
    const { sidebar } = await openScored();
    sidebar.interfere((name) => (name === 'openToday' ? { message: 'Service unavailable' } : undefined));
    await goTo(sidebar.page, 'Overview');
    await sidebar.page.getByText('Google is busy.').waitFor();
    expect(await accessibilityProblems(sidebar.page)).toEqual([]);
    sidebar.interfere(undefined);
    await button(sidebar, 'Try again').click();
    await sidebar.page.getByText('Average health').waitFor();
  });
});

describe('Customers', () => {
  test('reads no score as one of another band: 79.96 is not 80.0', async () => {
    const { bench } = workbenchWith([
      [
        'customer_id',
        'daily_active_users',
        'licensed_users',
        'training_completion_rate',
        'avg_ticket_sentiment',
        'days_overdue',
      ],
      ['A', 100, 100, 99.84, 1, 90],
    ]);
    bench.runFromClient('scorePortfolio', { model: 'dashboard' });
    const sidebar = await sidebars.open(bench);
    await goTo(sidebar.page, 'Customers');
    await sidebar.page.getByRole('img', { name: 'Health 79.96 At Risk' }).waitFor();
    await button(sidebar, 'A').click();
    await sidebar.page.getByRole('img', { name: 'Health 79.96 At Risk' }).waitFor();
  });

  test('are searched, filtered, and turned page by page', async () => {
    const { sidebar } = await openScored();
    const { page } = sidebar;
    await goTo(sidebar.page, 'Customers');
    await page.getByText('1 to 25 of 255').waitFor();
    expect(await page.locator('.card').count()).toBe(25);
    await button(sidebar, 'Next').click();
    await page.getByText('26 to 50 of 255').waitFor();
    await page.getByText('Order and filters').click();
    await page.getByLabel('Renewal').selectOption('30');
    await page.getByLabel('Risk tier').selectOption('Critical');
    expect(await accessibilityProblems(page)).toEqual([]);
    const found = await page.locator('.card').allTextContents();
    expect(found.length).toBeGreaterThan(2);
    for (const text of found) expect(text).toMatch(/(?:^|\D)(?:[12]?\d|30) days?$|today$/);
    await page.getByRole('searchbox').fill('nobody at all');
    await page.getByText('0 customers').waitFor();
    await button(sidebar, 'Show all customers').click();
    await page.getByText('1 to 25 of 255').waitFor();
    expect(sidebar.calls.filter((name) => name === 'openToday')).toHaveLength(1);
  });

  test('a customer’s page takes its scores apart, and shows its row', async () => {
    const { sidebar, grid } = await openScored();
    const { page } = sidebar;
    await goTo(sidebar.page, 'Customers');
    await page.getByRole('searchbox').fill('TF-1002');
    await button(sidebar, 'Tarnovessa Foods').click();
    await page.getByRole('img', { name: 'Health 55.7 Yellow' }).waitFor();
    await page.getByRole('img', { name: 'Churn risk 48.4 Medium' }).waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Renewal sentiment' })
      .getByText('−7.0')
      .first()
      .waitFor();
    await page.getByRole('button', { name: /more reasons/ }).click();
    await page.getByText('Complains about the price', { exact: true }).waitFor();
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate('document.activeElement.tagName')).not.toBe('BODY');
    await button(sidebar, 'Show in sheet').click();
    await page.getByText('row is selected.').waitFor({ state: 'attached' });
    expect(grid.activeSheet.selection.row).toBe(2);
    await page.getByRole('button', { name: 'All customers' }).click();
    await page.getByText('1 customer, ARR').waitFor();
  });

  test('the customer of the selected row is opened', async () => {
    const { sidebar, grid } = await openScored();
    const { page } = sidebar;
    await goTo(sidebar.page, 'Customers');
    await button(sidebar, 'Open selected row').click();
    await page.getByText('The selected row holds no customer.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    grid.activeSheet.selection = { row: 2, column: 3, rows: 1, columns: 1 };
    await button(sidebar, 'Try again').click();
    await page.getByRole('heading', { name: 'Tarnovessa Foods' }).waitFor();
  });

  test('a customer whose row has changed since the run is shown as it is now', async () => {
    const { sidebar, grid } = await openScored();
    fill(grid.sheets[0]!, [[99]], 2, 15);
    await goTo(sidebar.page, 'Customers');
    await button(sidebar, 'Next').waitFor();
    await sidebar.page.getByRole('searchbox').fill('TF-1002');
    await button(sidebar, 'Tarnovessa Foods').click();
    await sidebar.page.getByText('The row has changed since the last run').waitFor();
    expect(await accessibilityProblems(sidebar.page)).toEqual([]);
  });
});
