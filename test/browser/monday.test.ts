/** What a CS team asks on Monday, with the presses that each answer takes, and how long they wait for it. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Grid, Workbench } from '../../workbench';
import { giveThePast } from '../../workbench/sample-history';
import { benchOnSample } from './support/sample';
import { accessibilityProblems, goTo, type SidebarSetting, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
let bench: Workbench;
let grid: Grid;
beforeAll(async () => {
  await sidebars.start();
  ({ bench, grid } = benchOnSample());
  giveThePast(grid, bench);
});
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

async function opened(setting: SidebarSetting = {}): Promise<Page> {
  const { page } = await sidebars.open(bench, { height: 600, ...setting });
  await page.getByRole('heading', { name: 'Call first' }).waitFor();
  return page;
}
/** Whether all of it is seen without scrolling: below the places, and above the foot. */
const isInSight = (page: Page, text: string | RegExp) =>
  page
    .getByText(text)
    .first()
    .evaluate((element) => {
      const { top, bottom } = (
        element as unknown as { getBoundingClientRect(): { top: number; bottom: number } }
      ).getBoundingClientRect();
      return top >= 40 && bottom <= 562;
    });
const cards = (page: Page) => page.locator('.card .name');

describe('without a press', () => {
  test('whom to call first and why, how much is at risk, what is up for renewal and what changed', async () => {
    const page = await opened();
    const first = page.locator('ol .card').first();
    expect(await page.locator('ol .card').count()).toBe(5);
    expect(await first.locator('.why').textContent()).toMatch(/\S · \S/);
    expect(await first.locator('.money').textContent()).toMatch(/\d+K\d+ days/);
    for (const text of [
      'at risk',
      'of 19.1M ARR',
      '2 alerts',
      '6 rows to fix',
      'Call first',
      'Renewals, ',
      /^Since /,
      /^was \d/,
    ]) {
      expect([text, await isInSight(page, text)]).toEqual([text, true]);
    }
    for (const name of ['Score portfolio', 'Undo last run']) {
      const box = await page.getByRole('button', { name, exact: true }).boundingBox();
      expect(box!.y + box!.height).toBeLessThan(600);
    }
    await page.getByText('Scored 21 Nov').waitFor();
    for (const kind of ['worse', 'better', 'new', 'left']) {
      expect(await page.getByRole('button', { name: new RegExp(`\\d+ ${kind}$`) }).count()).toBe(1);
    }
  });
});

describe('with one press', () => {
  test('what an alert says, and with another one it is taken up', async () => {
    const page = await opened();
    const alerts = () => page.getByLabel('Alerts').getByRole('listitem');
    await page.getByRole('button', { name: '2 alerts' }).click();
    expect(await alerts().allTextContents()).toEqual([
      expect.stringMatching(/^Müggelune Logistics.*79/),
      expect.stringMatching(/^Aldernessa Retail.*71/),
    ]);
    await alerts().last().getByRole('button', { name: 'Acknowledge' }).click();
    await page.getByRole('button', { name: '1 alert', exact: true }).waitFor();
    await alerts().getByRole('button', { name: 'Müggelune Logistics' }).click();
    await page.getByRole('heading', { name: 'Müggelune Logistics' }).waitFor();
    const again = await opened();
    await again.getByRole('button', { name: '1 alert', exact: true }).waitFor();
  });

  test('who is renewing at risk: the renewals, the riskiest that are to be called first', async () => {
    const page = await opened();
    await page.getByRole('button', { name: /^List \d+/ }).click();
    await page
      .getByText(/^\d+ customers, ARR/)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: 'Renewing' }).getAttribute('aria-pressed')).toBe('true');
    expect(await cards(page).count()).toBe(25);
  });

  test('why a customer is at risk: its page, with its place in the list', async () => {
    const page = await opened();
    const name = await cards(page).first().textContent();
    await cards(page).first().click();
    await page.getByRole('heading', { name: name!, exact: true }).waitFor();
    await page.getByRole('heading', { name: 'Why' }).waitFor();
    expect(await page.locator('.walk').textContent()).toMatch(/^1 of \d+$/);
    await page.getByRole('button', { name: 'Next customer' }).click();
    await page.getByText(/^2 of \d+$/).waitFor();
  });

  test('a next step is done, put off or noted where it is shown, and who is in hand leaves the list', async () => {
    const page = await opened();
    const toCall = async () =>
      Number((await page.getByRole('button', { name: /^All \d+ to call$/ }).textContent())!.match(/\d+/));
    const before = await toCall();
    await cards(page).first().click();
    const next = page.locator('.do-next');
    await next.getByRole('button', { name: 'Note', exact: true }).waitFor();
    await next.getByRole('button', { name: 'Snooze', exact: true }).click();
    await page.getByText('Put off until').waitFor();
    await goTo(page, 'Today');
    expect(await toCall()).toBe(before - 1);
    await cards(page).first().click();
    await next.getByRole('button', { name: 'Done', exact: true }).click();
    await page.getByText('Done today.').waitFor();
    await goTo(page, 'Today');
    expect(await toCall()).toBe(before - 2);
  });

  test('who fell since 30 days ago', async () => {
    const page = await opened();
    const count = async () =>
      Number((await page.getByRole('button', { name: /\d+ worse$/ }).textContent())!.match(/\d+/));
    const week = await count();
    await page.getByRole('button', { name: /30d/ }).click();
    expect(await count()).toBeGreaterThan(week);
  });
});

