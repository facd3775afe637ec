import { CHURN_RISK_NAME } from '../../src/models';
import { CHURN_RISK_MODEL } from '../../src/models/churn-risk';
import { SEGMENT_MODEL } from '../../src/models/segment';
import { DOCUMENTS, makeDocument } from '../../src/playbooks/documents';
import type { Facts } from '../../src/playbooks/documents/facts';
import { ENGAGEMENT, SUPPORT, USAGE } from '../../src/playbooks/documents/measures';
import type { ModelTable } from '../../src/scoring/table-cells';
import { EDITIONS } from '../../tools/editions';
import { Clock, type Grid, Workbench } from '../../workbench';
import { readProject } from '../../workbench/project';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { type CustomerRow, tableOf } from './customers';
import { NOTHING_KNOWN } from './facts';
import { fill, type TestCell } from './sheets';

const day = (iso: string): TestCell => ({ day: Date.parse(iso) / 86_400_000 + 25_569 });

interface Account {
  readonly id: string;
  readonly csm: string;
  readonly arr: number | null;
  /** From 0 to 100: how well it goes. */
  readonly level: number;
  readonly ends: string;
  readonly left?: string;
  readonly status?: string;
}

const ACCOUNTS: readonly Account[] = [
  { id: 'A', csm: 'Kim', arr: 120_000, level: 12, ends: '2026-12-20' },
  { id: 'B', csm: 'Kim', arr: 60_000, level: 95, ends: '2027-06-30' },
  { id: 'C', csm: 'Lee', arr: 30_500, level: 88, ends: '2027-01-31' },
  { id: 'E', csm: 'Lee', arr: 18_000, level: 55, ends: '2026-11-10' },
  { id: 'F', csm: 'Lee', arr: 9_000, level: 30, ends: '2026-12-01' },
  { id: 'G', csm: '', arr: null, level: 91, ends: '2027-03-15' },
  { id: 'L', csm: 'Kim', arr: 24_000, level: 50, ends: '2026-10-01', left: '2026-10-05' },
  { id: 'P', csm: 'Lee', arr: 40_000, level: 80, ends: '2027-04-01', status: 'Prospect' },
];

/** A row of an account on a day; what it pays grew by a tenth over the year. */
function rowOf({ id, csm, arr, level, ends, left, status }: Account, today: string): CustomerRow {
  const isLater = today > '2026-01-01';
  const hasLeft = left !== undefined && left <= today;
  const low = level < 40;
  return {
    customer_id: id,
    name: `Customer ${id}`,
    csm,
    segment: (arr ?? 0) > 50_000 ? 'mid-market' : 'smb',
    arr: arr === null ? null : Math.round(arr * (isLater ? (id === 'F' ? 0.8 : 1.1) : 1)),
    start_date: day(id === 'C' ? '2026-02-10' : '2025-06-10'),
    churn_date: hasLeft ? day(left) : null,
    contract_end_date: day(ends),
    status: status ?? 'Active',
    // A sheet that says the same for weeks is asked about.
    login_frequency: level + (DAYS.indexOf(today) % 3),
    feature_adoption: level - 5,
    dau_mau_ratio: level / 200,
    nps_score: Math.round(level / 10),
    csat_score: 1 + level / 25,
    meeting_attendance: level,
    open_tickets: low ? 12 : 1,
    escalation_rate: low ? 0.4 : 0,
    avg_resolution_hours: low ? 90 : 5,
    support_ticket_volume: low ? 20 : 2,
    login_trend: low ? -60 : 5,
    champion_left: low ? 'yes' : 'no',
    open_escalations: low ? 3 : 0,
    unresolved_critical: low ? 2 : 0,
    response_time_days: low ? 12 : 1,
    meeting_cancellations: low ? 4 : 0,
    competitor_mentions: low ? 2 : 0,
    licensed_seats: 20,
    active_seats: level > 80 ? 20 : 8,
    api_calls: 1000 * level,
    api_errors: low ? 40 : 2,
  };
}

