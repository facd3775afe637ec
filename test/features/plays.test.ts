/** Sections G and I of the sources, item by item: plays, phases and segments, through the built add-on. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenedCustomer } from '../../src/addon/customer/customer';
import type { TaskList } from '../../src/addon/tasks/task-list';
import { makeDocument } from '../../src/playbooks/documents';
import type { Facts } from '../../src/playbooks/documents/facts';
import { toMarkdown } from '../../src/playbooks/documents/markdown';
import type { DocumentName } from '../../src/playbooks/documents/names';
import { CALM_SIGNALS } from '../support/calm';
import { tabOf } from '../support/eventful';
import { fill, recordsOf, scoresOf, type TestCell, valuesOf, workbenchWith } from '../support/sheets';
import { callOn } from '../support/team';

/** 2026-11-21, the day of the workbench. */
const TODAY = 46347;

const CALM = {
  ...CALM_SIGNALS,
  csm: 'Kim',
  arr: 60_000,
  start_date: '2020-01-01',
  contract_end_date: '2027-12-01',
  time_to_value: 24,
  training_completion_rate: 90,
  feature_adoption: 71,
  dau_mau_ratio: 0.45,
  nps_score: 8,
  roi_achieved: 400_000,
  roi_promised: 300_000,
  multi_threading_depth: 4,
  renewal_sentiment: 'positive',
  value_realization: 80,
  referral_activity: 'yes',
} satisfies Record<string, TestCell>;

type Change = Partial<Record<keyof typeof CALM, TestCell>>;

const started = (daysAgo: number): Change => ({ start_date: { day: TODAY - daysAgo } });

/** Each customer of the tests, and what its row has beside calm. */
const CUSTOMERS: Readonly<Record<string, Change>> = {
  calm: {},
  'day 0': started(0),
  'day 15': started(15),
  'day 31': started(31),
  'day 61': started(61),
  'day 89': started(89),
  'day 90': started(90),
  'day 180': started(180),
  'day 270': started(270),
  'day 365': started(365),
  'renews in 120 days': { contract_end_date: { day: TODAY + 120 } },
  'on hold': { legal_threat: 'yes', active_seats: 95 },
  ready: { active_seats: 95 },
  'ARR 100001': { arr: 100_001 },
  'ARR 100000': { arr: 100_000 },
  'ARR 25000': { arr: 25_000 },
  'ARR 24999': { arr: 24_999 },
};

function opened() {
  const headers = ['customer_id', ...Object.keys(CALM)];
  const rows = Object.entries(CUSTOMERS).map(([id, change]) => [
    id,
    ...Object.values({ ...CALM, ...change }),
  ]);
  const { grid, bench } = workbenchWith([headers, ...rows]);
  const call = callOn(bench);
  call('scorePortfolio', { model: 'lifecycle' });
  return { grid, bench, call };
}

let { grid, bench, call } = {} as ReturnType<typeof opened>;
beforeAll(() => {
  ({ grid, bench, call } = opened());
});

interface WalkedStep {
  readonly step: string;
  readonly owner: string;
  /** Counted from today. */
  readonly day: number;
}

const walked = new Map<string, readonly WalkedStep[]>();

/** The steps of a play, as a person meets them who starts it for a customer and does one after the other. */
function walk(customer: string, play: string): readonly WalkedStep[] {
  const known = walked.get(`${customer} ${play}`);
  if (known) return known;
  const steps: WalkedStep[] = [];
  const openOf = ({ tasks }: TaskList) =>
    tasks.find((task) => task.id === customer && task.play === play && task.open);
  let task = openOf(call<TaskList>('startPlayFor', customer, play));
  while (task) {
    const day = Date.parse(task.due) / 86_400_000 + 25_569 - TODAY;
    steps.push({ step: task.step, owner: task.owner, day });
    task = openOf(call<TaskList>('setTask', task.key, true));
  }
  walked.set(`${customer} ${play}`, steps);
  return steps;
}

const [calm, kim] = ['calm', 'Kim'];
const engineer = 'Solutions engineer';
const both = 'Kim and solutions engineer';

