import { describe, expect, test } from '@jest/globals';
import { isDue, nextDay, wallTime } from '../../src/addon/schedule/due';
import type { Schedules } from '../../src/addon/schedule/schedule';
import { between, Clock, type Execution, killAfter } from '../../workbench';
import { faultyPortfolio } from '../faults/portfolio';
import { callOn, teamWith } from '../support/team';

const ROWS = faultyPortfolio();

function scheduled(start: string, hour: number, timeZone = 'Etc/UTC') {
  const opened = teamWith(ROWS, { timeZone, clock: new Clock(start) });
  opened.call('startSchedule', hour);
  return opened;
}

/** The instants at which firings came to a run, as the scores tab says. */
const scored = (fired: readonly Execution[]) =>
  fired.filter(({ calls }) => (calls.get('Range.setValues') ?? 0) > 0);

describe('A day’s run', () => {
  test.each([
    ['before its hour', 7, '', '', 0, { day: '2026-11-21', hour: 6 }, false],
    ['in its hour', 7, '2026-11-20', '', 0, { day: '2026-11-21', hour: 7 }, true],
    ['after its hour, where that was missed', 7, '2026-11-20', '', 0, { day: '2026-11-21', hour: 15 }, true],
    ['once it is complete', 7, '2026-11-21', '2026-11-21', 1, { day: '2026-11-21', hour: 8 }, false],
    ['after three attempts', 7, '2026-11-20', '2026-11-21', 3, { day: '2026-11-21', hour: 10 }, true],
    ['after four attempts', 7, '2026-11-20', '2026-11-21', 4, { day: '2026-11-21', hour: 11 }, false],
    [
      'on the day after four attempts',
      7,
      '2026-11-20',
      '2026-11-21',
      4,
      { day: '2026-11-22', hour: 7 },
      true,
    ],
    [
      'where the day has gone back with the zone',
      7,
      '2026-11-22',
      '',
      0,
      { day: '2026-11-21', hour: 9 },
      false,
    ],
  ])('%s', (_, hour, done, tried, attempts, now, due) => {
    expect(isDue(hour, { done, tried, attempts }, now)).toBe(due);
  });

  test('comes today until it is complete or given up', () => {
    const now = { day: '2026-12-31', hour: 9 };
    expect(nextDay({ done: '2026-12-30', tried: '', attempts: 0 }, now)).toBe('2026-12-31');
    expect(nextDay({ done: '2026-12-31', tried: '', attempts: 0 }, now)).toBe('2027-01-01');
    expect(nextDay({ done: '2026-12-30', tried: '2026-12-31', attempts: 4 }, now)).toBe('2027-01-01');
  });

  // The clocks go forward over 2:00 and back over 1:30 or 2:30; Lord Howe's move by half an hour.
  test.each([
    'Europe/Berlin',
    'America/New_York',
    'America/Sao_Paulo',
    'Australia/Lord_Howe',
    'Pacific/Kiritimati',
  ])('is run once on every civil day in %s, whatever the clocks do', (timeZone) => {
    for (const season of ['2026-03-01', '2026-09-25']) {
      const first = Date.parse(`${season}T12:25:00Z`);
      const times = Array.from({ length: 45 * 24 }, (_, i) =>
        wallTime(new Date(first + i * 3_600_000), timeZone),
      );
      for (const hour of [0, 1, 2, 3, 7, 23]) {
        let progress = { done: '', tried: '', attempts: 0 };
        const days: string[] = [];
        for (const now of times) {
          if (!isDue(hour, progress, now)) continue;
          days.push(now.day);
          progress = { ...progress, done: now.day };
        }
        const whole = [...new Set(times.map(({ day }) => day))].slice(1, -1);
        expect(days).toEqual(expect.arrayContaining(whole));
        expect(days).toEqual([...new Set(days)]);
      }
    }
  });
});

