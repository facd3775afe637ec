import { existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { call } from '../../support/call';
import { database } from '../../support/duckdb';
import { sharedCsv } from '../../support/sheets';

const HEADERS = ['Month', 'Customer ID', 'ARR', 'Health score', 'Churn date', 'Expansion ARR'];
const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
const AS_OF = day('2026-11-21');

describe('EXECUTIVESUMMARY', () => {
  const rows = [
    [day('2026-11-01'), 'A', 120, 80, '', 20],
    [day('2026-11-01'), 'B', 0, 40, day('2026-11-15'), ''],
    [day('2026-11-01'), 'D', 60, '', '', ''],
    [day('2026-10-01'), 'A', 100, 78, '', 0],
    [day('2026-10-01'), 'B', 50, 50, '', 0],
    [day('2025-11-30'), 'A', 100, '', '', ''],
    [day('2025-11-30'), 'C', 100, '', '', ''],
  ];
  const summary = (more: readonly unknown[][] = rows) =>
    call('EXECUTIVESUMMARY', [HEADERS], more, AS_OF) as unknown[][];

  test('shows twelve months, the newest first, with the year’s retention where it is known', () => {
    const NA = 'n/a: no month a year before';
    const NO_ROWS = 'n/a: no rows of this month';
    expect(summary().slice(0, 4)).toEqual([
      [
        'Month',
        'Active customers',
        'Total ARR',
        'Average health',
        'Churned customers',
        'Net expansion rate %',
        'NRR % (12 months)',
        'GRR % (12 months)',
      ],
      ['2026-11', 3, 180, 60, 1, expect.closeTo(11.1111, 4), 60, 50],
      ['2026-10', 2, 150, 64, 0, 0, NA, NA],
      // Nothing is known of a month without rows: it is no month of nobody.
      ['2026-09', NO_ROWS, NO_ROWS, NO_ROWS, NO_ROWS, NO_ROWS, NA, NA],
    ]);
    expect(summary()).toHaveLength(13);
    expect(summary()[12]![0]).toBe('2025-12');
  });

  // C20: SUM(arr) over daily rows counts a customer thirty times, and each row of one who left as another.
  test('counts a customer once a month, however many days there are rows of', () => {
    const daily = [10, 20, 30].map((date) => [
      day(`2026-11-${date}`),
      'A',
      100 + date,
      70,
      day('2026-11-30'),
      5,
    ]);
    expect(summary(daily)[1]).toEqual([
      '2026-11',
      1,
      130,
      70,
      1,
      expect.closeTo(3.8462, 4),
      expect.any(String),
      expect.any(String),
    ]);
  });

  test('does not depend on the order of the rows, and takes the same row twice for one', () => {
    expect(summary([...rows].reverse())).toEqual(summary());
    expect(summary([...rows, rows[0]!])).toEqual(summary());
  });

  test.each<[string, unknown[], string]>([
    ['a column that is lacking', [[['date', 'arr']], [[46000, 1]], AS_OF], 'the headers have no customer_id'],
    ['no day', [[HEADERS], rows], 'say from which day to count'],
    ['a row without a date', [[HEADERS], [['', 'A', 1, 1, '', '']], AS_OF], 'row 1 has no date'],
    [
      'an ARR that is none',
      [[HEADERS], [[46000, 'A', 'lots', 1, '', '']], AS_OF],
      'column arr: not a number',
    ],
    [
      'two rows that disagree',
      [[HEADERS], [...rows, [day('2026-11-01'), 'A', 1, 80, '', 20]], AS_OF],
      'rows 1 and 8 say different things of A on one day',
    ],
  ])('answers %s with a sentence', (_, args, words) => {
    expect(call('EXECUTIVESUMMARY', ...args)).toEqual({ error: expect.stringContaining(words) });
  });
});

const RAVENSTACK = '../shared/data/ravenstack/ravenstack_';
(existsSync(`${RAVENSTACK}subscriptions.csv`) ? describe : describe.skip)('RavenStack by the month', () => {
  /**
   * A row for each account and month with a paying subscription on any of its days. The columns are chosen here: ARR is
   * that of the subscriptions on the last day; expansion what it is above that of the month before, of an account that
   * had some; churn date that of the last churn event; product usage is ten points for each feature used in the
   * month, engagement ten for each day with use, support 100 less 25 for each escalation.
   */
  const MONTHLY = `
    WITH paying AS (
      SELECT account_id, arr_amount::INT AS arr, dmy(start_date) AS start, dmy(nullif(end_date, '')) AS until
      FROM subscriptions WHERE is_trial = 'FALSE' AND mrr_amount::INT > 0),
    months AS (SELECT unnest(generate_series(DATE '2023-01-01', DATE '2024-12-01', INTERVAL 1 MONTH))::DATE AS month),
    standing AS (
      SELECT month, account_id,
        coalesce(sum(arr) FILTER (start <= last_day(month) AND coalesce(until, DATE '9999-01-01') > last_day(month)), 0) AS arr
      FROM paying JOIN months ON start <= last_day(month) AND coalesce(until, DATE '9999-01-01') >= month GROUP BY 1, 2),
    gone AS (SELECT account_id, max(dmy(churn_date)) AS churn_date FROM churn_events GROUP BY 1),
    used AS (
      SELECT account_id, date_trunc('month', dmy(usage_date))::DATE AS month, count(DISTINCT feature_name) AS features,
        count(DISTINCT usage_date) AS days
      FROM feature_usage JOIN subscriptions USING (subscription_id) GROUP BY 1, 2),
    escalated AS (
      SELECT account_id, date_trunc('month', dmy(submitted_at))::DATE AS month, count(*) AS tickets
      FROM supports_ticket WHERE escalation_flag = 'TRUE' GROUP BY 1, 2)
    SELECT s.month, s.account_id, s.arr, churn_date,
      CASE WHEN p.arr > 0 AND s.arr > p.arr THEN s.arr - p.arr ELSE 0 END AS expansion,
      least(100, 10 * features) AS usage, least(100, 10 * days) AS engagement,
      greatest(0, 100 - 25 * coalesce(tickets, 0)) AS support
    FROM standing s
    LEFT JOIN standing p ON p.account_id = s.account_id AND p.month = s.month - INTERVAL 1 MONTH
    LEFT JOIN gone ON gone.account_id = s.account_id
    LEFT JOIN used u ON u.account_id = s.account_id AND u.month = s.month
    LEFT JOIN escalated e ON e.account_id = s.account_id AND e.month = s.month`;

  /** The monthly query of the dashboard's source, with customers for rows where it counts those who left. */
  const SUMMARY = `
    WITH years AS (
      SELECT now.month, sum(past.arr) AS opening, sum(coalesce(same.arr, 0)) AS kept,
        sum(least(coalesce(same.arr, 0), past.arr)) AS floor
      FROM (SELECT DISTINCT month FROM monthly) now
      JOIN monthly past ON past.month = now.month - INTERVAL 12 MONTH AND past.arr > 0
      LEFT JOIN monthly same ON same.month = now.month AND same.account_id = past.account_id
      GROUP BY 1),
    left_in AS (SELECT date_trunc('month', churn_date) AS month, count(DISTINCT account_id) AS churned FROM monthly GROUP BY 1)
    SELECT strftime(m.month, '%Y-%m'), count(DISTINCT account_id), sum(arr), avg(health_score),
      coalesce(any_value(churned), 0), sum(expansion) / sum(arr) * 100, any_value(kept / opening * 100), any_value(floor / opening * 100)
    FROM monthly m LEFT JOIN years USING (month) LEFT JOIN left_in ON left_in.month = m.month
    GROUP BY m.month ORDER BY 1 DESC LIMIT 12`;

  test('is the table that SQL makes of it, with health as we score it', async () => {
    const db = await database();
    await db.run(`CREATE MACRO dmy(text) AS strptime(left(text, 10), '%d-%m-%Y')::DATE`);
    for (const name of ['subscriptions', 'feature_usage', 'supports_ticket', 'churn_events']) {
      await db.run(`CREATE TABLE ${name} AS FROM read_csv('${RAVENSTACK}${name}.csv', all_varchar = true)`);
    }
    await db.run(
      `CREATE TABLE monthly AS SELECT row_number() OVER (ORDER BY month, account_id) AS n, * FROM (${MONTHLY})`,
    );
    const rows = await db.rows('SELECT * EXCLUDE (n) FROM monthly ORDER BY n');
    const health = call(
      'HEALTHSCORE',
      [['customer_id', 'product_usage_score', 'engagement_score', 'support_metrics_score']],
      rows.map(([, account, , , , ...scores]) => [account, ...scores.map((score) => score ?? '')]),
      'lifecycle',
    ) as (number | string)[][];
    await db.run('ALTER TABLE monthly ADD COLUMN health_score DOUBLE');
    const scores = health.map(([score]) => score);
    await db.run(`UPDATE monthly SET health_score = TRY_CAST(split('${scores.join()}', ',')[n] AS DOUBLE)`);

    const ours = call(
      'EXECUTIVESUMMARY',
      [['month', 'customer_id', 'arr', 'churn_date', 'expansion_arr', 'health_score']],
      rows.map(([month, account, arr, churned, expansion], i) => [
        month,
        account,
        arr,
        churned ?? '',
        expansion,
        health[i]![0],
      ]),
      day('2024-12-31'),
    ) as unknown[][];
    const theirs = await db.rows(SUMMARY);
    expect(scores.filter((score) => typeof score === 'number').length).toBeGreaterThan(1000);
    expect(ours[1]![4]).toBeGreaterThan(0);
    expect(ours.slice(1)).toEqual(
      theirs.map((cells) => cells.map((cell) => (typeof cell === 'number' ? expect.closeTo(cell, 6) : cell))),
    );
  }, 60_000);
});

describe('telco, handed over beside the repository, as one period', () => {
  const customers = sharedCsv('telco/Telco-Customer-Churn.csv');
  if (!customers) {
    test.skip('the data is not here', () => {});
    return;
  }
  const starts = customers.map((each) => [Number(each.MonthlyCharges)]);
  const ends = customers.map((each) => [each.Churn === 'Yes' ? 0 : Number(each.MonthlyCharges)]);

  test('keeps 73.463 % of its customers and 69.4966 % of its revenue', () => {
    expect(call('LOGORETENTION', starts, ends)).toBeCloseTo(73.463, 4);
    expect(call('LOGORETENTION', 7043, 1869)).toBeCloseTo(73.463, 4);
    expect(call('GRR', starts, ends)).toBeCloseTo(69.4966, 4);
    expect(call('NRR', starts, ends)).toBe(call('GRR', starts, ends));
    expect(
      call(
        'GRR',
        starts,
        ends,
        customers.map((each) => [each.customerID]),
        true,
      ),
    ).toEqual([
      ['GRR %', expect.closeTo(69.4966, 4)],
      ['ARR kept at the end', 316985.75],
      ['ARR at the start', 456116.6],
      ['Customers at the start', 7043],
      ['Of these still customers', 5174],
      ['New or come back, not counted', 0],
    ]);
  });
});

test('months alone are days enough, and headers among the rows are no customer', () => {
  const headers = [['month', 'customer_id', 'arr']];
  const rows = [...headers, ['2026-02', 'A', 100], ['2026-03', 'A', 120], ['', '', '']];
  const [, march, february] = call('EXECUTIVESUMMARY', headers, rows, '2026-03-31') as unknown[][];
  expect([march!.slice(0, 3), february!.slice(0, 3)]).toEqual([
    ['2026-03', 1, 120],
    ['2026-02', 1, 100],
  ]);
});