/** Item, for whom a play is started, the play, the day and the owner of the step, and what it says. */
const STEPS: readonly (readonly [
  item: string,
  customer: string,
  play: string,
  day: number,
  owner: string,
  says: RegExp,
])[] = [
  ['I559 exec call in 48 h', calm, 'Critical risk', 2, 'VP CS', /Call their executive: within 48 hours/],
  ['I560 save plan with value milestones', calm, 'Critical risk', 3, kim, /save plan: value milestones/],
  ['I561 concessions', calm, 'Critical risk', 3, kim, /what we may concede/],
  ['I562 rescue team', calm, 'Critical risk', 5, 'CS manager', /rescue team: CSM, solutions engineer/],
  ['I563 daily stand-up', calm, 'Critical risk', 5, 'CS manager', /Meet daily .* 15 minutes a day/],
  ['I565 D0 escalation', calm, 'Critical risk', 0, kim, /Escalate to the VP CS: today/],
  ['I566 D1-2 contact', calm, 'Critical risk', 2, 'VP CS', /Call their executive/],
  ['I567 D2-3 save plan', calm, 'Critical risk', 3, kim, /Agree a save plan/],
  [
    'I568 D3-5 rescue team',
    calm,
    'Critical risk',
    5,
    'CS manager',
    /CSM, solutions engineer and support lead/,
  ],
  [
    'I569 W2-4 weekly check-ins',
    calm,
    'Critical risk',
    28,
    kim,
    /Check in every week: carry out the save plan/,
  ],
  ['I570 W4 assess', calm, 'Critical risk', 28, 'CS manager', /continue as high risk, or take it to the CEO/],
  ['I572 CSM call within 1 week', calm, 'High risk', 5, kim, /Call them/],
  ['I573 RCA', calm, 'High risk', 3, kim, /root cause/],
  ['I574 30-day recovery plan', calm, 'High risk', 7, kim, /recovery plan: 30 days/],
  ['I575 re-engage sponsor', calm, 'High risk', 14, 'CS manager', /Win the sponsor back/],
  ['I576 accelerate bugs', calm, 'High risk', 21, 'Support lead', /bugs, requests and tickets/],
  ['I577 weekly touch', calm, 'High risk', 28, kim, /touch base weekly/],
  ['I578 D1-3 RCA', calm, 'High risk', 3, kim, /in 90 days of usage and tickets/],
  ['I579 D3-5 outreach', calm, 'High risk', 5, kim, /concerns: the three greatest/],
  ['I580 D5-7 plan', calm, 'High risk', 7, kim, /plan/],
  ['I581 W2 sponsor', calm, 'High risk', 14, 'CS manager', /executive sponsor/],
  ['I582 support fast-track', calm, 'High risk', 21, 'Support lead', /Move their tickets up/],
  ['I583 W3-4 review', calm, 'High risk', 28, kim, /Review the recovery/],
  ['I585 check-in within 2 weeks', calm, 'Medium risk', 14, kim, /Check in/],
  ['I587 training', calm, 'Medium risk', 21, kim, /training/],
  ['I588 review vs success plan', calm, 'Medium risk', 14, kim, /review the success plan/],
  ['I589 unvoiced concerns', calm, 'Medium risk', 14, kim, /not said yet/],
  ['I590 bi-weekly monitoring', calm, 'Medium risk', 28, kim, /every two weeks/],
  ['I591 D1-5 data review', calm, 'Medium risk', 5, kim, /in the data/],
  ['I592 W1-2 check-in', calm, 'Medium risk', 14, kim, /Check in/],
  [
    'I593 W2-3 ROI summary',
    calm,
    'Medium risk',
    21,
    kim,
    /their return: unused features, training and the community/,
  ],
  ['I594 W3-4 monitor', calm, 'Medium risk', 28, kim, /Compare the scores/],
  ['I597 product updates', calm, 'Low risk', 30, kim, /product news/],
  ['I598 monthly trend', calm, 'Low risk', 30, kim, /monthly trend/],
  ['I599 insights', calm, 'Low risk', 30, kim, /what others do with it/],
  ['I600 renewal prep', calm, 'Low risk', 90, kim, /renewal: if it is within 90 days/],
  ['I604 day 1 welcome', 'day 0', 'Onboarding: set up', 1, kim, /welcome package: with the welcome e-mail/],
  [
    'I605 day 1-2 kickoff',
    'day 0',
    'Onboarding: set up',
    2,
    both,
    /kick-off: with a draft of the success plan/,
  ],
  ['I606 day 3-5 setup', 'day 0', 'Onboarding: set up', 5, engineer, /technical setup/],
  ['I607 day 5-7 admins', 'day 0', 'Onboarding: set up', 7, kim, /Train the administrators/],
  ['I608 day 7-10 migration', 'day 0', 'Onboarding: set up', 10, engineer, /Migrate their data/],
  ['I609 day 10-14 users', 'day 0', 'Onboarding: set up', 14, kim, /Train the first users/],
  ['I610 day 15 activation', 'day 15', 'Onboarding: activate', 0, kim, /who is active: in the usage report/],
  ['I611 day 15-20 laggards', 'day 15', 'Onboarding: activate', 5, kim, /Train those behind/],
  ['I612 day 20-25 outcome', 'day 15', 'Onboarding: activate', 10, kim, /first business outcome/],
  ['I613 day 25-30 review', 'day 15', 'Onboarding: activate', 15, kim, /30-day review/],
  ['I614 day 30-40 features', 'day 31', 'Onboarding: deepen', 9, kim, /two more features/],
  ['I615 day 40-50 integrations', 'day 31', 'Onboarding: deepen', 19, engineer, /integrations/],
  ['I616 day 50-60 benchmark', 'day 31', 'Onboarding: deepen', 29, kim, /Compare usage with peers/],
  ['I617 day 60-70 workshop', 'day 61', 'Onboarding: hand over', 9, both, /advanced workshop/],
  ['I618 day 70-80 ROI', 'day 61', 'Onboarding: hand over', 19, kim, /Measure their return/],
  [
    'I619 day 80-90 review',
    'day 61',
    'Onboarding: hand over',
    29,
    kim,
    /90-day review: with their executives/,
  ],
  [
    'I622 T-120',
    'renews in 120 days',
    'Renewal',
    0,
    kim,
    /Review terms, health and issues: and agree the aim within/,
  ],
  [
    'I623 T-90',
    'renews in 120 days',
    'Renewal',
    30,
    kim,
    /renewal talk: sum up their value, draft the proposal; escalate/,
  ],
  ['I624 T-60', 'renews in 120 days', 'Renewal', 60, kim, /negotiate, answer concerns, escalate what blocks/],
  [
    'I625 T-30',
    'renews in 120 days',
    'Renewal',
    90,
    kim,
    /signed: plan what follows, and bring the CRM up to date/,
  ],
  ['I626 confirm', calm, 'Renewed', 1, kim, /Confirm the renewal/],
  ['I626 thanks and plan', calm, 'Renewed', 7, kim, /thanks: with the updated success plan/],
  ['I626 next QBR', calm, 'Renewed', 14, kim, /next QBR/],
  ['I626 expansion', calm, 'Renewed', 30, kim, /expansion ideas/],
  ['I630 kick-off call', 'day 0', 'Onboarding: set up', 2, both, /Hold the kick-off/],
  ['I632 training sessions', 'day 0', 'Onboarding: set up', 7, kim, /Train/],
  ['I633 go-live celebration', 'day 61', 'Onboarding: hand over', 24, kim, /Celebrate the go-live/],
  ['I638 identify champions', 'day 90', 'Adoption', 50, kim, /Identify a champion/],
  ['I639 success stories', 'day 90', 'Adoption', 90, kim, /success story/],
  ['I640 bi-weekly check-ins', 'day 90', 'Adoption', 15, kim, /bi-weekly check-in/],
  ['I641 usage reviews', 'day 90', 'Adoption', 30, kim, /Review usage/],
  ['I642 advanced training', 'day 90', 'Adoption', 70, kim, /advanced training/],
  ['I649 monthly reviews', 'day 180', 'Optimization', 15, kim, /monthly review/],
  ['I650 QBR preparation', 'day 180', 'Optimization', 35, kim, /Prepare the QBR/],
  ['I651 executive alignment', 'day 180', 'Optimization', 60, kim, /Align with their executives/],
  ['I657 advocacy', 'day 270', 'Renewal phase', 70, kim, /Ask about a reference/],
  ['I658 kickoff 90 days out', 'renews in 120 days', 'Renewal', 30, kim, /Book the renewal talk/],
  ['I659 business case', 'day 270', 'Renewal phase', 15, kim, /business case/],
  ['I660 negotiation', 'renews in 120 days', 'Renewal', 60, kim, /negotiate/],
  ['I664 go-live', 'day 0', 'Onboarding: set up', 5, engineer, /technical setup/],
  ['I665 stakeholder map', calm, 'Champion left', 14, kim, /stakeholder map/],
  ['I665 champion', calm, 'Champion left', 2, kim, /Find a new champion/],
  ['I666 advocacy', calm, 'Advocacy', 7, kim, /reference/],
  ['I666 account expansion', calm, 'Expansion', 7, kim, /growth conversation/],
  ['I671 collaborate', 'day 0', 'Onboarding: set up', 2, both, /Hold the kick-off/],
  ['I672 celebrate wins', calm, 'Win', 2, kim, /Celebrate the win/],
];

