import { expect, test } from '@jest/globals';
import type { OutboxEntry } from '../../../src/alerts/outbox';
import { dayOf } from '../../../src/base/calendar';
import type { KeptDay, Stored } from '../../../src/history/day';
import { type Event, type Records, timelineOf } from '../../../src/past/timeline';
import type { Task } from '../../../src/playbooks/task';

const TODAY = dayOf(2026, 11, 21);
const SERIES = ['health_score', 'health_status', 'churn_risk', 'risk_tier', 'nps_score', 'usage score'];
const NOTHING: Records = { days: [], alerts: [], tasks: [], notes: [] };
const NOW: Event = { name: 'Today', day: TODAY };

type Values = readonly Stored[] | 'gone';

/** A whole day, so many days ago, on which the customer had these values. */
const ago = (days: number, values: Values, healthModel = 'segment a1'): KeptDay => ({
  day: TODAY - days,
  whole: true,
  healthModel,
  churnModel: 'churn risk b2',
  series: SERIES,
  changes: [
    ['OTHER', ...SERIES.flatMap((_, i): Stored[] => [i, 1])],
    ...(values === 'gone' ? [] : [['A', ...values.flatMap((value, i): Stored[] => [i, value])] as const]),
  ],
});
const FAIR: Values = [82, 'Green', 20, 'Low', 9, 90];
const POOR: Values = [55.04, 'Yellow', 48.4, 'Medium', 5, 40];

const over = (days: readonly KeptDay[], records: Partial<Records> = {}, events: readonly Event[] = [NOW]) =>
  timelineOf('A', { ...NOTHING, ...records, days }, events, TODAY);
const told = (days: readonly KeptDay[]) => over(days).moments.map(({ day, what }) => [day, what]);

const task = (change: Partial<Task>): Task => ({
  key: 'A | Save plan | 46300 | 1',
  id: 'A',
  customer: 'Acme',
  play: 'Save plan',
  step: 'Call',
  owner: 'Kim',
  due: undefined,
  status: 'Open',
  reason: 'Risk tier is Critical',
  opened: undefined,
  closed: undefined,
  escalatedTo: '',
  csm: 'Kim',
  handedOverFrom: '',
  episodeEnded: undefined,
  worksSince: undefined,
  measuredWith: '',
  outcome: '',
  intentConfirmed: false,
  ...change,
});

test('a turn is told with what was behind it; what stays is not told again', () => {
  const { moments } = over([ago(40, FAIR), ago(39, FAIR), ago(20, POOR), ago(19, POOR)]);
  expect(moments).toEqual([
    {
      day: '2026-11-01',
      kind: 'score',
      what: 'Health 82.0 Green to 55.0 Yellow; Churn risk 20.0 Low to 48.4 Medium',
      more: 'Usage score 90.0 to 40.0; NPS 9 to 5',
    },
    { day: '2026-10-12', kind: 'score', what: 'Health 82.0 Green, churn risk 20.0 Low', more: '' },
  ]);
});

test('health that slips a little every day is told once it has slipped more than 5 points', () => {
  const days = [80, 78, 76, 75, 74, 72].map((health, i) => ago(9 - i, [health, 'Green', 20, 'Low', 9, 90]));
  expect(told(days)).toEqual([
    ['2026-11-16', 'Health 80.0 Green to 74.0 Green'],
    ['2026-11-12', 'Health 80.0 Green, churn risk 20.0 Low'],
  ]);
});

test('a change of model is told as such, never as a fall, and begins another line', () => {
  const days = [ago(9, FAIR), ago(8, FAIR), ago(7, POOR, 'dashboard c3'), ago(6, POOR, 'dashboard d4')];
  const { moments, health, lookBacks } = over(days);
  expect(moments.map(({ kind, what }) => [kind, what])).toEqual([
    ['model', 'The health model “dashboard” was changed. Health 55.0 Yellow, churn risk 48.4 Medium'],
    [
      'model',
      'The health model is “dashboard” from now on, no longer “segment”. Health 55.0 Yellow, churn risk 48.4 Medium',
    ],
    ['score', 'Health 82.0 Green, churn risk 20.0 Low'],
  ]);
  expect(health.map(({ model, isOtherModel, points }) => [model, isOtherModel, points.length])).toEqual([
    ['segment', false, 2],
    ['dashboard', true, 1],
    ['dashboard', true, 1],
  ]);
  expect(lookBacks[0]!.before.at(-1)!.said).toBe('Health 55.0 Yellow, churn risk 48.4 Medium');
});

test('the dimensions are those of 30 days ago under the model of today, else of its first day', () => {
  const usage = (value: number): Values => [82, 'Green', 20, 'Low', 9, value];
  const before = (...days: KeptDay[]) => over(days).dimensionsBefore;
  const days = [ago(40, usage(90)), ago(31, usage(80)), ago(29, usage(70)), ago(0, usage(60))];
  expect(before(...days)).toEqual([{ name: 'usage', value: 80 }]);
  expect(before(...days.slice(2))).toEqual([{ name: 'usage', value: 70 }]);
  expect(before(ago(40, usage(90), 'segment a0'), ago(0, usage(60)))).toEqual([]);
  expect(before(ago(0, usage(60)))).toEqual([]);
  expect(before(ago(40, 'gone'), ago(0, usage(60)))).toEqual([]);
});

