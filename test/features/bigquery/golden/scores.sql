CREATE TABLE IF NOT EXISTS `project.dataset.customer_vitals_scores` (
  scored_on DATE NOT NULL,
  customer_id STRING NOT NULL,
  health_score FLOAT64,
  health_status STRING,
  renewal_date DATE,
  problems ARRAY<STRING>
)
PARTITION BY scored_on
CLUSTER BY customer_id;

-- A model with other dimensions brings columns of its own; those of earlier models stay.
ALTER TABLE `project.dataset.customer_vitals_scores`
  ADD COLUMN IF NOT EXISTS health_score FLOAT64,
  ADD COLUMN IF NOT EXISTS health_status STRING,
  ADD COLUMN IF NOT EXISTS renewal_date DATE;

MERGE INTO `project.dataset.customer_vitals_scores` AS kept
USING (
WITH keyed AS (
  SELECT TRIM(CAST(p.customer_id AS STRING)) AS id, TO_JSON_STRING(p) AS cells
  FROM `t` AS p
),
counted AS (
  SELECT id, cells, COUNT(*) OVER (PARTITION BY id) AS rows_of_id,
    ROW_NUMBER() OVER (PARTITION BY id ORDER BY cells) AS row_of_id
  FROM keyed
  WHERE id <> ''
),
scored AS (
  SELECT id, rows_of_id, `project.dataset.customer_vitals`(cells, CAST(day AS STRING)) AS found
  FROM counted
  WHERE row_of_id = 1
)
SELECT
  day AS scored_on,
  id AS customer_id,
  IF(rows_of_id = 1, found.health_score, NULL) AS health_score,
  IF(rows_of_id = 1, found.health_status, 'Duplicate id') AS health_status,
  IF(rows_of_id = 1, CAST(found.renewal_date AS DATE), NULL) AS renewal_date,
  found.problems AS problems
FROM scored
) AS found
ON kept.scored_on = day AND kept.scored_on = found.scored_on AND kept.customer_id = found.customer_id
WHEN MATCHED THEN
  UPDATE SET health_score = found.health_score, health_status = found.health_status, renewal_date = found.renewal_date, problems = found.problems
WHEN NOT MATCHED BY TARGET THEN
  INSERT (scored_on, customer_id, health_score, health_status, renewal_date, problems) VALUES (found.scored_on, found.customer_id, found.health_score, found.health_status, found.renewal_date, found.problems)
WHEN NOT MATCHED BY SOURCE AND kept.scored_on = day THEN
  DELETE