describe('a step of a play', () => {
  test.each(STEPS)('%s', (_, customer, play, day, owner, says) => {
    expect(walk(customer, play)).toContainEqual({ day, owner, step: expect.stringMatching(says) });
  });

  test.each([...new Map(STEPS.map(([, customer, play]) => [play, customer]))])(
    'of %s has been walked to the last one, in the order of the days',
    (play, customer) => {
      const steps = walk(customer, play);
      const rows = playbook().filter(({ Row, Play }) => Row === 'step' && Play === play);
      expect(steps.map(({ step }) => step)).toEqual(rows.map(({ What }) => What));
      expect(steps.map(({ day }) => day)).toEqual(steps.map(({ day }) => day).sort((a, b) => a - b));
      expect(call<TaskList>('listTasks').outcomes).toEqual([]);
    },
  );
});

/** The tab of the plays, as a person reads it. */
function playbook() {
  if (!tabOf(grid, 'Vitals playbooks')) call('editPlaybooks');
  return recordsOf(tabOf(grid, 'Vitals playbooks')!);
}

describe('the tab of the plays says', () => {
  test.each<[string, string, string, RegExp]>([
    ['I564 competitive defence', 'Critical risk', 'play', /an answer to any competitor/],
    ['I571 risk below 60', 'Critical risk', 'success', /below 60, aimed at within 30 days/],
    ['I571 intent confirmed', 'Critical risk', 'success', /the customer says that it will stay/],
    ['I584 risk below 40, no new signals', 'High risk', 'success', /below 40 and no severe signal/],
    ['I586 success stories', 'Medium risk', 'play', /show what others reached/],
    ['I595 stabilizes', 'Medium risk', 'success', /stayed below 60 for four weeks/],
    ['I596 cadence', 'Low risk', 'play', /Keep it that way/],
    ['I601 enterprise', 'Low risk', 'play', /Enterprise: monthly, and a review a quarter/],
    ['I602 mid-market', 'Low risk', 'play', /every two months, and a review every half year/],
    ['I603 smb', 'Low risk', 'play', /quarterly by automation, and a review a year/],
    ['I620 first value', 'Onboarding: activate', 'success', /First value within 30 days/],
    [
      'I621 hand-over',
      'Onboarding: hand over',
      'success',
      /at least in the middle band before the hand-over/,
    ],
    ['H558 the sponsor hears on day 15', 'High risk', 'escalate', /./],
  ])('%s', (_, play, kind, says) => {
    const rows = playbook().filter(({ Row, Play }) => Row === kind && Play === play);
    expect(rows.map(({ What }) => What)).toContainEqual(expect.stringMatching(says));
  });
});

