/** What a customer's row asks for, item by item of the sources, as a run of the built add-on answers it. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { disagreements } from '../../pages/portfolio/overview';
import type { OpenedCustomer } from '../../src/addon/customer/customer';
import type { LastRun } from '../../src/addon/run/last-run';
import type { TaskList } from '../../src/addon/tasks/task-list';
import { CALM_SIGNALS } from '../support/calm';
import { tabOf } from '../support/eventful';
import { scoresOf, type TestCell, valuesOf, workbenchWith } from '../support/sheets';
import { callOn } from '../support/team';

const CALM = {
  ...CALM_SIGNALS,
  csm: 'Kim',
  segment: 'enterprise',
  arr: 100_000,
  start_date: '2020-01-01',
  contract_end_date: '2027-12-01',
  previous_overall_score: '',
  days_since_contact: '',
  days_since_qbr: '',
  nps_score: '',
  'module core_platform': 'n/a',
} satisfies Record<string, TestCell>;

const CRITICAL = {
  login_trend: -34,
  feature_adoption_change: -25,
  dau_mau_change: -0.2,
  response_time_days: 8,
  nps_change: -5,
  open_escalations: 3,
  unresolved_critical: 2,
  champion_left: 'yes',
  sponsor_change: 'yes',
  competitor_mentions: 3,
  budget_cuts_mentioned: 'yes',
  pricing_complaints: 'yes',
};

type Change = Partial<Record<keyof typeof CALM, TestCell>>;
type Wanted = Record<string, unknown>;

/** Selling words, and words of calm: neither has a place where somebody acts or watches. */
const SELLS_OR_CALMS = /growth|offer|expan|upsell|reference|usual rhythm|success story|proposal|case study/i;

