/** The portfolio in figures and charts, and who is behind each of them. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { MonthEntry } from '../../src/addon/months/months';
import type { LastRun } from '../../src/addon/run/last-run';
import { money } from '../../src/base/for-people';
import { hostileCells } from '../support/hostile';
import { type TestCell, valuesOf, workbenchWith } from '../support/sheets';
import { benchOnSample } from './support/sample';
import { accessibilityProblems, Sidebars } from './support/sidebar-page';
import { type Row, type TwoYears, twoYears } from './support/two-years';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

function scoredSample() {
  const { bench, grid } = benchOnSample();
  bench.runFromClient('scorePortfolio');
  return { bench, grid, run: bench.runFromClient('lastRun').value as LastRun };
}

const listed = (page: Page) => page.getByRole('status').textContent();

/** What a card says, by its name. */
const card = (page: Page, name: string) =>
  page.locator('.wide-cards > div').filter({ has: page.getByText(name, { exact: true }) });

/** The figure of a card as a number. */
async function figureOf(page: Page, name: string): Promise<number> {
  const text = await card(page, name).locator('strong').textContent();
  return Number(text!.replace(/[,\s%]/g, '').replace('−', '-'));
}

describe('with one run', () => {
  test('a tier opens its customers, a CSM narrows every figure, and the way back is one press', async () => {
    const { bench, run } = scoredSample();
    const dialog = await sidebars.openDialog(bench, ['showDashboard']);
    const { page } = dialog;
    await page.getByRole('status').waitFor();
    expect(await listed(page)).toBe(`${run.accounts.length} customers`);
    expect(await accessibilityProblems(page)).toEqual([]);

    const critical = run.accounts.filter(({ tier }) => tier === 'Critical').length;
    await page.getByRole('button', { name: 'Critical' }).click();
    expect(await listed(page)).toBe(`${critical} customers: Critical`);

    const csm = run.accounts.find(({ tier, csm }) => tier === 'Critical' && csm !== '')!.csm;
    await page.getByRole('button', { name: csm, exact: true }).click();
    const own = run.accounts.filter((account) => account.csm === csm && account.tier === 'Critical').length;
    expect(await listed(page)).toMatch(new RegExp(`^${own} customers?: Critical$`));
    await page.getByText(`CSM ${csm}`).waitFor();

    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await listed(page)).toBe(
      `${run.accounts.filter((account) => account.csm === csm).length} customers`,
    );
    await page.getByLabel('CSM').selectOption('');
    expect(await listed(page)).toBe(`${run.accounts.length} customers`);
    expect(dialog.complaints).toEqual([]);
  });

  test('what the history does not tell yet is said, and no figure stands for it', async () => {
    const { page } = await sidebars.openDialog(scoredSample().bench, ['showDashboard']);
    await card(page, 'NRR').getByText('The history begins on 21 Nov 2026.').waitFor();
    expect(await card(page, 'NRR').locator('strong').textContent()).toBe('n/a');
    await page.getByText('Trends begin with the second month').waitFor();
  });

  test('the chart says its numbers aloud, and they are those of the scores', async () => {
    const { bench, run } = scoredSample();
    const { page } = await sidebars.openDialog(bench, ['showDashboard']);
    const aloud = await page.getByRole('img').first().getAttribute('aria-label');
    const inBin = run.accounts.filter(({ health }) => health !== null && health >= 70 && health < 80).length;
    expect(aloud).toContain('Customers by health score, 100 is best. 0–10: ');
    expect(aloud).toContain(`70–80: ${inBin},`);
  });

  test('renewals that are near are opened from their card, and selected in the sheet', async () => {
    const { bench, grid, run } = scoredSample();
    const customers = grid.activeSheet;
    const near = run.accounts.filter(({ daysToRenewal: days }) => days !== null && days >= 0 && days <= 90);
    const dialog = await sidebars.openDialog(bench, ['showDashboard']);
    const { page } = dialog;
    await card(page, 'GRR')
      .getByRole('button', { name: `${near.length} renewals in 90 days` })
      .press('Enter');
    expect(await listed(page)).toBe(`${near.length} customers: Renewal within 90 days`);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Customers');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show in sheet' }).click();
    await page.locator('body[data-closed]').waitFor();
    expect(grid.activeSheet.name).toBe(customers.name);
    const ids = valuesOf(customers).map(([id]) => String(id));
    const rows = near.map(({ id }) => ids.indexOf(id));
    expect(grid.activeSheet.selection.row).toBe(Math.min(...rows));
  });

  test('a month is closed by a press; what a later run finds stands beside it as restated', async () => {
    const { bench, grid, run } = scoredSample();
    const [{ figures }] = bench.runFromClient('listMonths').value as [MonthEntry];
    const dialog = await sidebars.openDialog(bench, ['showDashboard']);
    await dialog.page.getByRole('button', { name: 'Close 2026-11' }).click();
    await dialog.page.getByRole('cell', { name: 'closed 21 Nov 2026' }).waitFor();
    const sheet = grid.sheets[0]!;
    const arr = valuesOf(sheet)[0]!.indexOf('ARR');
    const before = valuesOf(sheet)[1]![arr] as number;
    sheet.write({ row: 1, column: arr, rows: 1, columns: 1 }, [[before + 1000]]);
    bench.runFromClient('scorePortfolio', { model: run.model });
    const { page } = await sidebars.openDialog(bench, ['showDashboard']);
    const row = page.getByRole('row', { name: /^2026-11/ }).last();
    await row.getByText('restated 21 Nov 2026').waitFor();
    const restated = money(figures.ARR! + 1000);
    expect(await row.textContent()).toContain(`${money(figures.ARR!)}restated ${restated} (+1,000)`);
  });

  test('says what to do where nothing is scored', async () => {
    const { page } = await sidebars.openDialog(benchOnSample().bench, ['showDashboard']);
    await page.getByText('Nothing is scored yet').waitFor();
  });

  test('shows what it waits for, and tries again where a call failed', async () => {
    const { bench } = scoredSample();
    const dialog = await sidebars.openDialog(bench, ['showDashboard']);
    dialog.interfere((name) =>
      name === 'pastMonths' ? { message: 'Service error: Spreadsheets' } : undefined,
    );
    await dialog.page.reload();
    await dialog.page.getByText('Google is busy').waitFor();
    expect(await accessibilityProblems(dialog.page)).toEqual([]);
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    dialog.interfere((name) => (name === 'pastMonths' ? held : undefined));
    await dialog.page.getByRole('button', { name: 'Try again' }).click();
    await dialog.page.getByText('Reading the months before …').waitFor();
    goOn();
    await dialog.page.getByRole('status').waitFor();
  });

  test('markup in cells is shown as text, and at 200 % zoom nothing is cut off', async () => {
    const texts = ['<img src=x onerror=alert(1)>', ...hostileCells().map(String)];
    const rows: TestCell[][] = [
      ['Account ID', 'Account name', 'CSM', 'ARR', 'start_date', 'login_frequency', 'feature_adoption'],
    ];
    texts.forEach((text, i) => {
      rows.push([`id ${i} ${text}`, text, text, 1000 + i, { day: 46300 }, 0, 0]);
    });
    const { bench } = workbenchWith(rows);
    bench.runFromClient('scorePortfolio', { model: 'segment' });
    const dialog = await sidebars.openDialog(bench, ['showDashboard'], { width: 500, deviceScaleFactor: 2 });
    await dialog.page.getByText('Still customers').waitFor();
    await dialog.page.getByRole('button', { name: 'Close 2026-11' }).waitFor();
    expect(
      await dialog.page.evaluate('document.querySelectorAll("img, script:not(html > body > script)").length'),
    ).toBe(0);
    expect(
      await dialog.page.evaluate(
        'document.documentElement.scrollWidth > document.documentElement.clientWidth',
      ),
    ).toBe(false);
    expect(dialog.complaints).toEqual([]);
  });
});

