/**
 * Sections D, E and H of the sources and their contradictions, item by item, through the built team edition: what a run answers to
 * a row, and what two runs make of a change. `npm run stubs` shows that the tests fail without the functions they rest on.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenedCustomer } from '../../src/addon/customer/customer';
import type { RunReport } from '../../src/addon/run/score';
import { shippedRules } from '../../src/alerts/shipped';
import { Clock } from '../../workbench';
import { CALM_SIGNALS } from '../support/calm';
import { alertsIn, tabOf, WEBHOOK } from '../support/eventful';
import { ROLES } from '../support/roles';
import { fill, recordsOf, scoresOf, type TestCell } from '../support/sheets';
import { teamWith } from '../support/team';

const CALM = {
  ...CALM_SIGNALS,
  csm: 'Kim',
  csm_email: 'kim@example.com',
  segment: 'enterprise',
  arr: 200_000,
  start_date: '2020-01-01',
  contract_end_date: '2029-12-01',
  login_frequency: 80,
  daily_active_users: 100,
  feature_adoption: 70,
  open_tickets: 4,
  days_since_login: 1,
  critical_bug: 'no',
  competitor_evaluation: 'no',
  red_flags: '',
  missed_qbrs: 'no',
  plan_tier: '',
  available_tiers: '',
  'module analytics': 'n/a',
  'module security': 'n/a',
  'module sso': 'n/a',
  'module audit': 'n/a',
  departments_current: '',
  departments_potential: '',
  nps_score: '',
  higher_tier_requests: 'no',
  department_interest: 'no',
  competitor_feature_requests: 'no',
} satisfies Record<string, TestCell>;

type Change = Partial<Record<keyof typeof CALM, TestCell>>;

const RED: Change = { product_usage_score: 20, engagement_score: 20, support_metrics_score: 20 };
const LEAVING: Change = {
  login_trend: -34,
  feature_adoption_change: -25,
  dau_mau_change: -0.2,
  meeting_cancellations: 4,
  response_time_days: 8,
  nps_change: -5,
  open_escalations: 3,
  champion_left: 'yes',
  sponsor_change: 'yes',
  budget_cuts_mentioned: 'yes',
  pricing_complaints: 'yes',
  satisfaction_trend: 'critical',
};

interface Wanted {
  /** What `Vitals scores` says after the change. */
  readonly row?: Record<string, unknown>;
  /** The rules that tell of it, with what they ask for. */
  readonly told?: Readonly<Record<string, string>>;
  /** Who is mailed. */
  readonly mail?: readonly string[];
  /** Plays that have a card then. */
  readonly cards?: readonly string[];
}

