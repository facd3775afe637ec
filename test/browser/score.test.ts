import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Grid } from '../../workbench';
import { fill, scoresOf, valuesOf, workbenchWith } from '../support/sheets';
import { benchOnSample } from './support/sample';
import { accessibilityProblems, goTo, type SidebarPage, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

const RESULT = '254 of 260 scored; 6 need attention';
const button = ({ page }: SidebarPage, name: string) => page.getByRole('button', { name, exact: true });

async function scored() {
  const { bench, grid } = benchOnSample();
  const sidebar = await sidebars.open(bench);
  await button(sidebar, 'Score portfolio').click();
  await sidebar.page.getByText(RESULT).waitFor();
  return { sidebar, page: sidebar.page, bench, grid };
}

const tiersOf = (grid: Grid) => {
  const [headers, ...rows] = valuesOf(grid.sheets[0]!);
  return rows.map((row) => [row[0], row[headers!.indexOf('Risk tier')]]);
};

describe('Score portfolio', () => {
  test('ends in a sentence, with the results beside the rows, and complains of nothing', async () => {
    const { sidebar, page, grid } = await scored();
    await button(sidebar, 'What the run found').click();
    expect(await page.getByText('Beside your rows: Live look-ups.').locator('..').textContent()).toContain(
      'follow their customers',
    );
    expect(tiersOf(grid)[0]).toEqual(['TF-1001', scoresOf(grid)[0]!['Risk tier']]);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(sidebar.complaints).toEqual([]);
    expect(sidebar.requests).toHaveLength(1);
  });

  test('says why nothing is written beside the rows of a tab that an import fills, or that is protected', async () => {
    const tabs: [string, (grid: Grid) => void][] = [
      [
        'import or a query',
        ({ activeSheet }) => fill(activeSheet, [[{ formula: '=QUERY(Raw!A:Z)' }]], 1, 65),
      ],
      [
        'protected',
        ({ activeSheet }) => {
          activeSheet.protections.push({ area: null, description: '', warningOnly: false, editable: false });
        },
      ],
    ];
    for (const [reason, make] of tabs) {
      const { bench, grid } = benchOnSample();
      make(grid);
      const theirs = grid.activeSheet;
      const before = valuesOf(theirs);
      const { page } = await sidebars.open(bench);
      await page.getByText(reason).first().waitFor();
      await page.getByRole('button', { name: 'Score portfolio', exact: true }).click();
      await page.getByText('of 260 scored').first().waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(valuesOf(theirs)).toEqual(before);
    }
  });

  test('is enabled before the sheet has been looked at, and waits for the proposal', async () => {
    const { bench, grid } = benchOnSample();
    const sidebar = await sidebars.open(bench);
    await button(sidebar, 'Score portfolio').click();
    await sidebar.page.getByText(RESULT).waitFor();
    expect(scoresOf(grid)[0]!.Model).toBe('segment');
  });

  test('shows that it works, and a second click starts no second run', async () => {
    const { bench } = benchOnSample();
    const sidebar = await sidebars.open(bench);
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    sidebar.interfere((name) => (name === 'scorePortfolio' ? held : undefined));
    await button(sidebar, 'Score portfolio').click();
    await sidebar.page.getByRole('progressbar').waitFor();
    await sidebar.page.getByText('1 s').waitFor();
    await sidebar.page.keyboard.press('Enter');
    expect(await accessibilityProblems(sidebar.page)).toEqual([]);
    answer();
    await sidebar.page.getByText(RESULT).waitFor();
    expect(sidebar.calls.filter((name) => name === 'scorePortfolio')).toHaveLength(1);
  });

  test('scores with the model and stands in the way that the user chose', async () => {
    const { bench, grid } = benchOnSample();
    const width = valuesOf(grid.sheets[0]!)[0]!.length;
    const sidebar = await sidebars.open(bench);
    await goTo(sidebar.page, 'Model');
    await sidebar.page.getByLabel('Health model').selectOption('lifecycle');
    await sidebar.page.getByLabel('Beside your rows').selectOption('scores tab');
    await goTo(sidebar.page, 'Today');
    await button(sidebar, 'Score portfolio').click();
    await button(sidebar, 'What the run found').click();
    await sidebar.page.getByText('Beside your rows: In Vitals scores only.').waitFor();
    expect(scoresOf(grid)[0]!.Model).toBe('lifecycle');
    expect(valuesOf(grid.sheets[0]!)[0]).toHaveLength(width);
  });

  test('shows the last run in another way without scoring again', async () => {
    const { sidebar, page, grid } = await scored();
    await goTo(page, 'Model');
    await page.getByLabel('Beside your rows').selectOption('values');
    await button(sidebar, 'Apply to the last run').click();
    await page.getByText(RESULT).waitFor();
    await goTo(page, 'Rows to fix');
    await page.getByText('Beside your rows: Values.').waitFor();
    const sheet = grid.sheets[0]!;
    const tier = valuesOf(sheet)[0]!.indexOf('Risk tier');
    const below = { row: 0, column: tier, rows: 2, columns: 1 };
    expect(sheet.formulas(below)).toEqual([[''], ['']]);
    expect(sheet.values(below)[1]).toEqual([scoresOf(grid)[0]!['Risk tier']]);
    expect(sidebar.calls.filter((name) => name === 'scorePortfolio')).toHaveLength(1);
  });

  test('writes a model into a tab to be edited, and says so where it stands there already', async () => {
    const { bench, grid } = benchOnSample();
    const sidebar = await sidebars.open(bench);
    await goTo(sidebar.page, 'Model');
    await button(sidebar, 'Insert churn risk').click();
    await sidebar.page.getByText('“churn risk” is in the tab “Vitals model” now.').waitFor();
    expect(valuesOf(grid.sheets.find(({ name }) => name === 'Vitals model')!)[1]![1]).toBe('churn risk');
    await button(sidebar, 'Insert churn risk').click();
    await sidebar.page.getByText('stands in Vitals model!A1 already').waitFor();
    expect(await accessibilityProblems(sidebar.page)).toEqual([]);
  });

  test('names every row without a score and every finding, and goes to its cell', async () => {
    const { sidebar, page, grid } = await scored();
    await button(sidebar, 'What the run found').click();
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await page.getByText('Row 149').count()).toBe(1);
    expect(await accessibilityProblems(page)).toEqual([]);
    const nps = page.getByRole('listitem').filter({ hasText: 'NPS (column Z): formula error' });
    await nps.getByRole('button', { name: 'Show in sheet', exact: true }).click();
    await page.getByText('Z22 is selected.').waitFor({ state: 'attached' });
    expect(grid.activeSheet.selection).toMatchObject({ row: 21, column: 25 });
    expect(await nps.textContent()).toContain('2 of 3');
    expect(sidebar.complaints).toEqual([]);
  });

  test('undone, leaves no result in the sheet', async () => {
    const { grid: untouched } = benchOnSample();
    const { sidebar, page, grid } = await scored();
    await button(sidebar, 'Undo last run').click();
    await page.getByText('are cleared.').waitFor();
    expect(valuesOf(grid.sheets[0]!)).toEqual(valuesOf(untouched.sheets[0]!));
    expect(scoresOf(grid)).toEqual([]);
    await button(sidebar, 'Undo last run').waitFor({ state: 'detached' });
  });

  test('finds what was typed into a live column, and repairs it', async () => {
    const { bench, grid, sidebar: first } = await scored();
    await first.page.context().close();
    const sheet = grid.sheets[0]!;
    const tier = valuesOf(sheet)[0]!.indexOf('Risk tier');
    fill(sheet, [['ask Ana']], 4, tier);
    const sidebar = await sidebars.open(bench);
    await sidebar.page.getByText('Something was typed into a result column').waitFor();
    expect(await accessibilityProblems(sidebar.page)).toEqual([]);
    await button(sidebar, 'Repair').click();
    await sidebar.page.getByText('now in notes').waitFor();
    expect(valuesOf(sheet)[0]![tier]).toBe('Risk tier');
    expect(sheet.notes({ row: 4, column: tier, rows: 1, columns: 1 })).toEqual([['ask Ana']]);
  });
});