describe('with two years of runs', () => {
  let years: TwoYears;
  beforeAll(() => {
    years = twoYears();
  });

  /** What a period’s figures are, worked out from the rows of its first and last run. */
  function expected(from: string, fits: (row: Row) => boolean) {
    const paid = (day: string) =>
      new Map(
        years.runs
          .get(day)!
          .filter((row) => fits(row) && !row.churned)
          .map(({ id, arr }) => [id, arr]),
      );
    const [opening, closing] = [paid(from), paid('2026-11-21')];
    const total = (amounts: Iterable<number>) => [...amounts].reduce((sum, amount) => sum + amount, 0);
    const start = total(opening.values());
    const rate = (kept: number) => Math.round((kept / start) * 1000) / 10;
    const gone = [...opening.keys()].filter((id) => !closing.has(id));
    return {
      NRR: rate(total([...opening.keys()].map((id) => closing.get(id) ?? 0))),
      GRR: rate(total([...opening].map(([id, arr]) => Math.min(arr, closing.get(id) ?? 0)))),
      'Logo churn': Math.round((gone.length / opening.size) * 1000) / 10,
      ARR: money(total(closing.values())),
    };
  }

  test('every choice of segment, CSM and period changes the figures to those of the rows', async () => {
    const dialog = await sidebars.openDialog(years.bench, ['showDashboard']);
    const { page } = dialog;
    await page.getByRole('status').waitFor();
    const shown = async () => ({
      NRR: await figureOf(page, 'NRR'),
      GRR: await figureOf(page, 'GRR'),
      'Logo churn': await figureOf(page, 'Logo churn'),
      ARR: await card(page, 'ARR').locator('strong').textContent(),
    });
    expect(await shown()).toEqual(expected('2025-11-30', () => true));
    await page.getByLabel('Segment').selectOption('smb');
    expect(await shown()).toEqual(expected('2025-11-30', ({ segment }) => segment === 'SMB'));
    await page.getByLabel('Period').selectOption({ label: 'Last 3 months' });
    expect(await shown()).toEqual(expected('2026-08-31', ({ segment }) => segment === 'SMB'));
    await page.getByLabel('Segment').selectOption('');
    await page.getByLabel('CSM').selectOption('Mei Tanaka');
    expect(await shown()).toEqual(expected('2026-08-31', ({ csm }) => csm === 'Mei Tanaka'));
    await page.getByLabel('Period').selectOption({ label: 'Month so far' });
    expect(await shown()).toEqual(expected('2026-10-31', ({ csm }) => csm === 'Mei Tanaka'));
    expect(dialog.calls.filter((name) => name === 'pastMonths')).toHaveLength(1);
    expect(dialog.complaints).toEqual([]);
  });

  test('a card says its target, that of the segment, how others stand, and where it comes from', async () => {
    const { page } = await sidebars.openDialog(years.bench, ['showDashboard']);
    await card(page, 'NRR').getByText('Target 110 %: not reached').waitFor();
    await card(page, 'NRR').getByText('Computed 21 Nov 2026, data from 30 Nov 2025').waitFor();
    await page.getByLabel('Segment').selectOption('enterprise');
    await card(page, 'NRR').getByText('Reference: others of your segments have 115 %').waitFor();
    await card(page, 'Average health').getByText('Target 78:').waitFor();
    await page.getByLabel('Period').selectOption({ label: 'Last 3 months' });
    expect(await card(page, 'NRR').textContent()).not.toMatch(/Target|Reference/);
  });

  test('I749 a change stands in its unit and in percent of the month before', async () => {
    const { page } = await sidebars.openDialog(years.bench, ['showDashboard']);
    const paid = (day: string) =>
      years.runs.get(day)!.reduce((sum, { arr, churned }) => sum + (churned ? 0 : arr), 0);
    const [before, now] = [paid('2026-10-31'), paid('2026-11-21')];
    const percent = ((100 * Math.abs(now - before)) / before).toFixed(1);
    await card(page, 'ARR')
      .getByText(`(${percent} %) ${now > before ? 'better' : 'worse'} than in 2026-10`)
      .waitFor();
  });

  test('who left is listed, and told from those who still have a row', async () => {
    const { page } = await sidebars.openDialog(years.bench, ['showDashboard']);
    const now = new Set(years.runs.get('2026-11-21')!.flatMap(({ id, churned }) => (churned ? [] : [id])));
    const left = years.runs.get('2025-11-30')!.filter(({ id, churned }) => !churned && !now.has(id));
    await page.getByRole('button', { name: `${left.length} customers left` }).click();
    expect(await listed(page)).toBe(`${left.length} customers: Left`);
    const rows = years.runs.get('2026-11-21')!.map(({ id }) => id);
    const gone = left.filter(({ id }) => !rows.includes(id)).length;
    expect(gone).toBeGreaterThan(0);
    expect(await page.getByText('its row is gone').count()).toBe(gone);
    expect(await page.getByText(/renews in/).count()).toBe(0);
  });

  test('cohorts say who of those chosen stayed, in a table that reads without colors', async () => {
    const { page } = await sidebars.openDialog(years.bench, ['showDashboard']);
    await page.getByLabel('CSM').selectOption('Rosa Delgado');
    const table = page.getByRole('table', { name: /^Still customers/ });
    const own = years.accounts.filter(
      ({ csm, from }) => csm === 'Rosa Delgado' && from >= '2025-11' && from <= '2026-11-21',
    );
    const months = [...new Set(own.map(({ from }) => from.slice(0, 7)))].sort().reverse();
    const cells = await Promise.all(
      months.map((month) => table.getByRole('row', { name: month }).getByRole('cell').allTextContents()),
    );
    expect(cells.map(([customers]) => customers)).toEqual(
      months.map((month) => `${own.filter(({ from }) => from.startsWith(month)).length}*`),
    );
    // The end of October is over: a customer that left in October was one in October.
    const october = (month: string) => (Number(month.slice(0, 4)) - 2026) * -12 + 10 - Number(month.slice(5));
    for (const [i, month] of months.entries()) {
      if (month > '2026-10') continue;
      const cohort = own.filter(({ from }) => from.startsWith(month));
      const stayed = cohort.filter(({ left }) => left.slice(0, 7) >= '2026-10').length;
      const share = Math.round((stayed / cohort.length) * 1000) / 10;
      expect([month, Number(cells[i]![1 + october(month)])]).toEqual([month, share]);
    }
  });

  test('is printed on one page, in Europe and in America', async () => {
    const { page } = await sidebars.openDialog(years.bench, ['showDashboard']);
    await page.getByText('Still customers').waitFor();
    for (const format of ['A4', 'Letter']) {
      const pdf = (await page.pdf({ format })).toString('latin1');
      expect([format, pdf.match(/\/Type\s*\/Page\b/g)?.length]).toEqual([format, 1]);
    }
  });

  test('everything is reached by keyboard, and nobody is kept out', async () => {
    const { page } = await sidebars.openDialog(years.bench, ['showDashboard']);
    await page.getByText('Still customers').waitFor();
    if (process.env.PICTURES) {
      const { y } = (await page.getByRole('heading', { name: /^What moved/ }).boundingBox())!;
      const clip = { x: 0, y: 0, width: 1000, height: y - 8 };
      await page.screenshot({ path: `${process.env.PICTURES}/dashboard.png`, fullPage: true, clip });
    }
    expect(await accessibilityProblems(page)).toEqual([]);
    const reached = new Set<string>();
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      reached.add((await page.evaluate('document.activeElement.textContent')) as string);
    }
    for (const name of [
      'Print',
      'Close',
      'Green',
      'Low',
      'Show older cohorts',
      'Left',
      'Mei Tanaka',
      'Close 2026-10',
      'Show in sheet',
    ])
      expect([...reached].some((text) => text.startsWith(name)) ? name : `not ${name}`).toBe(name);
  });
});