/** A customer of each item: calm on the first day, changed on the second. */
const ITEMS: Readonly<Record<string, readonly [Change, Wanted]>> = {
  'D212 the days since the last login are read': [
    { days_since_login: 40 },
    { row: { State: 'Watch', 'Next action': 'Ask why logins stopped' } },
  ],
  'D287 C24 logins down by more than 30 %': [
    { login_trend: -31 },
    {
      row: { State: 'Act', 'Next action': 'Find who stopped logging in' },
      told: { logins_down: 'Find who stopped logging in' },
      cards: ['Usage decline'],
    },
  ],
  'D288 NPS down': [
    { nps_change: -4 },
    { row: { State: 'Watch', 'Next action': 'Ask what lowered the NPS' } },
  ],
  'D289 the sponsor has gone': [
    { sponsor_change: 'yes' },
    {
      row: { State: 'Watch', 'Next action': 'Meet the new sponsor' },
      told: { sponsor_left: 'Meet the new sponsor' },
      mail: ['ae', 'director'],
    },
  ],
  'D290 H537 a first escalation': [
    { open_escalations: 1 },
    { told: { escalation_opened: 'Review the open escalations' }, cards: ['Support escalation'] },
  ],
  'D291 meetings cancelled': [
    { meeting_cancellations: 2 },
    { row: { State: 'Watch', 'Next action': 'Rebook the cancelled meetings' } },
  ],
  'D292 feature adoption down': [
    { feature_adoption_change: -15 },
    { row: { State: 'Watch', 'Next action': 'Ask which features they dropped' } },
  ],
  'D293 H545 a first mention of a competitor': [
    { competitor_mentions: 1 },
    {
      row: { 'Expansion readiness': 'Nurture first' },
      told: { competitor_mentioned: 'Ask about the competitor' },
      cards: ['Competitor mentioned'],
    },
  ],
  'D296 a competitive RFP': [
    { competitive_rfp: 'yes' },
    {
      row: { State: 'Act', 'Next action': 'Answer the RFP', 'Expansion readiness': 'Hold: at risk' },
      told: { competitive_rfp: 'Answer the RFP' },
      mail: ['sales', 'vp'],
      cards: ['Competitive RFP'],
    },
  ],
  'D299 missed QBRs, by their share': [
    { qbr_completion: 40 },
    {
      row: { State: 'Act', 'Next action': 'Book the missed QBR', 'Expansion readiness': 'Hold: at risk' },
      told: { missed_qbrs: 'Book the missed QBR' },
      cards: ['QBRs missed'],
    },
  ],
  'D299 missed QBRs, by a tick': [
    { missed_qbrs: 'yes' },
    {
      row: { State: 'Act', 'Next action': 'Book the missed QBR' },
      told: { qbrs_missed: 'Book the missed QBR' },
      cards: ['QBRs missed'],
    },
  ],
  'D300 a renewal talk put off': [
    { renewal_delayed: 'yes' },
    {
      row: { State: 'Act', 'Next action': 'Reopen the renewal talk' },
      told: { renewal_delayed: 'Reopen the renewal talk' },
      cards: ['Renewal talk put off'],
    },
  ],
  'E336 a core module is nothing to sell': [
    { 'module analytics': 'n/a', arr: 0, active_seats: 95 },
    { row: { 'Expansion potential': 0, 'Top opportunity': null } },
  ],
  'E347 an expansion score': [
    { active_seats: 95 },
    { row: { 'Expansion readiness': 'Ready', 'Expansion amount': 50_000, 'Expansion score': 25 } },
  ],
  'H533 E346 adoption for 30 days, in a healthy account': [
    { feature_adoption: 85, active_seats: 95 },
    { told: { expansion_opportunity: 'Hold a growth conversation' }, cards: ['Expansion'] },
  ],
  'H533 C15 adoption for 30 days, of who is about to leave': [
    { ...LEAVING, feature_adoption: 85, active_seats: 95 },
    {
      row: {
        State: 'Act',
        'Expansion readiness': 'Hold: at risk',
        'Expansion score': 0,
        'Top opportunity': null,
        'Expansion amount': 0,
      },
    },
  ],
  'H534 low health': [RED, { row: { State: 'Act', 'Health status': 'Red' }, cards: ['Health drop'] }],
  'H535 C24 daily users down': [
    { daily_active_users: 60 },
    { told: { usage_decline: 'Find who stopped logging in' } },
  ],
  'H536 a high expansion score': [
    { active_seats: 95 },
    {
      row: { 'Expansion score': 100 },
      told: { expansion_ready: 'Hold a growth conversation' },
      cards: ['Expansion'],
    },
  ],
  'H537 escalations increase': [
    { open_escalations: 3 },
    { told: { escalations_increasing: 'Review the open escalations' }, cards: ['Support escalation'] },
  ],
  'H542 C23 a crash into red': [
    RED,
    {
      told: { health_score_drop: 'Find what broke', health_red: 'Plan the recovery' },
      mail: ['vp'],
      cards: ['Health drop'],
    },
  ],
  'H544 a critical bug': [
    { critical_bug: 'yes' },
    {
      row: { State: 'Act', 'Next action': 'Put an engineer on it' },
      told: { critical_bug_flag: 'Put an engineer on it' },
      mail: ['engineering', 'vp'],
      cards: ['Critical bug'],
    },
  ],
  'H544 two critical tickets': [
    { unresolved_critical: 2 },
    { told: { critical_bug: 'Put an engineer on it' }, mail: ['engineering', 'vp'], cards: ['Critical bug'] },
  ],
  'H544 one critical ticket': [
    { unresolved_critical: 1 },
    {
      row: { State: 'Watch', 'Next action': 'Check the critical ticket' },
      told: { critical_ticket: 'Review the open escalations' },
      cards: ['Support escalation'],
    },
  ],
  'H545 they evaluate a competitor': [
    { competitor_mentions: 3 },
    {
      told: { competitor_evaluation: 'Agree the competitive answer' },
      mail: ['sales', 'vp'],
      cards: ['Competitor'],
    },
  ],
  'H545 they evaluate competitors, by a tick': [
    { competitor_evaluation: 'yes' },
    {
      row: { State: 'Act', 'Next action': 'Agree the competitive answer' },
      told: { competitor_evaluated: 'Agree the competitive answer' },
      mail: ['sales', 'vp'],
      cards: ['Competitor'],
    },
  ],
  'I626 a contract that is renewed': [
    { contract_end_date: '2030-12-01' },
    {
      row: { State: 'Calm' },
      told: { renewed: 'Confirm the renewal' },
      cards: ['Renewed'],
    },
  ],
  'H547 a note of lawyers': [
    { red_flags: 'lawyer letter received; budget fine' },
    {
      row: { State: 'Act', 'Next action': 'Take over the conversation' },
      told: { legal_threat: 'Take over the conversation' },
      mail: ['legal', 'vp'],
    },
  ],
  'H547 H554 a legal threat': [
    { legal_threat: 'yes' },
    {
      row: {
        State: 'Act',
        'Next action': 'Take over the conversation',
        'Action owner': 'Legal and VP CS',
      },
      told: { legal_threat: 'Take over the conversation' },
      mail: ['legal', 'vp'],
      cards: ['Legal threat'],
    },
  ],
  'H548 two escalations of one customer': [
    { ...RED, competitive_rfp: 'yes', legal_threat: 'yes' },
    {
      told: {
        legal_threat: 'Take over the conversation',
        health_red: 'Plan the recovery',
        competitive_rfp: 'Answer the RFP',
        health_score_drop: 'Find what broke',
      },
      mail: ['legal', 'sales', 'vp', 'vp'],
    },
  ],
  'nothing happens': [{}, { row: { State: 'Calm', 'Next action': null } }],
};

