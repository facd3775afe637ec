import { expect, test } from '@jest/globals';
import { dayOf } from '../../src/base/calendar';
import { portfolioOverTime } from '../support/over-time';
import { type TestCell, valuesOf } from '../support/sheets';

const USAGE = { login_frequency: 80, feature_adoption: 70, dau_mau_ratio: 0.4, nps_score: 8 };

type Customer = readonly [id: string, start: TestCell, arr: TestCell];

/** A portfolio over time, each customer with its start and what it pays. */
function portfolio() {
  const { call, scoreOn, tab } = portfolioOverTime('2026-08-20T09:00:00Z');
  return {
    call,
    tab,
    scoreOn: (day: string, customers: readonly Customer[]) =>
      scoreOn(
        `${day}T09:00:00Z`,
        customers.map(([id, start, arr]) => ({
          customer_id: id,
          name: `${id} Ltd`,
          start_date: start,
          arr,
          ...USAGE,
        })),
      ),
  };
}

/** The rows of `Vitals cohorts` by its headers, and the words above them. */
function cohortsIn(cells: ReturnType<typeof valuesOf>) {
  const at = cells.findIndex(([cell]) => cell === 'Cohort');
  const headers = cells[at]!.map(String);
  const rows = cells
    .slice(at + 1)
    .map((row) => Object.fromEntries(headers.map((header, i) => [header, row[i] ?? null])));
  return { words: cells.slice(0, at).map(([cell]) => cell), rows };
}

const AUGUST = dayOf(2026, 8, 1);
const [a, b, c, d]: Customer[] = [
  ['a', { day: dayOf(2026, 8, 3) }, 100],
  ['b', { day: dayOf(2026, 8, 9) }, 50],
  ['c', { day: dayOf(2026, 5, 2) }, 70],
  ['d', null, 70],
];

test('runs keep who stayed and what they paid, and a vanished row lowers the cell', () => {
  const { scoreOn, tab } = portfolio();
  expect(scoreOn('2026-08-20', [a!, b!, c!, d!]).unkept).toEqual([]);
  scoreOn('2026-09-28', [['a', a![1], 140], b!, c!, d!]);
  scoreOn('2026-10-10', [['a', a![1], 140], c!, d!]);
  scoreOn('2026-11-05', [['a', a![1], 140], c!, d!]);
  const { words, rows } = cohortsIn(valuesOf(tab('Vitals cohorts')));
  const ofAugust = rows.filter((row) => row.Cohort === AUGUST);
  expect(ofAugust.map((row) => [row['Months since start'], row['Still customers'], row.ARR])).toEqual([
    [0, 2, 150],
    [1, 2, 190],
    [2, 2, 140],
    [3, 1, 140],
  ]);
  // b left in October: a customer on some of its days, and none of its revenue at its end.
  expect(ofAugust.map((row) => [row['Logo retention'], row['Revenue retention']])).toEqual([
    [100, 100],
    [100, 126.67],
    [100, 93.33],
    [null, null],
  ]);
  const ofMay = rows.filter((row) => row.Cohort === dayOf(2026, 5, 1));
  expect(ofMay.map((row) => row['Months since start'])).toEqual([3, 4, 5, 6]);
  expect(words[1]).toContain('Seen since 2026-08-20. Months before that are blank');
  expect(words[4]).toBe('Without a start date, in no cohort: 1: d Ltd.');
  expect(tab('Vitals members').hidden).toBe(true);
});

test('a start date that is corrected moves its customer to the other cohort', () => {
  const { scoreOn, tab } = portfolio();
  scoreOn('2026-08-20', [a!, b!]);
  scoreOn('2026-08-21', [a!, ['b', { day: dayOf(2026, 7, 9) }, 50]]);
  const { rows } = cohortsIn(valuesOf(tab('Vitals cohorts')));
  expect(rows.map((row) => [row.Cohort, row['Customers at start']])).toEqual([
    [AUGUST, 1],
    [dayOf(2026, 7, 1), 1],
  ]);
});

test('the dashboard shows them as two heat maps by itself, blank where unknown', () => {
  const { call, scoreOn, tab } = portfolio();
  scoreOn('2026-08-20', [a!, b!, c!]);
  scoreOn('2026-09-28', [['a', a![1], 140], b!, c!]);
  scoreOn('2026-10-10', [['a', a![1], 140], c!]);
  scoreOn('2026-11-05', [['a', a![1], 140]]);
  call('makeDashboard');
  const dashboard = tab('Vitals');
  const cells = valuesOf(dashboard);
  const map = (heading: string) => {
    const at = cells.findIndex(([cell]) => String(cell).startsWith(heading));
    return cells.slice(at + 2, at + 5).map((line) => line.slice(0, 9).map((cell) => cell ?? ''));
  };
  const MAY = dayOf(2026, 5, 1);
  expect(map('Customers still there')).toEqual([
    [AUGUST, 2, 100, 100, 100, '', '', '', ''],
    [MAY, 1, '', '', '', 100, 100, 100, ''],
    ['', '', '', '', '', '', '', '', ''],
  ]);
  expect(map('What they pay')).toEqual([
    [AUGUST, 2, 100, 126.67, 93.33, '', '', '', ''],
    [MAY, 1, '', '', '', 100, 100, 100, ''],
    ['', '', '', '', '', '', '', '', ''],
  ]);
  const scale = dashboard.conditionalFormats.find(({ rule }) => 'minimum' in (rule as object))!;
  const heads = scale.areas.map((area) =>
    cells[area.row - 1]!.slice(area.column, area.column + area.columns),
  );
  const months = Array.from({ length: 13 }, (_, month) => `Month ${month}`);
  expect(heads).toEqual([months, months]);
  expect(
    valuesOf(dashboard)
      .flat()
      .filter((cell) => String(cell).startsWith('#')),
  ).toEqual([]);
});
