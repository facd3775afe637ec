DECLARE day DATE DEFAULT CURRENT_DATE();

CREATE TABLE IF NOT EXISTS `YOUR_PROJECT.YOUR_DATASET.customer_vitals_scores` (
  scored_on DATE NOT NULL,
  customer_id STRING NOT NULL,
  name STRING,
  segment STRING,
  csm STRING,
  arr FLOAT64,
  renewal_date DATE,
  health_score FLOAT64,
  health_status STRING,
  health_trend STRING,
  health_drivers STRING,
  health_coverage FLOAT64,
  churn_risk FLOAT64,
  risk_tier STRING,
  risk_signals STRING,
  risk_coverage FLOAT64,
  days_to_renewal FLOAT64,
  next_action STRING,
  action_owner STRING,
  action_due DATE,
  expansion_potential FLOAT64,
  top_opportunity STRING,
  expansion_readiness STRING,
  usage_score FLOAT64,
  engagement_score FLOAT64,
  support_score FLOAT64,
  relationship_score FLOAT64,
  usage_decline_score FLOAT64,
  engagement_drop_score FLOAT64,
  support_issues_score FLOAT64,
  relationship_signals_score FLOAT64,
  commercial_factors_score FLOAT64,
  raw_risk FLOAT64,
  urgency FLOAT64,
  expansion_amount FLOAT64,
  expansion_score FLOAT64,
  call_list STRING,
  currency STRING,
  phase STRING,
  state STRING,
  act_by DATE,
  also_considered STRING,
  why STRING,
  trend_priority STRING,
  model STRING,
  problems ARRAY<STRING>
)
PARTITION BY scored_on
CLUSTER BY customer_id;

-- A model with other dimensions brings columns of its own; those of earlier models stay.
ALTER TABLE `YOUR_PROJECT.YOUR_DATASET.customer_vitals_scores`
  ADD COLUMN IF NOT EXISTS name STRING,
  ADD COLUMN IF NOT EXISTS segment STRING,
  ADD COLUMN IF NOT EXISTS csm STRING,
  ADD COLUMN IF NOT EXISTS arr FLOAT64,
  ADD COLUMN IF NOT EXISTS renewal_date DATE,
  ADD COLUMN IF NOT EXISTS health_score FLOAT64,
  ADD COLUMN IF NOT EXISTS health_status STRING,
  ADD COLUMN IF NOT EXISTS health_trend STRING,
  ADD COLUMN IF NOT EXISTS health_drivers STRING,
  ADD COLUMN IF NOT EXISTS health_coverage FLOAT64,
  ADD COLUMN IF NOT EXISTS churn_risk FLOAT64,
  ADD COLUMN IF NOT EXISTS risk_tier STRING,
  ADD COLUMN IF NOT EXISTS risk_signals STRING,
  ADD COLUMN IF NOT EXISTS risk_coverage FLOAT64,
  ADD COLUMN IF NOT EXISTS days_to_renewal FLOAT64,
  ADD COLUMN IF NOT EXISTS next_action STRING,
  ADD COLUMN IF NOT EXISTS action_owner STRING,
  ADD COLUMN IF NOT EXISTS action_due DATE,
  ADD COLUMN IF NOT EXISTS expansion_potential FLOAT64,
  ADD COLUMN IF NOT EXISTS top_opportunity STRING,
  ADD COLUMN IF NOT EXISTS expansion_readiness STRING,
  ADD COLUMN IF NOT EXISTS usage_score FLOAT64,
  ADD COLUMN IF NOT EXISTS engagement_score FLOAT64,
  ADD COLUMN IF NOT EXISTS support_score FLOAT64,
  ADD COLUMN IF NOT EXISTS relationship_score FLOAT64,
  ADD COLUMN IF NOT EXISTS usage_decline_score FLOAT64,
  ADD COLUMN IF NOT EXISTS engagement_drop_score FLOAT64,
  ADD COLUMN IF NOT EXISTS support_issues_score FLOAT64,
  ADD COLUMN IF NOT EXISTS relationship_signals_score FLOAT64,
  ADD COLUMN IF NOT EXISTS commercial_factors_score FLOAT64,
  ADD COLUMN IF NOT EXISTS raw_risk FLOAT64,
  ADD COLUMN IF NOT EXISTS urgency FLOAT64,
  ADD COLUMN IF NOT EXISTS expansion_amount FLOAT64,
  ADD COLUMN IF NOT EXISTS expansion_score FLOAT64,
  ADD COLUMN IF NOT EXISTS call_list STRING,
  ADD COLUMN IF NOT EXISTS currency STRING,
  ADD COLUMN IF NOT EXISTS phase STRING,
  ADD COLUMN IF NOT EXISTS state STRING,
  ADD COLUMN IF NOT EXISTS act_by DATE,
  ADD COLUMN IF NOT EXISTS also_considered STRING,
  ADD COLUMN IF NOT EXISTS why STRING,
  ADD COLUMN IF NOT EXISTS trend_priority STRING,
  ADD COLUMN IF NOT EXISTS model STRING;

