import { expect, test } from '@jest/globals';
import type { OpenedCustomer } from '../../src/addon/customer/customer';
import type { CustomerTimeline, Ends } from '../../src/addon/customer/timeline';
import { Clock } from '../../workbench';
import { customer, HEADERS } from '../support/eventful';
import { fill, recordsOf, type TestCell } from '../support/sheets';
import { scoreSure } from '../support/sure';
import { teamWith } from '../support/team';

const TROUBLE = { daily_active_users: 20, login_frequency: 5, feature_adoption: 5, nps_score: 1 };

/** A customer that was well until 20 September and is in trouble from the 30th on, scored every ten days. */
function afterTrouble(more: readonly TestCell[][] = []) {
  const opened = teamWith([HEADERS, customer('A', 'Kim'), customer('B', 'Lee'), ...more], {
    clock: new Clock('2026-08-21T12:00:00Z'),
  });
  const { call, clock, grid } = opened;
  const [sheet] = grid.sheets;
  scoreSure(call);
  for (const day of ['08-31', '09-10', '09-20', '09-30', '10-10', '11-20']) {
    if (day === '09-30') fill(sheet!, [customer('A', 'Kim', TROUBLE)], 1);
    clock.forwardTo(`2026-${day}T12:00:00Z`);
    scoreSure(call);
  }
  clock.forwardTo('2026-11-21T12:00:00Z');
  const timeline = (id: string, ends: Partial<Ends> = {}) =>
    call<CustomerTimeline>('readTimeline', id, { renewal: '', churned: '', ...ends });
  return { ...opened, sheet: sheet!, timeline };
}

test('tells what was said, what happened and who acted, and lists the customer’s tasks', () => {
  const { timeline, call } = afterTrouble();
  const { tasks } = timeline('A');
  expect(tasks.map(({ open, owner }) => [open, owner])).toEqual(tasks.map(() => [true, 'Kim']));
  const plays = tasks.map(({ play }) => play);
  expect(plays).toContain('Usage decline');
  expect(new Set(plays).size).toBe(plays.length);
  call('setTask', tasks[0]!.key, true);
  call('addCustomerNote', 'A', 'called Ana');
  const past = timeline('A');
  expect(past.since).toBe('2026-08-21');
  const days = past.moments.map(({ day, kind }) => `${day} ${kind}`);
  expect(days[0]).toBe('2026-11-21 note');
  expect(days).toContain('2026-09-30 alert');
  expect(days).toContain('2026-09-30 score');
  expect(days[days.length - 1]).toBe('2026-08-21 score');
  const [{ before }] = past.lookBacks as [(typeof past.lookBacks)[0]];
  expect(before.map(({ days: ago }) => ago)).toEqual([90, 60, 30, 0]);
  expect(before[3]!.done).toBe('1 task opened; 1 task done by Kim; 1 note');
  expect(timeline('B').moments.map(({ day, kind }) => `${day} ${kind}`)).toEqual(['2026-08-21 score']);
});

test('looks back from a renewal that is near, not from one that is far', () => {
  const { timeline } = afterTrouble();
  const events = (ends: Partial<Ends>) => timeline('A', ends).lookBacks.map(({ event }) => event);
  expect(events({ renewal: '2026-12-24' })).toEqual(['Renewal', 'Today']);
  expect(events({ renewal: '2026-11-01', churned: '2026-11-01' })).toEqual(['Churn', 'Renewal', 'Today']);
  expect(events({ renewal: '2027-12-24' })).toEqual(['Today']);
});

test('reads no further back than the days before what it looks back from', () => {
  const { timeline, clock, call } = afterTrouble();
  clock.forwardTo('2027-03-01T12:00:00Z');
  scoreSure(call);
  expect(timeline('A').since).toBe('2026-09-30');
  expect(timeline('A', { churned: '2026-11-20' }).since).toBe('2026-08-21');
});

test('a customer whose row is gone still has its past', () => {
  const { timeline, sheet, call, clock } = afterTrouble();
  fill(sheet, [customer('B', 'Lee'), HEADERS.map(() => null)], 1);
  clock.forwardTo('2026-11-22T12:00:00Z');
  scoreSure(call);
  expect(timeline('A', { churned: '2026-11-22' }).moments[0]).toMatchObject({
    day: '2026-11-22',
    what: 'Left the tab of customers',
  });
  expect(timeline('A').lookBacks.map(({ event, day }) => [event, day])).toEqual([
    ['Left', '2026-11-22'],
    ['Today', '2026-11-22'],
  ]);
});

test('the page of a customer is scored with one’s own model, as its run was', () => {
  const { call, grid, sheet } = afterTrouble();
  call('insertModel', 'segment');
  const tab = grid.sheets.find(({ name }) => name === 'Vitals model')!;
  const name = recordsOf(tab).findIndex((row) => Object.values(row).includes('segment'));
  const column = Object.values(recordsOf(tab)[name]!).indexOf('segment');
  fill(tab, [['our own']], name + 1, column);
  grid.activeSheet = sheet;
  scoreSure(call, { model: 'our own' });
  expect(call<OpenedCustomer>('openCustomer', 'A').health!.model).toBe('our own');
});
