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

  test('opens the tasks of the plays, and names the first of them as the next action', () => {
    const tasks = tasksOf(grid);
    expect(first.tasks).toMatchObject({ opened: tasks.length, problems: [] });
    const scores = scoresOf(grid);
    const medium = scores.find((row) => row['Risk tier'] === 'Medium')!;
    const [task] = tasksOf(grid, String(medium['Customer id']));
    expect(task).toMatchObject({ Owner: medium.CSM, Status: 'Open', Due: 46352, Opened: 46347 });
    expect(medium['Next action']).toContain(`Medium risk: ${task!.Step} (${medium.CSM}, by 2026-11-26)`);
    const tiers = new Set(['Critical', 'High', 'Medium']);
    const due = scores.filter((row) => tiers.has(String(row['Risk tier'])));
    expect(new Set(tasks.map((each) => each['Customer id'])).size).toBe(due.length);
  });

  test('and opens none again', () => {
    const before = valuesOf(tab(grid, 'Vitals tasks'));
    expect(score(bench).tasks).toMatchObject({ opened: 0, closed: 0, handedOver: 0, escalated: 0 });
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
    expect(score(bench).tasks).toMatchObject({ opened: 0 });
    expect(recordsOf(sheet)).toEqual(
      before.map((row) => (row.Key === task!.Key ? { ...row, Closed: 46347 } : row)),
    );
    expect(score(bench).tasks).toMatchObject({ opened: 0, closed: 0 });
    sheet.delete('columns', 2, 1);
  });

  test('follows a customer into the Critical tier, and out of it', () => {
    set(grid, ID, CRITICAL);
    expect(score(bench).tasks.opened).toBe(6);
    expect(tasksOf(grid, ID).map(({ Status }) => Status)).toEqual(new Array(6).fill('Open'));
    bench.environment.clock.advance(4 * DAY);
    expect(score(bench).tasks.escalated).toBeGreaterThanOrEqual(3);
    expect(tasksOf(grid, ID)[0]!['Escalated to']).toBe('VP CS');
    set(grid, ID, CALM);
    expect(score(bench).tasks.closed).toBe(6);
    expect(tasksOf(grid, ID)[0]).toMatchObject({
      Status: 'Recovered',
      Closed: 46351,
      'Episode ended': 46351,
    });
  });

  test('moves the open tasks of a reassigned account, in calls that do not grow with them', () => {
    const callsOf = () => bench.runFromClient('scorePortfolio', {}).log.length;
    const still = callsOf();
    const sheet = grid.sheets[0]!;
    const values = valuesOf(sheet);
    const column = values[0]!.indexOf('CSM');
    const from = tasksOf(grid).find(({ Status }) => Status === 'Open')!.CSM;
    values.forEach((row, i) => {
      if (row[column] === from) fill(sheet, [['Noor Haddad']], i, column);
    });
    const open = tasksOf(grid).filter(
      (task) => task.CSM === from && task.Owner === from && task.Status === 'Open',
    );
    expect(open.length).toBeGreaterThan(20);
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
  test('lists the tasks, the most urgent first, and closes one', () => {
    const { bench, grid } = benchOnSample();
    expect(call<TaskList>(bench, 'listTasks').tasks).toEqual([]);
    score(bench);
    bench.environment.clock.advance(3 * DAY);
    const { tasks } = call<TaskList>(bench, 'listTasks');
    expect(tasks[0]).toMatchObject({ open: true, overdue: true, due: '2026-11-21', status: 'Open' });
    const after = call<TaskList>(bench, 'setTask', tasks[0]!.key, true).tasks;
    expect(after.find(({ key }) => key === tasks[0]!.key)).toMatchObject({
      status: 'Done',
      closed: '2026-11-24',
    });
    expect(after[after.length - 1]!.key).toBe(tasks[0]!.key);
    const again = call<TaskList>(bench, 'setTask', tasks[0]!.key, false).tasks;
    expect(again[0]).toMatchObject({ key: tasks[0]!.key, status: 'Open', closed: '' });
    expect(bench.runFromClient('setTask', 'nothing', true).error?.message).toMatch(
      /no longer in "Vitals tasks"/,
    );
    expect(tasksOf(grid)).toHaveLength(tasks.length);
  });

  test('opens the playbooks; runs follow what they say, and name what they cannot', () => {
    const { bench, grid } = benchOnSample();
    call(bench, 'editPlaybooks');
    const sheet = tab(grid, 'Vitals playbooks');
    expect(grid.activeSheet.name).toBe('Vitals playbooks');
    const rows = recordsOf(sheet);
    const at = rows.findIndex(({ Row, Play }) => Row === 'step' && Play === 'Medium risk') + 1;
    fill(sheet, [['Ring them up']], at, 2);
    fill(sheet, [['soon']], at + 1, 5);
    const { tasks } = score(bench);
    expect(tasks.problems).toEqual([
      expect.stringMatching(/^Vitals playbooks!F\d+: Write a whole number of days/),
    ]);
    const medium = scoresOf(grid).find((row) => row['Risk tier'] === 'Medium')!;
    expect(tasksOf(grid, String(medium['Customer id'])).map(({ Step }) => Step)).toHaveLength(3);
    expect(medium['Next action']).toMatch(/^Medium risk: Ring them up/);
  });

  test('opens the team with the CSMs of the last run; tasks go to their managers', () => {
    const { bench, grid } = benchOnSample();
    score(bench);
    call(bench, 'editTeam');
    const sheet = tab(grid, 'Vitals team');
    const names = recordsOf(sheet).map(({ CSM }) => CSM);
    expect(names).toEqual([...new Set(scoresOf(grid).map(({ CSM }) => CSM))].filter(Boolean).sort());
    fill(
      sheet,
      names.map(() => ['Maria Lund']),
      1,
      2,
    );
    fill(sheet, [['', 'Priya Nair']], names.length + 1, 0);
    score(bench);
    const owners = tasksOf(grid).filter(({ Owner }) => Owner === 'Maria Lund' || Owner === 'CS manager');
    expect(new Set(owners.map(({ Owner, CSM }) => (CSM ? Owner : '')))).toEqual(new Set(['Maria Lund']));
    call(bench, 'editTeam');
    expect(recordsOf(sheet)).toHaveLength(names.length + 1);
  });
});

test('another person’s run at any moment of ours doubles no task and loses none', () => {
  const keysOf = (grid: Grid) => tasksOf(grid).map(({ Key }) => String(Key));
  const alone = benchOnSample();
  alone.bench.runFromClient('scorePortfolio', {});
  const { log } = benchOnSample().bench.runFromClient('scorePortfolio', {});
  const expected = keysOf(alone.grid).sort();
  expect(expected.length).toBeGreaterThan(100);

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
