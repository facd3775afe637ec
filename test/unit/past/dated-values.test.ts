import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayOf, dayToIso } from '../../../src/base/calendar';
import { datedHeader, dateReader } from '../../../src/past/dated';
import { readDatedValues } from '../../../src/past/dated-values';
import { localeOf } from '../../../src/reading/locale';

const TODAY = dayOf(2026, 11, 22);

function read(cells: readonly (readonly unknown[])[], locale = 'en_US', tab = 'Sheet1') {
  const values = readDatedValues(cells, { settings: { locale: localeOf(locale) }, today: TODAY, tab });
  const days = Object.fromEntries(
    [...values.days].map(([day, customers]) => [dayToIso(day), Object.fromEntries(customers)]),
  );
  return { ...values, days };
}

describe('the date of a header', () => {
  const isoOf = (header: string, locale = 'en_US') => {
    const found = datedHeader(header);
    if (!found) return undefined;
    const day = dateReader([found.date], '', { locale: localeOf(locale) })(found.date);
    return [found.words, typeof day === 'number' ? dayToIso(day) : day.reason];
  };

  test.each([
    ['health_score 2026-01-31', 'health score', '2026-01-31'],
    ['health_score_2026_01_31', 'health score', '2026-01-31'],
    ['2026-01-31 NPS', 'nps', '2026-01-31'],
    ['ARR Jan 2026', 'arr', '2026-01-31'],
    ['ARR (Feb 2024)', 'arr', '2024-02-29'],
    ['ARR 2026-02', 'arr', '2026-02-28'],
    ['ARR 12/2025', 'arr', '2025-12-31'],
    ['ARR Q3 2026', 'arr', '2026-09-30'],
    ['2025 ARR', 'arr', '2025-12-31'],
    ['NPS 31 January 2026', 'nps', '2026-01-31'],
    ['NPS Jan 31, 2026', 'nps', '2026-01-31'],
    ['DAU/MAU 1/31/2026', 'dau mau', '2026-01-31'],
    ['ARR 01/31/26', 'arr', 'year with two digits'],
    ['ARR Jan 26', 'arr', 'year with two digits'],
    ['ARR 2026-13', 'arr', 'not a date'],
    ['2026-01-31', '', '2026-01-31'],
  ])('of “%s” is of “%s” on %s', (header, words, iso) => {
    expect(isoOf(header)).toEqual([words, iso]);
  });

  test.each(['ARR', 'champion 2nd', 'Top 20', 'score2026', 'Mayor', 'customer_id'])(
    'is not found in “%s”',
    (header) => {
      expect(datedHeader(header)).toBeUndefined();
    },
  );

  test('is read in the order of the sheet’s locale', () => {
    expect(isoOf('NPS 03.02.2026', 'de_DE')).toEqual(['nps', '2026-02-03']);
    expect(isoOf('NPS 03/02/2026', 'en_US')).toEqual(['nps', '2026-03-02']);
  });

  test('is found again in whatever month it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2090 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const end = dayToIso(dayOf(year, month, 28) + 4).slice(0, 7);
        const text = `${year}-${String(month).padStart(2, '0')}`;
        const [, iso] = isoOf(`ARR ${text}`)!;
        expect([
          iso!.slice(0, 7),
          dayToIso(dayOf(year, month, Number(iso!.slice(8))) + 1).slice(0, 7),
        ]).toEqual([text, end]);
      }),
    );
  });
});

test('columns with dates in their headers: each value stands on its day, what is blank on none', () => {
  const found = read([
    ['Our figures'],
    ['customer_id', 'Name', 'NPS 2026-01-31', 'ARR Jan 2026', 'ARR Feb 2026', 'Mood Jan 2026'],
    ['A', 'Acme', 9, '$1,200', 1300, 1],
    ['B', 'Borealis', '', 'n/a', 500, 1],
    ['', '', '', '', '', ''],
  ]);
  expect(found).toMatchObject({
    shape: 'a column for each metric and date',
    headerRow: 2,
    series: ['nps_score', 'arr'],
    days: { '2026-01-31': { A: [9, 1200] }, '2026-02-28': { A: [null, 1300], B: [null, 500] } },
    metrics: [
      { name: 'NPS', values: 1 },
      { name: 'ARR', values: 3 },
    ],
    notKept: [{ header: 'Mood Jan 2026', why: 'no known metric' }],
  });
  expect(found.findings.map(({ message, cells }) => [message, cells])).toEqual([
    ['ARR Jan 2026 (column D): not filled in, 1 cell', ['D4']],
  ]);
});

