import { describe, expect, test } from '@jest/globals';
import type { RuleList } from '../../src/addon/alerts/rules';
import type { RunReport } from '../../src/addon/run/score';
import type { Grid, Workbench } from '../../workbench';
import { type CustomerRow, tableOf } from '../support/customers';
import { fill, recordsOf, scoresOf, valuesOf, workbenchWith } from '../support/sheets';
import { scoreSure } from '../support/sure';

const healthy = (id: string, name: string): CustomerRow => ({
  customer_id: id,
  name,
  login_frequency: 90,
  feature_adoption: 85,
  dau_mau_ratio: 0.5,
  nps_score: 9,
  meeting_attendance: 95,
  csat_score: 4.6,
  open_tickets: 1,
  escalation_rate: 0.05,
  avg_resolution_hours: 12,
  login_trend: '',
});
const TWO = [healthy('A-1', 'Acme'), healthy('B-2', 'Borealis')];
const ROWS = tableOf(TWO);
const tabOf = (grid: Grid, name: string) => grid.sheets.find((sheet) => sheet.name === name)!;

function score(bench: Workbench, day: string): RunReport {
  const { clock } = bench.environment;
  clock.advance(Math.max(0, Date.parse(`${day}T12:00:00Z`) - clock.now()));
  return scoreSure((name, options) => bench.runFromClient(name, options).result() as RunReport, {
    way: 'scores tab',
  });
}

