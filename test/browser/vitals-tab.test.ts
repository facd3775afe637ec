/** The tab for a VP and the grid after a run, as a person sees them in the workbench: `PICTURES=folder` keeps what they look like. */
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { columnIndex, columnLetters } from '../../workbench/a1';
import { Workbenches, type WorkbenchPage } from './support/workbench-page';

jest.setTimeout(180_000);

const workbenches = new Workbenches();
afterAll(() => workbenches.stop());

const PICTURES = process.env.PICTURES;

async function picture(page: WorkbenchPage, name: string): Promise<void> {
  if (!PICTURES) return;
  await page.page.waitForTimeout(800);
  await page.page.screenshot({ path: path.join(PICTURES, name) });
}

let page: WorkbenchPage;
beforeAll(async () => {
  page = await workbenches.open(await workbenches.run(), { viewport: { width: 1720, height: 900 } });
  await page.sidebar.getByRole('button', { name: 'Score portfolio' }).first().click();
  await page.sidebar.getByText(/\d+ of \d+ scored/).waitFor({ timeout: 90_000 });
});

test('after a run the view stands at the last result, with the others left of it', async () => {
  await picture(page, 'grid-after-a-run.png');
  const place = await page.page.locator('#sheet input').first().inputValue();
  const [, last] = /^([A-Z]+)1$/.exec(place)!;
  const first = columnLetters(columnIndex(last!) - 5);
  expect(await page.read(`${first}1:${last}1`)).toEqual([
    ['Health score', 'Health status', 'Risk tier', 'Health drivers', 'Risk signals', 'Next action'],
  ]);
  expect(page.complaints).toEqual([]);
});

test('three presses show the tab: cards, who is at risk, and when they renew', async () => {
  for (const name of ['More', 'Overview', 'Make or open “Vitals”'])
    await page.sidebar.getByRole('button', { name, exact: true }).first().click();
  await page.sidebar.getByText('is up to date').waitFor({ timeout: 90_000 });
  await page.page.getByRole('button', { name: 'Close Customer Vitals' }).click();
  await picture(page, 'vitals-tab.png');
  const [names, figures] = await page.read('A2:K3');
  expect(names!.filter((name) => name !== '')).toEqual([
    'ARR',
    'ARR at risk',
    'NRR',
    'GRR',
    'Average health',
    'ARR up for renewal',
  ]);
  for (const figure of figures!.filter((text) => text !== '')) expect(figure).toMatch(/^[\d,.]+%?$/);
  const listed = await page.read('A10:F19');
  expect(
    listed.every(([name, arr, , , tier]) => name !== '' && arr !== '' && /^(Critical|High)$/.test(tier!)),
  ).toBe(true);
  expect(page.complaints).toEqual([]);
  for (const [row, name] of [
    [21, 'renewing'],
    [34, 'dropped'],
    [47, 'renewals'],
    [72, 'retention'],
    [105, 'cohorts'],
    [138, 'team'],
  ] as const) {
    await page.mark(`A${row + 25}`);
    await picture(page, `vitals-tab-${name}.png`);
  }
});