const names = Object.keys(ITEMS);
const rowOf = (name: string, change: Change = {}) => [
  name,
  ...Object.values({ ...CALM, arr: name.startsWith('H536') ? 2_000_000 : CALM.arr, ...change }),
];

describe('an item of sections D, E and H', () => {
  const posts: string[] = [];
  let after: Record<string, unknown>[] = [];
  let told: Record<string, unknown>[] = [];
  let tasks: Record<string, unknown>[] = [];
  let opportunities: Record<string, unknown>[] = [];
  let mails: { to: string; subject: string; body: string }[] = [];

  beforeAll(() => {
    const { call, clock, grid, bench } = teamWith(
      [['customer_id', ...Object.keys(CALM)], ...names.map((name) => rowOf(name))],
      {
        clock: new Clock('2026-10-10T12:00:00Z'),
        receiver: ({ payload }) => {
          posts.push(payload);
          return { code: 200, text: 'ok' };
        },
      },
    );
    const [sheet] = grid.sheets;
    call('setSlackAddress', WEBHOOK);
    call('changeSetting', 'Plays', 'Open plays for a CSM', '100');
    const run = (day: string) => {
      clock.forwardTo(`${day}T12:00:00Z`);
      grid.activeSheet = sheet!;
      expect(call<RunReport>('scorePortfolio', { model: 'lifecycle' })).not.toHaveProperty('asks');
      call('sendAlerts');
    };
    run('2026-10-11');
    run('2026-10-16');
    call('editTeam');
    const team = tabOf(grid, 'Vitals team')!;
    recordsOf(team).forEach(({ CSM }, i) => {
      const address = ROLES[String(CSM)];
      if (address) fill(team, [[`${address}@example.com`]], i + 1, 1);
    });
    names.forEach((name, i) => {
      fill(sheet!, [rowOf(name, ITEMS[name]![0])], i + 1);
    });
    run('2026-10-17');
    after = scoresOf(grid);
    // A table in which nothing changes for two weeks would be asked about.
    ['2026-10-27', '2026-11-06', '2026-11-17'].forEach((day, i) => {
      fill(sheet!, [rowOf('nothing happens', { days_since_login: 2 + i })], names.length);
      run(day);
    });
    told = alertsIn(grid);
    tasks = recordsOf(tabOf(grid, 'Vitals tasks')!);
    opportunities = recordsOf(tabOf(grid, 'Vitals pipeline')!);
    mails = bench.environment.mails.map(({ to, subject, body }) => ({
      to: to.map((address) => address.split('@')[0]).join(', '),
      subject,
      body,
    }));
  }, 120_000);

  const of = (rows: readonly Record<string, unknown>[], name: string) =>
    rows.filter((row) => row['Customer id'] === name);

  test.each(Object.entries(ITEMS))('%s', (name, [, wanted]) => {
    expect(of(after, name)[0]).toMatchObject(wanted.row ?? {});
    const said = Object.fromEntries(
      of(told, name).map((row) => [row.Rule, String(row['What to do']).split(/:\s/)[0]]),
    );
    expect(said).toEqual(wanted.told ?? said);
    for (const { Note, State, Action } of of(told, name)) {
      expect([Action, State, Note]).toEqual([Action, 'sent', expect.any(String)]);
    }
    const cards = of(tasks, name);
    for (const play of wanted.cards ?? []) {
      expect(cards.map(({ Play }) => Play)).toContain(play);
    }
    if (wanted.mail) {
      // Who gets more than five letters in a run gets one digest.
      const theirs = mails.filter(({ body }) => body.split('\n').includes(`Customer: ${name}`));
      expect(theirs.map(({ to }) => to).sort()).toEqual(wanted.mail);
    }
  });

  test('H533 C15 only the healthy account is an opportunity, with amount, close and the growth conversation', () => {
    const ids = opportunities.map((row) => row['Customer id']);
    expect(new Set(ids)).toEqual(
      new Set(['H533 E346 adoption for 30 days, in a healthy account', 'H536 a high expansion score']),
    );
    expect(ids).toHaveLength(2);
    expect(opportunities[1]).toMatchObject({ Stage: 'qualified', Amount: 50_000, Owner: 'Kim' });
  });

  test('H535 the message of a decline asks for onboarding resources', () => {
    expect(posts.join()).toContain('send them onboarding resources');
  });

  test('H537 whoever is called to an escalation has the tickets in the task', () => {
    const [card] = of(tasks, 'D290 H537 a first escalation');
    expect(String(card!.Reason)).toMatch(/^Open escalations 0 to 1 within 1 day; .*Open tickets: 4/);
  });

  test('H538 every shipped rule says its own step, and no two events of other plays the same', () => {
    const steps = new Map(told.map((row) => [row.Rule, row['What to do']]));
    const plays = new Map(shippedRules().map(({ id, play }) => [id, play]));
    for (const [rule, step] of steps) {
      for (const [other, its] of steps) {
        const [mine, theirs] = [rule, other].map((id) => plays.get(String(id)));
        if (mine !== theirs) expect([rule, other, step]).not.toEqual([rule, other, its]);
      }
    }
  });

  test('H544 H547 what cannot wait goes alone, with its urgency', () => {
    const letters = mails.filter(({ subject }) => subject.includes('H547 H554'));
    expect(letters.map(({ to }) => to)).toEqual(['legal', 'vp']);
    for (const { body } of letters)
      expect(body).toMatch(/^Action: Take over the conversation: .*\nUrgency: immediately$/m);
    const bug = mails.find(({ subject }) => subject.includes('H544 a critical bug'))!;
    expect(bug.body).toMatch(/^Urgency: within 4 hours$/m);
  });

  test('H548 a person has one message of a customer, but for what goes alone', () => {
    const letters = mails.filter(({ body }) => body.includes('Customer: H548'));
    expect(letters.map(({ to }) => to).sort()).toEqual(['legal', 'sales', 'vp', 'vp']);
    const actions = letters
      .filter(({ to }) => to === 'vp')
      .map(({ body }) => body.match(/^Action: /gm)!.length);
    // The legal threat; and a digest, since so much happens on this day.
    expect(actions[0]).toBe(1);
    expect(actions[1]).toBeGreaterThan(5);
  });

  test('H548 each message of one customer is headed [ESCALATION], customer, description', () => {
    const subjects = mails.filter(({ subject }) => subject.includes(' H548 ')).map(({ subject }) => subject);
    expect(subjects.length).toBeGreaterThan(2);
    for (const subject of subjects.filter((text) => !text.startsWith('Customer Vitals: '))) {
      expect(subject).toMatch(/^\[ESCALATION\] H548 [\w ]+ -- \S.* to .* within 1 day/);
    }
  });

  test('H554 the action of a message is that of its event, whatever else there is to do', () => {
    for (const { body } of mails) {
      const customers = [...body.matchAll(/^Customer: (.*)$/gm)].map(([, name]) => name);
      const actions = [...body.matchAll(/^Action: (.*)$/gm)].map(([, action]) => action);
      const rows = told.filter((row) => customers.includes(String(row['Customer id'])));
      expect(actions.length).toBe(customers.length);
      const asked = rows.map((row) => row['What to do']).join('; ');
      for (const action of actions) expect(asked).toContain(action);
    }
  });

  test('nobody is told anything where nothing happens', () => {
    expect(of(told, 'nothing happens')).toEqual([]);
    expect(mails.filter(({ body }) => body.includes('nothing happens'))).toEqual([]);
  });
});

