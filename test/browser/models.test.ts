/** Models side by side, and a customer's points as bars. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { hostileCells } from '../support/hostile';
import { type TestCell, workbenchWith } from '../support/sheets';
import { benchOnSample } from './support/sample';
import { accessibilityProblems, goTo, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

const isWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '</div><script>alert(1)</script>',
  ...hostileCells().map(String),
];

function picture(name: string) {
  return { path: `${process.env.PICTURES ?? '/tmp'}/${name}.png`, fullPage: true };
}

test('compares the published models and one’s own, and says where they disagree and why', async () => {
  const { bench } = benchOnSample();
  bench.runFromClient('insertModel', 'dashboard');
  bench.runFromClient('scorePortfolio', { model: 'segment' });
  const dialog = await sidebars.openDialog(bench, ['showModel']);
  const { page } = dialog;
  await page.getByRole('button', { name: 'Compare models' }).click();
  const figures = page.getByRole('table', { name: /under each model/ });
  await figures.waitFor();
  const names = await figures.getByRole('rowheader').allTextContents();
  expect(names).toEqual([
    'segmentpublished, used by the last run',
    'dashboardVitals model!A1',
    'lifecyclepublished',
  ]);
  await page.getByText(/^segment and lifecycle/).waitFor();
  const status = page.getByRole('status').filter({ hasText: 'customer' });
  const all = Number(/^\d+/.exec((await status.textContent())!)![0]);
  await page.getByLabel('Customers', { exact: true }).selectOption('opposite');
  const opposite = Number(/^\d+/.exec((await status.textContent())!)![0]);
  expect(opposite).toBeLessThanOrEqual(all);
  await page.getByLabel('Customers', { exact: true }).selectOption('all');
  if (process.env.PICTURES) await page.screenshot(picture('models'));
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(dialog.complaints).toEqual([]);
  expect(dialog.requests).toHaveLength(1);
});

test('a model with a mistake is left out, and named with its cell', async () => {
  const { bench, grid } = benchOnSample();
  bench.runFromClient('insertModel', 'dashboard');
  const tab = grid.sheets.find(({ name }) => name === 'Vitals model')!;
  tab.write({ row: 2, column: 2, rows: 1, columns: 1 }, [[-4]]);
  const { page } = await sidebars.openDialog(bench, ['showModel']);
  await page.getByRole('button', { name: 'Compare models' }).click();
  await page.getByText(/“dashboard” is left out\. Vitals model!C3/).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('a customer’s points are bars that add up to the score, opened from its page', async () => {
  const { bench } = benchOnSample();
  bench.runFromClient('scorePortfolio', { model: 'segment' });
  const { page: sidebar } = await sidebars.open(bench);
  await goTo(sidebar, 'Customers');
  await sidebar.getByRole('button', { name: 'Kestrowold Pharma' }).click();
  await sidebar.getByRole('button', { name: 'Points as bars' }).click();
  await sidebar.getByText('The points are open over the sheet.').waitFor({ state: 'attached' });
  const dialog = await sidebars.showOpened(bench);
  const { page } = dialog;
  await page.getByRole('heading', { name: 'Kestrowold Pharma' }).waitFor();
  for (const [place, name] of ['Health', 'Churn risk'].entries()) {
    const table = page.getByRole('table').nth(place);
    const shown = await table.locator('tbody td.number:nth-child(3)').allTextContents();
    const total = await table.locator('tfoot td.number').first().textContent();
    const hundredths = (text: string) => Math.round(Number(text.replace('−', '-')) * 100);
    expect(shown.reduce((sum, text) => sum + hundredths(text), 0)).toBe(hundredths(total!));
    await page.getByRole('heading', { name: `${name} ${total}` }).waitFor();
    expect(await table.getByRole('img').count()).toBe(shown.length + 1);
    const tracks = await table.getByRole('img').all();
    const edges = await Promise.all(tracks.map(async (track) => (await track.boundingBox())!));
    expect(new Set(edges.map(({ x, width }) => `${x} ${width}`)).size).toBe(1);
  }
  await page.getByText('The model’s rounding').first().waitFor();
  if (process.env.PICTURES) await page.screenshot(picture('points'));
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(dialog.complaints).toEqual([]);
});

test('a customer who is gone is told, and tried again', async () => {
  const { bench } = benchOnSample();
  const { page } = await sidebars.openDialog(bench, ['showPoints', '</div><script>alert(1)</script>"\'%22']);
  await page.getByText('No row of').waitFor();
  await page.getByText('</div><script>alert(1)</script>').first().waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('alert').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('markup in cells is text, and at 200 % zoom nothing is cut off', async () => {
  const rows: TestCell[][] = [
    [
      ...['Account ID', 'Account name', 'CSM', 'ARR'],
      ...[
        'daily_active_users',
        'licensed_users',
        'training_completion_rate',
        'avg_ticket_sentiment',
        'days_overdue',
      ],
      ...['product_usage', 'engagement', 'support_metrics', 'business_outcomes', 'relationship_strength'].map(
        (name) => `${name}_score`,
      ),
    ],
  ];
  HOSTILE.forEach((text, i) => {
    rows.push([`id ${i} ${text}`, text, text, 9000 - i, 10, 10, 100, 1, 0, 5, 5, 5, 5, 5]);
  });
  const { bench } = workbenchWith(rows);
  bench.runFromClient('scorePortfolio', { model: 'dashboard' });
  for (const opened of [['showModel'], ['showPoints', `id 0 ${HOSTILE[0]}`]] as const) {
    const dialog = await sidebars.openDialog(bench, opened, { width: 500, deviceScaleFactor: 2 });
    const { page } = dialog;
    if (opened[0] === 'showModel') await page.getByRole('button', { name: 'Compare models' }).click();
    await page.getByText(HOSTILE[0]!, { exact: true }).first().waitFor();
    expect(
      await page.evaluate('document.querySelectorAll("img, script:not(html > body > script)").length'),
    ).toBe(0);
    expect(await page.evaluate(isWide)).toBe(false);
    expect(dialog.complaints).toEqual([]);
  }
});