/** Item, what its row has beside calm, and what `Vitals scores` says of it. */
const ITEMS: readonly (readonly [item: string, change: Change, wanted: Wanted])[] = [
  [
    'C15 a customer about to leave is on hold',
    { ...CRITICAL, active_seats: 95 },
    { 'Expansion readiness': 'Hold: at risk', 'Expansion score': 0, State: 'Act' },
  ],
  [
    'D287 logins down, 60 to 90 days before',
    { login_trend: -20 },
    { State: 'Watch', 'Next action': 'Ask why logins went down', 'Act by': day('2026-12-21') },
  ],
  [
    'D288 NPS down, 30 to 60 days before',
    { nps_change: -4 },
    { State: 'Watch', 'Next action': 'Ask what lowered the NPS', 'Act by': day('2026-11-21') },
  ],
  [
    'D289 the sponsor has gone',
    { sponsor_change: 'yes' },
    {
      State: 'Watch',
      'Next action': 'Meet the new sponsor',
      'Action owner': 'Kim',
      'Act by': day('2026-11-21'),
    },
  ],
  [
    'D290 escalations',
    { open_escalations: 2 },
    { State: 'Watch', 'Next action': 'Review the open escalations', 'Act by': day('2026-11-21') },
  ],
  [
    'D291 meetings cancelled',
    { meeting_cancellations: 2 },
    { State: 'Watch', 'Next action': 'Rebook the cancelled meetings', 'Act by': day('2026-11-21') },
  ],
  [
    'D292 feature adoption down',
    { feature_adoption_change: -15 },
    { State: 'Watch', 'Next action': 'Ask which features they dropped', 'Act by': day('2026-12-21') },
  ],
  [
    'D293 a competitor is named once',
    { competitor_mentions: 1 },
    { State: 'Calm', 'Expansion readiness': 'Nurture first', 'Act by': day('2026-11-21') },
  ],
  [
    'D296 a competitive RFP',
    { competitive_rfp: 'yes' },
    {
      State: 'Act',
      'Next action': 'Answer the RFP',
      'Action owner': 'VP CS and VP Sales',
      'Expansion readiness': 'Hold: at risk',
    },
  ],
  [
    'D296 a competitor named three times',
    { competitor_mentions: 3 },
    { State: 'Act', 'Next action': 'Agree the competitive answer' },
  ],
  [
    'D299 missed QBRs',
    { qbr_completion: 40 },
    { State: 'Act', 'Next action': 'Book the missed QBR', 'Action due': day('2026-11-24') },
  ],
  [
    'D300 a renewal talk put off',
    { renewal_delayed: 'yes' },
    { State: 'Act', 'Next action': 'Reopen the renewal talk' },
  ],
  [
    'D a legal threat',
    { legal_threat: 'yes' },
    {
      State: 'Act',
      'Next action': 'Take over the conversation',
      'Action owner': 'Legal and VP CS',
      'Action due': day('2026-11-21'),
    },
  ],
  ['D notice', { notice_given: 'yes' }, { State: 'Act', 'Next action': 'Call about their notice' }],
  [
    'D logins down by 30 %',
    { login_trend: -30 },
    { State: 'Act', 'Next action': 'Find who stopped logging in' },
  ],
  [
    'D health down 20 points',
    { previous_overall_score: 100, product_usage_score: 70, engagement_score: 80, support_metrics_score: 80 },
    { State: 'Act', 'Next action': 'Find what broke' },
  ],
  [
    'D a declining Green is not told to sell',
    { previous_overall_score: 97, active_seats: 95 },
    { State: 'Watch', 'Next action': 'Ask what changed this month', 'Expansion readiness': 'Nurture first' },
  ],
  [
    'D two critical bugs',
    { unresolved_critical: 2 },
    { State: 'Act', 'Next action': 'Put an engineer on it', 'Action owner': 'VP Engineering and VP CS' },
  ],
  [
    'D one critical bug',
    { unresolved_critical: 1 },
    { State: 'Watch', 'Next action': 'Check the critical ticket' },
  ],
  [
    'D the champion has left',
    { champion_left: 'yes' },
    { State: 'Watch', 'Next action': 'Find a new champion' },
  ],
  [
    'D a critical tier',
    {
      ...CRITICAL,
      unresolved_critical: 0,
      competitor_mentions: 0,
      login_trend: -29,
      open_escalations: 9,
      meeting_cancellations: 9,
      satisfaction_trend: 'critical',
      contract_end_date: '2026-12-20',
    },
    { State: 'Act', 'Risk tier': 'Critical', 'Next action': 'Escalate to the VP CS' },
  ],
  [
    'E336 a module without a price is nothing to sell',
    { 'module core_platform': '' },
    { 'Expansion potential': 0, 'Next action': null, 'Top opportunity': null },
  ],
  [
    'E336 without revenue there is nothing to sell',
    { arr: 0, active_seats: 95 },
    { 'Expansion potential': 0, 'Next action': null },
  ],
  [
    'E347 a score for each customer',
    { active_seats: 95 },
    {
      State: 'Calm',
      'Expansion readiness': 'Ready',
      'Expansion amount': 25_000,
      'Expansion score': 12.5,
      'Next action': 'Hold a growth conversation',
    },
  ],
  [
    'E347 at most 49 before it is ready',
    { active_seats: 95, arr: 2_000_000, competitor_mentions: 1 },
    { 'Expansion readiness': 'Nurture first', 'Expansion score': 49 },
  ],
  [
    'G529 an smb customer is not contacted by hand',
    { segment: 'smb', days_since_contact: 400 },
    { 'Next action': null },
  ],
  [
    'G529 and is reviewed once a year',
    { segment: 'smb', days_since_qbr: 548 },
    { 'Next action': 'Book the next QBR' },
  ],
  [
    'G contact overdue from one and a half times the interval',
    { days_since_contact: 22 },
    { 'Next action': 'Get back in touch' },
  ],
  ['G contact not overdue at one and a half times', { days_since_contact: 21 }, { 'Next action': null }],
  [
    'H534 the worst band, whatever the risk',
    { product_usage_score: 40, engagement_score: 40, support_metrics_score: 40 },
    { State: 'Act', 'Health status': 'Red', 'Next action': 'Tell the VP CS' },
  ],
  [
    'I627 to I633 onboarding',
    { start_date: '2026-11-16' },
    { Phase: 'Onboarding', 'Next action': 'Finish the technical setup' },
  ],
  [
    'I637 to I645 adoption',
    { start_date: '2026-07-14' },
    { Phase: 'Adoption', 'Next action': 'Identify a champion' },
  ],
  [
    'I646 to I653 optimization',
    { start_date: '2026-04-20' },
    { Phase: 'Optimization', 'Next action': 'Prepare the QBR' },
  ],
  [
    'I655 to I663 the renewal phase',
    { start_date: '2026-01-10' },
    { Phase: 'Renewal', 'Next action': 'Ask about a reference' },
  ],
  [
    'I a renewal that is near',
    { contract_end_date: '2027-02-10' },
    { State: 'Calm', 'Next action': 'Present the renewal proposal' },
  ],
  [
    'I a contract that has ended',
    { contract_end_date: '2026-10-01' },
    { 'Next action': 'Confirm their status' },
  ],
  [
    'I a middle band',
    { product_usage_score: 60, engagement_score: 60, support_metrics_score: 60 },
    { State: 'Calm', 'Next action': 'Find what holds health back' },
  ],
  [
    'nothing to do',
    {},
    {
      State: 'Calm',
      Phase: 'Established',
      'Next action': null,
      'Action owner': null,
      'Action due': null,
    },
  ],
];

function day(iso: string): number {
  return Math.round(Date.parse(iso) / 86_400_000) + 25_569;
}

