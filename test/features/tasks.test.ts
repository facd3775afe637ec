import { describe, expect, test } from '@jest/globals';
import type { RunReport } from '../../src/addon/run/score';
import type { TaskList } from '../../src/addon/tasks/task-list';
import { between, type CellValue, type Grid, type Workbench } from '../../workbench';
import { benchOnSample } from '../browser/support/sample';
import { fill, recordsOf, scoresOf, valuesOf } from '../support/sheets';

const DAY = 24 * 3600 * 1000;

function call<T>(bench: Workbench, name: string, ...args: unknown[]): T {
  const run = bench.runFromClient(name, ...args);
  if (run.error) throw new Error(run.error.message);
  return run.value as T;
}
const score = (bench: Workbench) => call<RunReport>(bench, 'scorePortfolio', {});
const tab = (grid: Grid, name: string) => grid.sheets.find((sheet) => sheet.name === name)!;
const tasksOf = (grid: Grid, id?: string) =>
  recordsOf(tab(grid, 'Vitals tasks')).filter((task) => id === undefined || task['Customer id'] === id);

/** Sets cells of a customer's row in the sample portfolio. */
function set(grid: Grid, id: string, cells: Readonly<Record<string, CellValue>>): void {
  const [sheet] = grid.sheets;
  const values = valuesOf(sheet!);
  const row = values.findIndex(([cell]) => cell === id);
  for (const [header, value] of Object.entries(cells))
    fill(sheet!, [[value]], row, values[0]!.indexOf(header));
}

function cellAt(grid: Grid, key: CellValue, header: string, value: CellValue): void {
  const sheet = tab(grid, 'Vitals tasks');
  const values = valuesOf(sheet);
  const keyColumn = values[0]!.indexOf('Key');
  fill(
    sheet,
    [[value]],
    values.findIndex((row) => row[keyColumn] === key),
    values[0]!.indexOf(header),
  );
}

const CRITICAL = {
  login_trend: -40,
  feature_adoption_change: -30,
  dau_mau_change: -0.3,
  meeting_cancellations: 4,
  response_time_days: 12,
  nps_change: -6,
  unresolved_critical: 3,
  open_escalations: 3,
  satisfaction_trend: 'critical',
  champion_left: true,
  sponsor_change: true,
  competitor_mentions: 4,
  pricing_complaints: true,
  budget_cuts_mentioned: true,
};
const CALM = {
  login_trend: 0,
  feature_adoption_change: 0,
  dau_mau_change: 0,
  meeting_cancellations: 0,
  response_time_days: 1,
  nps_change: 0,
  unresolved_critical: 0,
  open_escalations: 0,
  satisfaction_trend: 'stable',
  champion_left: false,
  sponsor_change: false,
  competitor_mentions: 0,
  pricing_complaints: false,
  budget_cuts_mentioned: false,
};
const ID = 'TF-1001';

