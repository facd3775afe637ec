import { expect, test } from '@jest/globals';
import { Clock } from '../../workbench';
import { alertsIn, customer, HEADERS, WEBHOOK } from '../support/eventful';
import { fill } from '../support/sheets';
import { teamWith } from '../support/team';

/** A year in the slow suite; in the gate three weeks, in which the clocks go back. */
const DAYS = process.env.FAULT_STRIDE === '1' ? 366 : 21;
const FIRST = Date.parse('2026-10-18T05:20:00Z');
const DAY = 86_400_000;
const CUSTOMERS = 6;

/** Each month the usage of the next customer falls by half, for three weeks. */
const fallOf = (i: number) => ({ id: `C${i % CUSTOMERS}`, from: 18 + 30 * i, to: 39 + 30 * i });
const FALLS = Array.from({ length: 13 }, (_, i) => fallOf(i)).filter(({ from }) => from < DAYS);

function portfolioOn(day: number) {
  return Array.from({ length: CUSTOMERS }, (_, i) => {
    const isLow = FALLS.some(({ id, from, to }) => id === `C${i}` && from <= day && day < to);
    return customer(`C${i}`, 'Kim', { daily_active_users: isLow ? 100 : 200 });
  });
}

test('through every day that the schedule runs by itself, each fall is told once, on its day, and nothing else', () => {
  const posted: string[] = [];
  const { bench, grid, call } = teamWith([HEADERS, ...portfolioOn(0)], {
    timeZone: 'Europe/Berlin',
    clock: new Clock(new Date(FIRST - DAY)),
    receiver: ({ payload }) => {
      const [, id] = /Customer (C\d)/.exec(payload)!;
      posted.push(`${new Date(bench.environment.clock.now()).toISOString().slice(0, 10)} ${id}`);
      return { code: 200, text: 'ok' };
    },
  });
  const [sheet] = grid.sheets;
  call('setSlackAddress', WEBHOOK);
  call('startSchedule', 7);
  const runs: number[] = [];
  for (let day = 0; day < DAYS; day++) {
    fill(sheet!, portfolioOn(day), 1);
    const fired = bench.passTo(new Date(FIRST + day * DAY + 12 * 3_600_000));
    runs.push(fired.filter(({ calls }) => calls.has('Range.setValues')).length);
  }
  expect(runs).toEqual(new Array(DAYS).fill(1));
  const dateOf = (day: number) => new Date(FIRST + day * DAY).toISOString().slice(0, 10);
  expect(posted).toEqual(FALLS.map(({ id, from }) => `${dateOf(from)} ${id}`));
  expect(alertsIn(grid)).toHaveLength(FALLS.length);
});
