/** The accounts to talk about, as a CSM and their lead go through them. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
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
  return bench;
}

/** The number of a shortened amount: 84K, 2.92M. */
const amountIn = (text: string) =>
  Number.parseFloat(text) * 1000 ** ' KM'.indexOf(/[KM]$/.exec(text)?.[0] ?? ' ');

test('lists who is at risk, the largest first, with why and what to do', async () => {
  const bench = scoredSample();
  const dialog = await sidebars.openDialog(bench, ['showReview']);
  const { page } = dialog;
  await page.getByRole('heading', { name: 'Account review' }).waitFor();
  await page.getByRole('status').waitFor();
  const all = await page.getByRole('rowheader').allTextContents();
  const arrs = await page.locator('td.number').allTextContents();
  const amounts = arrs.filter((text) => text !== 'not known').map(amountIn);
  expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  expect(await page.getByRole('status').textContent()).toMatch(
    new RegExp(`^${all.length} accounts of 255 customers, ARR [\\d.]+[KM]$`),
  );
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/review.png` });
  const csm = page.getByLabel('CSM');
  const [, first] = await csm.locator('option').allTextContents();
  await csm.selectOption(first!);
  await page.getByText(`: CSM ${first}`).waitFor();
  const own = await page.getByRole('rowheader').allTextContents();
  expect(own.length).toBeLessThan(all.length);
  expect(own.every((text) => text.includes(first!))).toBe(true);
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(dialog.complaints).toEqual([]);
});

test('fits one portrait page’s width on paper, without buttons', async () => {
  const { page } = await sidebars.openDialog(scoredSample(), ['showReview']);
  await page.getByRole('status').waitFor();
  await page.emulateMedia({ media: 'print' });
  // What an A4 page has between its margins, at 96 dots per inch.
  await page.setViewportSize({ width: 703, height: 1000 });
  const width = 'document.documentElement.scrollWidth';
  expect(await page.evaluate(width)).toBeLessThanOrEqual(703);
  // Names open their customer on the screen; on paper they are words like any other.
  expect(await page.locator('button:not(.name):visible').count()).toBe(0);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.length).toBeGreaterThan(1000);
});

test('says what to do where nothing is scored, and tries again where the call failed', async () => {
  const { bench } = benchOnSample();
  const dialog = await sidebars.openDialog(bench, ['showReview']);
  await dialog.page.getByText('Nothing is scored yet').waitFor();
  expect(await accessibilityProblems(dialog.page)).toEqual([]);
  const failing = await sidebars.openDialog(bench, ['showReview']);
  failing.interfere(() => ({ message: 'Service error: Spreadsheets' }));
  await failing.page.reload();
  await failing.page.getByText('Google is busy').waitFor();
  failing.interfere(undefined);
  await failing.page.getByRole('button', { name: 'Try again' }).click();
  await failing.page.getByText('Nothing is scored yet').waitFor();
});

test('markup in cells is shown as text, and at 200 % zoom nothing is cut off', async () => {
  const texts = [
    '<img src=x onerror=alert(1)>',
    '</div><script>alert(1)</script>',
    ...hostileCells().map(String),
  ];
  const rows: TestCell[][] = [
    ['Account ID', 'Account name', 'CSM', 'ARR', 'login_frequency', 'feature_adoption'],
  ];
  texts.forEach((text, i) => {
    rows.push([`id ${i} ${text}`, text, text, 1000 + i, 0, 0]);
  });
  const { bench } = workbenchWith(rows);
  bench.runFromClient('scorePortfolio', { model: 'segment' });
  const dialog = await sidebars.openDialog(bench, ['showReview'], { width: 500, deviceScaleFactor: 2 });
  const { page } = dialog;
  await page.getByRole('status').or(page.getByText('No account')).first().waitFor();
  expect(
    await page.evaluate('document.querySelectorAll("img, script:not(html > body > script)").length'),
  ).toBe(0);
  expect(
    await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'),
  ).toBe(false);
  expect(dialog.complaints).toEqual([]);
});