MERGE INTO `YOUR_PROJECT.YOUR_DATASET.customer_vitals_scores` AS kept
USING (
WITH keyed AS (
  SELECT TRIM(CAST(p.customer_id AS STRING)) AS id, TO_JSON_STRING(p) AS cells
  FROM `YOUR_PROJECT.YOUR_DATASET.customer_vitals_portfolio` AS p
),
counted AS (
  SELECT id, cells, COUNT(*) OVER (PARTITION BY id) AS rows_of_id,
    ROW_NUMBER() OVER (PARTITION BY id ORDER BY cells) AS row_of_id
  FROM keyed
  WHERE id <> ''
),
scored AS (
  SELECT id, rows_of_id, `YOUR_PROJECT.YOUR_DATASET.customer_vitals`(cells, CAST(day AS STRING)) AS found
  FROM counted
  WHERE row_of_id = 1
)
SELECT
  day AS scored_on,
  id AS customer_id,
  IF(rows_of_id = 1, found.name, NULL) AS name,
  IF(rows_of_id = 1, found.segment, NULL) AS segment,
  IF(rows_of_id = 1, found.csm, NULL) AS csm,
  IF(rows_of_id = 1, found.arr, NULL) AS arr,
  IF(rows_of_id = 1, CAST(found.renewal_date AS DATE), NULL) AS renewal_date,
  IF(rows_of_id = 1, found.health_score, NULL) AS health_score,
  IF(rows_of_id = 1, found.health_status, 'Duplicate id') AS health_status,
  IF(rows_of_id = 1, found.health_trend, NULL) AS health_trend,
  IF(rows_of_id = 1, found.health_drivers, NULL) AS health_drivers,
  IF(rows_of_id = 1, found.health_coverage, NULL) AS health_coverage,
  IF(rows_of_id = 1, found.churn_risk, NULL) AS churn_risk,
  IF(rows_of_id = 1, found.risk_tier, NULL) AS risk_tier,
  IF(rows_of_id = 1, found.risk_signals, NULL) AS risk_signals,
  IF(rows_of_id = 1, found.risk_coverage, NULL) AS risk_coverage,
  IF(rows_of_id = 1, found.days_to_renewal, NULL) AS days_to_renewal,
  IF(rows_of_id = 1, found.next_action, NULL) AS next_action,
  IF(rows_of_id = 1, found.action_owner, NULL) AS action_owner,
  IF(rows_of_id = 1, CAST(found.action_due AS DATE), NULL) AS action_due,
  IF(rows_of_id = 1, found.expansion_potential, NULL) AS expansion_potential,
  IF(rows_of_id = 1, found.top_opportunity, NULL) AS top_opportunity,
  IF(rows_of_id = 1, found.expansion_readiness, NULL) AS expansion_readiness,
  IF(rows_of_id = 1, found.usage_score, NULL) AS usage_score,
  IF(rows_of_id = 1, found.engagement_score, NULL) AS engagement_score,
  IF(rows_of_id = 1, found.support_score, NULL) AS support_score,
  IF(rows_of_id = 1, found.relationship_score, NULL) AS relationship_score,
  IF(rows_of_id = 1, found.usage_decline_score, NULL) AS usage_decline_score,
  IF(rows_of_id = 1, found.engagement_drop_score, NULL) AS engagement_drop_score,
  IF(rows_of_id = 1, found.support_issues_score, NULL) AS support_issues_score,
  IF(rows_of_id = 1, found.relationship_signals_score, NULL) AS relationship_signals_score,
  IF(rows_of_id = 1, found.commercial_factors_score, NULL) AS commercial_factors_score,
  IF(rows_of_id = 1, found.raw_risk, NULL) AS raw_risk,
  IF(rows_of_id = 1, found.urgency, NULL) AS urgency,
  IF(rows_of_id = 1, found.expansion_amount, NULL) AS expansion_amount,
  IF(rows_of_id = 1, found.expansion_score, NULL) AS expansion_score,
  IF(rows_of_id = 1, found.call_list, NULL) AS call_list,
  IF(rows_of_id = 1, found.currency, NULL) AS currency,
  IF(rows_of_id = 1, found.phase, NULL) AS phase,
  IF(rows_of_id = 1, found.state, NULL) AS state,
  IF(rows_of_id = 1, CAST(found.act_by AS DATE), NULL) AS act_by,
  IF(rows_of_id = 1, found.also_considered, NULL) AS also_considered,
  IF(rows_of_id = 1, found.why, NULL) AS why,
  IF(rows_of_id = 1, found.trend_priority, NULL) AS trend_priority,
  IF(rows_of_id = 1, found.model, NULL) AS model,
  found.problems AS problems
FROM scored
) AS found
ON kept.scored_on = day AND kept.scored_on = found.scored_on AND kept.customer_id = found.customer_id
WHEN MATCHED THEN
  UPDATE SET name = found.name, segment = found.segment, csm = found.csm, arr = found.arr, renewal_date = found.renewal_date, health_score = found.health_score, health_status = found.health_status, health_trend = found.health_trend, health_drivers = found.health_drivers, health_coverage = found.health_coverage, churn_risk = found.churn_risk, risk_tier = found.risk_tier, risk_signals = found.risk_signals, risk_coverage = found.risk_coverage, days_to_renewal = found.days_to_renewal, next_action = found.next_action, action_owner = found.action_owner, action_due = found.action_due, expansion_potential = found.expansion_potential, top_opportunity = found.top_opportunity, expansion_readiness = found.expansion_readiness, usage_score = found.usage_score, engagement_score = found.engagement_score, support_score = found.support_score, relationship_score = found.relationship_score, usage_decline_score = found.usage_decline_score, engagement_drop_score = found.engagement_drop_score, support_issues_score = found.support_issues_score, relationship_signals_score = found.relationship_signals_score, commercial_factors_score = found.commercial_factors_score, raw_risk = found.raw_risk, urgency = found.urgency, expansion_amount = found.expansion_amount, expansion_score = found.expansion_score, call_list = found.call_list, currency = found.currency, phase = found.phase, state = found.state, act_by = found.act_by, also_considered = found.also_considered, why = found.why, trend_priority = found.trend_priority, model = found.model, problems = found.problems
