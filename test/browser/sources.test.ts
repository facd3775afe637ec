/** From exports that are pasted into tabs to scored customers, with the presses that it takes. */
import { mkdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { MemoryGrid } from '../../workbench';
import { tabToFill } from '../../workbench/contents';
import { openCsv } from '../../workbench/csv';
import { benchOn, scoresOf, valuesOf } from '../support/sheets';
import { accessibilityProblems, Sidebars } from './support/sidebar-page';

jest.setTimeout(120_000);

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

const PICTURES = process.env.PICTURES;
async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/sources-${name}.png`, fullPage: true });
}

const MOST_PRESSES = 6;
const IDS = Array.from({ length: 24 }, (_, i) => `C-${101 + i}`);
const MONTHS = ['2026-08', '2026-09', '2026-10'];

/** What four tools export; the workbench's day is 2026-11-21. */
const EXPORTS: Readonly<Record<string, string>> = {
  Accounts: `Account Id,Account Name,ARR\n${IDS.map((id, i) => `${id},Firm ${i},${12000 + 1000 * i}`).join('\n')}\n`,
  'Product usage': `account,month,logins,monthly active users,feature adoption\n${IDS.flatMap((id, i) =>
    MONTHS.map((month, m) => `${id.toLowerCase()},${month},${40 + i - 3 * m},${5 + (i % 7)},${30 + 2 * i}`),
  ).join('\n')}\n`,
  'Support cases': `case id,account id,created,solved,severity,csat\n${IDS.flatMap((id, i) =>
    [1, 2, 3].map(
      (n) =>
        `K${i}${n},${id},2026-11-0${n},${(i + n) % 3 === 0 ? '' : `2026-11-1${n}`},P${n},${1 + ((i + n) % 5)}`,
    ),
  ).join('\n')}\nK999,C101,2026-11-05,,P1,3\n`,
  Invoices: `invoice,account id,due,paid,amount\n${IDS.map((id, i) => `I${i},${id},2026-10-15,${i % 4 === 0 ? '' : '2026-10-14'},900`).join('\n')}\n`,
};

const portfolioOf = (grid: MemoryGrid) =>
  valuesOf(grid.sheets.find(({ name }) => name === 'Vitals portfolio')!);

test('four exports reach a score in at most six presses, each value with its rows', async () => {
  const grid = new MemoryGrid();
  for (const [name, text] of Object.entries(EXPORTS)) openCsv(grid, tabToFill(grid, name), text, 2026);
  const { page, complaints } = await sidebars.open(benchOn(grid));
  let presses = 0;
  const press = async (button: Locator) => {
    presses += 1;
    await button.click();
  };
  await page.getByText('24 customers').first().waitFor();
  await picture(page, '1-opened');
  await press(page.getByRole('button', { name: 'Join them' }));
  const join = page.getByRole('button', { name: 'Join tabs' });
  await join.waitFor();
  expect(await page.locator('main').innerText()).toMatch(/"c101" looks like "c-101"/);
  expect(await accessibilityProblems(page)).toEqual([]);
  await picture(page, '2-proposed');
  await press(join);
  await page
    .getByText('4 tabs joined in “Vitals portfolio”: 24 customers. Score them next.')
    .first()
    .waitFor();
  await picture(page, '3-joined');
  const build = page.getByRole('button', { name: 'Build a score from my columns' });
  await build.waitFor();
  await press(build);
  const built = page.getByRole('button', { name: /^Build it from \d+ and score$/ });
  await built.waitFor();
  await press(built);
  await page.getByRole('button', { name: 'What the run found' }).waitFor();
  await picture(page, '4-scored');
  expect(presses).toBeLessThanOrEqual(MOST_PRESSES);
  expect(complaints).toEqual([]);

  expect(scoresOf(grid).map((row) => typeof row['Health score'])).toEqual(IDS.map(() => 'number'));
  const [headers = [], first = []] = portfolioOf(grid);
  const value = (column: string) => first[headers.indexOf(column)];
  expect(['support_ticket_volume', 'feature_adoption', 'days_overdue', 'ARR'].map(value)).toEqual([
    3, 30, 37, 12000,
  ]);
});

test('what is found can be accepted, and the next month is read by the same lines', async () => {
  const grid = new MemoryGrid();
  for (const [name, text] of Object.entries(EXPORTS)) openCsv(grid, tabToFill(grid, name), text, 2026);
  const bench = benchOn(grid);
  bench.runFromClient('acceptSources').result();
  const usage = grid.sheets.find(({ name }) => name === 'Product usage')!;
  const { rows, columns } = usage.extent();
  usage.write({ row: rows, column: 0, rows: 1, columns }, [['C-101', '2026-11', 90, 30, 99]]);
  bench.environment.clock.forwardTo('2026-12-02T09:00:00Z');
  const report = bench.runFromClient('scorePortfolio', {}).result() as { tab: string };
  expect(report.tab).toBe('Vitals portfolio');
  const [headers = [], first = [], second = []] = portfolioOf(grid);
  const adoption = headers.indexOf('feature_adoption');
  expect([first[adoption], second[adoption]]).toEqual([99, null]);
});
