import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { call } from '../../support/call';
import { type Database, database } from '../../support/duckdb';
import { sharedCsv } from '../../support/sheets';

const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
const column = (...cells: unknown[]) => cells.map((cell) => [cell]);
const END_OF_2024 = day('2024-12-31');

/** `{ 2023-01: [100, 50, ...] }` of what the formula answers; cells of months that are not over are left out. */
function heatMap(answer: unknown): Record<string, number[]> {
  const [, ...rows] = answer as [string, number, string, ...number[]][];
  return Object.fromEntries(
    rows.map(([month, , , ...cells]) => [month, cells.filter((cell) => (cell as unknown) !== '')]),
  );
}

/** The same of (cohort, months since, retention) rows, with 0 in the months that the answer has no row for. */
function heatMapOf(rows: readonly unknown[][], lastMonth: string): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (const [cohort, age, retention] of rows as [string, number, number][]) {
    found[cohort] ??= new Array<number>(monthsBetween(cohort, lastMonth) + 1).fill(0);
    found[cohort][age] = retention;
  }
  return found;
}

function monthsBetween(from: string, to: string): number {
  const [a, b] = [from, to].map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)));
  return b! - a!;
}

/** The cohort query of the dashboard's source: cohort month by first activity, distinct customers in each month. */
const COHORT_SQL = (activity: string) => `
  WITH activity AS (${activity}),
  cohort AS (SELECT customer_id, min(date_trunc('month', day)) AS cohort FROM activity GROUP BY 1),
  counts AS (
    SELECT cohort, date_diff('month', cohort, date_trunc('month', day)) AS age, count(DISTINCT customer_id) AS customers
    FROM activity JOIN cohort USING (customer_id) GROUP BY 1, 2)
  SELECT strftime(cohort, '%Y-%m'), age,
    round(100.0 * customers / first_value(customers) OVER (PARTITION BY cohort ORDER BY age), 2)
  FROM counts ORDER BY 1, 2`;

describe('a cohort', () => {
  const customers = column('A', 'A', 'B', 'A', 'C', 'A');
  const dates = column(
    ...['2026-01-05', '2026-01-20', '2026-01-31', '2026-03-01', '2026-02-10', '2026-05-03'].map(day),
  );

  test('is 0 in a month without anybody, blank in one that is not over, and said to be small', () => {
    expect(call('COHORTRETENTION', customers, dates, day('2026-05-15'))).toEqual([
      ['Cohort', 'Customers', 'Fewer than 20', 0, 1, 2, 3],
      ['2026-01', 2, 'few', 100, 0, 50, 0],
      ['2026-02', 1, 'few', 100, 0, 0, ''],
    ]);
  });

  test('has its last month from the last day of it on', () => {
    const last = (asOf: string) =>
      (call('COHORTRETENTION', customers, dates, day(asOf)) as unknown[][])[1]!.at(-1);
    expect(last('2026-05-30')).toBe(0);
    expect(last('2026-05-31')).toBe(50);
  });

  test('retains revenue beyond 100 % where amounts are given', () => {
    const amounts = column(10, 10, 20, 60, 5, 20);
    expect(call('COHORTRETENTION', customers, dates, day('2026-05-31'), amounts)).toEqual([
      ['Cohort', 'Customers', 'Fewer than 20', 0, 1, 2, 3, 4],
      ['2026-01', 2, 'few', 100, 0, 150, 0, 50],
      ['2026-02', 1, 'few', 100, 0, 0, 0, ''],
    ]);
  });

  test('holds who is still subscribed, where the ends are given', () => {
    const ends = column('', day('2026-02-01'), day('2026-02-28'), '', '', '');
    expect(call('COHORTRETENTION', customers, dates, day('2026-05-31'), '', ends)).toEqual([
      ['Cohort', 'Customers', 'Fewer than 20', 0, 1, 2, 3, 4],
      ['2026-01', 2, 'few', 100, 100, 50, 50, 50],
      ['2026-02', 1, 'few', 100, 100, 100, 100, ''],
    ]);
  });

  test.each<[string, unknown[], string]>([
    ['no day to count from', [customers, dates], 'say from which day to count'],
    [
      'other numbers of rows',
      [customers, column(1), day('2026-05-31')],
      'customers has 6 cells and dates has 1 cell',
    ],
    [
      'a date without a customer',
      [column('A', ''), column(46000, 46001), 46100],
      'cell 2 of customers is blank',
    ],
    ['a customer without a date', [column('A', 'B'), column(46000, ''), 46100], 'cell 2 of dates is blank'],
    ['a date with two readings', [column('A'), column('01-02-2026'), 46100], 'date with two readings'],
    [
      'an end before its start',
      [column('A'), column(46000), 46100, '', column(45000)],
      'cell 1 of ends is before',
    ],
    [
      'an amount that is missing',
      [column('A', 'B'), column(46000, 46000), 46100, column(1, '')],
      'cell 2 of amounts',
    ],
  ])('is not made of %s', (_, args, words) => {
    expect(call('COHORTRETENTION', ...args)).toEqual({ error: expect.stringContaining(words) });
  });
});

