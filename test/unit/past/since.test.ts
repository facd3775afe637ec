import { describe, expect, test } from '@jest/globals';
import { changedDay, type KeptDay, type Snapshot, type Stored, wholeDay } from '../../../src/history/day';
import { History } from '../../../src/history/history';
import { dayToCompare } from '../../../src/history/moves';
import { sinceDay } from '../../../src/past/since';

const SERIES = ['health_score', 'health_status', 'risk_tier', 'arr', 'csm', 'Usage score', 'Support score'];
const TIERS = ['Critical', 'High', 'Medium', 'Low'];
type Row = readonly [id: string, ...values: Stored[]];

const snapshot = (day: number, rows: readonly Row[], healthModel = 'segment a'): Snapshot => ({
  day,
  series: SERIES,
  healthModel,
  churnModel: 'churn risk',
  customers: new Map(rows.map(([id, ...values]) => [id, values])),
});

/** The history of these snapshots, and what changed between two of them. */
function compared(snapshots: readonly Snapshot[], from: number, to: number) {
  const kept = snapshots.map(
    (each, i): KeptDay => (i === 0 ? wholeDay(each) : changedDay(snapshots[i - 1]!, each)),
  );
  const history = new History(kept);
  return { history, since: sinceDay(snapshots[from]!, snapshots[to]!, history, TIERS) };
}

const row = (
  id: string,
  health: number | null,
  band: string | null,
  tier: string,
  known: Partial<Record<string, Stored>> = {},
): Row => [
  id,
  health,
  band,
  tier,
  known.arr ?? 100,
  known.csm ?? 'Ana',
  known.usage ?? 50,
  known.support ?? 50,
];

describe('what changed since a day', () => {
  test('tells who is worse and better, furthest first, with the part that moved most and the course between', () => {
    const { since } = compared(
      [
        snapshot(1, [
          row('a', 80, 'Green', 'Low', { usage: 90 }),
          row('b', 60, 'Yellow', 'Medium'),
          row('c', 50, 'Yellow', 'Low'),
          row('d', 70, 'Green', 'Low'),
        ]),
        snapshot(3, [
          row('a', 70, 'Green', 'Low', { usage: 60 }),
          row('b', 60, 'Yellow', 'Medium'),
          row('c', 50, 'Yellow', 'Low'),
          row('d', 70, 'Green', 'Low'),
        ]),
        snapshot(8, [
          row('a', 60, 'Yellow', 'Low', { usage: 30, support: 45 }),
          row('b', 60, 'Yellow', 'High'),
          row('c', 56, 'Yellow', 'Low', { support: 80 }),
          row('d', 66, 'Green', 'Low'),
        ]),
      ],
      0,
      2,
    );
    expect(since.worse).toEqual([
      { id: 'a', from: 80, to: 60, tierFrom: '', tierTo: '', why: 'Usage 90 to 30', course: [80, 70, 60] },
      { id: 'b', from: 60, to: 60, tierFrom: 'Medium', tierTo: 'High', why: '', course: [60, 60, 60] },
    ]);
    expect(since.better.map(({ id, why }) => [id, why])).toEqual([['c', 'Support 50 to 80']]);
    expect([since.added, since.left]).toEqual([[], []]);
  });

  test('counts who pays nothing any more as left, and a new row as added', () => {
    const { since } = compared(
      [
        snapshot(1, [
          row('a', 80, 'Green', 'Low'),
          row('b', 60, 'Yellow', 'Medium', { csm: 'Bo' }),
          row('z', 1, 'Red', 'Low', { arr: 0 }),
        ]),
        snapshot(2, [
          row('a', null, null, 'Low', { arr: 0 }),
          row('c', 50, 'Yellow', 'Low'),
          row('z', 90, 'Green', 'Low', { arr: 0 }),
        ]),
      ],
      0,
      1,
    );
    expect(since.left).toEqual([
      { id: 'a', csm: 'Ana' },
      { id: 'b', csm: 'Bo' },
    ]);
    expect(since.added).toEqual(['c']);
    expect([...since.worse, ...since.better]).toEqual([]);
  });

  test('says nothing of a customer whose score is unknown on one of the days, unless its tier moved', () => {
    const { since } = compared(
      [
        snapshot(1, [row('a', null, null, 'Low'), row('b', null, null, 'Low')]),
        snapshot(2, [row('a', 20, 'Red', 'Low'), row('b', 30, 'Red', 'High')]),
      ],
      0,
      1,
    );
    expect(since.worse.map(({ id, from }) => [id, from])).toEqual([['b', null]]);
  });
});

describe('the day to compare with', () => {
  const history = (days: readonly (readonly [number, string])[]) =>
    new History(days.map(([day, model]) => wholeDay(snapshot(day, [row('a', 50, 'Yellow', 'Low')], model))));
  test.each<[string, readonly (readonly [number, string])[], number, number | undefined]>([
    [
      'the nearest kept day so long ago',
      [
        [1, 'm'],
        [5, 'm'],
        [12, 'm'],
      ],
      7,
      5,
    ],
    [
      'the oldest where it does not reach so far',
      [
        [8, 'm'],
        [10, 'm'],
        [12, 'm'],
      ],
      7,
      8,
    ],
    [
      'no day of another model',
      [
        [1, 'old'],
        [5, 'old'],
        [10, 'm'],
        [12, 'm'],
      ],
      7,
      10,
    ],
    [
      'none on the first day of a model',
      [
        [1, 'old'],
        [12, 'm'],
      ],
      7,
      undefined,
    ],
    ['none on the first day', [[12, 'm']], 1, undefined],
    ['none without a history', [], 7, undefined],
  ])('%s', (_, days, ago, expected) => {
    expect(dayToCompare(history(days), days.at(-1)?.[0] ?? 0, ago)).toBe(expected);
  });
});