test('what was imported is said to be, and is no change of model', () => {
  const { moments, lookBacks } = over([ago(40, FAIR, 'imported'), ago(9, FAIR)]);
  expect(moments[0]!.what).toBe(
    'From now on the model “segment” scores health: before, it was imported. Health 82.0 Green, churn risk 20.0 Low',
  );
  expect(lookBacks[0]!.before[2]!.said).toBe('Health 82.0 Green, churn risk 20.0 Low, imported');
});

test('a customer that leaves and comes back, and a day without a score, break the line', () => {
  const days = [
    ago(9, FAIR),
    ago(8, 'gone'),
    ago(7, FAIR),
    ago(6, [null, null, null, null, 9, null]),
    ago(5, FAIR),
  ];
  expect(told(days).map(([, what]) => what)).toEqual([
    'Health not known to 82.0 Green; Churn risk not known to 20.0 Low',
    'Health 82.0 Green to not known; Churn risk 20.0 Low to not known',
    'Back in the tab of customers. Health 82.0 Green, churn risk 20.0 Low',
    'Left the tab of customers',
    'Health 82.0 Green, churn risk 20.0 Low',
  ]);
  expect(over(days).health.map(({ isOtherModel, points }) => [isOtherModel, points.length])).toEqual([
    [false, 1],
    [false, 1],
    [false, 1],
  ]);
});

test('says what was known 90, 60 and 30 days before an event, and who did something since', () => {
  const event: Event = { name: 'Renewal', day: TODAY - 10 };
  const days = [ago(80, FAIR, 'dashboard c3'), ago(70, FAIR), ago(30, POOR)];
  const records: Partial<Records> = {
    alerts: [{ day: TODAY - 45, what: 'Fell', state: 'sent', since: '' } as OutboxEntry],
    tasks: [
      task({ opened: TODAY - 40, status: 'Done', closed: TODAY - 38 }),
      task({ opened: TODAY - 40, step: 'Write', owner: 'Lee', status: 'Recovered', closed: TODAY - 5 }),
    ],
    notes: [{ day: '2026-11-21', author: 'Ana', note: 'called' }],
  };
  const [lookBack] = over(days, records, [event]).lookBacks;
  expect(lookBack).toMatchObject({ event: 'Renewal', day: '2026-11-11' });
  expect(lookBack!.before.map(({ days: before, said, done }) => [before, said, done])).toEqual([
    [90, 'No data yet', 'No data yet'],
    [60, 'Health 82.0 Green, churn risk 20.0 Low', '1 alert'],
    [30, 'Health 82.0 Green, churn risk 20.0 Low', '2 tasks opened; 1 task done by Kim'],
    [0, 'Health 55.0 Yellow, churn risk 48.4 Medium', '1 note by Ana'],
  ]);
});

test('what another model said then is marked; days that have not come are left out', () => {
  const event: Event = { name: 'Renewal', day: TODAY + 45 };
  const [lookBack] = over([ago(50, FAIR, 'dashboard c3'), ago(1, POOR)], {}, [event]).lookBacks;
  expect(lookBack!.before.map(({ days, said }) => [days, said])).toEqual([
    [90, 'Health 82.0 Green, churn risk 20.0 Low, by another model (dashboard)'],
    [60, 'Health 82.0 Green, churn risk 20.0 Low, by another model (dashboard)'],
  ]);
});

test('tasks of a play that open or close together are one moment; of a day, what was done comes first', () => {
  const tasks = [
    task({ opened: TODAY }),
    task({ opened: TODAY, step: 'Write', owner: 'Lee', escalatedTo: 'VP CS' }),
    task({ play: '', step: 'Own', owner: '', opened: TODAY - 1, status: 'done', closed: TODAY }),
  ];
  const alerts = [
    {
      day: TODAY,
      rule: 'health_red',
      what: 'Health status Red',
      action: 'send_email',
      recipient: 'VP CS',
      state: 'acknowledged',
      since: '2026-11-21 07:12',
      note: '',
    } as OutboxEntry,
  ];
  const notes = [{ day: '2026-11-21', author: '', note: '<b>=1+1</b>' }];
  expect(over([], { tasks, alerts, notes }).moments).toEqual([
    { day: '2026-11-21', kind: 'note', what: '<b>=1+1</b>', more: 'author not known' },
    {
      day: '2026-11-21',
      kind: 'task',
      what: 'Save plan opened: 2 tasks, the first is Call',
      more: 'Owner Kim, Lee. Escalated to VP CS. Risk tier is Critical',
    },
    { day: '2026-11-21', kind: 'task', what: 'done: Own', more: 'Owner not known' },
    {
      day: '2026-11-21',
      kind: 'alert',
      what: 'Health status Red',
      more: 'health_red, send_email to VP CS. acknowledged 2026-11-21 07:12',
    },
    {
      day: '2026-11-20',
      kind: 'task',
      what: 'Task opened: Own',
      more: 'Owner not known. Risk tier is Critical',
    },
  ]);
});
