import { describe, expect, test } from '@jest/globals';
import { changedDay, type KeptDay, type Snapshot, type Stored, wholeDay } from '../../../src/history/day';
import { importedDay } from '../../../src/history/imports';
import { plainHistory } from '../../../src/history/plain';
import { HISTORY_HEADERS, PLAIN_HEADERS, textsOf } from '../../../src/past/history-text';
import { call } from '../../support/call';

const FIRST = 46327; // 2026-11-01
const SERIES = ['health_score', 'risk_tier', 'nps_score'];
const on = (i: number, rows: Record<string, Stored[]>, healthModel = 'segment 1'): Snapshot => ({
  day: FIRST + i,
  series: SERIES,
  healthModel,
  churnModel: 'churn risk 1',
  customers: new Map(Object.entries(rows)),
});
const DAYS = [
  on(0, { A: [80, 'Low', 9], B: [50, 'High', 3] }),
  on(7, { A: [75.1, 'Low', 8], B: [50, 'High', null] }),
  on(14, { A: [40, 'Medium', 8], B: [52, 'High', 4] }, 'segment 2'),
  on(21, { A: [44.3, 'Medium', 6], B: [52, 'High', 4], '7': [10, 'Low', 1] }, 'segment 2'),
];
const KEPT: KeptDay[] = DAYS.map((day, i) => (i === 0 ? wholeDay(day) : changedDay(DAYS[i - 1]!, day)));
const BLANK_ROW = ['', '', '', '', '', ''];

/** The tab as a formula gets it: a whole range, blank below. */
const tabOf = (kept: readonly KeptDay[]) => {
  const rows = kept.map(textsOf);
  const width = Math.max(6, ...rows.map((row) => row.length));
  return [HISTORY_HEADERS, ...rows, BLANK_ROW].map((row) => [
    ...row,
    ...new Array<string>(width - row.length).fill(''),
  ]);
};
const TAB = tabOf(KEPT);
/** The same as the plain table, its dates as Sheets hands them over. */
const plain = plainHistory(KEPT, 1000);
const TABLE = [
  [...PLAIN_HEADERS, ...plain.series],
  ...plain.rows.map(({ day, customer, healthModel, churnModel, values }) => [
    new Date(2026, 10, 1 + day - FIRST),
    customer,
    healthModel,
    churnModel,
    ...values.map((value) => value ?? ''),
  ]),
];

describe.each([
  ['the tab', TAB],
  ['the plain table', TABLE],
])('over %s', (_, history) => {
  test('HEALTHHISTORY tells every day, and marks where another model begins', () => {
    expect(call('HEALTHHISTORY', history, 'A')).toEqual([
      ['Date', 'health_score', 'Note'],
      ['2026-11-01', 80, ''],
      ['2026-11-08', 75.1, ''],
      ['2026-11-15', 40, 'Another model: not comparable with the rows above'],
      ['2026-11-22', 44.3, ''],
    ]);
    expect(call('HEALTHHISTORY', history, ' B ', 'NPS', FIRST + 1, FIRST + 20)).toEqual([
      ['Date', 'nps_score', 'Note'],
      ['2026-11-15', 4, ''],
    ]);
    expect(call('HEALTHHISTORY', history, 7, 'Risk tier')).toEqual([
      ['Date', 'risk_tier', 'Note'],
      ['2026-11-22', 'Low', ''],
    ]);
  });

  test('HEALTHCHANGE compares with the day nearest to then; what nobody knows says why', () => {
    expect(call('HEALTHCHANGE', history, [['A'], ['B'], [''], [7], ['nobody']], 7)).toEqual([
      [4.3],
      [0],
      [''],
      ['n/a: no health_score around 2026-11-15'],
      ['n/a: no health_score on 2026-11-22'],
    ]);
    expect(call('HEALTHCHANGE', history, 'A', 21, 'nps_score')).toBe(-3);
    expect(call('HEALTHCHANGE', history, 'A', 15)).toBe('n/a: another model before 2026-11-15');
    expect(call('HEALTHCHANGE', history, 'A', 60, 'nps_score')).toBe('n/a: the history begins on 2026-11-01');
    expect(call('HEALTHCHANGE', history, 'A', 7, 'risk_tier')).toBe('n/a: risk_tier is no number');
    expect(call('HEALTHCHANGE', history, 'A', 7, '', FIRST + 10)).toBe(-4.9);
    expect(call('HEALTHCHANGE', history, 'A', 7, '', FIRST - 1)).toBe(
      'n/a: nothing was kept until 2026-10-31',
    );
  });
});

test('imported scores are told, and not compared with those of a run', () => {
  const imported = importedDay(FIRST - 7, SERIES, new Map([['A', [95, null, 10]]]));
  const history = tabOf([imported, ...KEPT.slice(0, 2)]);
  expect(call('HEALTHHISTORY', history, 'A', 'health_score', FIRST - 30, FIRST)).toEqual([
    ['Date', 'health_score', 'Note'],
    ['2026-10-25', 95, ''],
    ['2026-11-01', 80, 'Another model: not comparable with the rows above'],
  ]);
  expect(call('HEALTHCHANGE', history, 'A', 15)).toBe('n/a: another model before 2026-11-01');
  expect(call('HEALTHCHANGE', history, 'A', 15, 'nps_score')).toBe(-2);
});

test('what is no history, is cut off or is not kept is told with what to do', () => {
  const errors = [
    call('HEALTHHISTORY', [['customer_id', 'nps']], 'A'),
    call(
      'HEALTHCHANGE',
      TAB.map((row) => row.slice(0, 5)),
      'A',
      7,
    ),
    call('HEALTHCHANGE', TAB, 'A', 'a week'),
    call('HEALTHHISTORY', TAB, 'A', 'mood'),
    call('HEALTHHISTORY', TAB, 'A', '', 'soon'),
  ];
  expect(errors).toEqual(
    [
      "HEALTHHISTORY: the first argument is the history with its headers: 'Vitals history'!A:Z, or 'Vitals history table'!A:Z.",
      'HEALTHCHANGE: the last day of the history cannot be read. Give all columns of the tab, such as A:ZZ; if you did, run again.',
      'HEALTHCHANGE: days is a number from 1 on, such as 30.',
      'HEALTHHISTORY: "mood" is not kept. The history has: health_score, risk_tier, nps_score.',
      'HEALTHHISTORY: from is not a date. Write the date as 2026-12-31.',
    ].map((message) => ({ error: message })),
  );
  expect(call('HEALTHHISTORY', [HISTORY_HEADERS, BLANK_ROW], 'A')).toBe('n/a: no run has kept a day yet');
  expect(call('HEALTHHISTORY', TAB, 'nobody')).toBe('n/a: no health_score of nobody is kept then');
});
