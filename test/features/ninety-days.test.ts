/**
 * Ninety days of the team edition with one planted event of each kind: who is told what. `REPLAY_STEP=1` runs every day of
 * them, and `REPLAY_PRINT=1` prints every message.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { isoDayAfter } from '../../src/base/calendar';
import { Clock } from '../../workbench';
import { CALM_SIGNALS } from '../support/calm';
import { tabOf, WEBHOOK } from '../support/eventful';
import { ROLES } from '../support/roles';
import { fill, recordsOf, type TestCell } from '../support/sheets';
import { teamWith } from '../support/team';

const STEP = Number(process.env.REPLAY_STEP ?? 6);
const FIRST = '2026-08-21';

const CALM = {
  ...CALM_SIGNALS,
  csm: 'Kim',
  csm_email: 'kim@example.com',
  segment: 'enterprise',
  arr: 2_000_000,
  start_date: '2020-01-01',
  contract_end_date: '2029-12-01',
  login_frequency: 80,
  daily_active_users: 100,
  open_tickets: 4,
} satisfies Record<string, TestCell>;

type Change = Partial<Record<keyof typeof CALM, TestCell>>;

/** What happens to a customer, and what comes of it: mails by their recipients, the play of a task, or Slack. */
interface Planted {
  readonly change: Change;
  /** Who is mailed, and what the mail asks for. */
  readonly mail?: readonly (readonly [to: string, asks: string])[];
  /** The card that is open in the end, and for whom. */
  readonly task?: readonly [play: string, owner: string];
  readonly slack?: string;
}

const EVENTS: Readonly<Record<string, Planted>> = {
  legal: {
    change: { legal_threat: 'yes' },
    mail: [['legal, vp', 'Take over the conversation']],
    task: ['Legal threat', 'Legal and VP CS'],
  },
  bug: {
    change: { unresolved_critical: 2 },
    mail: [['engineering, vp', 'Put an engineer on it']],
    task: ['Critical bug', 'VP Engineering and VP CS'],
  },
  rfp: {
    change: { competitive_rfp: 'yes' },
    mail: [['sales, vp', 'Answer the RFP']],
    task: ['Competitive RFP', 'VP CS and VP Sales'],
  },
  competitor: {
    change: { competitor_mentions: 3 },
    mail: [['sales, vp', 'Agree the competitive answer']],
    task: ['Competitor', 'VP CS and VP Sales'],
  },
  mention: { change: { competitor_mentions: 1 }, task: ['Competitor mentioned', 'Kim'] },
  sponsor: { change: { sponsor_change: 'yes' }, mail: [['ae, director', 'Meet the new sponsor']] },
  champion: { change: { champion_left: 'yes' }, task: ['Champion left', 'Kim'] },
  escalation: { change: { open_escalations: 1 }, task: ['Support escalation', 'Kim'] },
  qbr: { change: { qbr_completion: 40 }, task: ['QBRs missed', 'Kim'] },
  delay: { change: { renewal_delayed: 'yes' }, task: ['Renewal talk put off', 'Kim'] },
  usage: { change: { daily_active_users: 60 }, slack: 'Find who stopped logging in' },
  logins: { change: { login_frequency: 40 }, task: ['Usage decline', 'Kim'] },
  notice: {
    change: { notice_given: 'yes' },
    mail: [['kim, vp', 'Call about their notice']],
    task: ['Notice given', 'Kim'],
  },
  red: {
    change: { product_usage_score: 30, engagement_score: 30, support_metrics_score: 30 },
    mail: [['vp', 'Agree the way back']],
    task: ['Health drop', 'Kim'],
  },
  critical: {
    change: {
      login_trend: -29,
      feature_adoption_change: -40,
      dau_mau_change: -0.3,
      meeting_cancellations: 9,
      response_time_days: 12,
      nps_change: -8,
      satisfaction_trend: 'critical',
      open_escalations: 1,
      pricing_complaints: 'yes',
      budget_cuts_mentioned: 'yes',
      champion_left: 'yes',
      sponsor_change: 'yes',
      contract_end_date: '2027-01-05',
    },
    mail: [
      ['vp', 'Call their executive'],
      ['ae, director', 'Meet the new sponsor'],
      ['cro, sales', 'Join the renewal talks'],
    ],
    task: ['Critical risk', 'Kim'],
  },
  ready: { change: { active_seats: 95 }, task: ['Expansion', 'Kim'] },
  calm: { change: {} },
};

