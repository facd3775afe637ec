import { expect, test } from '@jest/globals';
import { dayToIso } from '../../src/base/calendar';
import { Clock } from '../../workbench';
import { alertsIn, customer, HEADERS, WEBHOOK } from '../support/eventful';
import { fill, type TestCell } from '../support/sheets';
import { teamWith } from '../support/team';

/** A year in the slow suite; in the gate three weeks, in which the clocks go back. */
const DAYS = process.env.FAULT_STRIDE === '1' ? 366 : 22;
const FIRST = Date.parse('2026-10-18T05:20:00Z');
const DAY = 86_400_000;
const CUSTOMERS = 11;

interface Event {
  readonly rule: string;
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** What its customer's row says instead, on a day of it. */
  readonly row: (daysIn: number) => Readonly<Record<string, TestCell>>;
}

/** The score falls by more than 20 points: at once, or within four days. */
const worse = (share: number) => ({
  feature_adoption: 80 - 60 * share,
  nps_score: Math.round(9 - 7 * share),
  csat_score: 4.5 - 2.5 * share,
  meeting_attendance: 80 - 50 * share,
});
const KINDS: readonly Pick<Event, 'rule' | 'row'>[] = [
  { rule: 'usage_decline', row: () => ({ daily_active_users: 100 }) },
  { rule: 'health_score_drop', row: () => worse(1) },
  { rule: 'sponsor_left', row: () => ({ sponsor_change: 'yes' }) },
  { rule: 'critical_bug', row: () => ({ unresolved_critical: 2 }) },
  { rule: 'health_score_drop', row: (daysIn) => worse(Math.min(1, (daysIn + 1) / 4)) },
];

/** Every three days something befalls the next customer, for three weeks. */
const EVENTS = Array.from({ length: 119 }, (_, i): Event => {
  const from = 8 + 3 * i;
  return { ...KINDS[i % KINDS.length]!, id: `C${i % CUSTOMERS}`, from, to: from + 21 };
}).filter(({ from }) => from < DAYS - 4);

function portfolioOn(day: number) {
  return Array.from({ length: CUSTOMERS }, (_, i) => {
    const id = `C${i}`;
    const now = EVENTS.find((event) => event.id === id && event.from <= day && day < event.to);
    return customer(id, 'Kim', { daily_active_users: 200, ...now?.row(day - now.from) });
  });
}

test('through every day that the schedule runs by itself, each event is told once, as it happens, and nothing else', () => {
  const posted: string[] = [];
  const { bench, grid, call } = teamWith([HEADERS, ...portfolioOn(0)], {
    timeZone: 'Europe/Berlin',
    clock: new Clock(new Date(FIRST - DAY)),
    receiver: ({ payload }) => {
      posted.push(/Customer (C\d+)/.exec(payload)![1]!);
      return { code: 200, text: 'ok' };
    },
  });
  const [sheet] = grid.sheets;
  call('setSlackAddress', WEBHOOK);
  call('startSchedule', 7);
  const runs: number[] = [];
  for (let day = 0; day < DAYS; day++) {
    // The rows change early in the morning, before the hour of the run.
    const night = bench.passTo(new Date(FIRST + day * DAY - 5 * 3_600_000));
    fill(sheet!, portfolioOn(day), 1);
    const morning = bench.passTo(new Date(FIRST + day * DAY + 12 * 3_600_000));
    runs.push([...night, ...morning].filter(({ calls }) => calls.has('Range.setValues')).length);
  }
  // A red flag is noticed within the hour, before the day's run.
  const isFlag = ({ rule }: Event) => rule === 'sponsor_left' || rule === 'critical_bug';
  const flagged = new Set(EVENTS.filter(isFlag).map(({ from }) => from));
  expect(runs).toEqual(Array.from({ length: DAYS }, (_, day) => (flagged.has(day) ? 2 : 1)));

  const firstDay = Math.floor(FIRST / DAY) * DAY;
  const told = alertsIn(grid).map((alert) => ({
    rule: alert.Rule,
    id: String(alert['Customer id']),
    day: (Date.parse(dayToIso(Number(alert.Date))) - firstDay) / DAY,
  }));
  // A slide may be seen on the day on which the next event begins.
  const byCustomer = [...EVENTS].sort((a, b) => a.id.localeCompare(b.id) || a.from - b.from);
  told.sort((a, b) => a.id.localeCompare(b.id) || a.day - b.day);
  expect(told.map(({ rule, id }) => `${id} ${rule}`)).toEqual(
    byCustomer.map(({ rule, id }) => `${id} ${rule}`),
  );
  told.forEach(({ day }, i) => {
    expect(day - byCustomer[i]!.from).toBeGreaterThanOrEqual(0);
    expect(day - byCustomer[i]!.from).toBeLessThan(4);
  });
  expect(posted).toEqual(EVENTS.filter(({ rule }) => rule === 'usage_decline').map(({ id }) => id));
});