describe('a phase', () => {
  const phaseOf = (id: string) => call<OpenedCustomer>('openCustomer', id).phase!;

  test.each([
    ['C32', 'day 89', 'Onboarding'],
    ['C32', 'day 90', 'Adoption'],
    ['C32', 'day 180', 'Optimization'],
    ['C32', 'day 270', 'Renewal'],
    ['C32', 'day 365', 'Established'],
  ])('%s %s is %s, in the column and on the page', (_, id, phase) => {
    expect(scoresOf(grid).find((row) => row['Customer id'] === id)).toMatchObject({ Phase: phase });
    expect(phaseOf(id)).toMatchObject({ name: phase, day: Number(id.slice(4)) });
  });

  test.each([
    ['I627', 'day 0', 'complete the implementation'],
    ['I628', 'day 0', 'train key users'],
    ['I629', 'day 0', 'reach the first value'],
    ['I637', 'day 90', 'expand usage'],
    ['I638', 'day 90', 'identify champions'],
    ['I639', 'day 90', 'document success stories'],
    ['I646', 'day 180', 'maximize their return'],
    ['I647', 'day 180', 'find where they could grow'],
    ['I648', 'day 180', 'strengthen relationships'],
    ['I655', 'day 270', 'secure the renewal'],
    ['I656', 'day 270', 'carry out the expansion'],
    ['I657', 'day 270', 'build advocacy'],
  ])('%s %s has the goal "%s"', (_, id, goal) => {
    expect(phaseOf(id).goals).toContain(goal);
    const { name } = phaseOf(id);
    const plays = playbook().filter(({ Row, Play }) => Row === 'play' && String(Play).startsWith(name));
    expect(plays.map(({ What }) => What).join()).toContain(goal.replace('reach the first', 'the first'));
  });

  test.each([
    ['I634', 'day 0', 'Time to value 24'],
    ['I635', 'day 0', 'Training completion rate 90 %'],
    ['I636', 'day 0', 'Feature adoption 71 %'],
    ['I643', 'day 90', 'DAU/MAU ratio 0.45'],
    ['I644', 'day 90', 'Feature adoption 71 %'],
    ['I645', 'day 90', 'NPS 8'],
    ['I652', 'day 180', 'ROI achieved 400000'],
    ['I652', 'day 180', 'ROI promised 300000'],
    ['I663', 'day 270', 'Referral activity yes'],
  ])('%s %s is measured by %s', (_, id, measure) => {
    expect(phaseOf(id).measures).toContain(measure);
  });

  test('I653 I654 I662 the page of optimization has health, and what more could be sold', () => {
    const page = call<OpenedCustomer>('openCustomer', 'day 180');
    expect([page.health?.band, page.expansion?.readiness]).toEqual(['Green', 'Ready']);
  });
});

