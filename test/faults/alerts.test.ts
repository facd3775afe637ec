import { describe, expect, test } from '@jest/globals';
import { readAlertKey } from '../../src/alerts/outbox';
import { afterCalmDays, alertsIn } from '../support/eventful';
import { FAULTS } from './faults';
import { Schedules } from './schedules';

const schedules = new Schedules('alerts', 211);

/** What the day holds, by customer and rule. */
const PLANTED = [
  'C3 sponsor_left',
  'C1 usage_decline',
  'C2 usage_decline',
  'C3 usage_decline',
  'C4 critical_bug',
];

/** An eventful day, at whose seventh hour the schedule is to score and to tell. */
function eventfulDay() {
  const opened = afterCalmDays();
  opened.call('startSchedule', 7);
  opened.bench.passTo('2026-11-21T07:00:00Z');
  return opened;
}

/** How often each planted alert has gone out: a message says what happened to which customer. */
function told({ posts, mails }: ReturnType<typeof eventfulDay>): string[] {
  const messages = [...posts.map(({ payload }) => payload), ...mails.map(({ body }) => body)];
  return messages.flatMap((message) => {
    const rule = message.includes('sponsor changed (no to yes') ? 'sponsor_left' : 'usage_decline';
    return [...new Set([...message.matchAll(/Customer (C\d)/g)].map(([, id]) => `${id} ${rule}`))];
  });
}

describe('A sweep that scores and tells, of which a call', () => {
  const peace = eventfulDay();
  const [sweep] = peace.bench.passTo('2026-11-21T08:00:00Z');

  test('tells everything, in peace', () => {
    expect(told(peace).sort()).toEqual(PLANTED.filter((planted) => !planted.includes('critical_bug')).sort());
    expect(
      alertsIn(peace.grid)
        .map(({ 'Customer id': id, Rule }) => `${id} ${Rule}`)
        .sort(),
    ).toEqual([...PLANTED].sort());
  });

  test.each(Object.entries(FAULTS))(
    '%s: nothing is told twice, nothing forgotten, and what is uncertain says so',
    (_name, fault) => {
      for (const call of schedules.turnsOf(sweep!, fault.differs)) {
        const day = eventfulDay();
        day.bench.watch = fault.at(call);
        day.bench.passTo('2026-11-21T08:00:00Z');
        day.bench.watch = {};
        day.bench.passTo('2026-11-21T12:00:00Z');

        const rows = alertsIn(day.grid);
        const keys = rows.map(({ Key }) => readAlertKey(String(Key))!);
        expect([call, keys.map(({ customer, rule }) => `${customer} ${rule}`).sort()]).toEqual([
          call,
          [...PLANTED].sort(),
        ]);
        const messages = told(day);
        expect([call, messages]).toEqual([call, [...new Set(messages)]]);
        for (const { 'Customer id': id, Rule, State, Note } of rows) {
          const isTold = messages.includes(`${id} ${Rule}`);
          if (Rule === 'critical_bug') expect([call, isTold, State]).toEqual([call, false, 'pending']);
          else if (State === 'not confirmed')
            expect([call, Note]).toEqual([call, expect.stringMatching('resend')]);
          else expect([call, id, Rule, State, isTold]).toEqual([call, id, Rule, 'sent', true]);
        }
        expect(day.bench.environment.locks.size).toBe(0);
        expect(day.bench.environment.triggers.size).toBe(1);
        expect([call, [...day.bench.environment.properties.user.keys()].length]).toEqual([call, 2]);
      }
    },
  );
});
