/** Figures before the first run and since, worked by hand. */
import { expect, test } from '@jest/globals';
import { dayOf } from '../../../src/base/calendar';
import { type Stored, wholeDay } from '../../../src/history/day';
import { History } from '../../../src/history/history';
import { ARR, HEALTH_SCORE } from '../../../src/history/series';
import { beforeAndSince } from '../../../src/past/before-and-since';

const FIRST = dayOf(2026, 6, 15);
const LAST = dayOf(2026, 9, 30);
const SERIES = [ARR, HEALTH_SCORE, 'nps_score', 'csat_score'];

function historyOf(lastModel: string): History {
  const days: [number, string, Record<string, Stored[]>][] = [
    [FIRST, 'segment', { A: [100, 60, 4, 3], B: [100, 80, 9, 4] }],
    [LAST, lastModel, { A: [100, 70, 9, 4], B: [100, 90, 9, null] }],
  ];
  return new History(
    days.map(([day, healthModel, customers]) =>
      wholeDay({
        day,
        series: SERIES,
        healthModel,
        churnModel: 'churn',
        customers: new Map(Object.entries(customers)),
      }),
    ),
  );
}

/** Ten from January 2025 on; five leave in the twelve months from June 2025, one in August 2026. */
const MEMBERS = Array.from({ length: 10 }, (_, i) => ({
  started: dayOf(2025, 1, 1),
  left: i < 5 ? dayOf(2025, 6 + i, 10) : i === 5 ? dayOf(2026, 8, 5) : undefined,
}));
const pairsOf = (history: History, knowsWhoLeft = true) =>
  beforeAndSince(history, MEMBERS, FIRST, knowsWhoLeft)!.pairs;

test('Logo churn is the mean of the months before and since, the others stand on both days', () => {
  // Before: 10, 9, 8, 7, 6, then 5 seven times are there; 5 leave. Since: 5, 5, 4 in July to September; 1 leaves.
  expect(pairsOf(historyOf('segment'))).toEqual([
    {
      name: 'Logo churn a month',
      unit: '%',
      before: expect.closeTo(500 / 75),
      since: expect.closeTo(100 / 14),
      why: '',
    },
    { name: 'NPS', unit: 'points', before: 0, since: 100, why: '' },
    { name: 'CSAT', unit: 'of 5', before: 3.5, since: 4, why: '' },
    { name: 'Average health', unit: 'points', before: 70, since: 80, why: '' },
  ]);
});

test('Nothing is said of health across models, nor of the time before where nobody wrote down who left', () => {
  const pairs = pairsOf(historyOf('dashboard'), false);
  expect(pairs.map(({ before, why }) => [before, why])).toEqual([
    [null, 'no column of days on which customers left'],
    [0, ''],
    [3.5, ''],
    [null, 'another model since'],
  ]);
});

test('Without a run there is nothing to compare', () => {
  expect(beforeAndSince(historyOf('segment'), MEMBERS, undefined, true)).toBeUndefined();
});
