// Whatever tab of ours is locked: what would have written into it says so by its name, with what to do, and all other parts
// are written as if it were not locked.
import { describe, expect, test } from '@jest/globals';
import type { Grid } from '../../workbench';
import { customer, HEADERS, setRecipient, tabOf } from '../support/eventful';
import { lock } from '../support/holdings';
import { JOBS, type Job, readyFor, type Team } from '../support/jobs';
import { fill, type TestCell, valuesOf } from '../support/sheets';

/** What each tab of ours holds. A run before is kept by the clock's milliseconds. */
function contents(grid: Grid): Map<string, string> {
  const ours = grid.sheets.filter(({ name }) => name.startsWith('Vitals') && name !== 'Vitals journal');
  return new Map(ours.map((sheet) => [sheet.name, JSON.stringify(valuesOf(sheet))]));
}

const namedAs = (tab: string) => `You may not edit \\"${tab}\\". Ask whoever locked it`;

/** A day is kept once its alerts stand, so that the next run finds them again; the tasks that they ask for come after it. */
const WAITING: Readonly<Record<string, readonly string[]>> = {
  'Vitals alerts': ['Vitals history', 'Vitals tasks'],
  'Vitals history': ['Vitals tasks'],
};

/** Does something in a spreadsheet, and again where a tab is locked; the tabs that it writes into, and what it says then. */
function expectNamed(ready: () => Team, work: (team: Team) => unknown, stops: readonly string[]): void {
  const peace = ready();
  const before = contents(peace.grid);
  work(peace);
  const after = contents(peace.grid);
  for (const tab of before.keys()) {
    if (after.get(tab) === before.get(tab) || !after.has(tab)) continue;
    const team = ready();
    lock(tabOf(team.grid, tab)!, null);
    const said = JSON.stringify(work(team));
    expect([tab, said]).toEqual([tab, expect.stringContaining(namedAs(tab))]);
    const now = contents(team.grid);
    expect([tab, now.get(tab)]).toEqual([tab, before.get(tab)]);
    if (stops.includes(tab)) continue;
    const parts = [tab, 'Vitals run before', ...(WAITING[tab] ?? [])];
    for (const other of after.keys())
      if (!parts.includes(other))
        expect([tab, other, now.get(other)]).toEqual([tab, other, after.get(other)]);
  }
}

const TROUBLE = { daily_active_users: 20, login_frequency: 5, feature_adoption: 5, nps_score: 1 };
const NEWS = { sponsor_change: 'yes', unresolved_critical: 3 } as const;

/** A portfolio with every tab that a run writes, on a day with news: tasks, alerts and history, a second month, a team. */
const withEveryTab: Job = {
  first: (team) => {
    const { grid, call, clock } = team;
    const [theirs] = grid.sheets;
    const back = (rows: readonly TestCell[][]) => {
      grid.activeSheet = theirs!;
      fill(theirs!, rows);
    };
    for (const name of ['editRules', 'editTeam', 'makeDashboard', 'showSettings']) {
      call(name);
      grid.activeSheet = theirs!;
    }
    setRecipient(grid, 'sponsor_left', 'vp@example.com');
    const calm = ['C1', 'C2', 'C3'].map((id) => [...customer(id, 'Kim'), 'Kim']);
    back([[...HEADERS, 'Owner'], ...calm]);
    clock.forwardTo('2026-11-28T12:00:00Z');
    call('scorePortfolio', { way: 'values' });
    const worse = [...customer('C2', 'Kim', { ...TROUBLE, ...NEWS }), 'Kim'];
    back([[...HEADERS, 'Owner'], calm[0]!, worse, calm[2]!]);
    clock.forwardTo('2026-11-29T12:00:00Z');
    call('scorePortfolio', { way: 'values' });
    back([
      [...HEADERS, 'Owner'],
      [...customer('C1', 'Kim', { ...TROUBLE, ...NEWS }), 'Kim'],
      worse,
      calm[2]!,
    ]);
    clock.forwardTo('2026-11-30T12:00:00Z');
  },
};

describe('A tab of ours that is locked is named, and no other part is lost', () => {
  test.each(['live', 'values', 'scores tab'])('by a run with results as %s', (way) => {
    const ready = readyFor(withEveryTab);
    const names = ready().grid.sheets.map(({ name }) => name);
    for (const name of ['scores', 'tasks', 'alerts', 'history', 'months', 'team months', 'run before'])
      expect(names).toContain(`Vitals ${name}`);
    const run = ({ bench }: Team) => {
      const { value, error } = bench.runFromClient('scorePortfolio', { way });
      return error?.message ?? value;
    };
    expectNamed(ready, run, ['Vitals scores']);
  });

  test('and by a run whose scores it holds before anything is changed', () => {
    const team = readyFor(withEveryTab)();
    const before = contents(team.grid);
    before.delete('Vitals run before');
    lock(tabOf(team.grid, 'Vitals scores')!, null);
    const { error } = team.bench.runFromClient('scorePortfolio', {});
    expect(error?.message).toMatch(/You may not edit "Vitals scores"\. Ask whoever locked it/);
    const after = contents(team.grid);
    after.delete('Vitals run before');
    expect(after).toEqual(before);
  });

  test('by a run that needs the journal, which blames nobody else', () => {
    const team = readyFor(withEveryTab)();
    lock(tabOf(team.grid, 'Vitals journal')!, null);
    const { value, error } = team.bench.runFromClient('scorePortfolio', { way: 'values' });
    expect(error).toBeNull();
    const { reason } = (value as { way: { reason: string } }).way;
    expect(reason).toMatch(/You may not edit "Vitals journal"\. Ask whoever locked it/);
    expect(reason).not.toMatch(/your tab|dropdown/);
  });

  test.each(Object.entries(JOBS))('by %s', (name, job) => {
    const ready = readyFor(job);
    const args = job.args?.(ready()) ?? [];
    const work = ({ bench }: Team) => {
      const { value, error } = bench.runFromClient(name, ...args);
      return error?.message ?? value;
    };
    expectNamed(ready, work, [...contents(ready().grid).keys()]);
  });
});
