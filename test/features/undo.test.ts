import { describe, expect, test } from '@jest/globals';
import type { RunReport } from '../../src/addon/run/score';
import {
  type CellValue,
  Clock,
  failAfter,
  type Grid,
  type GridSheet,
  MemoryGrid,
  Workbench,
} from '../../workbench';
import { readProject } from '../../workbench/project';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { customer, HEADERS } from '../support/eventful';
import { fill, recordsOf, valuesOf } from '../support/sheets';
import { callOn } from '../support/team';

const CALM = ['C1', 'C2', 'C3', 'C4'].map((id, i) =>
  customer(id, i % 2 ? 'Kim' : 'Lee', { arr: 1000 * (i + 1) }),
);
/** What happens to two of them: usage halves, the sponsor leaves, and a critical bug is open. */
const TROUBLE = {
  daily_active_users: 20,
  login_frequency: 5,
  feature_adoption: 5,
  nps_score: 1,
  sponsor_change: 'yes',
  unresolved_critical: 3,
};
const EVENTFUL = [
  customer('C1', 'Lee', { arr: 1000, ...TROUBLE }),
  customer('C2', 'Kim', { arr: 2000, ...TROUBLE }),
  ...CALM.slice(2),
];

function opened(grid: Grid = new MemoryGrid({ rows: 60, columns: 40 }), day = '2026-10-30') {
  const clock = new Clock(`${day}T12:00:00Z`);
  const bench = new Workbench({ ...readProject('dist/team'), grid, clock, userEmail: 'ann@example.com' });
  const sheet = grid.activeSheet as GridSheet;
  fill(sheet, [HEADERS, ...CALM]);
  const call = callOn(bench);
  const score = (way = 'live') => call<RunReport>('scorePortfolio', { model: 'segment', way });
  const tab = (name: string) => recordsOf(grid.sheets.find((each) => each.name === name)!);
  return { grid, bench, clock, sheet, call, score, tab };
}

/** Every tab with what stands in it, but for the one that keeps the run before. */
const tabsOf = (grid: Grid): Map<string, CellValue[][]> =>
  new Map(
    grid.sheets
      .filter(({ name }) => name !== 'Vitals run before')
      .map((sheet) => [sheet.name, sheet.extent().rows === 0 ? [] : valuesOf(sheet)]),
  );

const GRIDS: [string, () => Grid][] = [
  ['the in-memory grid', () => new MemoryGrid({ rows: 60, columns: 40 })],
  ['the Univer grid', () => new UniverGrid({ rows: 60, columns: 40 })],
];

describe.each(GRIDS)('Undo after two runs, on %s', (_, makeGrid) => {
  test.each(['live', 'values', 'scores tab'])(
    'gives the tabs of the first one back, with results as %s',
    (way) => {
      const { grid, clock, sheet, call, score, tab } = opened(makeGrid());
      score(way);
      call('makeDashboard');
      grid.activeSheet = sheet;
      score(way);
      const first = tabsOf(grid);
      clock.forwardTo('2026-11-03T12:00:00Z');
      fill(sheet, EVENTFUL, 1);
      score(way === 'scores tab' ? 'live' : way);
      expect([tab('Vitals tasks').length > 0, tab('Vitals alerts').length > 0]).toEqual([true, true]);
      expect(tab('Vitals months').map(({ Month }) => Month)).toEqual(['2026-10', '2026-11']);
      const said = call<string>('undoLastRun');
      expect(said).toMatch(
        /^"Vitals scores" and the results beside your rows are those of the run before of 2026-10-30 again\. Taken back: /,
      );
      // The input stays as the user has it; so what looks at it shows the same results as before.
      fill(sheet, CALM, 1);
      const after = tabsOf(grid);
      for (const [name, cells] of first)
        expect([name, filled(after.get(name)!)]).toEqual([name, filled(cells)]);
      for (const [name, cells] of after)
        if (!first.has(name)) expect([name, filled(cells).length <= 1]).toEqual([name, true]);
      expect(call<RunReport>('scorePortfolio', { model: 'segment', way }).sentence).toBe('4 of 4 scored');
    },
  );
});