describe('The schedule', () => {
  test('scores once a day in its hour, and the other firings return at once', () => {
    const { bench, grid, call } = scheduled('2026-11-21T05:20:00Z', 7);
    const fired = bench.passTo('2026-11-23T05:00:00Z');
    expect(fired.map(({ error }) => error?.message)).toEqual(new Array(47).fill(undefined));
    expect(scored(fired)).toHaveLength(2);
    const idle = fired.filter((one) => !scored([one]).length);
    // A look at the red flags: the rows, the history and the settings are read, and nothing is written.
    expect(Math.max(...idle.map(({ log }) => log.length))).toBeLessThan(30);
    expect(grid.sheets.map(({ name }) => name)).toContain('Vitals scores');
    expect(call<Schedules>('readSchedule').mine).toEqual({
      hour: 7,
      next: '2026-11-23',
      at: '2026-11-22 07:20',
      came: '6 of 6 scored.',
      failed: false,
      trouble: '',
    });
  });

  test('started after its hour begins tomorrow', () => {
    const { bench, call } = scheduled('2026-11-21T07:30:00Z', 7);
    expect(call<Schedules>('readSchedule').mine?.next).toBe('2026-11-22');
    expect(scored(bench.passTo('2026-11-22T06:00:00Z'))).toHaveLength(0);
    expect(scored(bench.passTo('2026-11-22T08:00:00Z'))).toHaveLength(1);
  });

  test('follows the spreadsheet’s time zone when that is changed', () => {
    const { bench, grid } = scheduled('2026-11-21T01:10:00Z', 7, 'Asia/Tokyo');
    expect(scored(bench.passTo('2026-11-21T22:00:00Z'))).toHaveLength(0);
    expect(scored(bench.passTo('2026-11-21T22:30:00Z'))).toHaveLength(1);
    grid.timeZone = 'America/Los_Angeles';
    expect(scored(bench.passTo('2026-11-22T14:30:00Z'))).toHaveLength(0);
    expect(scored(bench.passTo('2026-11-23T15:30:00Z'))).toHaveLength(1);
  });

  // In New York 2:20 does not exist on the first of these nights, and 1:20 comes twice on the other.
  test.each([
    [2, '2026-03-06T20:00:00Z', ['2026-03-07', '2026-03-08', '2026-03-09']],
    [1, '2026-10-30T20:00:00Z', ['2026-10-31', '2026-11-01', '2026-11-02']],
  ])(
    'keeps each day once where the clocks change, whatever zone the script has (%d:00)',
    (hour, start, days) => {
      const { bench, grid } = teamWith(ROWS, {
        timeZone: 'America/New_York',
        scriptTimeZone: 'Pacific/Kiritimati',
        clock: new Clock(start),
      });
      callOn(bench)('startSchedule', hour);
      expect(scored(bench.passTo(`${days[2]}T20:00:00Z`))).toHaveLength(3);
      const history = grid.sheets.find(({ name }) => name === 'Vitals history')!;
      const kept = history.values({ row: 1, column: 0, rows: history.extent().rows - 1, columns: 1 });
      expect(kept.flat()).toEqual(days);
    },
  );

  test('scores the tab in which it was started, and moves nobody’s screen', () => {
    const { bench, grid } = scheduled('2026-11-21T05:20:00Z', 7);
    const [customers] = grid.sheets;
    const other = grid.insertSheet('Prospects', 0);
    other.write({ row: 0, column: 0, rows: 2, columns: 3 }, [
      ['customer_id', 'login_frequency', 'nps_score'],
      ['P1', 10, 2],
    ]);
    grid.activeSheet = other;
    bench.passTo('2026-11-21T08:00:00Z');
    expect(grid.activeSheet).toBe(other);
    const scores = grid.sheets.find(({ name }) => name === 'Vitals scores')!;
    expect(scores.values({ row: 1, column: 0, rows: 1, columns: 1 })).toEqual([['C0']]);
    expect(customers!.name).toBe('Sheet1');
  });

  test('has one trigger however often and wherever it is started', () => {
    const { bench, call } = scheduled('2026-11-21T05:20:00Z', 7);
    call('startSchedule', 9, {});
    expect(bench.environment.triggers.size).toBe(1);
    expect(call<Schedules>('readSchedule').mine?.hour).toBe(9);

    // In two windows at once: the second finds the first one's trigger.
    const both = teamWith(ROWS);
    const made = both.bench.runFromClient('startSchedule', 7).log.indexOf('ClockTriggerBuilder.create') + 1;
    both.call('stopSchedule');
    both.bench.watch = between(made, () => {
      both.bench.watch = {};
      both.call('startSchedule', 8);
    });
    const second = both.bench.runFromClient('startSchedule', 7);
    expect([second.error, both.bench.environment.triggers.size]).toEqual([null, 1]);
    expect(both.call<Schedules>('readSchedule').mine).toMatchObject({ hour: 7, trouble: '' });
  });

  test('of another person is seen, left alone, and never run twice over', () => {
    const { bench, call } = scheduled('2026-11-21T05:20:00Z', 7);
    const kim = bench.besideUser('kim@example.com');
    const kims = callOn(kim);
    kims('startSchedule', 8);
    expect(kims<Schedules>('readSchedule').others).toMatchObject([{ who: '', hour: 7, came: 'Started.' }]);
    expect(call<Schedules>('readSchedule').others).toMatchObject([{ who: 'kim@example.com', hour: 8 }]);
    kims('stopSchedule');
    expect(kim.environment.triggers.size).toBe(0);
    expect(bench.environment.triggers.size).toBe(1);
    expect(call<Schedules>('readSchedule').others).toEqual([]);
  });

  test('does nothing for whoever calls its function from the page', () => {
    const { bench } = scheduled('2026-11-21T05:20:00Z', 0);
    for (const event of [undefined, null, {}, { triggerUid: 'x' }, { triggerUid: { toString: 'x' } }]) {
      const run =
        event === undefined ? bench.runFromClient('hourlySweep') : bench.runFromClient('hourlySweep', event);
      expect([run.error, run.calls.get('Range.setValues')]).toEqual([null, undefined]);
    }
  });

  test('asks for an hour of the day', () => {
    const { bench } = teamWith(ROWS);
    for (const hour of [-1, 24, 7.5, 'seven', null]) {
      const run = bench.runFromClient('startSchedule', hour);
      expect([hour, run.error?.message, bench.environment.triggers.size]).toEqual([
        hour,
        'Error: Choose an hour from 0 to 23.',
        0,
      ]);
    }
  });
});

