import { describe, expect, test } from '@jest/globals';
import type { RunQuestion } from '../../src/addon/run/question';
import type { RunReport } from '../../src/addon/run/score';
import type { Schedules } from '../../src/addon/schedule/schedule';
import { Clock, type Grid, type GridSheet } from '../../workbench';
import { faultyPortfolio } from '../faults/portfolio';
import { fill, type TestCell, valuesOf } from '../support/sheets';
import { callOn, teamWith } from '../support/team';

const ROWS = faultyPortfolio();
const PILOT = ROWS.map((row, i) => row.map((cell, j) => (i > 0 && j === 1 ? `P${i}` : cell)));

/** The customers in one tab, those of an old pilot in another, and a tab of notes. */
function opened() {
  const team = teamWith(ROWS, { clock: new Clock('2026-11-21T05:20:00Z'), userEmail: 'ann@example.com' });
  const { grid } = team;
  const customers = grid.activeSheet as GridSheet;
  customers.name = 'Customers';
  const pilot = grid.insertSheet('Pilot 2025', 0);
  fill(pilot, PILOT);
  const notes = grid.insertSheet('Notes', 0);
  fill(notes, [['Things to do']]);
  grid.activeSheet = customers;
  return { ...team, customers, pilot, notes };
}

const scoredIds = (grid: Grid) =>
  valuesOf(grid.sheets.find(({ name }) => name === 'Vitals scores')!)
    .slice(1)
    .map(([id]) => id);
const IDS = ['C0', 'C1', 'C2', 'C3', 'C4', 'C5'];

/** What a broken import leaves of a tab; and what brings it back. */
function breakImport(sheet: GridSheet, error: string): () => void {
  const { rows, columns } = sheet.extent();
  const area = { row: 0, column: 0, rows, columns };
  const before = sheet
    .formulas(area)
    .map((row, i) => row.map((formula, j) => (formula ? { formula } : valuesOf(sheet)[i]![j]!)));
  sheet.write(
    area,
    before.map((row) => row.map(() => null)),
  );
  fill(sheet, [[error]]);
  return () => fill(sheet, before as TestCell[][]);
}

describe('A run is about one tab', () => {
  test('the one that was scored last, where the open one has no customers', () => {
    const { grid, call, notes } = opened();
    call('scorePortfolio', {});
    grid.activeSheet = notes;
    expect(call<RunReport>('scorePortfolio', {}).tab).toBe('Customers');
    expect(scoredIds(grid)).toEqual(IDS);
  });

  test('and asks where another with customers is open, before it writes anything', () => {
    const { grid, call, pilot } = opened();
    call('scorePortfolio', {});
    const before = grid.sheets.map((sheet) => [sheet.name, valuesOf(sheet)]);
    grid.activeSheet = pilot;
    const { asks, answers } = call<RunQuestion>('scorePortfolio', {});
    expect(asks).toMatch(/^The last run scored "Customers", and "Pilot 2025" has customers too\./);
    expect(grid.sheets.map((sheet) => [sheet.name, valuesOf(sheet)])).toEqual(before);
    expect(answers.map(({ label }) => label)).toEqual(['Score "Customers"', 'Score "Pilot 2025"']);
    expect(call<RunReport>('scorePortfolio', answers[0]!.options).tab).toBe('Customers');
    expect(scoredIds(grid)).toEqual(IDS);
  });

  test.each(['#REF!', 'Loading...', '#N/A'])('and fails by its name where it shows %s', (error) => {
    const { grid, bench, call, customers, notes } = opened();
    call('scorePortfolio', {});
    const restore = breakImport(customers, error);
    for (const open of [customers, notes]) {
      grid.activeSheet = open;
      expect(bench.runFromClient('scorePortfolio', {}).error?.message).toMatch(
        `"Customers" shows ${error} in A1`,
      );
      expect(scoredIds(grid)).toEqual(IDS);
    }
    restore();
    expect(call<RunReport>('scorePortfolio', {}).tab).toBe('Customers');
  });

  test('and asks where it is gone', () => {
    const { grid, call, customers, notes } = opened();
    call('scorePortfolio', {});
    grid.activeSheet = notes;
    grid.deleteSheet(customers);
    const { asks, answers } = call<RunQuestion>('scorePortfolio', {});
    expect(asks).toBe('The tab "Customers", which was scored last, is gone. Score "Pilot 2025" from now on?');
    expect(answers).toHaveLength(1);
  });
});

