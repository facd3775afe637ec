import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { TaskList } from '../../src/addon/tasks/task-list';
import { recordsOf } from '../support/sheets';
import { callOn } from '../support/team';
import { benchOnSample } from './support/sample';
import { accessibilityProblems, goTo, Sidebars } from './support/sidebar-page';

const sidebars = new Sidebars();
beforeAll(() => sidebars.start());
afterEach(() => sidebars.closePages());
afterAll(() => sidebars.stop());

/** The sample four days after its first run, on which somebody started seven plays and declined one. */
function afterFourDays() {
  const opened = benchOnSample();
  const call = callOn(opened.bench);
  call('scorePortfolio');
  const keys = call<TaskList>('listTasks').tasks.map(({ key }) => key);
  for (const key of keys.slice(0, 7)) call('startPlay', key);
  call('declinePlay', keys[8]);
  opened.bench.environment.clock.advance(4 * 86_400_000);
  call('scorePortfolio');
  return { ...opened, call };
}

test.each([283, 300])(
  'Plays at %d px says how many are due, and closes, puts off and notes by keyboard',
  async (width) => {
    const { bench, grid } = afterFourDays();
    const sidebar = await sidebars.open(bench, { width });
    const { page } = sidebar;
    const tab = (name: string) => recordsOf(grid.sheets.find((sheet) => sheet.name === name)!);
    const press = async (name: string | RegExp) => {
      await page
        .getByRole('button', { name, exact: typeof name === 'string' })
        .first()
        .focus();
      await page.keyboard.press('Enter');
    };
    const badge = page.getByRole('navigation').getByRole('button', { name: /^Plays/ });
    await badge.getByText('7', { exact: true }).waitFor();
    await goTo(page, 'Plays');
    await page.getByText('7 plays', { exact: true }).waitFor();
    await page
      .getByText(/step 1 of \d/)
      .first()
      .waitFor();
    await page
      .getByText(/\d days? overdue/)
      .first()
      .waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);

    await press('Done');
    await press('Snooze');
    // The step after the one that was done is due as well.
    await page.getByText('6 plays', { exact: true }).waitFor();
    await page.getByText(/step 2 of \d/).waitFor();
    await press('Note');
    await page.keyboard.type('They renew in May.');
    expect(await accessibilityProblems(page)).toEqual([]);
    await press('Add note');
    await page.getByRole('textbox').waitFor({ state: 'detached' });
    expect(tab('Vitals notes')).toMatchObject([{ Note: 'They renew in May.' }]);
    await press('Later');
    await page.getByText('1 play', { exact: true }).waitFor();
    await page.getByText(/due in 7 days/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await badge.getByText('6', { exact: true }).waitFor();

    await press(/^Ended/);
    await page.getByText(/1 not needed/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await press(/^Proposed/);
    await press('Start play');
    await press(/^Proposed/);
    await press('Not needed');
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(sidebar.complaints).toEqual([]);
  },
);

test('Plays are mine where I say so, of an owner where I press it, and a name leads to its customer', async () => {
  const { bench, call } = afterFourDays();
  const { tasks, day } = call<TaskList>('listTasks');
  const { accounts } = call<{ accounts: { id: string; csm: string }[] }>('lastRun');
  const csmOf = new Map(accounts.map(({ id, csm }) => [id, csm]));
  const due = tasks.filter((task) => task.open && task.due <= day);
  const me = csmOf.get(due[0]!.id)!;
  const sidebar = await sidebars.open(bench);
  const { page } = sidebar;
  await goTo(page, 'Plays');
  await page.getByText('7 plays', { exact: true }).waitFor();
  await page.getByLabel('Whose customers').selectOption({ label: me });
  const mine = due.filter(({ id }) => csmOf.get(id) === me).length;
  await page.getByRole('button', { name: `Due ${mine}`, exact: true }).waitFor();
  await page.getByLabel('Whose customers').selectOption({ label: 'Everybody’s' });
  await page.getByText('How much each owner has').click();
  const row = page.getByRole('row').nth(1);
  const [name, count] = [
    await row.getByRole('button').innerText(),
    await row.getByRole('cell').first().innerText(),
  ];
  await row.getByRole('button').click();
  await page.getByText(new RegExp(`^${count} plays? of ${name}`)).waitFor();
  await page.getByRole('button', { name: 'Of everybody' }).click();
  const customer = page.locator('main .card .name').first();
  const who = await customer.innerText();
  await customer.click();
  await page.getByRole('heading', { name: who, exact: true }).waitFor();
  expect(sidebar.complaints).toEqual([]);
});