describe('What goes wrong with a schedule is seen', () => {
  const mine = (call: ReturnType<typeof callOn>) => call<Schedules>('readSchedule').mine!;

  test('a run that fails is tried four times on a day, and again on the next', () => {
    const { bench, grid, call } = scheduled('2026-11-21T05:20:00Z', 7);
    const [sheet] = grid.sheets;
    // A column of unique texts is taken for ids whatever its header: these are all the same.
    const { rows, columns } = sheet!.extent();
    const ids = { row: 1, column: 0, rows: rows - 1, columns };
    const before = sheet!.values(ids);
    sheet!.write({ row: 0, column: 0, rows: 1, columns: 2 }, [['Notes', 'no id any more']]);
    sheet!.write(
      ids,
      before.map((row) => row.map((cell) => (typeof cell === 'string' ? 'same' : cell))),
    );
    bench.passTo('2026-11-22T06:00:00Z');
    expect(mine(call)).toMatchObject({ at: '2026-11-21 10:20', failed: true, next: '2026-11-22' });
    expect(mine(call).came).toMatch(/^The run failed: The tab "Sheet1" has customer columns, but none/);
    sheet!.write({ row: 0, column: 1, rows: 1, columns: 1 }, [['customer_id']]);
    sheet!.write(ids, before);
    bench.passTo('2026-11-22T08:00:00Z');
    expect(mine(call)).toMatchObject({ at: '2026-11-22 07:20', failed: false });
  });

  test('a run that died is told, and tried again in the next hour', () => {
    const { bench, call } = scheduled('2026-11-21T05:20:00Z', 7);
    bench.passTo('2026-11-21T07:00:00Z');
    bench.watch = killAfter(40);
    expect(bench.passTo('2026-11-21T08:00:00Z').map(({ outcome }) => outcome)).toEqual(['killed']);
    bench.watch = {};
    expect(mine(call)).toMatchObject({ came: 'A run began, and has not said how it ended.', failed: true });
    bench.passTo('2026-11-21T09:00:00Z');
    expect(mine(call)).toMatchObject({ came: '6 of 6 scored.', failed: false, next: '2026-11-22' });
  });

  test('a busy spreadsheet is tried again', () => {
    const { bench, call } = scheduled('2026-11-21T05:20:00Z', 7);
    bench.environment.locks.set('document', 'another execution');
    bench.passTo('2026-11-21T08:00:00Z');
    expect(mine(call).came).toMatch('Another run is writing in this spreadsheet');
    bench.environment.locks.clear();
    bench.passTo('2026-11-21T09:00:00Z');
    expect(mine(call).failed).toBe(false);
  });

  test('a spreadsheet that a trigger does not reach is opened by its id, where that is allowed', () => {
    const { bench, call } = scheduled('2026-11-21T05:20:00Z', 7);
    bench.environment.triggersReachSpreadsheet = false;
    bench.passTo('2026-11-21T08:00:00Z');
    expect(mine(call)).toMatchObject({ failed: true });
    expect(mine(call).came).toMatch(
      /^The spreadsheet could not be opened: Specified permissions are not sufficient .*\/spreadsheets$/,
    );
    bench.environment.authorization.granted.add('https://www.googleapis.com/auth/spreadsheets');
    bench.passTo('2026-11-21T09:00:00Z');
    expect(mine(call)).toMatchObject({ came: '6 of 6 scored.', failed: false });
  });

  test('a trigger that does not fire any more, or is gone, is told', () => {
    const { bench, call } = scheduled('2026-11-21T05:20:00Z', 7);
    const { authorization, triggers } = bench.environment;
    const asked = [...authorization.granted];
    authorization.granted.clear();
    bench.passTo('2026-11-21T08:59:00Z');
    for (const scope of asked) authorization.granted.add(scope);
    expect(mine(call).trouble).toBe('');
    authorization.granted.clear();
    bench.passTo('2026-11-21T09:05:00Z');
    for (const scope of asked) authorization.granted.add(scope);
    expect(mine(call).trouble).toMatch('It has not run when it should have.');
    triggers.clear();
    expect(mine(call).trouble).toBe('Google no longer has its trigger: start it again.');
    call('startSchedule', 7);
    expect(mine(call).trouble).toBe('');
  });

  test('what an execution leaves that died while it started one is found again', () => {
    const { bench, call } = teamWith(ROWS);
    const made = bench.runFromClient('startSchedule', 7).log.indexOf('ClockTriggerBuilder.create') + 1;
    call('stopSchedule');
    bench.watch = killAfter(made);
    bench.runFromClient('startSchedule', 7);
    bench.watch = {};
    expect(bench.environment.triggers.size).toBe(1);
    expect(call<Schedules>('readSchedule').mine).toBeNull();
    bench.passTo('2026-11-22T12:00:00Z');
    call('startSchedule', 7);
    expect([bench.environment.triggers.size, mine(call).trouble]).toEqual([1, '']);
  });
});

test('no run of a trigger makes a trigger', () => {
  const { bench } = scheduled('2026-11-21T05:20:00Z', 7);
  const fired = bench.passTo('2026-11-22T12:00:00Z');
  expect(fired.flatMap(({ log }) => log).filter((name) => /newTrigger|deleteTrigger/.test(name))).toEqual([]);
});