describe('A schedule', () => {
  function scheduled() {
    const team = opened();
    team.call('scorePortfolio', {});
    team.call('startSchedule', 7);
    return team;
  }
  const mine = (call: ReturnType<typeof callOn>) => call<Schedules>('readSchedule').mine!;

  test('scores its tab or fails by name, and tries again in the next hour', () => {
    const { grid, bench, call, customers, notes } = scheduled();
    grid.activeSheet = notes;
    const restore = breakImport(customers, '#REF!');
    bench.passTo('2026-11-21T08:00:00Z');
    expect(mine(call)).toMatchObject({ failed: true, next: '2026-11-21' });
    expect(mine(call).came).toMatch('"Customers" shows #REF! in A1');
    expect(scoredIds(grid)).toEqual(IDS);
    restore();
    bench.passTo('2026-11-21T09:00:00Z');
    expect(mine(call)).toMatchObject({ failed: false, came: '6 of 6 scored.' });
  });

  test('fails by name where its tab is gone', () => {
    const { grid, bench, call, customers } = scheduled();
    grid.deleteSheet(customers);
    bench.passTo('2026-11-21T08:00:00Z');
    expect(mine(call).came).toMatch('The tab "Customers" that was to be scored is gone.');
    expect(scoredIds(grid)).toEqual(IDS);
  });

  test('that fails on a second day mails its owner once, and shows it to everybody', () => {
    const { bench, call, customers } = scheduled();
    const restore = breakImport(customers, '#REF!');
    bench.passTo('2026-11-21T23:00:00Z');
    expect(bench.environment.mails).toEqual([]);
    expect(call<Schedules>('readSchedule').warnings).toEqual([]);
    bench.passTo('2026-11-23T23:00:00Z');
    expect(bench.environment.mails).toHaveLength(1);
    const { to, body } = bench.environment.mails[0]!;
    expect([to, body]).toEqual([
      ['ann@example.com'],
      expect.stringContaining('"Customers" shows #REF! in A1'),
    ]);
    expect(call<Schedules>('readSchedule').warnings).toEqual([
      expect.stringMatching(/^Your daily run has failed since 2026-11-21\. .*#REF!/),
    ]);
    const kims = callOn(bench.besideUser('kim@example.com'));
    expect(kims<Schedules>('readSchedule').warnings).toEqual([
      expect.stringMatching(/^The daily run of .* has failed since 2026-11-21\./),
    ]);
    restore();
    bench.passTo('2026-11-24T08:00:00Z');
    expect(call<Schedules>('readSchedule').warnings).toEqual([]);
    breakImport(customers, '#REF!');
    bench.passTo('2026-11-26T08:00:00Z');
    expect(bench.environment.mails).toHaveLength(2);
  });

  test('mails its owner once a week how many nights it has scored', () => {
    const { bench, customers } = scheduled();
    bench.passTo('2026-11-26T23:00:00Z');
    expect(bench.environment.mails).toEqual([]);
    bench.passTo('2026-11-27T23:00:00Z');
    const { mails } = bench.environment;
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      [
        ['ann@example.com'],
        expect.stringMatching(/^Customer Vitals: your daily run of ".*": 7 of 7 nights scored$/),
      ],
    ]);
    expect(mails[0]!.body).toContain('The last one: 6 of 6 scored.');
    const restore = breakImport(customers, '#REF!');
    bench.passTo('2026-11-28T23:00:00Z');
    restore();
    bench.passTo('2026-12-03T23:00:00Z');
    expect(mails).toHaveLength(1);
    bench.passTo('2026-12-04T08:00:00Z');
    expect(mails.slice(1).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('6 of 7 nights scored'),
    ]);
  });

  test('of a person who did not allow mail fails just as visibly', () => {
    const { bench, call, customers } = scheduled();
    bench.environment.authorization.granted.delete('https://www.googleapis.com/auth/script.send_mail');
    breakImport(customers, '#REF!');
    bench.passTo('2026-11-22T12:00:00Z');
    expect(bench.environment.mails).toEqual([]);
    expect(call<Schedules>('readSchedule').warnings).toHaveLength(1);
  });

  test('whose trigger died shows that to anybody at the next opening', () => {
    const { bench } = scheduled();
    bench.passTo('2026-11-21T08:00:00Z');
    const kims = callOn(bench.besideUser('kim@example.com'));
    expect(kims<Schedules>('readSchedule').warnings).toEqual([]);
    // Its owner has left: no execution is theirs any more.
    bench.environment.authorization.granted.clear();
    bench.passTo('2026-11-23T12:00:00Z');
    const [warning] = kims<Schedules>('readSchedule').warnings;
    expect(warning).toMatch(
      /^The daily run of .*, last at 2026-11-21 07:20: it has not run when it should have/,
    );
  });

  test('of a trigger without a document, and so without its lock, runs under the lock of its owner', () => {
    const { bench, call } = scheduled();
    bench.environment.triggersReachSpreadsheet = false;
    bench.passTo('2026-11-21T08:00:00Z');
    // What a script may that was pasted with the scope of all spreadsheets.
    bench.environment.authorization.granted.add('https://www.googleapis.com/auth/spreadsheets');
    bench.passTo('2026-11-21T09:00:00Z');
    expect(mine(call)).toMatchObject({ failed: false, came: '6 of 6 scored.' });
  });

  test('is shown to whoever may not see triggers, with what they see of others', () => {
    const { bench } = scheduled();
    const kim = bench.besideUser('kim@example.com');
    kim.environment.authorization.granted.delete('https://www.googleapis.com/auth/script.scriptapp');
    const { mine: kims, others } = callOn(kim)<Schedules>('readSchedule');
    expect([kims, others.length]).toEqual([null, 1]);
  });
});
