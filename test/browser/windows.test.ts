/** What every wide window has in common: one title, one line of buttons, a picture before a table, a print that fits. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Workbench } from '../../workbench';
import { giveThePast } from '../../workbench/sample-history';
import { benchOnSample } from './support/sample';
import { accessibilityProblems, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
let bench: Workbench;
let customer: string;
beforeAll(async () => {
  await sidebars.start();
  const sample = benchOnSample();
  giveThePast(sample.grid, sample.bench);
  bench = sample.bench;
  const { accounts } = bench.runFromClient('lastRun').value as { accounts: { id: string; tier: string }[] };
  customer = accounts.find(({ tier }) => tier === 'Critical')!.id;
});
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

const WINDOWS = [
  'showDashboard',
  'showReview',
  'showModel',
  'showPoints',
  'showDocuments',
  'showPrediction',
] as const;
const WITH_TABLE = ['showDashboard', 'showReview', 'showModel'] as const;

async function opened(name: (typeof WINDOWS)[number]): Promise<Page> {
  const of = name === 'showPoints' || name === 'showDocuments' ? [customer] : [];
  const { page } = await sidebars.openDialog(bench, [name, ...of]);
  await page.getByRole('button', { name: 'Close', exact: true }).waitFor();
  await page.waitForFunction('!document.querySelector("[role=progressbar]")');
  return page;
}

const titleOf = () => bench.screen.dialogs.at(-1)!.title;

/** What is read as a heading of the page, on this medium. */
const visibleHeadings = `[...document.querySelectorAll('h1')]
  .filter((heading) => heading.getBoundingClientRect().width > 1).map((heading) => heading.textContent)`;

describe.each(WINDOWS.map((name) => [name]))('%s', (name) => {
  test('says its title once, and its buttons stand in one line', async () => {
    const page = await opened(name);
    expect(await page.evaluate(visibleHeadings)).not.toContain(titleOf());
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    const row = page.getByRole('button', { name: 'Close', exact: true }).locator('xpath=..');
    const tops = await row
      .locator(':scope > button')
      .evaluateAll((buttons) =>
        buttons.map(
          (button) =>
            (button as unknown as { getBoundingClientRect(): { top: number } }).getBoundingClientRect().top,
        ),
      );
    expect(new Set(tops).size).toBe(1);
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/window-${name}.png` });
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('prints within the width of its page, without what can be pressed', async () => {
    const page = await opened(name);
    await page.emulateMedia({ media: 'print' });
    // What an A4 page has between its margins, at 96 dots per inch.
    await page.setViewportSize({ width: 703, height: 1000 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(703);
    expect(await page.locator('button.action:visible').count()).toBe(0);
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      ...(process.env.PICTURES && { path: `${process.env.PICTURES}/window-${name}.pdf` }),
    });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

test.each(WITH_TABLE.map((name) => [name]))('%s shows a picture before its first table', async (name) => {
  const page = await opened(name);
  const first = await page.evaluate(
    `document.querySelector('main').querySelector('svg.chart, .stack, .track, table')?.tagName`,
  );
  expect(first?.toString().toLowerCase()).not.toBe('table');
});
