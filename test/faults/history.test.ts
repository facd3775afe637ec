import { describe, expect, test } from '@jest/globals';
import { EDITIONS } from '../../tools/editions';
import { Clock, type Grid, type MemoryGrid, Workbench } from '../../workbench';
import { readProject } from '../../workbench/project';
import { tableOf } from '../support/customers';
import { type KeptState, keep, restore } from '../support/kept-state';
import { fill, recordsOf, workbenchWith } from '../support/sheets';
import { FAULTS } from './faults';
import { Schedules } from './schedules';

const schedules = new Schedules('history', 149);
const REST = { meeting_attendance: 95, open_tickets: 1, escalation_rate: 0.05, avg_resolution_hours: 12 };
const WAY = { way: 'scores tab' };

const portfolioOn = (day: number) =>
  tableOf([
    {
      customer_id: 'A',
      login_frequency: 50 + (day % 40),
      feature_adoption: 85,
      dau_mau_ratio: 0.5,
      nps_score: 9,
      csat_score: 4.6,
      ...REST,
    },
    {
      customer_id: 'B',
      login_frequency: 90 - (day % 40),
      feature_adoption: 75,
      dau_mau_ratio: 0.4,
      nps_score: 8,
      csat_score: 4.6,
      ...REST,
    },
    {
      customer_id: day < 7 ? 'C' : 'D',
      login_frequency: 40,
      feature_adoption: 30,
      dau_mau_ratio: 0.2,
      nps_score: 5,
      csat_score: 3,
      ...REST,
    },
  ]);
const isoOn = (day: number) => new Date(Date.UTC(2026, 10, 23 + day)).toISOString().slice(0, 10);
const noonOn = (day: number) => `${isoOn(day)}T12:00:00Z`;

/** Ten days that were kept, from a Monday on, and a tab with the past. */
function tenDays(): KeptState {
  const { bench, grid, sheet } = workbenchWith(portfolioOn(0));
  const past = grid.insertSheet('Past', 1);
  fill(past, [
    ['customer_id', 'NPS Sep 2026', 'NPS Oct 2026'],
    ['A', 9, 8],
    ['B', 7, 6],
  ]);
  for (let day = 0; day < 10; day++) {
    fill(sheet, portfolioOn(day));
    bench.environment.clock.forwardTo(noonOn(day));
    bench.runFromClient('scorePortfolio', WAY).result();
  }
  return keep(grid, new Map());
}

function benchAt(state: KeptState, day: number, tab: number, ahead: number) {
  const grid = restore(state);
  fill(grid.sheets[0]!, portfolioOn(day + ahead));
  grid.activeSheet = grid.sheets[tab]!;
  const bench = new Workbench({ ...readProject(EDITIONS.base.folder), grid, clock: new Clock(noonOn(day)) });
  return { bench, grid };
}

/** What the history says of each day, as people read it: by customer, the values. */
function toldBy(bench: Workbench, grid: MemoryGrid): Map<unknown, unknown[]> {
  const tab = grid.activeSheet;
  bench.runFromClient('makeHistoryTable').result();
  grid.activeSheet = tab;
  const days = new Map<unknown, unknown[]>();
  for (const { Date: day, ...row } of recordsOf(tabIn(grid, 'Vitals history table'))) {
    const { health_score, churn_risk, login_frequency, nps_score } = row;
    const said = [row['Customer id'], health_score, churn_risk, login_frequency, nps_score];
    days.set(day, [...(days.get(day) ?? []), said]);
  }
  return days;
}

const tabIn = (grid: Grid, name: string) => grid.sheets.find((sheet) => sheet.name === name)!;

const state = tenDays();
const LAST_DAY = 46349 + 9;

/** What can be done to a history of ten days, on which day, and from which tab. */
type Step = readonly [
  name: string,
  endpoint: string,
  args: readonly unknown[],
  day: number,
  tab: number,
  /** By how many days the portfolio is ahead of the one that was kept for the day. */
  ahead: number,
];
const STEPS: readonly Step[] = [
  ['a run that keeps the next day', 'scorePortfolio', [WAY], 10, 0, 0],
  ['a run that keeps the same day anew', 'scorePortfolio', [WAY], 9, 0, 4],
  ['a run after which the days of a week are one', 'scorePortfolio', [WAY], 120, 0, 0],
  ['an import', 'importHistory', [], 10, 1, 0],
];

describe.each(STEPS)('%s, of which a call', (_, endpoint, args, day, tab, ahead) => {
  const before = benchAt(state, day, tab, ahead);
  const old = toldBy(before.bench, before.grid);
  const peace = before.bench.runFromClient(endpoint, ...args);
  const now = toldBy(before.bench, before.grid);
  // The first half of a run reads and scores: test/faults/score.test.ts tries that.
  const from = endpoint === 'scorePortfolio' ? peace.log.length / 2 : 0;

  test('changes the history, in peace', () => {
    expect([...now]).not.toEqual([...old]);
    expect(old.has(LAST_DAY)).toBe(true);
  });

  test.each(Object.entries(FAULTS))(
    '%s: each day says what it said or what it is to say, none that stays is missing, and the next one heals',
    (_name, fault) => {
      const turns = schedules.turnsOf(peace, (each, call) => call > from && fault.differs(each));
      for (const call of turns) {
        const { bench, grid } = benchAt(state, day, tab, ahead);
        bench.watch = fault.at(call);
        bench.runFromClient(endpoint, ...args);
        bench.watch = {};
        const told = toldBy(bench, grid);
        for (const [on, said] of told)
          expect([
            [call, on, old.get(on)],
            [call, on, now.get(on)],
          ]).toContainEqual([call, on, said]);
        for (const on of old.keys())
          if (now.has(on)) expect([call, on, told.has(on)]).toEqual([call, on, true]);

        bench.runFromClient(endpoint, ...args).result();
        expect([call, ...toldBy(bench, grid)]).toEqual([call, ...now]);
      }
    },
  );
});