describe('a segment by ARR', () => {
  test.each([
    ['G515', 'ARR 100001', 'enterprise'],
    ['G520', 'ARR 100000', 'mid-market'],
    ['G520', 'ARR 25000', 'mid-market'],
    ['G525', 'ARR 24999', 'smb'],
    ['G530', 'ARR 24999', 'smb'],
  ])('%s %s is %s', (_, id, segment) => {
    expect(scoresOf(grid).find((row) => row['Customer id'] === id)).toMatchObject({ Segment: segment });
  });

  test.each([
    ['G516', 'enterprise', 0, 'High-touch'],
    ['G517', 'enterprise', 3, '1 CSM for 8 (lifecycle)'],
    ['G518', 'enterprise', 1, 'Every week or two'],
    ['G519', 'enterprise', 2, 'Quarterly'],
    ['G521', 'mid-market', 0, 'Medium-touch'],
    ['G522', 'mid-market', 3, '1 CSM for 25 (lifecycle)'],
    ['G523', 'mid-market', 1, 'Monthly'],
    ['G524', 'mid-market', 2, 'Twice a year'],
    ['G526', 'smb', 0, 'Tech-touch'],
    ['G527', 'smb', 3, '1 CSM for 100 or more (lifecycle)'],
    ['G528', 'smb', 1, 'Automated, and when something happens'],
    ['G529', 'smb', 2, 'On demand'],
  ])('%s %s: %p is "%s"', (_, segment, cell, says) => {
    const headers = [['customer_id', 'segment', 'start_date']];
    const rows = [['A', segment, '2020-01-01']];
    const { value } = bench.callCustomFunction('TOUCHMODEL', [headers, rows, TODAY]);
    expect((value as string[][])[0]![cell]).toContain(says);
  });

  test('I631 who has just begun is checked in on weekly', () => {
    const headers = [['customer_id', 'segment', 'start_date']];
    const rows = [['A', 'enterprise', '2026-11-10']];
    const { value } = bench.callCustomFunction('TOUCHMODEL', [headers, rows, TODAY]);
    expect((value as string[][])[0]![1]).toBe('Weekly for the first four weeks');
  });
});

test.each([
  ['Green', {}, 'yes'],
  ['Red', { product_usage_score: 20, engagement_score: 20, support_metrics_score: 20 }, 'no'],
])('I620 I621 a customer in %s is handed over: %s', (band, change, healthy) => {
  const row = { ...CALM, ...change, time_to_value: healthy === 'yes' ? 30 : 31 };
  const one = workbenchWith([
    ['customer_id', ...Object.keys(row)],
    ['A', ...Object.values(row)],
  ]);
  const on = callOn(one.bench);
  on('scorePortfolio', { model: 'lifecycle' });
  const facts = on<Facts>('documentFacts', 'A');
  const lines = toMarkdown(makeDocument('Onboarding checklist', facts, 'Internal copy')).split('\n');
  const mark = healthy === 'yes' ? '[x]' : '[ ]';
  expect(lines.find((line) => line.includes('Health score is 50 or more'))).toContain(mark);
  expect(lines.find((line) => line.includes('Health score is 50 or more'))).toContain(band);
  expect(lines.find((line) => line.includes('First value reached within 30 days'))).toContain(mark);
});

