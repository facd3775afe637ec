/** Every place in every state that people meet it in: it fits, it is accessible, and PICTURES=dir shows how it looks. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { MemoryGrid, type Workbench } from '../../workbench';
import { openCsv } from '../../workbench/csv';
import { giveThePast } from '../../workbench/sample-history';
import { benchOn } from '../support/sheets';
import { THREE_TIERS } from '../support/three-tiers';
import { benchOnSample } from './support/sample';
import {
  accessibilityProblems,
  goTo,
  type Interference,
  type SidebarPage,
  type SidebarSetting,
  Sidebars,
} from './support/sidebar-page';

/** Twelve pages at two widths take a minute on a machine with other work. */
jest.setTimeout(300_000);

const PICTURES = process.env.PICTURES;
const PLACES = ['Today', 'Customers', 'Plays', 'Model', 'More'] as const;
const PAGES = ['Columns', 'Sources', 'Rows to fix', 'Overview', 'Alerts', 'Settings', 'Help'] as const;

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

const SAMPLE = Papa.parse<Record<string, string>>(readFileSync('examples/portfolio.csv', 'utf8'), {
  header: true,
  skipEmptyLines: true,
}).data;

function benchOnRows(rows: readonly Record<string, string>[]): Workbench {
  const grid = new MemoryGrid();
  openCsv(grid, grid.activeSheet, Papa.unparse([...rows]), 2026);
  return benchOn(grid);
}

function scored(bench: Workbench, model = 'segment'): Workbench {
  bench.runFromClient('scorePortfolio', { model, way: 'scores tab' }).result();
  return bench;
}

/** Names as long as a legal department makes them, names that run from right to left, and amounts of a bank. */
const HOSTILE = SAMPLE.slice(0, 60).map((row, i) => ({
  ...row,
  'Customer name':
    [
      'Vereinigte Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH & Co. KG',
      'شركة الاتصالات المتقدمة المحدودة',
      'חברת התקשורת הישראלית בע״מ',
      '株式会社東京海上日動火災保険ホールディングス',
      '😀 <b>Acme</b> & "Söhne"',
    ][i % 6] ?? row['Customer name']!,
  CSM: i % 3 === 0 ? 'Maria-Magdalena von und zu Hohenlohe-Waldenburg-Schillingsfürst' : row.CSM!,
  ARR: String(Number(row.ARR) * 1_000_000),
}));

interface PlaceState {
  readonly bench: () => Workbench;
  readonly interfere?: Interference;
  readonly prepare?: (sidebar: SidebarPage) => Promise<unknown>;
}

let sample: Workbench;
function sampleWithPast(): Workbench {
  if (sample) return sample;
  const { bench, grid } = benchOnSample();
  giveThePast(grid, bench);
  sample = bench;
  return sample;
}

const never: Interference = (name) =>
  /^(openToday|matchPortfolio|openCustomer|readTimeline|list|readSettings)/.test(name)
    ? new Promise<void>(() => {})
    : undefined;

const STATES: Readonly<Record<string, PlaceState>> = {
  'scored, a year behind': { bench: sampleWithPast },
  'whose: mine': {
    bench: sampleWithPast,
    prepare: ({ page }) => page.getByLabel('Whose customers').selectOption({ label: 'Aisha Bello' }),
  },
  'first run': { bench: () => scored(benchOnRows(SAMPLE)) },
  'never scored': { bench: () => benchOnSample().bench },
  'empty sheet': { bench: () => benchOn(new MemoryGrid()) },
  'without ids': {
    bench: () => benchOnRows(SAMPLE.slice(0, 20).map(({ NPS, CSAT }) => ({ NPS: NPS!, CSAT: CSAT! }))),
  },
  loading: { bench: sampleWithPast, interfere: never },
  'an error': {
    bench: sampleWithPast,
    interfere: (name) =>
      /^(openToday|matchPortfolio|list|readSettings)/.test(name)
        ? { message: 'Service error: Spreadsheets' }
        : undefined,
  },
  'hostile values': { bench: () => scored(benchOnRows(HOSTILE)) },
  'another model': { bench: () => scored(benchOnRows(SAMPLE), 'dashboard') },
  'three tiers': {
    bench: () => {
      const bench = benchOnRows(SAMPLE);
      bench.runFromClient('saveModelAs', THREE_TIERS, 'churn risk', 'three tiers').result();
      return scored(bench);
    },
  },
  filtered: {
    bench: sampleWithPast,
    prepare: async ({ page }) => {
      await goTo(page, 'Customers');
      await page.getByText('Order and filters').click();
      await page.getByLabel('Risk tier').selectOption('Critical');
      await page.getByLabel('Search by name or id').fill('no customer has this name');
      await goTo(page, 'Today');
    },
  },
  offline: {
    bench: sampleWithPast,
    prepare: ({ page }) => page.context().setOffline(true),
  },
  'without ARR': {
    bench: () => scored(benchOnRows(SAMPLE.map(({ ARR, ...row }) => row))),
  },
};

async function opened(state: PlaceState, setting: SidebarSetting): Promise<Page> {
  const sidebar = await sidebars.open(state.bench(), { height: 600, ...setting });
  sidebar.interfere(state.interfere);
  const { page } = sidebar;
  if (state.interfere) await page.reload();
  await page.waitForTimeout(600);
  await state.prepare?.(sidebar);
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
  await page.screenshot({ path: path.join(PICTURES, `${name} whole.png`), fullPage: true });
}

/** What the keyboard comes to on the page and cannot be seen: nothing may lie over it. */
async function coveredFocus(page: Page): Promise<string[]> {
  const covered: string[] = [];
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const at = (await page.evaluate(FOCUS)) as { name: string; isSeen: boolean } | null;
    if (!at) break;
    if (!at.isSeen) covered.push(`the focus on ${at.name} is covered`);
  }
  return covered;
}

const FOCUS = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const { left, top, width, height } = at.getBoundingClientRect();
  const over = document.elementFromPoint(left + width / 2, top + height / 2);
  return { name: at.textContent || at.tagName, isSeen: !!over && (at.contains(over) || over.contains(at)) };
})()`;

test.each(Object.keys(STATES))(
  '%s: every place fits, is accessible, and is reached by keyboard',
  async (name) => {
    const problems: string[] = [];
    for (const width of [300, 283]) {
      const page = await opened(STATES[name]!, { width });
      const check = async (place: string) => {
        await page.waitForTimeout(200);
        await picture(page, `${name}, ${place}, ${width}`);
        const isWide = await page.evaluate(
          'document.documentElement.scrollWidth > document.documentElement.clientWidth',
        );
        if (isWide) problems.push(`${place} is too wide at ${width}`);
        if (width === 283) return;
        problems.push(...(await accessibilityProblems(page)).map((problem) => `${place}: ${problem}`));
      };
      for (const place of [...PLACES, ...PAGES]) {
        if (place === 'More') await page.getByRole('button', { name: 'More', exact: true }).click();
        else if (place !== 'Today') await goTo(page, place);
        await check(place);
        if (place === 'Today' && width === 300) problems.push(...(await coveredFocus(page)));
      }
      await goTo(page, 'Customers');
      const names = page.locator('.card .name');
      if ((await names.count()) > 0) {
        await names.first().click();
        await check('a customer');
      }
    }
    expect(problems).toEqual([]);
  },
);
