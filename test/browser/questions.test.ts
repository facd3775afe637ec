/** What the sidebar asks before it goes on: which tab, whether the data is right, and twice before everything goes. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { GridSheet } from '../../workbench';
import { customer, HEADERS, tabOf } from '../support/eventful';
import { fill, recordsOf, valuesOf } from '../support/sheets';
import { teamWith } from '../support/team';
import { accessibilityProblems, goTo, type SidebarPage, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

const ROWS = Array.from({ length: 12 }, (_, i) => customer(`C${i + 1}`, i % 2 ? 'Kim' : 'Lee'));

async function scored() {
  const team = teamWith([HEADERS, ...ROWS]);
  const sheet = team.grid.activeSheet as GridSheet;
  team.call('scorePortfolio', {});
  return { ...team, sheet, opened: await sidebars.open(team.bench) };
}

const press = ({ page }: SidebarPage, name: string) =>
  page.getByRole('button', { name, exact: true }).click();
const idsOf = (team: { grid: Parameters<typeof tabOf>[0] }) =>
  recordsOf(tabOf(team.grid, 'Vitals scores')!).map((row) => row['Customer id']);

describe('Where half of the customers are gone, the sidebar asks before it keeps anything,', () => {
  async function asked() {
    const team = await scored();
    fill(team.sheet, [...ROWS.slice(6), ...ROWS.slice(6).map((row) => row.map(() => null))], 1);
    await press(team.opened, 'Score portfolio');
    await team.opened.page.getByText('6 of 12 customers of the last run have no row').waitFor();
    expect(await accessibilityProblems(team.opened.page)).toEqual([]);
    expect(idsOf(team)).toHaveLength(12);
    return team;
  }

  test('and Use the last good data keeps all as it was', async () => {
    const team = await asked();
    await press(team.opened, 'Use the last good data');
    await team.opened.page
      .getByText('Nothing was scored or kept, and your last results are unchanged.')
      .waitFor();
    expect(idsOf(team)).toHaveLength(12);
  });

  test('and They churned takes a day', async () => {
    const team = await asked();
    await team.opened.page.getByLabel('When they churned').fill('2026-11-03');
    await press(team.opened, 'They churned');
    await team.opened.page.getByText('6 of 6 scored').first().waitFor();
    const fates = recordsOf(tabOf(team.grid, 'Vitals settings')!).filter(
      ({ Value }) => Value === '2026-11-03',
    );
    expect(fates.map(({ Setting }) => Setting)).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6']);
    expect(team.opened.complaints).toEqual([]);
  });

  test('and Removed or moved is no churn, and is not asked again', async () => {
    const team = await asked();
    await press(team.opened, 'Removed or moved, not churn');
    await team.opened.page.getByText('6 of 6 scored').first().waitFor();
    await press(team.opened, 'Score portfolio');
    await team.opened.page.getByText('6 of 6 scored').first().waitFor();
    expect(await team.opened.page.getByRole('button', { name: 'They churned' }).count()).toBe(0);
  });
});

test('Where another tab with customers is open, the sidebar asks which is meant, and goes on with that one', async () => {
  const team = await scored();
  const pilot = team.grid.insertSheet('Pilot 2025', 1);
  fill(pilot, [HEADERS, customer('P1', 'Kim'), customer('P2', 'Lee')]);
  team.grid.activeSheet = pilot;
  await press(team.opened, 'Score portfolio');
  await team.opened.page
    .getByText('The last run scored “Sheet1”, and “Pilot 2025” has customers too.')
    .waitFor();
  expect([idsOf(team).length, valuesOf(pilot)[0]!.length]).toEqual([12, HEADERS.length]);
  expect(await accessibilityProblems(team.opened.page)).toEqual([]);
  await press(team.opened, 'Score “Sheet1”');
  await team.opened.page.getByText('12 of 12 scored').first().waitFor();
  expect([idsOf(team).length, valuesOf(pilot)[0]!.length]).toEqual([12, HEADERS.length]);
});

test('Remove everything is pressed twice, and can be kept after the first press', async () => {
  const team = await scored();
  const { page, calls } = team.opened;
  await goTo(page, 'Settings');
  await press(team.opened, 'Remove everything');
  await page.getByText('It cannot be undone here.').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await press(team.opened, 'Keep it');
  await press(team.opened, 'Remove everything');
  expect(calls).not.toContain('removeEverything');
  await press(team.opened, 'Yes, remove everything');
  await page.getByText('Removed: Vitals scores').waitFor();
  expect(team.grid.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
  expect(valuesOf(team.sheet)[0]).toEqual(HEADERS);
});
