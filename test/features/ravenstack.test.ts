import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { score } from '../../workbench/score';
import { type Database, database } from '../support/duckdb';

jest.setTimeout(120_000);

const DATA = '../shared/data/ravenstack/ravenstack_';
const FILES = ['accounts', 'subscriptions', 'feature_usage', 'supports_ticket', 'churn_events'];
const FOLDER = mkdtempSync(path.join(tmpdir(), 'vitals-sources-'));
const PORTFOLIO = path.join(FOLDER, 'portfolio.csv');
const DAY = "date '2024-12-31'";
afterAll(() => rmSync(FOLDER, { recursive: true }));

(existsSync(`${DATA}accounts.csv`) ? describe : describe.skip)('five tabs of ravenstack, pasted raw', () => {
  let db: Database;
  let told: string;

  beforeAll(async () => {
    told = await score([
      ...FILES.map((file) => `${DATA}${file}.csv`),
      '--as-of',
      '2024-12-31',
      '--portfolio',
      PORTFOLIO,
    ]);
    db = await database();
    for (const file of FILES)
      await db.run(
        `create table ${file} as select * from read_csv('${DATA}${file}.csv', all_varchar = true)`,
      );
    await db.run(`create table portfolio as select * from read_csv('${PORTFOLIO}', all_varchar = true)`);
    const day = (column: string) => `strptime(${column}, '%d-%m-%Y')::date`;
    await db.run(
      `create view s as select *, ${day('start_date')} as started, ${day('end_date')} as ended from subscriptions`,
    );
    await db.run(
      `create view running as select * from s where started <= ${DAY} and (ended is null or ended > ${DAY}) and is_trial = 'FALSE'`,
    );
    await db.run(
      `create view u as select f.*, s.account_id, date_diff('day', ${day('usage_date')}, ${DAY}) as age from feature_usage f join subscriptions s using (subscription_id)`,
    );
    await db.run(
      `create view t as select *, date_diff('day', ${day('submitted_at')}, ${DAY}) as age from supports_ticket`,
    );
  });

  /** A column of the portfolio, with what it is by a query that groups by account; the rest is blank, or 0 for who is in the tab. */
  const COLUMNS: readonly [column: string, query: string, none?: string][] = [
    ['mrr', 'select account_id, sum(mrr_amount::double) from running group by 1', 'subscriptions'],
    ['arr', 'select account_id, sum(arr_amount::double) from running group by 1', 'subscriptions'],
    ['contract_start_date', 'select account_id, min(started) from running group by 1'],
    ['contract_end_date', `select account_id, min(ended) from running where ended > ${DAY} group by 1`],
    [
      'Subscriptions marked churned',
      "select account_id, count(*) from s where churn_flag = 'TRUE' group by 1",
      'subscriptions',
    ],
    ['api_errors', 'select account_id, sum(error_count::int) from u where age < 30 group by 1', 'u'],
    ['days_since_login', 'select account_id, min(age) from u group by 1'],
    [
      'login_frequency (days a month)',
      'select account_id, count(distinct age) from u where age < 30 group by 1',
      'u',
    ],
    [
      'login_trend (%)',
      `select account_id, 100 * (n - b) / b from (select account_id, coalesce(sum(usage_count::double) filter (age < 30), 0) n,
      coalesce(sum(usage_count::double) filter (age >= 30 and age < 60), 0) b from u group by 1) where b > 0`,
    ],
    [
      'feature_adoption (%)',
      'select account_id, 100.0 * count(distinct feature_name) / 40 from u where age < 90 group by 1',
      'u',
    ],
    [
      'feature_adoption_change (%)',
      `select account_id, 100 * (n - b) / b from (select account_id, count(distinct feature_name) filter (age < 30)::double n,
      count(distinct feature_name) filter (age >= 30 and age < 60)::double b from u group by 1) where b > 0`,
    ],
    [
      'session_duration (seconds)',
      'select account_id, avg(usage_duration_secs::double) from u where age < 90 group by 1',
    ],
    ['support_ticket_volume', 'select account_id, count(*) from t where age < 30 group by 1', 't'],
    [
      'ticket_volume_trend (%)',
      `select account_id, case when b > 0 then 100 * (n - b) / b else 0 end from (select account_id, count(*) filter (age < 30)::double n,
      count(*) filter (age >= 30 and age < 60)::double b from t group by 1) where b > 0 or n = 0`,
    ],
    ['open_tickets', 'select account_id, count(*) from t where closed_at is null group by 1', 't'],
    [
      'escalation_rate (%)',
      "select account_id, 100 * avg((escalation_flag = 'TRUE')::int) from t where age < 365 group by 1",
    ],
    [
      'avg_resolution_hours (hours)',
      'select account_id, avg(resolution_time_hours::double) from t where age < 365 group by 1',
    ],
    [
      'first_response_hours (minutes)',
      'select account_id, avg(first_response_time_minutes::double) from t where age < 365 group by 1',
    ],
    [
      'csat_score',
      'select account_id, avg(satisfaction_score::double) from t where age < 365 and satisfaction_score is not null group by 1',
    ],
    ['Churn events', 'select account_id, count(*) from churn_events group by 1'],
  ];

  test.each(COLUMNS.map(([column, query, none]) => ({ column, query, none })))(
    '$column of 500 accounts is what DuckDB says',
    async ({ column, query, none }) => {
      const inTab =
        none === undefined
          ? "''"
          : `(select case when account_id in (select account_id from ${none}) then '0' else '' end)`;
      const rows = await db.rows(
        `select portfolio.account_id, coalesce("${column}", ''), coalesce(q.v::varchar, ${inTab}) from portfolio left join (${query}) q(id, v) on q.id = portfolio.account_id`,
      );
      expect(rows).toHaveLength(500);
      const apart = rows.filter(([, ours, theirs]) => {
        if (ours === '' || theirs === '' || (String(theirs).includes('-') && String(theirs).length === 10))
          return ours !== theirs;
        return Math.abs(Number(ours) - Number(theirs)) > 1e-9 * Math.max(1, Math.abs(Number(theirs)));
      });
      expect(apart).toEqual([]);
      expect(rows.filter(([, ours]) => ours !== '' && ours !== '0').length).toBeGreaterThan(
        // No ticket of the data is open, and no contract that runs has an end.
        ['open_tickets', 'contract_end_date'].includes(column) ? -1 : 0,
      );
    },
  );

  test('every fault that is known of the data is found, with its count', () => {
    for (const found of [
      '"churn_flag" says that 110 have left; 352 have churn events, and 75 have both. 486 subscriptions are marked as churned.',
      '21 ids in "usage_id" stand in more than one row. Their rows differ: all are counted.',
      '19,142 of 25,000 rows are from before the start of their row in "ravenstack_subscriptions"',
      '825 of 2,000 cells of "satisfaction_score" are blank',
      '778 trial rows with "mrr_amount" 0',
      'Dates in "usage_date" are written day first, and Sheets took some of them month first: they are turned back.',
    ])
      expect(told).toContain(found);
  });

  test('the proposal and the coverage of each source are printed, and 500 customers are in the portfolio', () => {
    expect(told).toContain('Portfolio: 500 customers');
    expect(told).toContain(
      'ravenstack_feature_usage (product): 25,000 rows of 500 of 500 customers, up to 101 each, newest 2024-12-31',
    );
    expect(readFileSync(PORTFOLIO, 'utf8').trim().split('\n')).toHaveLength(501);
    expect(told).toMatch(/\n(\d+) of 500 scored/);
  });
});
