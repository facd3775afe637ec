import { Clock, type Grid, type WebRequest } from '../../workbench';
import { fill, recordsOf, type TestCell } from './sheets';
import { teamWith } from './team';

export const WEBHOOK = 'https://hooks.slack.com/services/T00000000/B00000000/s3cr3ts3cr3ts3cr3t';

export const HEADERS = [
  'customer_id',
  'name',
  'csm',
  'arr',
  'daily_active_users',
  'sponsor_change',
  'open_tickets',
  'unresolved_critical',
  'login_frequency',
  'feature_adoption',
  'dau_mau_ratio',
  'nps_score',
  'csat_score',
  'meeting_attendance',
  'support_ticket_volume',
  'escalation_rate',
  'avg_resolution_hours',
];

/** A row of the eventful portfolio: calm but for what is changed. */
export const customer = (
  id: string,
  csm: string,
  change: Partial<Record<string, TestCell>> = {},
): TestCell[] => {
  const calm: Record<string, TestCell> = {
    customer_id: id,
    name: `Customer ${id}`,
    csm,
    arr: 120_000,
    daily_active_users: 200,
    sponsor_change: 'no',
    open_tickets: 2,
    unresolved_critical: 0,
    login_frequency: 80,
    feature_adoption: 60,
    dau_mau_ratio: 0.5,
    nps_score: 9,
    csat_score: 4.5,
    meeting_attendance: 80,
    support_ticket_volume: 3,
    escalation_rate: 0.1,
    avg_resolution_hours: 12,
  };
  return HEADERS.map((header) => ({ ...calm, ...change })[header]!);
};

export const tabOf = (grid: Grid, name: string) => grid.sheets.find((sheet) => sheet.name === name);
export const alertsIn = (grid: Grid) => {
  const tab = tabOf(grid, 'Vitals alerts');
  return tab ? recordsOf(tab) : [];
};
/** A portfolio that was scored on calm days; on the next one, usage falls, sponsors leave and a critical bug is open. */
export function afterCalmDays(
  answer: (request: WebRequest) => { code: number; text: string } = () => ({ code: 200, text: 'ok' }),
) {
  const posts: WebRequest[] = [];
  const receiver = (request: WebRequest) => {
    posts.push(request);
    return answer(request);
  };
  const ids = [
    ['C1', 'Kim'],
    ['C2', 'Kim'],
    ['C3', 'Lee'],
    ['C4', 'Lee'],
  ] as const;
  const opened = teamWith([HEADERS, ...ids.map(([id, csm]) => customer(id, csm))], {
    receiver,
    clock: new Clock('2026-11-07T05:20:00Z'),
  });
  const { grid, call, clock, bench } = opened;
  const [sheet] = grid.sheets;
  call('editRules');
  grid.activeSheet = sheet!;
  setRecipient(grid, 'sponsor_left', 'vp@example.com');
  setRecipient(grid, 'critical_bug', 'VP Engineering');
  call('scorePortfolio', {});
  clock.forwardTo('2026-11-20T05:20:00Z');
  call('scorePortfolio', {});
  call('setSlackAddress', WEBHOOK);
  clock.forwardTo('2026-11-21T05:20:00Z');
  fill(
    sheet!,
    [
      customer('C1', 'Kim', { daily_active_users: 100 }),
      customer('C2', 'Kim', { daily_active_users: 90 }),
      customer('C3', 'Lee', { daily_active_users: 80, sponsor_change: 'yes' }),
      customer('C4', 'Lee', { unresolved_critical: 2, feature_adoption: 61 }),
    ],
    1,
  );
  return { ...opened, sheet: sheet!, posts, mails: bench.environment.mails };
}

export function setRecipient(grid: Grid, rule: string, recipient: string): void {
  setRule(grid, rule, 'Recipient', recipient);
}

/** Writes a cell of a rule, as a person does. */
export function setRule(grid: Grid, rule: string, column: string, value: string): void {
  const tab = tabOf(grid, 'Vitals rules')!;
  const [headers, ...rows] = tab.values({ row: 0, column: 0, ...tab.extent() });
  const at = rows.findIndex(([id]) => id === rule) + 1;
  fill(tab, [[value]], at, headers!.indexOf(column));
}
