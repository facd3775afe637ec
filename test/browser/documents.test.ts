/** The documents about a customer: of a rich one, a sparse one and a hostile one. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { MemoryGrid, type Workbench } from '../../workbench';
import { type CustomerRow, tableOf } from '../support/customers';
import { benchOn, fill, workbenchWith } from '../support/sheets';
import { accessibilityProblems, goTo, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

const NAMES = [
  'Quarterly business review',
  'Executive business review',
  'Success plan',
  'Save plan',
  'Onboarding checklist',
];
const EVIL = '<img src=x onerror=alert(1)>{{name}}';
const full = (id: string, name: string, csm: string): CustomerRow => ({
  customer_id: id,
  name,
  csm,
  arr: 120_000,
  segment: 'enterprise',
  start_date: { day: 46240 },
  contract_end_date: { day: 46387 },
  login_frequency: 62,
  feature_adoption: 48,
  dau_mau_ratio: 0.31,
  meeting_attendance: 80,
  nps_score: 7,
  csat_score: 3.9,
  open_tickets: 4,
  escalation_rate: 0.08,
  avg_resolution_hours: 30,
  executive_sponsor_engagement: 72,
  multi_threading_depth: 3,
  renewal_sentiment: 'neutral',
  support_ticket_volume: 3,
  licensed_seats: 100,
  active_seats: 95,
  plan_tier: 'professional',
  available_tiers: 'enterprise; enterprise_plus',
  'module analytics': 82,
  'module sso': null,
  departments_current: 'HR; Legal',
  departments_potential: 'Sales',
  champion_left: false,
  login_trend: -12,
  goals_met: 80,
  roi_achieved: 60_000,
  roi_promised: 40_000,
  contract_type: 'annual',
});

function scored(): Workbench {
  const { bench } = workbenchWith(
    tableOf([
      full('C-1', 'Acme Corp', 'Ana Diaz'),
      { customer_id: 'C-9' },
      full('=1+1|', EVIL, `**${EVIL}**`),
    ]),
  );
  bench.runFromClient('scorePortfolio');
  return bench;
}

test.each([
  ['rich', 'C-1', 'Acme Corp'],
  ['sparse', 'C-9', 'C-9'],
  ['hostile', '=1+1|', EVIL],
])('each document of a %s customer can be seen, and is accessible', async (kind, id, name) => {
  const dialog = await sidebars.openDialog(scored(), ['showDocuments', id]);
  const { page } = dialog;
  await page.getByRole('article').waitFor();
  for (const document of NAMES) {
    await page.getByLabel('Document', { exact: true }).selectOption(document);
    await page.getByRole('article', { name: new RegExp(`^${document}`) }).waitFor();
    const text = (await page.getByRole('article').textContent())!;
    expect(text).toContain(name);
    expect(text).toContain('to fill in');
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
    expect(await page.locator('article img').count()).toBe(0);
    if (process.env.PICTURES) {
      await page.screenshot({ path: `${process.env.PICTURES}/${kind}-${document}.png`, fullPage: true });
    }
  }
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(dialog.complaints).toEqual([]);
});

test('a document is copied with its formatting, saved as HTML and Markdown, and printed without buttons', async () => {
  const dialog = await sidebars.openDialog(scored(), ['showDocuments', 'C-1']);
  const { page } = dialog;
  await page.getByRole('article').waitFor();
  const copied = page.evaluate(
    "new Promise((done) => document.addEventListener('copy', (event) => setTimeout(() => done(event.defaultPrevented))))",
  );
  await page.getByRole('button', { name: 'Copy' }).click();
  expect(await copied).toBe(true);
  await page.getByText('Copied with its formatting').waitFor();
  await page.getByRole('button', { name: 'Download Markdown' }).click();
  await page.getByText('Saved as Quarterly-business-review-Acme-Corp.md').waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 703, height: 1000 });
  expect(await page.getByRole('button').count()).toBe(0);
  expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(703);
});

test('a customer’s page opens its documents; one that is gone is told so', async () => {
  const bench = scored();
  const dialog = await sidebars.openDialog(bench, ['showDocuments', 'gone']);
  await dialog.page.getByText('No row of').waitFor();
  expect(await accessibilityProblems(dialog.page)).toEqual([]);
  const { page } = await sidebars.open(bench);
  await goTo(page, 'Customers');
  await page.getByRole('button', { name: 'Acme Corp' }).click();
  await page.getByText(/^Expansion/).waitFor();
  await page.getByRole('button', { name: 'Documents' }).click();
  await page.getByText('The documents are open.').waitFor();
  expect(bench.screen.dialogs.at(-1)!.html).toContain('C-1');
});

test('in the team edition a document becomes a Google Doc; the base edition says that it cannot', async () => {
  const grid = new MemoryGrid({ rows: 40, columns: 60 });
  fill(grid.activeSheet, tableOf([full('c1', 'Acme', 'Ana')]));
  const bench = benchOn(grid, 'team');
  bench.runFromClient('scorePortfolio', { model: 'segment' });
  const { page } = await sidebars.openDialog(bench, ['showDocuments', 'c1']);
  await page.getByRole('button', { name: 'Make a Google Doc' }).click();
  const link = page.getByRole('link', { name: /in Google Docs/ });
  expect(await link.getAttribute('href')).toBe('https://docs.google.com/document/d/file-1/edit');
  const [made] = bench.environment.files;
  expect(made!.content).toContain('Acme');
  expect(made!.content).not.toMatch(/<script/);
  expect(await accessibilityProblems(page)).toEqual([]);

  const base = benchOn(grid);
  const other = await sidebars.openDialog(base, ['showDocuments', 'c1']);
  await other.page.getByText('cannot write documents into Google Docs').waitFor();
});
