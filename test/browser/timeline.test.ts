/** The past of a customer on its page: what was said, and who did something about it. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Clock } from '../../workbench';
import { customer, HEADERS, tabOf } from '../support/eventful';
import { fill, recordsOf, type TestCell, valuesOf } from '../support/sheets';
import { teamWith } from '../support/team';
import { accessibilityProblems, goTo, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

const HOSTILE = '<img src=x onerror=alert(1)>';
const WELL = { nps_score: 9, login_frequency: 80 };

/** A customer whose health falls from September on, scored now and then; the model is changed in November. */
function afterTrouble() {
  const { grid, call, bench, clock } = teamWith([HEADERS, customer('A', 'Kim', { name: HOSTILE })], {
    clock: new Clock('2026-08-21T12:00:00Z'),
  });
  const [sheet] = grid.sheets;
  const changeModel = () => {
    call('insertModel', 'segment');
    const tab = tabOf(grid, 'Vitals model')!;
    fill(
      tab,
      [[50]],
      valuesOf(tab).findIndex((row) => row.includes('login_frequency')),
      4,
    );
    grid.activeSheet = sheet!;
  };
  const days: [day: string, change: Partial<Record<string, TestCell>>][] = [
    ['08-21', WELL],
    ['08-31', { ...WELL, nps_score: 8 }],
    ['09-10', WELL],
    ['09-24', { nps_score: 6, login_frequency: 60 }],
    ['09-30', { nps_score: 1, login_frequency: 10, feature_adoption: 10 }],
    ['10-10', { nps_score: 2, login_frequency: 15, feature_adoption: 15, daily_active_users: 60 }],
    ['10-25', { nps_score: 5, login_frequency: 35, feature_adoption: 30, daily_active_users: 90 }],
    ['11-05', { nps_score: 5, login_frequency: 35, feature_adoption: 30 }],
    ['11-20', { nps_score: 7, login_frequency: 60, feature_adoption: 45 }],
  ];
  for (const [day, change] of days) {
    if (day === '11-05') changeModel();
    fill(sheet!, [customer('A', 'Kim', { name: HOSTILE, ...change })], 1);
    clock.forwardTo(`2026-${day}T12:00:00Z`);
    call('scorePortfolio', { model: 'segment' });
    if (day === '10-10') call('addCustomerNote', 'A', `Ana wants out. ${HOSTILE}`);
  }
  clock.forwardTo('2026-11-21T12:00:00Z');
  return { bench, grid };
}

test('the page of a customer tells its past, and closes its tasks by keyboard', async () => {
  const { bench, grid } = afterTrouble();
  const sidebar = await sidebars.open(bench);
  const { page } = sidebar;
  await goTo(page, 'Customers');
  await page.getByRole('button', { name: HOSTILE }).click();
  const sparkline = page.getByRole('img', { name: /^Health by the segment model from 21 Aug 2026 to/ });
  await sparkline.waitFor();
  expect(await sparkline.getAttribute('aria-label')).toMatch(
    /Then another model, or the same one changed\. Health by the segment model from 5 Nov 2026 to/,
  );
  const lookBack = page.getByRole('list', { name: 'Looking back from Today' });
  const stops = await lookBack.getByRole('listitem').allTextContents();
  expect(stops).toHaveLength(4);
  expect(stops[1]).toMatch(/^60 days ago, 22 Sep 2026Health .*, by another model \(segment, as it was\)/);
  await page.getByText('Day by day').focus();
  await page.keyboard.press('Enter');
  await page.getByText(`Note: Ana wants out. ${HOSTILE}`).waitFor();
  await page.getByText('Another model: The health model “segment” was changed').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(300);
  if (process.env.PICTURES)
    await page.screenshot({ path: `${process.env.PICTURES}/timeline.png`, fullPage: true });

  const done = page.getByRole('button', { name: 'Done' }).first();
  await done.focus();
  await page.keyboard.press('Enter');
  await page.getByText(/, 1 closed$/).waitFor();
  expect(recordsOf(tabOf(grid, 'Vitals tasks')!).filter(({ Status }) => Status === 'Done')).toHaveLength(1);
  expect(sidebar.complaints).toEqual([]);
});

test('a past that cannot be read is said, and asked for again', async () => {
  const { bench } = afterTrouble();
  const sidebar = await sidebars.open(bench);
  const { page } = sidebar;
  sidebar.interfere((name) => (name === 'readTimeline' ? { message: 'Service unavailable' } : undefined));
  await goTo(page, 'Customers');
  await page.getByRole('button', { name: HOSTILE }).click();
  await page.getByText('Google is busy.').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  sidebar.interfere(undefined);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'History', exact: true }).waitFor();
});

test('a customer of a first run has no past yet', async () => {
  const { bench, call } = teamWith([HEADERS, customer('A', 'Kim')]);
  call('scorePortfolio', {});
  const { page } = await sidebars.open(bench);
  await goTo(page, 'Customers');
  await page.getByRole('button', { name: 'Customer A' }).click();
  await page.getByText('No data yet').first().waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});
