import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Today } from '../../src/addon/run/today';
import { callFirst } from '../../src/customers/call-first';
import { Clock, MemoryGrid, Workbench } from '../../workbench';
import { readProject } from '../../workbench/project';
import { type CustomerRow, tableOf } from '../support/customers';
import { fill, scoresOf } from '../support/sheets';

const GOOD = {
  login_frequency: 25,
  feature_adoption: 80,
  dau_mau_ratio: 0.5,
  nps_score: 9,
  csat_score: 4.7,
  open_tickets: 1,
  meeting_attendance: 95,
  executive_sponsor_engagement: 'high',
  multi_threading_depth: 6,
};
const BAD = {
  login_frequency: 1,
  feature_adoption: 8,
  dau_mau_ratio: 0.02,
  nps_score: 1,
  csat_score: 1.5,
  open_tickets: 14,
  meeting_attendance: 10,
  executive_sponsor_engagement: 'none',
  multi_threading_depth: 1,
};
const customer = (id: string, name: string, said: CustomerRow): CustomerRow => ({
  customer_id: id,
  customer_name: name,
  csm: 'Ana',
  arr: 100,
  currency: 'EUR',
  contract_end_date: '2026-12-31',
  notice_days: 30,
  login_trend: 0,
  days_since_contact: 30,
  ...said,
});

describe('Today', () => {
  let bench: Workbench;
  const grid = new MemoryGrid({ rows: 20, columns: 20, timeZone: 'Etc/UTC' });
  const today = () => bench.runFromClient('openToday').result() as Today;

  beforeAll(() => {
    const clock = new Clock('2026-11-20T08:00:00Z');
    bench = new Workbench({ ...readProject('dist'), grid, clock });
    const before: Today = today();
    expect([before.run.scoredOn, before.since, before.tasks]).toEqual(['', [], []]);
    const score = (day: string, customers: readonly CustomerRow[]) => {
      clock.forwardTo(`${day}T09:00:00Z`);
      const rows = tableOf(customers);
      fill(grid.sheets[0]!, [...rows, rows[0]!.map(() => null)]);
      grid.activeSheet = grid.sheets[0]!;
      bench.runFromClient('scorePortfolio', { way: 'scores tab' }).result();
    };
    score('2026-11-20', [
      customer('A', 'Alder', { arr: 5000, ...GOOD }),
      customer('B', 'Birch', { arr: 9000, ...GOOD }),
      customer('C', 'Cedar', GOOD),
    ]);
    score('2026-11-30', [
      customer('A', 'Alder', { arr: 5000, login_trend: -15, ...BAD }),
      customer('B', 'Birch', { arr: 9000, login_trend: -15, days_since_contact: 3, ...BAD }),
      customer('D', 'Dogwood', GOOD),
    ]);
  });

  test('says when and in which currency it was scored', () => {
    expect([today().scoredAt, today().currency]).toEqual(['2026-11-30 09:00', 'EUR']);
  });

  test('lists whom to call, why, and in how many days they decide: the end of the contract less the notice', () => {
    const { calls, contacted } = callFirst(today().run.accounts);
    expect(calls.map(({ name }) => name)).toEqual(['Alder']);
    expect(contacted.map(({ name }) => name)).toEqual(['Birch']);
    expect([calls[0]!.daysToRenewal, calls[0]!.why[0]]).toEqual([1, 'Logins down 15 %']);
  });

  test('compares with 7 days ago where the history has it, and with its first day where it does not reach so far', () => {
    const since = today().since;
    expect(since.map(({ days, since: day }) => [days, day])).toEqual([
      [1, '2026-11-20'],
      [7, '2026-11-20'],
      [30, '2026-11-20'],
      [90, '2026-11-20'],
    ]);
    const [, week] = since;
    expect([week!.worse.map(({ id }) => id).sort(), week!.added, week!.left.map(({ id }) => id)]).toEqual([
      ['A', 'B'],
      ['D'],
      ['C'],
    ]);
  });

  test('says who dropped this week as the scores do, in points', () => {
    const week = today().since.find(({ days }) => days === 7)!;
    const lost = week.worse.flatMap(({ id, from, to }) =>
      from === null || to === null || to >= from ? [] : [[id, Math.round((from - to) * 10) / 10]],
    );
    const told = scoresOf(grid).flatMap((row) =>
      typeof row['Dropped this week'] === 'number' ? [[row['Customer id'], row['Dropped this week']]] : [],
    );
    expect(lost.length).toBe(2);
    expect(told.sort()).toEqual(lost.sort());
  });

  test('remembers whose customers a person looks at', () => {
    const whose = () => bench.runFromClient('readWhose').result();
    expect(whose()).toEqual({ of: 'all', me: '', team: [] });
    bench.runFromClient('keepWhose', 'mine', 'Ana');
    expect(whose()).toEqual({ of: 'mine', me: 'Ana', team: [] });
  });
});
