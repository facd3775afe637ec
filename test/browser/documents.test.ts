/** The documents about a customer: of a rich one, a sparse one and a hostile one. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { MemoryGrid, type Workbench } from '../../workbench';
import { benchOn, fill, type TestCell, workbenchWith } from '../support/sheets';
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
const HEADERS = [
  'customer_id',
  'name',
  'csm',
  'arr',
  'segment',
  'start_date',
  'contract_end_date',
  'login_frequency',
  'feature_adoption',
  'dau_mau_ratio',
  'meeting_attendance',
  'nps_score',
  'csat_score',
  'open_tickets',
  'escalation_rate',
  'avg_resolution_hours',
  'executive_sponsor_engagement',
  'multi_threading_depth',
  'renewal_sentiment',
  'support_ticket_volume',
  'licensed_seats',
  'active_seats',
  'plan_tier',
  'available_tiers',
  'module analytics',
  'module sso',
  'departments_current',
  'departments_potential',
  'champion_left',
  'login_trend',
  'goals_met',
  'roi_achieved',
  'roi_promised',
  'contract_type',
];
const full = (id: string, name: string, csm: string): TestCell[] => [
  id,
  name,
  csm,
  120000,
  'enterprise',
  { day: 46240 },
  { day: 46387 },
  62,
  48,
  0.31,
  80,
  7,
  3.9,
  4,
  0.08,
  30,
  72,
  3,
  'neutral',
  3,
  100,
  95,
  'professional',
  'enterprise; enterprise_plus',
  82,
  null,
  'HR; Legal',
  'Sales',
  false,
  -12,
  80,
  60000,
  40000,
  'annual',
];

function scored(): Workbench {
  const sparse: TestCell[] = ['C-9', ...new Array<TestCell>(HEADERS.length - 1).fill(null)];
  const { bench } = workbenchWith([
    HEADERS,
    full('C-1', 'Acme Corp', 'Ana Diaz'),
    sparse,
    full('=1+1|', EVIL, `**${EVIL}**`),
  ]);
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
  fill(grid.activeSheet, [HEADERS, full('c1', 'Acme', 'Ana')]);
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