test.each([['showDashboard'], ['showReview'], ['showModel']])(
  'a name in a window opens its customer in the sidebar: %s',
  async (window) => {
    const { page } = await sidebars.openDialog(bench, [window]);
    if (window === 'showModel') await page.getByLabel('Usage', { exact: true }).fill('90');
    const name = page.locator('th button.name').first();
    const text = await name.textContent();
    await name.click();
    await page.locator('body[data-closed]').waitFor();
    const beside = await sidebars.openedBeside(bench);
    await beside.page.getByRole('heading', { name: text!, exact: true }).waitFor();
    await beside.page.getByRole('heading', { name: 'Do next' }).waitFor();
    expect(beside.complaints).toEqual([]);
  },
);

test('all rows of a list are selected in the sheet at a press', async () => {
  const page = await opened();
  await page.getByRole('button', { name: /^List \d+/ }).click();
  const count = Number(
    (await page
      .getByText(/^\d+ customers, ARR/)
      .first()
      .textContent())!.match(/\d+/),
  );
  await page.getByRole('button', { name: 'Show in sheet' }).click();
  await page.getByText(`${count} rows are selected in`).waitFor({ state: 'attached' });
});

test('whose customers are shown is chosen once for every place, and remembered', async () => {
  const page = await opened();
  const all = await page.locator('[data-figure="customers"]').first().textContent();
  await page.getByLabel('Whose customers').selectOption({ label: 'Aisha Bello' });
  await expect(page.locator('[data-figure="customers"]').first().textContent()).resolves.not.toBe(all);
  await goTo(page, 'Customers');
  const mine = await page
    .getByText(/^\d+ customers?/)
    .first()
    .textContent();
  const again = await opened();
  for (const place of ['Today', 'Customers', 'Plays']) {
    await goTo(again, place);
    expect([place, await again.getByLabel('Whose customers').inputValue()]).toEqual([
      place,
      '["mine","Aisha Bello"]',
    ]);
  }
  await goTo(again, 'Customers');
  expect(
    await again
      .getByText(/^\d+ customers?/)
      .first()
      .textContent(),
  ).toBe(mine);
  await again.getByLabel('Whose customers').selectOption({ label: 'Everybody’s' });
});

test('the page follows the selected row where it is switched on, with four calls a look', async () => {
  const page = await opened();
  await cards(page).first().click();
  await page.getByLabel('Follow the selected row').click();
  await page.waitForTimeout(500);
  grid.activeSheet = grid.sheets[0]!;
  grid.activeSheet.selection = { row: 2, column: 3, rows: 1, columns: 1 };
  await page.getByRole('heading', { name: 'Tarnovessa Foods' }).waitFor();
  expect(bench.runFromClient('selectedRow').log.length).toBeLessThanOrEqual(4);
});

test.each<[string, SidebarSetting]>([
  ['300 px', {}],
  ['283 px', { width: 283 }],
  ['200 % zoom', { width: 150, deviceScaleFactor: 2 }],
  ['forced colors', { forcedColors: 'active' }],
])('every place fits and is accessible: %s', async (_, setting) => {
  const page = await opened(setting);
  const check = async (place: string) => {
    const isWide = await page.evaluate(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    );
    expect([place, isWide, await accessibilityProblems(page)]).toEqual([place, false, []]);
  };
  await check('Today');
  for (const name of ['Plays', 'Model', 'Columns', 'Rows to fix', 'Overview', 'Alerts', 'Settings', 'Help']) {
    await goTo(page, name);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await check(name);
  }
  await goTo(page, 'Customers');
  await check('Customers');
  await cards(page).first().click();
  await page.getByText('90 days ago', { exact: true }).last().waitFor();
  await check('a customer');
});

test('Today and a customer’s page are there in time at 50 ms a call', async () => {
  for (const latency of [0, 50]) {
    const start = Date.now();
    const page = await opened({ latency });
    const today = Date.now() - start;
    const pressed = Date.now();
    const name = await cards(page).first().textContent();
    await cards(page).first().click();
    await page.getByRole('heading', { name: name!, exact: true }).waitFor();
    const customer = Date.now() - pressed;
    console.log(`${latency} ms a call: Today ${today} ms with the page itself, a customer ${customer} ms`);
  }
  const calls = (name: string, ...args: unknown[]) => bench.runFromClient(name, ...args).log.length;
  expect(calls('openToday') * 50).toBeLessThan(1500);
  expect(calls('openCustomer', 'TF-1016') * 50).toBeLessThan(1000);
});