describe('an item of the sources', () => {
  let rows: ReturnType<typeof scoresOf> = [];
  let call: ReturnType<typeof callOn>;
  let opened: ReturnType<typeof workbenchWith>;

  beforeAll(() => {
    const headers = ['customer_id', ...Object.keys(CALM)];
    opened = workbenchWith([
      headers,
      ...ITEMS.map(([item, change]) => [item, ...Object.values({ ...CALM, ...change })]),
    ]);
    call = callOn(opened.bench);
    call('scorePortfolio', { model: 'lifecycle' });
    rows = scoresOf(opened.grid);
  });

  test.each(ITEMS)('%s', (item, _, wanted) => {
    const row = rows.find((each) => each['Customer id'] === item)!;
    expect(row).toMatchObject(wanted);
    const action = String(row['Next action'] ?? '');
    expect(action.split(' ').length).toBeLessThanOrEqual(6);
    if (row.State !== 'Calm') expect(`${action} ${row['Expansion readiness']}`).not.toMatch(/Ready/);
    if (row.State !== 'Calm') expect(action).not.toMatch(SELLS_OR_CALMS);
  });

  test('C14 every customer at risk is looked at twice whose health is not the worst', () => {
    const run = call<LastRun>('lastRun');
    const both = run.accounts.filter(({ tier, status }) => run.atRisk.includes(tier) && status !== 'Red');
    expect(both.length).toBeGreaterThan(0);
    expect(new Set(disagreements(run).healthyAtRisk)).toEqual(new Set(both));
  });

  test('D287 says on the page how long before churn a signal stands, and how well it foretells it', () => {
    const [item] = ITEMS.find(([name]) => name.startsWith('D287'))!;
    const page = call<OpenedCustomer>('openCustomer', item);
    expect(page.warnings).toMatchObject([
      { lead: 'usually 60 to 90 days before churn; foretells it: very high' },
    ]);
    expect(page).toMatchObject({ actBy: '2026-12-21', nextAction: { why: 'logins down 20 %' } });
  });

  test('D the page tells what else was considered, and why', () => {
    const [item] = ITEMS.find(([name]) => name.startsWith('C15'))!;
    const { also } = call<OpenedCustomer>('openCustomer', item);
    expect(also.map(({ what, why }) => `${what}: ${why}`).join('; ')).toMatch(
      /Find a new champion: the champion left/,
    );
    for (const { what } of also) expect(what).not.toMatch(SELLS_OR_CALMS);
  });

  test('E358 an NPS of 9 speaks for a proposal', () => {
    const cells = valuesOf(opened.grid.sheets[0]!);
    const signals = (nps: number) => {
      const [headers, ...others] = cells;
      const bench = workbenchWith([
        headers!,
        others.at(-1)!.map((cell, i) => (headers![i] === 'nps_score' ? nps : cell)),
      ]).bench;
      return callOn(bench)<OpenedCustomer>('openCustomer', 'nothing to do').expansion?.signals;
    };
    expect(signals(9)).toEqual(['their feedback is good']);
    expect(signals(8)).toEqual([]);
  });

  test.each([
    ['E360', 'seats', 40, 50],
    ['E361', 'tier', 25, 35],
    ['E362', 'modules', 15, 25],
    ['E363', 'departments', 5, 15],
  ])('%s the share that %s have of expansion', (_, group, from, to) => {
    const table = opened.bench.callCustomFunction('KPITARGETS', []).value as unknown[][];
    expect(table.find((line) => line[0] === 'Share of expansion' && line.includes(group))).toEqual(
      expect.arrayContaining([from, to]),
    );
  });

  test('C28 says whose each ratio of accounts to a CSM is; C29 the cadence is a setting', () => {
    call('showSettings');
    const settings = valuesOf(tabOf(opened.grid, 'Vitals settings')!).map(([area, name, value]) => [
      area,
      name,
      value,
    ]);
    expect(settings).toContainEqual(['QBR every (days)', 'smb', 365]);
    expect(settings).toContainEqual(['Contact every (days)', 'enterprise', 14]);
    expect(settings).toContainEqual(['Accounts for a CSM', 'mid-market', 60]);
    const touch = opened.bench.callCustomFunction('TOUCHMODEL', [
      [['customer_id', 'segment', 'start_date']],
      [['A', 'smb', '2020-01-01']],
      46347,
    ]).value as string[][];
    expect(touch.flat().join()).toContain('1 CSM for 100 or more (lifecycle), 100 to 300 (segment)');
  });

  test.each([
    ['I626', 'Renewed', 'Confirm the renewal'],
    ['I666', 'Advocacy', 'Ask for a reference'],
    ['I672', 'Win', 'Celebrate the win'],
  ])('%s a person starts the play %s', (_, play, step) => {
    expect(call<string[]>('listPlays')).toContain(play);
    const { tasks } = call<TaskList>('startPlayFor', 'nothing to do', play);
    expect(tasks.find((task) => task.play === play)).toMatchObject({
      open: true,
      owner: 'Kim',
      step: expect.stringContaining(step),
    });
    expect(() => call('startPlayFor', 'nothing to do', play)).toThrow('runs for this customer already');
    expect(() => call('startPlayFor', 'nothing to do', 'Sing')).toThrow('No play of "Vitals playbooks"');
  });

  test('L779 tasks leave as activities that a CRM imports', () => {
    const [headers, ...lines] = call<string>('exportActivities').split('\r\n');
    expect(headers).toBe('Type,Subject,Account ID,Account name,Owner,Due date,Status,Description,Key');
    expect(lines.some((line) => line.startsWith('Task,') && line.includes('nothing to do'))).toBe(true);
  });
});