describe('an item of section E', () => {
  const customer = {
    ...CALM,
    active_seats: 95,
    plan_tier: 'professional',
    available_tiers: 'enterprise',
    'module analytics': '',
    'module security': 40,
    departments_current: 'sales',
    departments_potential: 'finance',
  };
  const openedWith = (change: Change) => {
    const row = { ...customer, ...change };
    const { call } = teamWith([
      ['customer_id', ...Object.keys(row)],
      ['A', ...Object.values(row)],
    ]);
    const { summary } = call<RunReport>('scorePortfolio', { model: 'lifecycle' });
    return { page: call<OpenedCustomer>('openCustomer', 'A').expansion!, summary: summary.expansion };
  };

  test('E344 the adoption summary: seats, plan, modules with rate and use, departments', () => {
    expect(openedWith({}).page.use).toEqual([
      '95 of 100 seats in use (95 %)',
      'plan professional',
      '1 of 2 modules adopted (50 %)',
      'modules in use at 40 % on average',
      '1 department of 2',
    ]);
  });

  test('C15 E346 who is on hold is named by no list of offers, and keeps its potential', () => {
    const row = { ...customer, legal_threat: 'yes' };
    const { page } = openedWith(row);
    expect([page.readiness, page.opportunities]).toEqual(['Hold: at risk', []]);
    expect(page.potential).toBeGreaterThan(0);
    const { bench } = teamWith([]);
    const list = (...rows: Change[]) => {
      const cells = rows.map((change, i) => [`C${i}`, ...Object.values({ ...customer, ...change })]);
      const headers = ['customer_id', ...Object.keys(customer)];
      const { value } = bench.callCustomFunction('EXPANSIONLIST', [
        [headers],
        cells,
        '',
        '',
        46347,
        'lifecycle',
      ]);
      return new Set((value as unknown[][]).map(([id]) => id));
    };
    expect(list({}, { legal_threat: 'yes' }, RED, { sponsor_change: 'yes' })).toEqual(new Set(['C0', 'C3']));
    expect(list({ legal_threat: 'yes' })).toEqual(new Set(['No opportunity']));
  });

  test('E345 the portfolio: potential, opportunities without those of no revenue, who is ready', () => {
    const { page, summary } = openedWith({});
    expect(summary.opportunities).toBe(page.opportunities.length);
    expect(summary.potential).toBe(page.opportunities.reduce((sum, { revenue }) => sum + revenue, 0));
    expect(summary.ready.customers).toBe(1);
  });

  test.each<[string, Change, string, string, string]>([
    [
      'E348 more than 90 % of the seats in use',
      { active_seats: 95 },
      'Seat expansion',
      '95 of 100 seats',
      'High',
    ],
    [
      'E349 requests for a higher plan',
      { higher_tier_requests: 'yes' },
      'Tier upgrade',
      'they ask for features',
      'High',
    ],
    [
      'E350 interest of a department',
      { department_interest: 'yes' },
      'Department expansion',
      'has asked',
      'Medium',
    ],
    [
      'E351 most modules adopted',
      { 'module analytics': '', 'module security': 40, 'module sso': 50, 'module audit': 60 },
      'Module cross-sell',
      'open to more',
      'Medium',
    ],
    [
      'E352 a rival named for features',
      { competitor_feature_requests: 'yes' },
      'Module cross-sell',
      'name a rival',
      'High',
    ],
  ])(
    '%s speaks for its kind of offer, as pressing as the source says',
    (_, change, category, why, urgency) => {
      const offers = openedWith(change).page.opportunities.filter((each) => each.category === category);
      expect(offers.length).toBeGreaterThan(0);
      for (const { why: reason } of offers) expect(reason).toContain(why);
      expect(new Set(offers.map((offer) => offer.urgency))).toEqual(new Set([urgency]));
    },
  );

  test('E348 E349 E350 E351 E352 of two offers of one priority the more pressing comes first', () => {
    // Seats and analytics bring 300,000 each, security 400,000: all three are at 300, the most there is.
    const offersWith = (change: Change) =>
      openedWith({ arr: 2_000_000, segment: 'smb', 'module security': '', plan_tier: '', ...change })
        .page.opportunities.filter(({ priority }) => priority === 300)
        .map(({ what }) => what);
    expect(offersWith({})).toEqual(['15 more seats', 'security', 'analytics']);
    expect(offersWith({ active_seats: 50 })).toEqual(['security', 'analytics']);
  });
});