test.each<DocumentName>([
  'Quarterly business review',
  'Executive business review',
  'Success plan',
  'Save plan',
])('I673 C15 the %s proposes to nobody who is on hold', (name) => {
  const textOf = (id: string) =>
    toMarkdown(makeDocument(name, call<Facts>('documentFacts', id), 'Internal copy'));
  expect(call<OpenedCustomer>('openCustomer', 'on hold').expansion?.readiness).toBe('Hold: at risk');
  expect(textOf('on hold')).not.toMatch(/more seats|12,000/);
  if (name.includes('review')) expect(textOf('ready')).toContain('more seats');
  if (name.includes('review')) expect(textOf('on hold')).toContain('Nothing is proposed for now');
});

describe('a play over time', () => {
  const AT_RISK: Change = {
    login_trend: -29,
    feature_adoption_change: -25,
    dau_mau_change: -0.2,
    response_time_days: 8,
    nps_change: -5,
    open_escalations: 3,
    champion_left: 'yes',
    sponsor_change: 'yes',
    pricing_complaints: 'yes',
    budget_cuts_mentioned: 'yes',
  };

  /** A play started by hand, what the row says from the next day on, and how the play has ended two weeks later. */
  const ENDS: readonly (readonly [item: string, play: string, Change, intent: boolean, ends: Wanted])[] = [
    [
      'I571 below 60, intent confirmed',
      'Critical risk',
      {},
      true,
      { Status: 'Succeeded', Outcome: 'Succeeded' },
    ],
    ['I571 without the intent', 'Critical risk', {}, false, { Status: 'Open', Outcome: null }],
    ['I571 at risk still', 'Critical risk', AT_RISK, true, { Status: 'Open', Outcome: null }],
    ['I584 below 40, no signal', 'High risk', {}, false, { Status: 'Succeeded', Outcome: 'Succeeded' }],
    ['I584 a new severe signal', 'High risk', { champion_left: 'yes' }, false, { Status: 'Open' }],
    ['I595 below 40', 'Medium risk', {}, false, { Status: 'Succeeded' }],
    ['I595 at risk still', 'Medium risk', AT_RISK, false, { Status: 'Open' }],
    ['less of the data', 'High risk', { login_trend: '', nps_change: '' }, false, { Status: 'Open' }],
    ['the steps of a win are not done', 'Win', {}, false, { Status: 'Open' }],
  ];
  type Wanted = Record<string, unknown>;
  let records: Record<string, unknown>[] = [];
  let outcomes: TaskList['outcomes'] = [];

  beforeAll(() => {
    const headers = ['customer_id', ...Object.keys(CALM)];
    const rowsWith = (changed: boolean) =>
      ENDS.map(([item, , change]) => [item, ...Object.values({ ...CALM, ...(changed ? change : {}) })]);
    const { grid, bench } = workbenchWith([headers, ...rowsWith(false)]);
    const on = callOn(bench);
    const score = (days: number) => {
      bench.environment.clock.advance(days * 86_400_000);
      on('scorePortfolio', { model: 'lifecycle' });
    };
    score(0);
    for (const [item, play] of ENDS) on('startPlayFor', item, play);
    const tasks = tabOf(grid, 'Vitals tasks')!;
    const column = (name: string) => valuesOf(tasks)[0]!.indexOf(name);
    for (const [item, , , intent] of ENDS) {
      const row = valuesOf(tasks).findIndex((cells) => cells[0] === item);
      if (intent) fill(tasks, [['yes']], row, column('Intent confirmed'));
    }
    fill(grid.sheets[0]!, rowsWith(true), 1);
    score(1);
    score(6);
    const early = recordsOf(tasks).filter(({ Status }) => Status === 'Succeeded');
    expect(early).toEqual([]);
    score(7);
    records = recordsOf(tasks);
    outcomes = on<TaskList>('listTasks').outcomes;
  });

  test.each(ENDS)('%s', (item, play, _change, _intent, ends) => {
    expect(records.find((row) => row['Customer id'] === item && row.Play === play)).toMatchObject(ends);
  });

  test('what became of plays is counted by play', () => {
    expect(outcomes).toEqual([
      { play: 'Critical risk', counts: { Succeeded: 1 } },
      { play: 'High risk', counts: { Succeeded: 1 } },
      { play: 'Medium risk', counts: { Succeeded: 1 } },
    ]);
  });
});
