/** How health moved, on the overview: from band to band, who left, and the quarters. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { RunQuestion } from '../../src/addon/run/question';
import type { RunReport } from '../../src/addon/run/score';
import { Clock } from '../../workbench';
import { customer, HEADERS, tabOf } from '../support/eventful';
import { fill, type TestCell, valuesOf, workbenchWith } from '../support/sheets';
import { teamWith } from '../support/team';
import { accessibilityProblems, goTo, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

const POOR = { nps_score: 1, login_frequency: 5, feature_adoption: 5, dau_mau_ratio: 0.02 };
const FAIR = { login_frequency: 50, feature_adoption: 40, nps_score: 6 };

/** Five customers from June on; by November two do worse, one does better, and one is gone. */
function afterTwoQuarters() {
  const rows = (changes: readonly Partial<Record<string, TestCell>>[]) =>
    changes.map((change, i) => customer(`C${i + 1}`, 'Kim', change));
  const bench = teamWith([HEADERS, ...rows([{}, {}, FAIR, POOR, POOR])], {
    clock: new Clock('2026-06-20T12:00:00Z'),
  });
  const [sheet] = bench.grid.sheets;
  const run = (day: string) => {
    bench.clock.forwardTo(`2026-${day}T12:00:00Z`);
    bench.grid.activeSheet = sheet!;
    const report = bench.call<RunReport | RunQuestion>('scorePortfolio', { model: 'segment' });
    // Nothing has changed for weeks: asked whether that is right, a person says so.
    if ('asks' in report)
      bench.call('scorePortfolio', { model: 'segment', ...report.answers.at(-1)!.options });
  };
  run('06-21');
  run('08-20');
  run('09-30');
  fill(sheet!, [...rows([{}, POOR, {}, FAIR]), HEADERS.map(() => null)], 1);
  run('11-10');
  run('11-21');
  return { ...bench, sheet: sheet!, run };
}

test('bands are compared between two days, and who left is looked back on', async () => {
  const { bench } = afterTwoQuarters();
  const sidebar = await sidebars.open(bench);
  const { page } = sidebar;
  await goTo(page, 'Overview');
  await page.getByLabel('Compare today with').selectOption('90');
  await page.getByRole('button', { name: 'Compare' }).focus();
  await page.keyboard.press('Enter');
  const matrix = page.getByRole('table', { name: /^Customers by their band on 20 Aug 2026/ });
  await matrix.waitFor();
  const rows = await matrix.getByRole('row').allTextContents();
  expect(rows).toEqual(['FromGreenYellowRedGone', 'Green1010', 'Yellow1000', 'Red0101']);
  const quarters = page.getByRole('table', { name: /^Improved and declined/ });
  expect(await quarters.getByRole('row').allTextContents()).toEqual([
    'QuarterImprovedDeclinedAverage',
    expect.stringMatching(/^2026 Q450 %25 %[+−]\d/),
    '2026 Q30 %0 %+0.0',
    '2026 Q2No data yet',
    '2026 Q1No data yet',
  ]);
  await page.getByText('Gone', { exact: false }).locator('visible=true').last().click();
  await page.getByRole('button', { name: 'C5', exact: true }).click();
  await page.getByText('Health (100 is best) and churn risk').waitFor();
  expect(await page.getByLabel('Look back from').textContent()).toMatch(/^Left, 10 Nov 2026/);
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(300);
  if (process.env.PICTURES)
    await page.screenshot({ path: `${process.env.PICTURES}/health-moves.png`, fullPage: true });
  expect(sidebar.complaints).toEqual([]);
});

test('another model is said, and what reaches back too far', async () => {
  const { bench, call, grid, run } = afterTwoQuarters();
  call('insertModel', 'segment');
  const model = tabOf(grid, 'Vitals model')!;
  fill(
    model,
    [[50]],
    valuesOf(model).findIndex((row) => row.includes('login_frequency')),
    4,
  );
  run('11-22');
  const { page } = await sidebars.open(bench);
  await goTo(page, 'Overview');
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByText('The health model has changed since').waitFor();
  await page.getByText('Another model').first().waitFor();
  await page.getByLabel('Compare today with').selectOption('365');
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByText('The history does not reach back to 2025-11-22.').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('where health is going comes with its priority', async () => {
  const { bench, call, grid } = workbenchSwinging();
  call('scorePortfolio');
  const { page } = await sidebars.open(bench);
  await goTo(page, 'Overview');
  const levels = await page.locator('summary', { hasText: /^(Falling|Leaving)/ }).allTextContents();
  expect(levels).toEqual(['Falling, or stuck in the worst band 1', 'Leaving the best band, or recovering 1']);
  await page.locator('summary', { hasText: 'Leaving the best band' }).click();
  await page.getByRole('button', { name: 'Declining Green' }).click();
  await page.getByRole('heading', { name: 'Do next' }).waitFor();
  const actions = valuesOf(tabOf(grid, 'Vitals scores')!).map((row) => row.join(' '));
  expect(actions[1]).toContain('High: health declines from the best band');
  expect(actions[2]).toContain('Critical: health is on its way to the worst band');
  expect(actions[3]).not.toContain('declines from');
});

/** A best band that declines, a middle one that declines and one that is stable. */
function workbenchSwinging() {
  const headers = [...HEADERS, 'previous_overall_score'];
  const opened = workbenchWith([
    headers,
    [...customer('G', 'Kim', { name: 'Declining Green' }), 99],
    [...customer('Y', 'Kim', { ...FAIR, name: 'Declining Yellow' }), 90],
    [...customer('S', 'Kim', { ...FAIR, name: 'Stable Yellow' }), 70],
  ]);
  const call = (name: string, ...args: unknown[]) => opened.bench.runFromClient(name, ...args).result();
  return { ...opened, call };
}