test('Check data shows the findings and writes nothing', async () => {
  const { bench, grid } = benchOnSample();
  const sidebar = await sidebars.open(bench);
  await goTo(sidebar.page, 'Rows to fix');
  await button(sidebar, 'Check data').click();
  await sidebar.page.getByText('254 of 260 can be scored; 6 need attention. Nothing was written.').waitFor();
  await sidebar.page.getByText('Cells that cannot be read').click();
  expect(await sidebar.page.getByText('NPS runs from 0 to 10').count()).toBe(1);
  expect(await accessibilityProblems(sidebar.page)).toEqual([]);
  expect(grid.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
});

test('Columns says how each column was understood and what is not used', async () => {
  const { bench } = benchOnSample();
  const sidebar = await sidebars.open(bench);
  await goTo(sidebar.page, 'Columns');
  await sidebar.page.getByText(/^\d+ columns read$/).click();
  const rowOf = (header: string) =>
    sidebar.page.getByRole('listitem').filter({ has: sidebar.page.locator(`strong:text-is("${header}")`) });
  expect(await rowOf('NPS').textContent()).toMatch(/NPS.*Sure: 217 read.*39 blank.*4 not readable/);
  await sidebar.page.getByText(/^\d+ columns? not used$/).click();
  expect(await sidebar.page.getByLabel('Read Region as').inputValue()).toBe('');
  expect(await accessibilityProblems(sidebar.page)).toEqual([]);
});

test('Columns says what is lacking and what adding it brings', async () => {
  const { bench } = workbenchWith([
    ['Account ID', 'NPS', 'feature_adoption'],
    ['A-1', 9, 80],
    ['A-2', 3, 20],
  ]);
  const sidebar = await sidebars.open(bench);
  await goTo(sidebar.page, 'Columns');
  await sidebar.page.getByText('Missing for health').click();
  await sidebar.page.getByText('Login frequency: adding login_frequency brings 11 % of the score.').waitFor();
  await sidebar.page.getByText('What one more column would bring').click();
  await sidebar.page.getByText('contract_end_date: days to renewal').waitFor();
  expect(await accessibilityProblems(sidebar.page)).toEqual([]);
});

describe('what stands in the way has a face', () => {
  test.each([
    ['an empty sheet', [], 'This spreadsheet is empty.'],
    ['no customer tab', [['Region', 'Sales']], 'No tab has a header row with a customer id'],
  ])('%s', async (_, rows, words) => {
    const sidebar = await sidebars.open(workbenchWith(rows.length > 0 ? rows : [[null]]).bench);
    await sidebar.page.getByRole('alert').getByText(words).waitFor();
    expect(await accessibilityProblems(sidebar.page)).toEqual([]);
    await button(sidebar, 'Score portfolio').click();
    await sidebar.page.getByRole('alert').nth(1).getByText(words).waitFor();
  });

  test('no ids: it is said, and the columns may be mapped', async () => {
    const sidebar = await sidebars.open(workbenchWith([['ARR', 'NPS', 'CSM']]).bench);
    await sidebar.page.getByText('No column identifies customers').waitFor();
    expect(await accessibilityProblems(sidebar.page)).toEqual([]);
    await button(sidebar, 'Score portfolio').click();
    await sidebar.page
      .getByRole('alert')
      .getByText('has customer columns, but none of them is an id.')
      .waitFor();
    await button(sidebar, 'Say what your columns are').click();
    await sidebar.page.getByLabel('Read ARR as').waitFor();
  });

  test.each([
    [
      "We're sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.",
      'Google mixed up your accounts.',
    ],
    ['Authorization is required to perform that action.', 'The add-on may not do this yet.'],
    [
      'Exception: You are trying to edit a protected cell or object. Please contact the spreadsheet owner.',
      'A protected cell is in the way.',
    ],
    ['NetworkError: Connection failure due to HTTP 0', 'No connection to Google.'],
    ['Exceeded maximum execution time', 'Google stopped the run after its longest time.'],
    ['Exception: Service Spreadsheets failed while accessing document.', 'Google is busy.'],
    ["TypeError: Cannot read properties of undefined (reading 'x').", 'Something went wrong.'],
  ])('%s', async (message, title) => {
    const { bench } = benchOnSample();
    const sidebar = await sidebars.open(bench);
    sidebar.interfere((name) => (name === 'scorePortfolio' ? { message } : undefined));
    await button(sidebar, 'Score portfolio').click();
    await sidebar.page.getByRole('alert').getByText(title).waitFor();
    expect(await accessibilityProblems(sidebar.page)).toEqual([]);
    sidebar.interfere(undefined);
    await button(sidebar, 'Try again').click();
    await sidebar.page.getByText(RESULT).waitFor();
    expect(await sidebar.page.getByRole('alert').count()).toBe(0);
  });

  test('another run going on, and since when', async () => {
    const { bench } = benchOnSample();
    bench.environment.caches.document.set('customer-vitals.started', {
      value: '11:58',
      ends: Number.POSITIVE_INFINITY,
    });
    bench.environment.locks.set('document', {} as never);
    const sidebar = await sidebars.open(bench);
    await button(sidebar, 'Score portfolio').click();
    await sidebar.page.getByText('Another run is writing in this spreadsheet, since 11:58.').waitFor();
    bench.environment.locks.clear();
    await button(sidebar, 'Try again').click();
    await sidebar.page.getByText(RESULT).waitFor();
  });

  test('a run that was started elsewhere: how far it is, cancelled until it writes', async () => {
    const { bench } = benchOnSample();
    const { caches, locks } = bench.environment;
    const tell = (doing: string, done: number, cancellable: boolean) =>
      caches.document.set('customer-vitals.progress', {
        value: JSON.stringify({ run: 'theirs', since: '11:58', doing, done, cancellable }),
        ends: Number.POSITIVE_INFINITY,
      });
    locks.set('document', {} as never);
    tell('Checking and scoring your customers', 0.25, true);
    const { page, calls } = await sidebars.open(bench);
    await page.getByText('has been going on since 11:58').waitFor();
    const progress = page.getByRole('progressbar', { name: 'Checking and scoring your customers' });
    expect(await progress.getAttribute('value')).toBe('0.25');
    const cancel = page.getByRole('button', { name: 'Cancel' });
    await cancel.click();
    await page.getByText('It ends at its next step').waitFor();
    expect(caches.document.get('customer-vitals.cancel')?.value).toBe('theirs');
    expect(await accessibilityProblems(page)).toEqual([]);

    tell('Writing “Vitals scores”', 0.7, false);
    await page.getByText('It is writing now and will finish.').waitFor();
    expect(await cancel.getAttribute('aria-disabled')).toBe('true');
    expect(await page.getByRole('progressbar').getAttribute('value')).toBe('0.7');
    expect(await accessibilityProblems(page)).toEqual([]);

    caches.document.delete('customer-vitals.progress');
    locks.clear();
    await page.getByText('has been going on').waitFor({ state: 'detached' });
    expect(calls.filter((name) => name === 'matchPortfolio')).toHaveLength(2);
  });

  test('a run that ran out of time, to be continued', async () => {
    const { bench, grid } = benchOnSample();
    const { page } = await sidebars.open(bench);
    await page.getByText('columns understood').waitFor();
    let writes = 0;
    bench.watch = {
      before: ({ name }) => {
        if (name === 'Range.setValues' && ++writes === 1) bench.environment.clock.advance(271_000);
      },
    };
    await page.getByRole('button', { name: 'Score portfolio' }).click();
    await page.getByText('The run stopped itself after 270 seconds').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(valuesOf(grid.sheets[0]!)[0]).not.toContain('Risk tier');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('The run stopped itself').waitFor({ state: 'detached' });
    expect(valuesOf(grid.sheets[0]!)[0]).toContain('Risk tier');
  });

  test('offline, nothing is sent', async () => {
    const { bench } = benchOnSample();
    const sidebar = await sidebars.open(bench);
    await sidebar.page.getByText('columns understood').waitFor();
    await sidebar.page.context().setOffline(true);
    await button(sidebar, 'Score portfolio').click();
    await sidebar.page.getByText('You are offline.').waitFor();
    expect(sidebar.calls).not.toContain('scorePortfolio');
    await sidebar.page.context().setOffline(false);
    await button(sidebar, 'Try again').click();
    await sidebar.page.getByText(RESULT).waitFor();
  });
});
