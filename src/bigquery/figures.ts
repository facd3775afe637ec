/** The queries that executives read: twelve months, and cohorts. Both are written in the SQL that the engines share. */
import type { Dialect } from './dialect';

/** A row for each customer and month, or more: of several in a month the last counts. */
export const MONTHS_VIEW = 'customer_vitals_months';
/** A row for each time in which a customer subscribed. */
export const SUBSCRIPTIONS_VIEW = 'customer_vitals_subscriptions';

/** As many months as a cohort is followed. */
const MONTHS_FOLLOWED = 36;
const MONTHS_SHOWN = 12;

/** Months counted on from year 0, so that a difference is in months. */
export function monthIn(day: string): string {
  return `(EXTRACT(YEAR FROM ${day}) * 12 + EXTRACT(MONTH FROM ${day}) - 1)`;
}

function numbers(count: number, name: string): string {
  const rows = Array.from({ length: count }, (_, n) => (n === 0 ? `SELECT 0 AS ${name}` : `SELECT ${n}`));
  return rows.join(' UNION ALL ');
}

/** A part in percent of the whole; NULL where there is no whole. */
function percent(part: string, whole: string): string {
  return `${part} * 100 / NULLIF(${whole}, 0)`;
}

/**
 * The twelve months up to a day, the newest first: customers, ARR, average health, who left, net expansion rate, and NRR and
 * GRR against the same month a year before. A month without rows is NULL, never 0. The definitions are those of docs/kpis.md.
 */
export function executiveText(dialect: Dialect, day: string): string {
  return `WITH dated AS (
  SELECT ${monthIn('m.month')} AS month, m.customer_id, m.arr, m.health_score, m.expansion_arr, m.churn_date,
    ROW_NUMBER() OVER (PARTITION BY m.customer_id, ${monthIn('m.month')} ORDER BY m.month DESC) AS from_last
  FROM ${dialect.named(MONTHS_VIEW)} AS m
),
known AS (SELECT * FROM dated WHERE from_last = 1),
shown AS (SELECT ${monthIn(day)} - ago AS month, ago FROM (${numbers(MONTHS_SHOWN, 'ago')}) AS months),
totals AS (
  SELECT month, COUNT(*) AS customers, COALESCE(SUM(arr), 0) AS arr, AVG(health_score) AS health,
    COALESCE(SUM(expansion_arr), 0) AS expansion
  FROM known GROUP BY month
),
departures AS (
  SELECT ${monthIn('churn_date')} AS month, COUNT(DISTINCT customer_id) AS churned
  FROM known WHERE churn_date IS NOT NULL GROUP BY 1
),
years AS (
  SELECT s.month, b.arr AS arr_before, CASE WHEN n.customer_id IS NULL THEN 0 ELSE n.arr END AS arr_now
  FROM shown AS s
  JOIN totals AS t ON t.month = s.month
  JOIN known AS b ON b.month = s.month - ${MONTHS_SHOWN}
  LEFT JOIN known AS n ON n.month = s.month AND n.customer_id = b.customer_id
),
retained AS (
  SELECT month,
    ${percent('SUM(arr_now)', 'SUM(arr_before)')} AS nrr,
    ${percent('SUM(LEAST(arr_now, arr_before))', 'SUM(arr_before)')} AS grr
  FROM years
  -- A retention in which an ARR is unknown is unknown.
  WHERE month NOT IN (SELECT month FROM years WHERE arr_before IS NULL OR arr_now IS NULL) AND arr_before > 0
  GROUP BY month
)
SELECT s.month AS month_number, t.customers, t.arr, t.health,
  CASE WHEN d.churned IS NULL AND t.customers IS NOT NULL THEN 0 ELSE d.churned END AS churned,
  ${percent('t.expansion', 't.arr')} AS net_expansion_rate, r.nrr, r.grr
FROM shown AS s
LEFT JOIN totals AS t ON t.month = s.month
LEFT JOIN departures AS d ON d.month = s.month
LEFT JOIN retained AS r ON r.month = s.month
ORDER BY s.ago`;
}

/**
 * Cohort by cohort, the customers and the revenue of each month that is over, in percent of the first month.
 */
export function cohortsText(dialect: Dialect, day: string): string {
  return `WITH subscribed AS (
  SELECT u.customer_id, ${monthIn('u.started_on')} AS first_month,
    CASE WHEN u.ended_on IS NULL THEN NULL ELSE ${monthIn('u.ended_on')} END AS last_month, u.amount
  FROM ${dialect.named(SUBSCRIPTIONS_VIEW)} AS u
  WHERE u.started_on <= ${day}
),
begun AS (SELECT customer_id, MIN(first_month) AS cohort FROM subscribed GROUP BY customer_id),
followed AS (
  SELECT b.cohort, s.customer_id, s.amount, n.since
  FROM subscribed AS s
  JOIN begun AS b ON b.customer_id = s.customer_id
  JOIN (${numbers(MONTHS_FOLLOWED, 'since')}) AS n
    ON b.cohort + n.since >= s.first_month
    AND (s.last_month IS NULL OR b.cohort + n.since <= s.last_month)
),
sizes AS (
  SELECT cohort, since, COUNT(DISTINCT customer_id) AS customers, SUM(amount) AS revenue
  FROM followed GROUP BY cohort, since
),
months AS (
  SELECT f.cohort, f.customers AS begun, f.revenue AS first_revenue, n.since
  FROM sizes AS f
  CROSS JOIN (${numbers(MONTHS_FOLLOWED, 'since')}) AS n
  -- Only months that are over.
  WHERE f.since = 0 AND f.cohort + n.since < ${monthIn(`DATE_ADD(${day}, INTERVAL 1 DAY)`)}
)
SELECT m.cohort AS cohort_number, m.begun AS customers, m.since,
  ${percent('COALESCE(s.customers, 0)', 'm.begun')} AS customer_retention,
  ${percent('COALESCE(s.revenue, 0)', 'm.first_revenue')} AS revenue_retention
FROM months AS m
LEFT JOIN sizes AS s ON s.cohort = m.cohort AND s.since = m.since
ORDER BY m.cohort, m.since`;
}