test('a row for each date and customer: what cannot be read is named with its cell, and stops no other', () => {
  const found = read([
    ['date', 'customer_id', 'name', 'health_score', 'feature_adoption', 'Risk tier'],
    ['2026-01-31', 'A', 'Acme', 80, 0.5, 'Low'],
    ['2026-02-28', 'A', 'Acme', 'eighty', 0.6, 'High'],
    ['soon', 'A', 'Acme', 80, 0.6, 'Low'],
    ['2026-12-31', 'A', 'Acme', 80, 0.6, 'Low'],
    ['', 'B', '', 80, '', ''],
    ['2026-02-28', '', '', 80, '', ''],
    ['2026-02-28', 'A', '', 70, '', ''],
    ['2026-02-28', 'A', '', 71, '', ''],
  ]);
  expect(found.days).toEqual({
    '2026-01-31': { A: [80, 50, 'Low'] },
    '2026-02-28': { A: [71, 60, 'High'] },
  });
  expect(found.findings.map(({ message, cells }) => [message, cells])).toEqual([
    ['health_score (column D): not a number, 1 cell', ['D3']],
    ['date (column A): not a date, 1 cell', ['A4']],
    ['date (column A): day to come, 1 cell', ['A5']],
    ['date (column A): row without a date, 1 cell', ['A6']],
    ['customer_id (column B): row without an id, 1 cell', ['B7']],
    ['health_score (column D): second value of a customer for one day, 1 cell', ['D9']],
  ]);
  expect(found.notKept).toEqual([{ header: 'name', why: 'says who, not how they are' }]);
});

test('dates alone in the headers are of what the tab is named for', () => {
  const cells = [
    ['id', new Date(2026, 0, 31), '2026-02-28'],
    ['A', 9, 8],
  ];
  expect(read(cells, 'en_US', 'NPS').days).toEqual({ '2026-01-31': { A: [9] }, '2026-02-28': { A: [8] } });
  expect(() => read(cells)).toThrow(
    /^The tab "Sheet1" has no past figures\. It needs a column of customer ids/,
  );
});

test('all columns of a metric are read in one unit, and all headers in one order of day and month', () => {
  const adoption = read([
    ['id', 'feature_adoption 2026-01-31', 'feature_adoption 2026-02-28'],
    ['A', 1, 0.5],
    ['B', 1, 0.25],
  ]);
  expect(adoption.days['2026-01-31']).toEqual({ A: [100], B: [100] });
  const inDoubt = read(
    [
      ['id', 'NPS 01/02/2026', 'NPS 13/02/2026', 'NPS 2026-03-01'],
      ['A', 1, 2, 3],
    ],
    'en_US',
  );
  expect(inDoubt.days).toEqual({ '2026-03-01': { A: [3] } });
  expect(inDoubt.findings.map(({ message }) => message)).toEqual([
    'NPS 01/02/2026 (column B): day and month in the other order, 1 cell',
    'NPS 13/02/2026 (column C): day and month in the other order, 1 cell',
  ]);
});

test('only days to come: the first of them says what is wrong', () => {
  const cells = [
    ['id', 'NPS Dec 2026'],
    ['A', 9],
  ];
  expect(() => read(cells)).toThrow('NPS Dec 2026 (column B): day to come, 1 cell. The past ends today');
});

test('as many metrics as a run watches are kept, beside the scores and the ARR', () => {
  const metrics = [
    'nps_score',
    'csat_score',
    'open_tickets',
    'login_frequency',
    'feature_adoption',
    'dau_mau_ratio',
    'daily_active_users',
    'meeting_attendance',
    'response_rate',
    'goals_met',
    'api_calls',
    'api_errors',
    'session_duration',
    'open_escalations',
    'licensed_seats',
    'response_time_days',
    'days_overdue',
    'escalation_rate',
    'avg_resolution_hours',
    'support_ticket_volume',
    'training_completion_rate',
    'champion_strength',
    'competitor_mentions',
    'multi_threading_depth',
    'active_seats',
  ];
  const found = read([
    ['date', 'id', 'health_score', 'ARR', ...metrics],
    ['2026-01-31', 'A', 80, 100, ...metrics.map(() => 1)],
  ]);
  expect(found.series).toEqual(['health_score', 'arr', ...metrics.slice(0, 24)]);
  expect(found.notKept).toEqual([{ header: 'active_seats', why: 'more than 24 metrics' }]);
});