/** Without the blank rows and cells at the end. */
function filled(cells: readonly (readonly CellValue[])[]): CellValue[][] {
  const rows = cells.map((row) => [...row]);
  for (const row of rows) while (row.length > 0 && (row[row.length - 1] ?? '') === '') row.pop();
  while (rows.length > 0 && rows[rows.length - 1]!.length === 0) rows.pop();
  return rows;
}

describe('Undo', () => {
  function afterTrouble() {
    const team = opened();
    team.score();
    team.clock.forwardTo('2026-11-03T12:00:00Z');
    fill(team.sheet, EVENTFUL, 1);
    team.score();
    return team;
  }

  test('leaves and names what people have worked on since', () => {
    const { grid, call, tab } = afterTrouble();
    const [task] = tab('Vitals tasks');
    call('setTask', task!.Key, true);
    const tasks = grid.sheets.find(({ name }) => name === 'Vitals tasks')!;
    const notes = valuesOf(tasks)[0]!.indexOf('Notes');
    fill(tasks, [['Called Ana on Friday']], 2, notes);
    const said = call<string>('undoLastRun');
    expect(tab('Vitals tasks').map(({ Status, Notes }) => [Status, Notes])).toEqual(
      expect.arrayContaining([
        ['Done', null],
        [expect.any(String), 'Called Ana on Friday'],
      ]),
    );
    expect(said).toMatch(
      `Kept, because somebody has worked on them or an alert was sent: task "${task!.Customer}: ${task!.Step}"`,
    );
  });

  test('lists what was mailed, which stays told', () => {
    const { grid, sheet, call, tab, bench, clock, score } = opened();
    call('editRules');
    const rules = grid.sheets.find(({ name }) => name === 'Vitals rules')!;
    const recipient = valuesOf(rules)[0]!.indexOf('Recipient');
    fill(
      rules,
      valuesOf(rules)
        .slice(1)
        .map(() => ['vp@example.com']),
      1,
      recipient,
    );
    grid.activeSheet = sheet;
    score();
    clock.forwardTo('2026-11-03T12:00:00Z');
    fill(sheet, EVENTFUL, 1);
    score();
    call('sendAlerts');
    const sent = tab('Vitals alerts').filter(
      ({ State, Action }) => State === 'sent' && Action === 'send_email',
    );
    const mails = bench.environment.mails.length;
    expect(sent.length * mails).toBeGreaterThan(0);
    const said = call<string>('undoLastRun');
    const mailed = tab('Vitals alerts').filter(({ State }) => State === 'sent');
    expect(mailed.map(({ Key }) => Key)).toEqual(sent.map(({ Key }) => Key));
    expect(said).toMatch(`alert "${sent[0]!.Name}: ${sent[0]!['What happened']}" (Sent to vp@example.com)`);
    call('sendAlerts');
    expect(bench.environment.mails).toHaveLength(mails);
  });

  test('of a second run on a day gives the day of the first one back', () => {
    const { grid, sheet, call, score } = opened();
    score();
    const history = () => filled(tabsOf(grid).get('Vitals history')!);
    const first = history();
    fill(sheet, EVENTFUL, 1);
    score();
    expect(history()).not.toEqual(first);
    call('undoLastRun');
    expect(history()).toEqual(first);
  });

  test('of the first run clears what it wrote', () => {
    const { grid, sheet, call, score } = opened();
    fill(sheet, EVENTFUL, 1);
    score();
    expect(call<string>('undoLastRun')).toMatch(
      /^The results beside the rows of "Sheet1" and in "Vitals scores" are cleared\./,
    );
    for (const [name, cells] of tabsOf(grid)) {
      if (name === 'Sheet1' || name === 'Vitals cohorts') continue;
      expect([name, filled(cells).length <= 1]).toEqual([name, true]);
    }
    expect(filled(valuesOf(sheet))).toEqual(filled([HEADERS, ...EVENTFUL] as CellValue[][]));
  });

  test('that fails on its way is finished by the next press', () => {
    const peace = afterTrouble();
    const calls = peace.bench.runFromClient('undoLastRun').log.length;
    const wanted = [...tabsOf(peace.grid)].map(([name, cells]) => [name, filled(cells)]);
    for (let call = 3; call < calls; call += Math.ceil(calls / 5)) {
      const { bench, grid } = afterTrouble();
      bench.watch = failAfter(call, 'Service Spreadsheets timed out');
      const came = bench.runFromClient('undoLastRun');
      bench.watch = {};
      if (came.error) expect(bench.runFromClient('undoLastRun').error).toBeNull();
      expect([call, [...tabsOf(grid)].map(([name, cells]) => [name, filled(cells)])]).toEqual([call, wanted]);
    }
  });

  test('pressed again takes nothing more back, and says so', () => {
    const { grid, call } = afterTrouble();
    call('undoLastRun');
    const once = tabsOf(grid);
    expect(() => call('undoLastRun')).toThrow(
      'The last run is undone already, and the one before it is not kept.',
    );
    expect(tabsOf(grid)).toEqual(once);
  });

  test('that is cut off after its last write takes nothing more back', () => {
    const { log } = afterTrouble().bench.runFromClient('undoLastRun');
    const peace = afterTrouble();
    peace.call('undoLastRun');
    const wanted = [...tabsOf(peace.grid)].map(([name, cells]) => [name, filled(cells)]);
    for (let call = log.lastIndexOf('Range.setValues'); call <= log.length; call++) {
      const { bench, grid } = afterTrouble();
      bench.watch = failAfter(call, 'Service Spreadsheets timed out');
      bench.runFromClient('undoLastRun');
      bench.watch = {};
      bench.runFromClient('undoLastRun');
      expect([call, [...tabsOf(grid)].map(([name, cells]) => [name, filled(cells)])]).toEqual([call, wanted]);
    }
  });

  test('of a run that an earlier version made clears, and says what stays', () => {
    const { grid, call, score } = opened();
    score();
    grid.deleteSheet(grid.sheets.find(({ name }) => name === 'Vitals run before')!);
    expect(call<string>('undoLastRun')).toMatch(
      /are cleared\. 2026-10-30 is out of the history\. Tasks, alerts and the figures of the month stay/,
    );
  });

  test('keeps the run before compressed, in cells that Sheets takes', () => {
    const { grid, sheet, score } = opened(new MemoryGrid({ rows: 900, columns: 40 }));
    fill(
      sheet,
      Array.from({ length: 800 }, (_, i) => customer(`D${i}`, 'Kim')),
      1,
    );
    score('scores tab');
    score('scores tab');
    const kept = grid.sheets.find(({ name }) => name === 'Vitals run before')!;
    const cells = valuesOf(kept).flat().map(String);
    expect([kept.hidden, cells.every((cell) => cell.length < 50_000), cells[1]!.startsWith('gzip:')]).toEqual(
      [true, true, true],
    );
  });
});

test('Remove everything takes all tabs and columns of ours, and nothing else, once it is asked for in so many words', () => {
  const { grid, sheet, call, score } = opened();
  score();
  call('makeDashboard');
  grid.activeSheet = sheet;
  expect(() => call('removeEverything', 'yes')).toThrow('Nothing was removed.');
  expect(call<string>('removeEverything', 'remove everything')).toMatch(/^Removed: .*Vitals scores.*\.$/);
  expect(grid.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
  expect(filled(valuesOf(sheet))).toEqual(filled([HEADERS, ...CALM] as CellValue[][]));
  expect(score().sentence).toBe('4 of 4 scored');
});