describe('a scoring run', () => {
  const { bench, grid } = benchOnSample();
  const first = score(bench);

  test('opens nothing unasked the first time: it proposes a card for each customer that is to be acted on, and its play', () => {
    const tasks = tasksOf(grid);
    expect(first.tasks).toMatchObject({ opened: 0, proposed: tasks.length, problems: [] });
    expect(first.tasks.overCapacity).toContain(
      'Henrik Solbakk looks after 28 customers, more than one CSM can follow by their segments.',
    );
    expect(new Set(tasks.map(({ Status }) => Status))).toEqual(new Set(['Proposed']));
    const cards = tasks.map((task) => `${task['Customer id']} ${task.Play}`);
    expect(new Set(cards).size).toBe(cards.length);
    const acting = scoresOf(grid).filter(({ State }) => State === 'Act');
    expect(new Set(tasks.map((task) => task['Customer id']))).toEqual(
      new Set(acting.map((row) => row['Customer id'])),
    );
  });

  test('says in the next action what the play would begin with, by whom and until when', () => {
    const high = scoresOf(grid).find((row) => row['Next action'] === 'Find the root cause')!;
    expect(high).toMatchObject({ State: 'Act', 'Action owner': high.CSM, 'Action due': 46350 });
    expect(tasksOf(grid, String(high['Customer id']))[0]).toMatchObject({
      Play: 'High risk',
      Step: 'Find the root cause: in 90 days of usage and tickets',
      Owner: high.CSM,
      Due: 46350,
    });
  });

  test('and opens none again', () => {
    const before = valuesOf(tab(grid, 'Vitals tasks'));
    expect(score(bench).tasks).toMatchObject({ opened: 0, proposed: 0, closed: 0, escalated: 0 });
    expect(valuesOf(tab(grid, 'Vitals tasks'))).toEqual(before);
  });

  test('keeps what people do in the tab: their columns, order, notes, words and rows', () => {
    const sheet = tab(grid, 'Vitals tasks');
    const [task, second] = tasksOf(grid);
    sheet.insert('columns', 2, 1, 2);
    fill(sheet, [['Mine'], ['my note']], 0, 2);
    cellAt(grid, task!.Key!, 'Notes', '=called them');
    cellAt(grid, task!.Key!, 'Status', 'Done');
    cellAt(grid, second!.Key!, 'Status', 'waiting for them');
    const { rows, columns } = sheet.extent();
    fill(sheet, [['TF-1', 'My own', '', '', 'Call']], rows, 0);
    sheet.sort({ row: 1, column: 0, rows, columns }, [{ column: 5, ascending: false }]);
    const before = recordsOf(sheet);
    expect(score(bench).tasks).toMatchObject({ opened: 1 });
    const next = String(task!.Key).replace(/1$/, '2');
    expect(recordsOf(sheet).filter(({ Key }) => Key !== next)).toEqual(
      before.map((row) => (row.Key === task!.Key ? { ...row, Closed: 46347 } : row)),
    );
    expect(score(bench).tasks).toMatchObject({ opened: 0, closed: 0 });
    sheet.delete('columns', 2, 1);
  });

  test('follows a customer into the Critical tier, and out of it', () => {
    set(grid, ID, CRITICAL);
    const plays = ['Critical bug', 'Critical risk', 'Competitor', 'Usage decline'];
    expect(score(bench).tasks).toMatchObject({ opened: plays.length, proposed: 0 });
    expect(tasksOf(grid, ID).map(({ Play, Status }) => [Play, Status])).toEqual(
      plays.map((play) => [play, 'Open']),
    );
    bench.environment.clock.advance(4 * DAY);
    expect(score(bench).tasks.escalated).toBeGreaterThanOrEqual(2);
    const critical = () => tasksOf(grid, ID).find(({ Play }) => Play === 'Critical risk')!;
    expect(critical()['Escalated to']).toBe('VP CS');
    cellAt(grid, critical().Key!, 'Intent confirmed', 'yes');
    set(grid, ID, CALM);
    score(bench);
    expect(critical()).toMatchObject({ Status: 'Open', 'Works since': 46351 });
    bench.environment.clock.advance(7 * DAY);
    score(bench);
    expect(critical()).toMatchObject({ Status: 'Succeeded', Closed: 46358, 'Episode ended': 46358 });
  });

  test('moves the open tasks of a reassigned account, in calls that do not grow with them', () => {
    const callsOf = () => bench.runFromClient('scorePortfolio', {}).log.length;
    const still = callsOf();
    const sheet = grid.sheets[0]!;
    const values = valuesOf(sheet);
    const column = values[0]!.indexOf('CSM');
    for (const { Key } of tasksOf(grid)) cellAt(grid, Key!, 'Status', 'Open');
    const from = tasksOf(grid)[0]!.CSM;
    values.forEach((row, i) => {
      if (row[column] === from) fill(sheet, [['Noor Haddad']], i, column);
    });
    const open = tasksOf(grid).filter(
      (task) => task.CSM === from && task.Owner === from && task.Status === 'Open',
    );
    expect(open.length).toBeGreaterThan(4);
    expect(callsOf() - still).toBeLessThan(80);
    const moved = tasksOf(grid).filter((task) => task['Handed over from'] === from);
    expect(moved.length).toBeGreaterThanOrEqual(open.length);
    expect(moved.filter((task) => task.Status === 'Open' && task.Owner === from)).toEqual([]);
  });

  test('whose tab of tasks cannot be written keeps its scores, and says so', () => {
    const sheet = tab(grid, 'Vitals tasks');
    fill(sheet, [['Something else']], 0, valuesOf(sheet)[0]!.indexOf('Key'));
    set(grid, ID, CRITICAL);
    bench.environment.clock.advance(DAY);
    const before = valuesOf(sheet);
    const run = score(bench);
    expect(run.summary.scored).toBe(254);
    expect(scoresOf(grid).find((row) => row['Customer id'] === ID)).toMatchObject({
      'Risk tier': 'Critical',
    });
    expect(run.tasks.problems.join()).toMatch(/has lost its column "Key"/);
    expect(run.tasks.opened).toBe(0);
    expect(valuesOf(sheet)).toEqual(before);
  });
});

