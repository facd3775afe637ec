WITH dated AS (
  SELECT (EXTRACT(YEAR FROM m.month) * 12 + EXTRACT(MONTH FROM m.month) - 1) AS month, m.customer_id, m.arr, m.health_score, m.expansion_arr, m.churn_date,
    ROW_NUMBER() OVER (PARTITION BY m.customer_id, (EXTRACT(YEAR FROM m.month) * 12 + EXTRACT(MONTH FROM m.month) - 1) ORDER BY m.month DESC) AS from_last
  FROM `project.dataset.customer_vitals_months` AS m
),
known AS (SELECT * FROM dated WHERE from_last = 1),
shown AS (SELECT (EXTRACT(YEAR FROM day) * 12 + EXTRACT(MONTH FROM day) - 1) - ago AS month, ago FROM (SELECT 0 AS ago UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10 UNION ALL SELECT 11) AS months),
totals AS (
  SELECT month, COUNT(*) AS customers, COALESCE(SUM(arr), 0) AS arr, AVG(health_score) AS health,
    COALESCE(SUM(expansion_arr), 0) AS expansion
  FROM known GROUP BY month
),
departures AS (
  SELECT (EXTRACT(YEAR FROM churn_date) * 12 + EXTRACT(MONTH FROM churn_date) - 1) AS month, COUNT(DISTINCT customer_id) AS churned
  FROM known WHERE churn_date IS NOT NULL GROUP BY 1
),
years AS (
  SELECT s.month, b.arr AS arr_before, CASE WHEN n.customer_id IS NULL THEN 0 ELSE n.arr END AS arr_now
  FROM shown AS s
  JOIN totals AS t ON t.month = s.month
  JOIN known AS b ON b.month = s.month - 12
  LEFT JOIN known AS n ON n.month = s.month AND n.customer_id = b.customer_id
),
retained AS (
  SELECT month,
    SUM(arr_now) * 100 / NULLIF(SUM(arr_before), 0) AS nrr,
    SUM(LEAST(arr_now, arr_before)) * 100 / NULLIF(SUM(arr_before), 0) AS grr
  FROM years
  -- A retention in which an ARR is unknown is unknown.
  WHERE month NOT IN (SELECT month FROM years WHERE arr_before IS NULL OR arr_now IS NULL) AND arr_before > 0
  GROUP BY month
)
SELECT s.month AS month_number, t.customers, t.arr, t.health,
  CASE WHEN d.churned IS NULL AND t.customers IS NOT NULL THEN 0 ELSE d.churned END AS churned,
  t.expansion * 100 / NULLIF(t.arr, 0) AS net_expansion_rate, r.nrr, r.grr
FROM shown AS s
LEFT JOIN totals AS t ON t.month = s.month
LEFT JOIN departures AS d ON d.month = s.month
LEFT JOIN retained AS r ON r.month = s.month
ORDER BY s.ago