test('any activity makes the heat map that SQL makes of it', async () => {
  const db = await database();
  const row = fc.record({ customer: fc.integer({ min: 1, max: 25 }), day: fc.integer({ min: 0, max: 365 }) });
  const samples = fc.sample(fc.array(row, { minLength: 1, maxLength: 120 }), { numRuns: 15, seed: 6 });
  for (const rows of samples) {
    const values = rows.map((each) => `(${each.customer}, DATE '2024-01-01' + ${each.day})`).join();
    const sql = COHORT_SQL(`SELECT * FROM (VALUES ${values}) t(customer_id, day)`);
    const ours = call(
      'COHORTRETENTION',
      rows.map((each) => [each.customer]),
      // 2024-01-01 is day 45292.
      rows.map((each) => [45292 + each.day]),
      END_OF_2024,
    );
    expect(heatMap(ours)).toEqual(heatMapOf(await db.rows(sql), '2024-12'));
  }
});

const RAVENSTACK = '../shared/data/ravenstack/ravenstack_';
(existsSync(`${RAVENSTACK}subscriptions.csv`) ? describe : describe.skip)(
  'RavenStack, handed over beside the repository: text dates, a byte order mark, duplicate ids',
  () => {
    let db: Database;
    const table = (name: string) => sharedCsv(`ravenstack/ravenstack_${name}.csv`)!;
    const cells = (rows: readonly Record<string, string>[], header: string) =>
      rows.map((each) => [each[header]]);

    beforeAll(async () => {
      db = await database();
      for (const name of ['subscriptions', 'feature_usage']) {
        await db.run(`CREATE TABLE ${name} AS FROM read_csv('${RAVENSTACK}${name}.csv', all_varchar = true)`);
      }
      await db.run(`CREATE MACRO dmy(text) AS strptime(text, '%d-%m-%Y')::DATE`);
    });

    test('who bought in a month, by the month of the first purchase', async () => {
      const bought = table('subscriptions');
      const ours = call(
        'COHORTRETENTION',
        cells(bought, 'account_id'),
        cells(bought, 'start_date'),
        END_OF_2024,
      );
      const sql = COHORT_SQL('SELECT account_id AS customer_id, dmy(start_date) AS day FROM subscriptions');
      expect(heatMap(ours)).toEqual(heatMapOf(await db.rows(sql), '2024-12'));
      // The example of section F: the months without a buyer have no row in SQL, and a cohort can rise again.
      expect(heatMap(ours)['2023-01']!.slice(0, 7)).toEqual([100, 50, 50, 50, 0, 0, 100]);
    });

    test('who used the product in a month, by the month of the first use', async () => {
      const accounts = new Map(table('subscriptions').map((each) => [each.subscription_id, each.account_id]));
      const usage = table('feature_usage');
      const users = usage.map((each) => [accounts.get(each.subscription_id)]);
      const ours = call('COHORTRETENTION', users, cells(usage, 'usage_date'), END_OF_2024);
      const sql = COHORT_SQL(`
        SELECT account_id AS customer_id, dmy(usage_date) AS day
        FROM feature_usage JOIN subscriptions USING (subscription_id)`);
      expect(heatMap(ours)).toEqual(heatMapOf(await db.rows(sql), '2024-12'));
    });

    test.each([
      ['customers', 'count(DISTINCT customer_id)'],
      ['revenue', 'sum(mrr)'],
    ])('%s still subscribed', async (what, measure) => {
      const paying = table('subscriptions').filter((each) => each.is_trial === 'FALSE');
      const ours = call(
        'COHORTRETENTION',
        cells(paying, 'account_id'),
        cells(paying, 'start_date'),
        END_OF_2024,
        what === 'revenue' ? paying.map((each) => [Number(each.mrr_amount)]) : '',
        cells(paying, 'end_date'),
      );
      const sql = `
        WITH paying AS (
          SELECT account_id AS customer_id, mrr_amount::INT AS mrr, dmy(start_date) AS start,
            coalesce(dmy(nullif(end_date, '')), DATE '2024-12-31') AS until
          FROM subscriptions WHERE is_trial = 'FALSE'),
        cohort AS (SELECT customer_id, min(date_trunc('month', start)) AS cohort FROM paying GROUP BY 1),
        months AS (SELECT unnest(generate_series(DATE '2023-01-01', DATE '2024-12-01', INTERVAL 1 MONTH)) AS month),
        kept AS (
          SELECT cohort, date_diff('month', cohort, month) AS age, ${measure} AS size
          FROM paying JOIN cohort USING (customer_id)
          JOIN months ON start < month + INTERVAL 1 MONTH AND until >= month GROUP BY 1, 2)
        SELECT strftime(cohort, '%Y-%m'), age,
          round(100.0 * size / first_value(size) OVER (PARTITION BY cohort ORDER BY age), 2)
        FROM kept ORDER BY 1, 2`;
      expect(heatMap(ours)).toEqual(heatMapOf(await db.rows(sql), '2024-12'));
    });
  },
);