describe('in ninety days', () => {
  const names = Object.keys(EVENTS);
  const mails: { to: string; subject: string; body: string }[] = [];
  const posts: string[] = [];
  let tasks: Record<string, unknown>[] = [];
  let opportunities: Record<string, unknown>[] = [];

  beforeAll(() => {
    const headers = ['customer_id', 'name', ...Object.keys(CALM)];
    const rowOf = (name: string, change: Change = {}) => [
      name,
      name,
      ...Object.values({ ...CALM, ...change }),
    ];
    const { call, clock, grid, ...team } = teamWith([headers, ...names.map((name) => rowOf(name))], {
      clock: new Clock(`${FIRST}T12:00:00Z`),
      receiver: ({ payload }) => {
        posts.push(payload);
        return { code: 200, text: 'ok' };
      },
    });
    call('setSlackAddress', WEBHOOK);
    // Otherwise the sixth card is only proposed.
    call('changeSetting', 'Plays', 'Open plays for a CSM', '50');
    grid.activeSheet = grid.sheets[0]!;
    const run = () => {
      call('scorePortfolio', { model: 'lifecycle' });
      call('sendAlerts');
    };
    run();
    call('editTeam');
    const tab = tabOf(grid, 'Vitals team')!;
    recordsOf(tab).forEach(({ CSM }, i) => {
      const known = ROLES[String(CSM)];
      if (known) fill(tab, [[`${known}@example.com`]], i + 1, 1);
    });
    grid.activeSheet = grid.sheets[0]!;
    for (let day = STEP; day <= 90; day += STEP) {
      clock.forwardTo(`${isoDayAfter(FIRST, day)}T12:00:00Z`);
      names.forEach((name, i) => {
        // Each event on a day of its own, and it stands from then on.
        if (day >= 12 + 4 * i) fill(grid.sheets[0]!, [rowOf(name, EVENTS[name]!.change)], i + 1);
      });
      run();
    }
    for (const { to, subject, body } of team.bench.environment.mails) {
      mails.push({ to: to.map((address) => address.split('@')[0]).join(', '), subject, body });
    }
    tasks = recordsOf(tabOf(grid, 'Vitals tasks')!);
    opportunities = recordsOf(tabOf(grid, 'Vitals pipeline')!);
    if (process.env.REPLAY_PRINT) {
      for (const { to, subject, body } of mails) process.stdout.write(`TO ${to}\n${subject}\n${body}\n\n`);
      for (const post of posts) process.stdout.write(`SLACK ${post}\n\n`);
      for (const task of tasks) process.stdout.write(`TASK ${JSON.stringify(task)}\n`);
      for (const row of opportunities) process.stdout.write(`OPPORTUNITY ${JSON.stringify(row)}\n`);
    }
  }, 180_000);

  test.each(Object.entries(EVENTS))(
    '%s reaches the right person with the right act, once',
    (name, planted) => {
      const { mail = [], task, slack } = planted;
      const theirs = mails.filter(({ subject }) => subject.startsWith(`[ESCALATION] ${name} `));
      expect(theirs.map(({ to }) => to).sort()).toEqual(mail.map(([to]) => to).sort());
      for (const [to, asks] of mail) {
        const { body } = theirs.find((each) => each.to === to)!;
        expect(body).toMatch(new RegExp(`^Action: ${asks}`, 'm'));
        expect(body).toMatch(/^Issue: .* to .* within/m);
      }
      const cards = tasks.filter((each) => each['Customer id'] === name);
      expect(new Set(cards.map(({ Play }) => Play)).size).toBe(cards.length);
      if (task) {
        const card = cards.find(({ Play }) => Play === task[0]);
        // The numbers before and now stand with the step.
        const reason = expect.stringMatching(/^\S.* to .* within \d+ days/);
        expect(card).toMatchObject({ Status: 'Open', Owner: task[1], Reason: reason });
      } else if (!slack) expect(cards).toEqual([]);
      const said = posts.filter((post) => post.includes(`"${name}: `));
      expect(said).toHaveLength(slack ? 1 : 0);
      if (slack) expect(said[0]).toContain(slack);
    },
  );

  test('nobody is sold to but who is ready, for the top offer, by a day to come', () => {
    expect(opportunities).toMatchObject(
      [
        {
          'Customer id': 'ready',
          Owner: 'Kim',
          Stage: 'qualified',
          Amount: 500_000,
          Opportunity: /25 more seats/,
        },
      ].map(({ Opportunity, ...row }) => ({ ...row, Opportunity: expect.stringMatching(Opportunity) })),
    );
    expect(Number(opportunities[0]!.Close)).toBe(Number(opportunities[0]!.Since) + 90);
  });
});