WHEN NOT MATCHED BY TARGET THEN
  INSERT (scored_on, customer_id, name, segment, csm, arr, renewal_date, health_score, health_status, health_trend, health_drivers, health_coverage, churn_risk, risk_tier, risk_signals, risk_coverage, days_to_renewal, next_action, action_owner, action_due, expansion_potential, top_opportunity, expansion_readiness, usage_score, engagement_score, support_score, relationship_score, usage_decline_score, engagement_drop_score, support_issues_score, relationship_signals_score, commercial_factors_score, raw_risk, urgency, expansion_amount, expansion_score, call_list, currency, phase, state, act_by, also_considered, why, trend_priority, model, problems) VALUES (found.scored_on, found.customer_id, found.name, found.segment, found.csm, found.arr, found.renewal_date, found.health_score, found.health_status, found.health_trend, found.health_drivers, found.health_coverage, found.churn_risk, found.risk_tier, found.risk_signals, found.risk_coverage, found.days_to_renewal, found.next_action, found.action_owner, found.action_due, found.expansion_potential, found.top_opportunity, found.expansion_readiness, found.usage_score, found.engagement_score, found.support_score, found.relationship_score, found.usage_decline_score, found.engagement_drop_score, found.support_issues_score, found.relationship_signals_score, found.commercial_factors_score, found.raw_risk, found.urgency, found.expansion_amount, found.expansion_score, found.call_list, found.currency, found.phase, found.state, found.act_by, found.also_considered, found.why, found.trend_priority, found.model, found.problems)
WHEN NOT MATCHED BY SOURCE AND kept.scored_on = day THEN
  DELETE;
