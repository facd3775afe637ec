/** The portfolio in figures and charts, and who is behind each of them. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { LastRun } from '../../src/addon/last-run';
import { hostileCells } from '../support/hostile';
import { type TestCell, workbenchWith } from '../support/sheets';
import { benchOnSample } from './support/sample';
import { accessibilityProblems, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

function scoredSample() {
  const { bench } = benchOnSample();
  bench.runFromClient('scorePortfolio');
  return { bench, run: bench.runFromClient('lastRun').value as LastRun };
}

test('a tier opens its customers, a CSM narrows every figure, and the way back is one press', async () => {
  const { bench, run } = scoredSample();
  const dialog = await sidebars.openDialog(bench, ['showDashboard']);
  const { page } = dialog;
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  const status = page.getByRole('status');
  await status.waitFor();
  expect(await status.textContent()).toBe(`${run.accounts.length} customers`);
  expect(await accessibilityProblems(page)).toEqual([]);

  const critical = run.accounts.filter(({ tier }) => tier === 'Critical').length;
  await page.getByRole('button', { name: 'Critical' }).click();
  expect(await status.textContent()).toBe(`${critical} customers: Critical`);

  const csm = run.accounts.find(({ tier, csm }) => tier === 'Critical' && csm !== '')!.csm;
  await page.getByRole('button', { name: csm, exact: true }).click();
  const own = run.accounts.filter((account) => account.csm === csm && account.tier === 'Critical').length;
  expect(await status.textContent()).toMatch(new RegExp(`^${own} customers?: Critical$`));
  await page.getByText(`CSM ${csm}`).waitFor();

  await page.getByRole('button', { name: 'Show all' }).click();
  expect(await status.textContent()).toBe(`${run.accounts.length} customers`);
  expect(dialog.complaints).toEqual([]);
});

test('the chart says its numbers aloud, and they are those of the scores', async () => {
  const { bench, run } = scoredSample();
  const { page } = await sidebars.openDialog(bench, ['showDashboard']);
  const aloud = await page.getByRole('img').first().getAttribute('aria-label');
  const inBin = run.accounts.filter(({ health }) => health !== null && health >= 70 && health < 80).length;
  expect(aloud).toContain('Customers by health score, 100 is best. 0–10: ');
  expect(aloud).toContain(`70–80: ${inBin},`);
});

test('a month is closed by a press, and says so', async () => {
  const { bench } = scoredSample();
  const { page } = await sidebars.openDialog(bench, ['showDashboard']);
  await page.getByRole('button', { name: 'Close 2026-11' }).click();
  await page.getByRole('cell', { name: 'closed' }).waitFor();
  const [month] = bench.runFromClient('listMonths').value as { month: string; closed: boolean }[];
  expect(month).toMatchObject({ month: '2026-11', closed: true });
});

test('fits one portrait page’s width on paper, without buttons', async () => {
  const { page } = await sidebars.openDialog(scoredSample().bench, ['showDashboard']);
  await page.getByRole('status').waitFor();
  await page.emulateMedia({ media: 'print' });
  // What an A4 page has between its margins, at 96 dots per inch.
  await page.setViewportSize({ width: 703, height: 1000 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(703);
});

test('markup in cells is shown as text, and at 200 % zoom nothing is cut off', async () => {
  const texts = ['<img src=x onerror=alert(1)>', ...hostileCells().map(String)];
  const rows: TestCell[][] = [
    ['Account ID', 'Account name', 'CSM', 'ARR', 'login_frequency', 'feature_adoption'],
  ];
  texts.forEach((text, i) => {
    rows.push([`id ${i} ${text}`, text, text, 1000 + i, 0, 0]);
  });
  const { bench } = workbenchWith(rows);
  bench.runFromClient('scorePortfolio', { model: 'segment' });
  const dialog = await sidebars.openDialog(bench, ['showDashboard'], { width: 500, deviceScaleFactor: 2 });
  await dialog.page.getByRole('status').waitFor();
  expect(
    await dialog.page.evaluate('document.querySelectorAll("img, script:not(html > body > script)").length'),
  ).toBe(0);
  expect(
    await dialog.page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'),
  ).toBe(false);
  expect(dialog.complaints).toEqual([]);
});

test('says what to do where nothing is scored', async () => {
  const { page } = await sidebars.openDialog(benchOnSample().bench, ['showDashboard']);
  await page.getByText('Nothing is scored yet').waitFor();
});
