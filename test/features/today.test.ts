import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Today } from '../../src/addon/run/today';
import { callFirst } from '../../src/customers/call-first';
import { Clock, MemoryGrid, Workbench } from '../../workbench';
import { readProject } from '../../workbench/project';
import { fill, type TestCell } from '../support/sheets';

const HEADERS = [
  'customer_id',
  'customer_name',
  'csm',
  'arr',
  'currency',
  'contract_end_date',
  'notice_days',
  'login_trend',
  'days_since_contact',
  'login_frequency',
  'feature_adoption',
  'dau_mau_ratio',
  'nps_score',
  'csat_score',
  'open_tickets',
  'meeting_attendance',
  'executive_sponsor_engagement',
  'multi_threading_depth',
];
const GOOD = [25, 80, 0.5, 9, 4.7, 1, 95, 'high', 6];
const BAD = [1, 8, 0.02, 1, 1.5, 14, 10, 'none', 1];
type Numbers = readonly [arr: number, trend: number, sinceContact: number];
const row = (
  id: string,
  name: string,
  [arr, trend, contact]: Numbers,
  metrics: readonly TestCell[],
): TestCell[] => [id, name, 'Ana', arr, 'EUR', '2026-12-31', 30, trend, contact, ...metrics];

describe('Today', () => {
  let bench: Workbench;
  const today = () => bench.runFromClient('openToday').result() as Today;

  beforeAll(() => {
    const clock = new Clock('2026-11-20T08:00:00Z');
    const grid = new MemoryGrid({ rows: 20, columns: 20, timeZone: 'Etc/UTC' });
    bench = new Workbench({ ...readProject('dist'), grid, clock });
    const before: Today = today();
    expect([before.run.scoredOn, before.since, before.tasks]).toEqual(['', [], []]);
    const score = (day: string, rows: readonly TestCell[][]) => {
      clock.forwardTo(`${day}T09:00:00Z`);
      fill(grid.sheets[0]!, [
        HEADERS,
        ...rows,
        ...Array.from({ length: 4 - rows.length }, () => HEADERS.map(() => null)),
      ]);
      grid.activeSheet = grid.sheets[0]!;
      bench.runFromClient('scorePortfolio', { way: 'scores tab' }).result();
    };
    score('2026-11-20', [
      row('A', 'Alder', [5000, 0, 30], GOOD),
      row('B', 'Birch', [9000, 0, 30], GOOD),
      row('C', 'Cedar', [100, 0, 30], GOOD),
    ]);
    score('2026-11-30', [
      row('A', 'Alder', [5000, -15, 30], BAD),
      row('B', 'Birch', [9000, -15, 3], BAD),
      row('D', 'Dogwood', [100, 0, 30], GOOD),
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

  test('remembers whose customers a person looks at', () => {
    const whose = () => bench.runFromClient('readWhose').result();
    expect(whose()).toEqual({ of: 'all', me: '', team: [] });
    bench.runFromClient('keepWhose', 'mine', 'Ana');
    expect(whose()).toEqual({ of: 'mine', me: 'Ana', team: [] });
  });
});
