-- Fill in one of the two prices: cloud.google.com/bigquery/pricing has those of your region and edition.
DECLARE price_of_slot_hour FLOAT64 DEFAULT NULL;
DECLARE price_of_tebibyte FLOAT64 DEFAULT NULL;
-- Write the region of your dataset in place of region-us.
SELECT DATE(creation_time) AS day, COUNT(*) AS jobs,
  SUM(total_slot_ms) / 3600000 AS slot_hours,
  SUM(total_bytes_billed) / POW(1024, 4) AS tebibytes,
  SUM(total_slot_ms) / 3600000 * price_of_slot_hour AS cost_by_slot_time,
  SUM(total_bytes_billed) / POW(1024, 4) * price_of_tebibyte AS cost_by_bytes
FROM `region-us`.INFORMATION_SCHEMA.JOBS_BY_PROJECT
WHERE creation_time > TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 30 DAY)
  AND destination_table.table_id = 'customer_vitals_scores'
GROUP BY day
ORDER BY day