/** Rows that do not count: one without an id, an id twice, a total. */
const OTHERS: readonly CustomerRow[] = [
  { customer_id: 'D', name: 'Twice', csm: 'Kim', segment: 'smb', arr: 7_000 },
  { customer_id: 'D', name: 'Twice', csm: 'Kim', segment: 'smb', arr: 7_000 },
  { customer_id: null, name: 'Nobody', csm: 'Kim', segment: 'smb', arr: 5_000 },
  { customer_id: 'Total', arr: 320_500 },
];

const DAYS = ['2025-11-20', '2025-11-30', '2026-08-24', '2026-10-31', '2026-11-21'];

/** Three tiers, of which the worst alone is at risk, and four bands, of which the best two are ready. */
export const OWN_TIERS = ['Alarm', 'Watch', 'Quiet'];
export const OWN_BANDS = ['Thriving', 'Steady', 'Shaky', 'Sinking'];

const unbanded = (table: ModelTable) => table.filter(([kind]) => kind !== 'band');
const OWN_CHURN: ModelTable = [
  ...unbanded(CHURN_RISK_MODEL),
  ['band', 'Alarm', '', 'at risk', 60, ''],
  ['band', 'Watch', '', '', 30, ''],
  ['band', 'Quiet', '', '', 0, ''],
];
const OWN_HEALTH: ModelTable = [
  ...unbanded(SEGMENT_MODEL),
  ['band', 'Thriving', '', 'ready', 85],
  ['band', 'Steady', '', 'ready', 60],
  ['band', 'Shaky', '', '', 35],
  ['band', 'Sinking', '', '', 0],
];

/** The built add-on over a portfolio that was scored for a year, with every tab that it makes; by models of its own or not. */
export function wholePortfolio(models: 'published' | 'own' = 'published'): {
  readonly bench: Workbench;
  readonly grid: Grid;
} {
  const grid = new UniverGrid({ rows: 60, columns: Object.keys(rowOf(ACCOUNTS[0]!, DAYS[0]!)).length + 2 });
  const clock = new Clock(`${DAYS[0]}T08:00:00Z`);
  const bench = new Workbench({ ...readProject(EDITIONS.base.folder), grid, clock });
  const customers = grid.activeSheet;
  const call = (name: string, ...args: unknown[]) => bench.runFromClient(name, ...args).result();
  if (models === 'own') {
    call('saveModelAs', OWN_CHURN, CHURN_RISK_NAME, 'three tiers');
    call('saveModelAs', OWN_HEALTH, 'ours', 'other bands');
  }
  const model = models === 'own' ? 'ours' : 'segment';
  for (const today of DAYS) {
    clock.forwardTo(`${today}T09:00:00Z`);
    const there = ACCOUNTS.filter(({ id }) => id !== 'C' || today > '2026-02-10');
    fill(customers, tableOf([...there.map((account) => rowOf(account, today)), ...OTHERS]));
    grid.activeSheet = customers;
    const report = call('scorePortfolio', { model, way: 'scores tab' });
    if (!('sentence' in (report as object)))
      throw new Error(`The run of ${today} asks: ${JSON.stringify(report)}`);
  }
  call('makeDashboard');
  grid.activeSheet = customers;
  return { bench, grid };
}

/** Tells the texts of documents that are of no customer: those that stand in the document of one of whom nothing is known. */
export function templateTexts(bench: Workbench, id: string): (text: string) => boolean {
  const facts = bench.runFromClient('documentFacts', id).result() as Facts;
  const nothing: Facts = { ...facts, ...NOTHING_KNOWN };
  const words = [...DOCUMENTS.keys()].flatMap((name) =>
    textsIn(makeDocument(name, nothing, 'Internal copy')),
  );
  const measures = [...USAGE, ...ENGAGEMENT, ...SUPPORT].map(({ name }) => name);
  const own = facts.signals.map(({ message }) => message.toLowerCase());
  const known = new Set([...words, ...measures, ...facts.actions.map(({ what }) => what)].map(withoutDays));
  return (text) => known.has(withoutDays(text)) || own.includes(text.toLowerCase());
}

/** A heading may say the day that it is about, or which day that is where it is unknown. */
const withoutDays = (text: string) => text.replace(/\d{4}-\d{2}-\d{2}|day \d+/g, '');

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value.trim()];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