describe('the history of a portfolio', () => {
  test('a run a day is a row a day; a second run of a day takes the place of the first', () => {
    const { bench, grid } = workbenchWith(ROWS);
    for (const day of ['2026-11-21', '2026-11-22', '2026-11-22', '2026-11-24']) score(bench, day);
    const history = recordsOf(tabOf(grid, 'Vitals history'));
    expect(history.map(({ Date: date, Holds }) => [date, Holds])).toEqual([
      ['2026-11-21', 'all values'],
      ['2026-11-22', 'changes'],
      ['2026-11-24', 'changes'],
    ]);
    expect(history[1]!.Values).toBe('[]');
  });

  test('tells the changes that the sheet does not; a filled cell wins', () => {
    const { bench, sheet, grid } = workbenchWith(ROWS);
    score(bench, '2026-11-21');
    fill(sheet, [[45, 85, 0.5, 5]], 1, 2);
    fill(sheet, [[45, 85, 0.5, 9, 95, 4.6, 1, 0.05, 12, -7]], 2, 2);
    score(bench, '2026-12-21');
    const [acme, borealis] = scoresOf(grid);
    expect(acme!['Risk signals']).toBe('Critical: logins down 50 %; Critical: NPS down 4 points');
    expect(borealis!['Risk signals']).toBe('Medium: logins down 7 %');
    expect([acme!['Health trend'], acme!['Trend priority']]).toEqual([
      'Declining',
      'High: health declines from the best band',
    ]);
    expect(acme).toMatchObject({ State: 'Act', 'Next action': 'Find who stopped logging in' });
    expect(acme!['Also considered']).toMatch(
      /^Ask what changed this month \(health 10 points down\); Ask why logins went down/,
    );
  });

  test('a score under another model is none to compare with, nor a fall', () => {
    const { bench, grid } = workbenchWith(ROWS);
    score(bench, '2026-11-21');
    bench.runFromClient('insertModel', 'segment');
    const model = tabOf(grid, 'Vitals model');
    const edge = valuesOf(model).findIndex((row) => row.includes('login_frequency'));
    fill(model, [[5000]], edge, 4);
    const { alerts } = score(bench, '2026-11-25');
    score(bench, '2026-12-21');
    expect(alerts).toEqual([]);
    expect(scoresOf(grid).map((row) => row['Health trend'])).toEqual(['Stable', 'Stable']);
    const marks = recordsOf(tabOf(grid, 'Vitals history')).map((day) => day['Health model']);
    expect(marks[1]).toBe(marks[2]);
    expect(marks[1]).not.toBe(marks[0]);
  });

  test('a fall is an alert, once; its row stands in a tab that people may sort and add to', () => {
    const { bench, sheet, grid } = workbenchWith(ROWS);
    score(bench, '2026-11-21');
    fill(sheet, [[5, 5, 0.02, 1]], 1, 2);
    expect(score(bench, '2026-11-22').alerts.map(({ id, rule }) => [id, rule])).toEqual([
      ['A-1', 'health_score_drop'],
    ]);
    expect(score(bench, '2026-11-22').alerts).toEqual([]);
    expect(score(bench, '2026-11-23').alerts).toEqual([]);
    expect(recordsOf(tabOf(grid, 'Vitals alerts'))).toMatchObject([
      { 'Customer id': 'A-1', Name: 'Acme', Rule: 'health_score_drop' },
    ]);
  });

  test('a row whose text somebody broke is passed over until the next whole day, which follows', () => {
    const { bench, grid } = workbenchWith(ROWS);
    for (const day of ['2026-11-21', '2026-11-22']) score(bench, day);
    const tab = tabOf(grid, 'Vitals history');
    fill(tab, [['[[']], 2, 5);
    score(bench, '2026-11-23');
    score(bench, '2026-11-24');
    expect(recordsOf(tab).map(({ Holds }) => Holds)).toEqual([
      'all values',
      'changes',
      'all values',
      'changes',
    ]);
  });

  test('old days become weeks, and say the same', () => {
    const { bench, sheet, grid } = workbenchWith(ROWS);
    const dayOf = (i: number) => new Date(Date.UTC(2026, 10, 21 + i)).toISOString().slice(0, 10);
    for (const i of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 120]) {
      fill(sheet, [[50 + (i % 7)]], 1, 2);
      score(bench, dayOf(i));
    }
    const dates = recordsOf(tabOf(grid, 'Vitals history')).map(({ Date: date }) => date);
    // Sundays of the weeks that are over, then the days of one to which more could come.
    expect(dates).toEqual(['2026-11-22', '2026-11-29', ...[9, 10, 11, 120].map(dayOf)]);
  });

  test('for how many days it has every day is a setting; one that cannot be used leaves the 90 days', () => {
    const kept = (days: string) => {
      const { bench, grid } = workbenchWith(ROWS);
      bench.runFromClient('changeSetting', 'History', 'Every day for days', days).result();
      let problems: readonly string[] = [];
      for (const day of ['2026-11-23', '2026-11-24', '2026-12-01', '2027-01-20'])
        problems = score(bench, day).settingProblems;
      const dates = recordsOf(tabOf(grid, 'Vitals history')).map(({ Date: date }) => date);
      return { dates, problems };
    };
    expect(kept('45')).toEqual({ dates: ['2026-11-24', '2026-12-01', '2027-01-20'], problems: [] });
    expect(kept('7')).toEqual({
      dates: ['2026-11-23', '2026-11-24', '2026-12-01', '2027-01-20'],
      problems: [
        'Vitals settings!C2: "Daily history kept (days)" takes a number from 45 to 400: the default counts.',
      ],
    });
  });
});

test('undone, the day of the last run is out of the history, and no other; run again, it is in', () => {
  const { bench, sheet, grid } = workbenchWith(ROWS);
  for (const day of ['2026-11-21', '2026-11-22']) score(bench, day);
  fill(sheet, [[5, 5, 0.02, 1]], 1, 2);
  expect(score(bench, '2026-11-23').alerts).toHaveLength(1);
  const dates = () => recordsOf(tabOf(grid, 'Vitals history')).map(({ Date: date }) => date);
  bench.environment.clock.forwardTo('2026-11-24T12:00:00Z');
  expect(bench.runFromClient('undoLastRun').result()).toEqual(
    expect.stringMatching(
      /^"Vitals scores" and .* of 2026-11-22 again\. Taken back: .*1 alert.* 2026-11-23 is out of the history\.$/,
    ),
  );
  expect(dates()).toEqual(['2026-11-21', '2026-11-22']);
  expect(bench.runFromClient('undoLastRun').error?.message).toMatch(
    /The last run is undone already, and the one before it is not kept\./,
  );
  expect(dates()).toEqual(['2026-11-21', '2026-11-22']);
  // What was taken back is told anew.
  expect(score(bench, '2026-11-24').alerts).toHaveLength(1);
  expect(dates()).toEqual(['2026-11-21', '2026-11-22', '2026-11-24']);
});

