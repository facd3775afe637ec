import { Clock, MemoryGrid, Workbench } from '../../../workbench';
import { readProject } from '../../../workbench/project';
import { type CustomerRow, tableOf } from '../../support/customers';
import { fill, type TestCell } from '../../support/sheets';

/** A customer on the day of a run, as its row says. */
export interface Row {
  readonly id: string;
  readonly segment: string;
  readonly csm: string;
  readonly arr: number;
  readonly nps: number;
  readonly churned: boolean;
}

export interface TwoYears {
  readonly bench: Workbench;
  /** The rows of each run, by its day. */
  readonly runs: ReadonlyMap<string, readonly Row[]>;
  readonly accounts: readonly Account[];
}

const NEWEST = '2026-11-21';
const SEGMENTS = ['Enterprise', 'Mid-market', 'SMB'];
const CSMS = ['Aisha Bello', 'Henrik Solbakk', 'Mei Tanaka', 'Rosa Delgado'];
const FIRST = [
  'Alder',
  'Birch',
  'Cedar',
  'Dogwood',
  'Elm',
  'Fir',
  'Ginkgo',
  'Hazel',
  'Juniper',
  'Larch',
  'Maple',
  'Oak',
];
const LAST = ['Analytics', 'Bank', 'Clinics', 'Foods', 'Freight', 'Insurance', 'Media', 'Software'];

/** A portfolio that was scored on the last day of each month for two years, and on 21 November 2026. */
export function twoYears(): TwoYears {
  const [first, ...days] = runDays();
  const clock = new Clock(`${first}T08:00:00Z`);
  const grid = new MemoryGrid({ rows: 200, columns: 30, timeZone: 'Etc/UTC' });
  const bench = new Workbench({ ...readProject('dist'), grid, clock });
  const customers = grid.activeSheet;
  const runs = new Map<string, Row[]>();
  for (const day of [first!, ...days]) {
    clock.forwardTo(`${day}T09:00:00Z`);
    const present = ACCOUNTS.filter(
      (account) => account.from <= day && !(account.isDeleted && account.left <= day),
    );
    const rows = present.map((account) => rowOf(account, day));
    const table = tableOf(rows.map(({ cells }) => cells));
    const gone = ACCOUNTS.slice(rows.length).map(() => table[0]!.map(() => null));
    fill(customers, [...table, ...gone]);
    grid.activeSheet = customers;
    const run = bench.runFromClient('scorePortfolio', { way: 'scores tab' });
    if (run.error) throw new Error(run.error.message);
    runs.set(
      day,
      rows.map(({ row }) => row),
    );
  }
  return { bench, runs, accounts: ACCOUNTS };
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly segment: string;
  readonly csm: string;
  readonly from: string;
  /** Far in the future for one that stays. */
  readonly left: string;
  /** Whether its row is deleted once it has left, or keeps a churn date. */
  readonly isDeleted: boolean;
  readonly arr: number;
  /** In a month, in percent. */
  readonly growth: number;
  readonly level: number;
  readonly renewal: string;
}

const ACCOUNTS = accounts(96);

function accounts(count: number): Account[] {
  let state = 20261121;
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const month = (ahead: number) => isoDay(Date.UTC(2024, 9 + ahead, 2 + Math.floor(draw() * 20)));
  return Array.from({ length: count }, (_, i): Account => {
    const start = i < 48 ? -Math.floor(draw() * 12) : Math.floor(draw() * 24);
    const leaves = draw() < 0.3;
    const segment = SEGMENTS[Math.floor(draw() ** 0.8 * 3)]!;
    return {
      id: `C-${1001 + i}`,
      name: `${FIRST[i % FIRST.length]} ${LAST[Math.floor(i / FIRST.length)]}`,
      segment,
      csm: CSMS[Math.floor(draw() * CSMS.length)]!,
      from: month(start),
      left: leaves ? month(Math.max(start, 0) + 2 + Math.floor(draw() * 18)) : '2100-01-01',
      isDeleted: draw() < 0.5,
      arr: Math.round(
        (segment === 'Enterprise' ? 120000 : segment === 'SMB' ? 9000 : 38000) * (0.6 + draw()),
      ),
      growth: draw() < 0.35 ? draw() * 3 : draw() < 0.3 ? -draw() * 2 : 0,
      level: 20 + draw() * 76,
      renewal: isoDay(Date.UTC(2026, 10, 24 + Math.floor(draw() * 340))),
    };
  });
}

function rowOf(account: Account, day: string): { readonly row: Row; readonly cells: CustomerRow } {
  const months = Math.max(0, (Date.parse(day) - Date.parse(account.from)) / (30.4 * 86400000));
  const arr = Math.round(account.arr * (1 + account.growth / 100) ** Math.floor(months));
  const level = Math.min(98, account.level + Math.sin(months + account.arr) * 6);
  const nps = Math.round(Math.min(10, level / 9));
  const churned = account.left <= day;
  return {
    row: { id: account.id, segment: account.segment, csm: account.csm, arr, nps, churned },
    cells: {
      customer_id: account.id,
      customer_name: account.name,
      segment: account.segment,
      csm: account.csm,
      arr,
      start_date: serial(account.from),
      churn_date: churned ? serial(account.left) : null,
      renewal_date: serial(account.renewal),
      login_frequency: Math.round(level),
      feature_adoption: Math.round(level * 0.8),
      dau_mau_ratio: Math.round(level * 0.5) / 100,
      nps_score: nps,
      csat_score: Math.round(level / 2) / 10,
      open_tickets: Math.round((100 - level) / 12),
      meeting_attendance: Math.round(level * 0.9),
      executive_sponsor_engagement: Math.round(level),
      multi_threading_depth: Math.round(level / 20),
      login_trend: Math.round(level - 75),
      feature_adoption_change: Math.round((level - 75) / 2),
      meeting_cancellations: level < 60 ? 2 : 0,
      response_time_days: Math.round((100 - level) / 10),
      open_escalations: level < 55 ? 2 : 0,
      champion_left: level < 45,
      contract_type: level < 50 ? 'quarterly' : 'annual',
    },
  };
}

/** The last day of each month from October 2024 on, then the newest. */
function runDays(): string[] {
  const ends = Array.from({ length: 25 }, (_, i) => isoDay(Date.UTC(2024, 10 + i, 0)));
  return [...ends, NEWEST];
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function serial(day: string): TestCell {
  return { day: Date.parse(day) / 86400000 + 25569 };
}
