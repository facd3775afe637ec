{{ config(
  materialized = 'incremental',
  incremental_strategy = 'insert_overwrite',
  partition_by = {'field': 'scored_on', 'data_type': 'date'},
  cluster_by = ['customer_id'],
  on_schema_change = 'append_new_columns'
) }}
WITH keyed AS (
  SELECT TRIM(CAST(p.customer_id AS STRING)) AS id, TO_JSON_STRING(p) AS cells
  FROM {{ ref('customer_vitals_portfolio') }} AS p
),
counted AS (
  SELECT id, cells, COUNT(*) OVER (PARTITION BY id) AS rows_of_id,
    ROW_NUMBER() OVER (PARTITION BY id ORDER BY cells) AS row_of_id
  FROM keyed
  WHERE id <> ''
),
scored AS (
  SELECT id, rows_of_id, `{{ target.project }}.{{ target.schema }}.customer_vitals`(cells, CAST(DATE '{{ var("day", run_started_at.strftime("%Y-%m-%d")) }}' AS STRING)) AS found
  FROM counted
  WHERE row_of_id = 1
)
SELECT
  DATE '{{ var("day", run_started_at.strftime("%Y-%m-%d")) }}' AS scored_on,
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