describe('the history as a plain table', () => {
  test('has a row for each customer and day, and is written over by the next', () => {
    const { bench, grid, sheet } = workbenchWith(tableOf([...TWO, healthy('007', '=1+1')]));
    expect(bench.runFromClient('makeHistoryTable').error?.message).toMatch(/There is no history yet/);
    for (const day of ['2026-11-21', '2026-11-22']) score(bench, day);
    expect(bench.runFromClient('makeHistoryTable').result()).toBe(
      '“Vitals history table” has 6 rows: every day that is kept, from 2026-11-21 to 2026-11-22. Press again after a run.',
    );
    const tab = tabOf(grid, 'Vitals history table');
    expect(grid.activeSheet.name).toBe(tab.name);
    const rows = recordsOf(tab);
    expect(rows.map((row) => [row['Customer id'], row.health_status, row.nps_score])).toEqual([
      ['A-1', 'Green', 9],
      ['B-2', 'Green', 9],
      ['007', 'Green', 9],
      ['A-1', 'Green', 9],
      ['B-2', 'Green', 9],
      ['007', 'Green', 9],
    ]);
    expect(rows[0]!['Health model']).toMatch(/^segment /);

    grid.activeSheet = grid.sheets[0]!;
    sheet.delete('rows', 2, 2);
    bench.environment.clock.forwardTo('2029-01-01T12:00:00Z');
    score(bench, '2029-01-01');
    bench.runFromClient('makeHistoryTable').result();
    const days = recordsOf(tab).map((row) => [row.Date, row['Customer id']]);
    expect(days).toHaveLength(7);
    expect(days[6]).toEqual([47119, 'A-1']);
  });
});

test('rules with a mistake are told with their cell, and stop no other', () => {
  const { bench, grid, sheet } = workbenchWith(ROWS);
  bench.runFromClient('editRules').result();
  const rules = tabOf(grid, 'Vitals rules');
  const headers = valuesOf(rules)[0]!;
  fill(rules, [['sometimes']], 2, headers.indexOf('Condition'));
  grid.activeSheet = grid.sheets[0]!;
  score(bench, '2026-11-21');
  fill(sheet, [[5, 5, 0.02, 1]], 1, 2);
  const { alerts, mistakes } = score(bench, '2026-11-22');
  expect(alerts).toHaveLength(1);
  expect(mistakes).toEqual([
    { place: 'Vitals rules!C3', message: expect.stringMatching(/^Use one of: drop by points, /) },
  ]);
});

test('a rule can be tried over the history before it is switched on', () => {
  const { bench, grid, sheet } = workbenchWith(ROWS);
  bench.runFromClient('editRules').result();
  const rules = tabOf(grid, 'Vitals rules');
  fill(rules, [['off']], 1, valuesOf(rules)[0]!.indexOf('On/off'));
  grid.activeSheet = grid.sheets[0]!;
  score(bench, '2026-11-21');
  fill(sheet, [[5, 5, 0.02, 1]], 1, 2);
  expect(score(bench, '2026-11-22').alerts.map(({ rule }) => rule)).not.toContain('health_score_drop');
  const tried = (rule: string) => bench.runFromClient('testRule', rule).result();
  expect(tried('health_score_drop')).toEqual({
    rule: 'health_score_drop',
    since: '2026-11-21',
    until: '2026-11-22',
    known: true,
    alerts: [
      {
        date: '2026-11-22',
        id: 'A-1',
        name: 'Acme',
        what: expect.stringMatching(/^Health score \d.* within 1 day$/),
      },
    ],
    more: 0,
    customers: 1,
  });
  expect(tried('legal_threat')).toMatchObject({ known: false, alerts: [], customers: 0 });
  expect((bench.runFromClient('listRules').result() as RuleList).rules.slice(0, 3)).toMatchObject([
    { id: 'health_score_drop', says: 'Health score drops by 20 points within 7 days', on: false },
    { id: 'usage_decline', says: 'Daily active users changes by -30 % within 14 days', on: true },
    { id: 'expansion_opportunity', says: 'Feature adoption stays at 80 or more for 30 days' },
  ]);
  expect(bench.runFromClient('testRule', 'nonsense').error?.message).toMatch(
    /^Error: There is no rule "nonsense"/,
  );
});