describe('the sidebar', () => {
  test('lists what is proposed, starts a play, closes a step, and opens the next at once', () => {
    const { bench } = benchOnSample();
    const list = (name: string, ...args: unknown[]) => call<TaskList>(bench, name, ...args).tasks;
    expect(list('listTasks')).toEqual([]);
    score(bench);
    const [first, second] = list('listTasks').filter(({ play }) => play === 'Critical risk');
    expect(first).toMatchObject({ proposed: true, open: false, overdue: false });
    bench.environment.clock.advance(3 * DAY);
    const [started] = list('startPlay', first!.key);
    expect(started).toMatchObject({ key: first!.key, open: true, proposed: false, due: '2026-11-24' });
    expect([...list('declinePlay', second!.key)].pop()).toMatchObject({
      key: second!.key,
      status: 'Not needed',
    });
    bench.environment.clock.advance(DAY);
    expect(list('listTasks')[0]).toMatchObject({ key: first!.key, overdue: true });
    const after = list('setTask', first!.key, true);
    expect(after[0]).toMatchObject({
      customer: first!.customer,
      owner: 'VP CS',
      due: '2026-11-26',
      open: true,
    });
    expect(after.find(({ key }) => key === first!.key)).toMatchObject({
      status: 'Done',
      closed: '2026-11-25',
    });
    expect(list('setTask', first!.key, true).filter(({ open }) => open)).toHaveLength(1);
    expect(list('setTask', first!.key, false).filter(({ open }) => open)).toHaveLength(2);
    for (const name of ['setTask', 'startPlay', 'declinePlay']) {
      expect(bench.runFromClient(name, 'nothing', true).error?.message).toMatch(
        /no longer .* "Vitals tasks"/,
      );
    }
    score(bench);
    const declined = list('listTasks').filter(({ id, play }) => id === second!.id && play === second!.play);
    expect(declined).toMatchObject([{ key: second!.key, status: 'Not needed' }]);
  });

  test('opens the playbooks; runs follow what they say, and name what they cannot', () => {
    const { bench, grid } = benchOnSample();
    call(bench, 'editPlaybooks');
    const sheet = tab(grid, 'Vitals playbooks');
    expect(grid.activeSheet.name).toBe('Vitals playbooks');
    const rows = recordsOf(sheet);
    const at = rows.findIndex(({ Row, Play }) => Row === 'step' && Play === 'High risk') + 1;
    fill(sheet, [['Ring them up']], at, 2);
    fill(sheet, [['soon']], at + 1, 5);
    const { tasks } = score(bench);
    expect(tasks.problems).toEqual([
      expect.stringMatching(/^Vitals playbooks!F\d+: Write a whole number of days/),
    ]);
    const high = scoresOf(grid).find((row) => row['Next action'] === 'Ring them up')!;
    expect(high['Risk tier']).toBe('High');
    expect(tasksOf(grid, String(high['Customer id']))[0]).toMatchObject({ Step: 'Ring them up', Due: 46350 });
  });

  test('opens the table of next actions; runs follow what it says, and name what they cannot', () => {
    const { bench, grid } = benchOnSample();
    call(bench, 'editNextActions');
    const sheet = tab(grid, 'Vitals next actions');
    expect(grid.activeSheet.name).toBe('Vitals next actions');
    const at = recordsOf(sheet).findIndex(({ Play }) => Play === 'Critical risk') + 1;
    fill(sheet, [['Call the board', 'Priya Nair', 1, '']], at, 2);
    fill(sheet, [['no such thing']], at + 1, 1);
    expect(score(bench).tasks.problems).toEqual([
      expect.stringMatching(/^Vitals next actions!B\d+: "no such thing" is no condition/),
    ]);
    const critical = scoresOf(grid).find((row) => row['Next action'] === 'Call the board')!;
    expect(critical).toMatchObject({
      'Risk tier': 'Critical',
      'Action owner': 'Priya Nair',
      'Action due': 46348,
    });
  });

  test('opens the team with the CSMs of the last run; tasks go to their managers', () => {
    const { bench, grid } = benchOnSample();
    score(bench);
    call(bench, 'editTeam');
    const sheet = tab(grid, 'Vitals team');
    const people = recordsOf(sheet).map(({ CSM, 'E-mail': email }) => [CSM, email]);
    const csms = [...new Set(scoresOf(grid).map(({ CSM }) => String(CSM ?? '')))].filter(Boolean).sort();
    const emailOf = (name: string) => `${name.toLowerCase().replace(' ', '.')}@example.com`;
    const roles = ['VP CS', 'Legal', 'VP Engineering', 'VP Sales', 'Director CS', 'account executive', 'CRO'];
    expect(people).toEqual([
      ...csms.map((name) => [name, emailOf(name)]),
      ...roles.map((role) => [role, null]),
    ]);
    const names = csms;
    fill(
      sheet,
      names.map(() => ['Maria Lund']),
      1,
      2,
    );
    fill(sheet, [['', 'Priya Nair']], people.length + 1, 0);
    for (const { Key } of tasksOf(grid)) cellAt(grid, Key!, 'Owner', 'CS manager');
    score(bench);
    const owners = tasksOf(grid).filter(({ Owner }) => Owner === 'Maria Lund' || Owner === 'CS manager');
    expect(new Set(owners.map(({ Owner, CSM }) => (CSM ? Owner : '')))).toEqual(new Set(['Maria Lund']));
    call(bench, 'editTeam');
    expect(recordsOf(sheet)).toHaveLength(people.length + 1);
  });
});

test('another person’s run at any moment of ours doubles no task and loses none', () => {
  const keysOf = (grid: Grid) => tasksOf(grid).map(({ Key }) => String(Key));
  const alone = benchOnSample();
  alone.bench.runFromClient('scorePortfolio', {});
  const { log } = benchOnSample().bench.runFromClient('scorePortfolio', {});
  const expected = keysOf(alone.grid).sort();
  expect(expected.length).toBeGreaterThan(50);

  const moments = [0.02, 0.3, 0.6, 0.8, 0.95].map((share) => Math.ceil(log.length * share));
  for (const moment of moments) {
    const { bench, grid } = benchOnSample();
    const other = bench.besideUser('other@example.com');
    let answered = 0;
    bench.watch = between(moment, () => {
      // It is refused while ours writes, and told so; where it comes first, ours finds its tasks.
      const { error } = other.runFromClient('scorePortfolio', {});
      if (error) expect(error.message).toContain('Another run is writing');
      answered += 1;
    });
    bench.runFromClient('scorePortfolio', {});
    bench.watch = {};
    other.runFromClient('scorePortfolio', {});
    expect([moment, answered, keysOf(grid).sort()]).toEqual([moment, 1, expected]);
  }
});
