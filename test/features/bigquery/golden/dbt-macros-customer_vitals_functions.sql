{% macro customer_vitals_functions() %}
CREATE OR REPLACE FUNCTION `{{ target.project }}.{{ target.schema }}.customer_vitals`(customer STRING, day STRING)
RETURNS STRUCT<
  customer_id STRING,
  name STRING,
  segment STRING,
  csm STRING,
  arr FLOAT64,
  renewal_date STRING,
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
  action_due STRING,
  expansion_potential FLOAT64,
  top_opportunity STRING,
  expansion_readiness STRING,
  scored_on STRING,
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
  act_by STRING,
  also_considered STRING,
  why STRING,
  trend_priority STRING,
  model STRING,
  problems ARRAY<STRING>
>
DETERMINISTIC
LANGUAGE js
OPTIONS (library = ["gs://YOUR_BUCKET/customer-vitals/customer-vitals.js"])
AS r"""
return customerVitals(customer, day);
""";

CREATE OR REPLACE FUNCTION `{{ target.project }}.{{ target.schema }}.customer_vitals_health`(customer STRING, day STRING)
RETURNS FLOAT64
DETERMINISTIC
LANGUAGE js
OPTIONS (library = ["gs://YOUR_BUCKET/customer-vitals/customer-vitals.js"])
AS r"""
return customerVitals(customer, day).health_score;
""";

CREATE OR REPLACE FUNCTION `{{ target.project }}.{{ target.schema }}.customer_vitals_churn_risk`(customer STRING, day STRING)
RETURNS FLOAT64
DETERMINISTIC
LANGUAGE js
OPTIONS (library = ["gs://YOUR_BUCKET/customer-vitals/customer-vitals.js"])
AS r"""
return customerVitals(customer, day).churn_risk;
""";

CREATE OR REPLACE FUNCTION `{{ target.project }}.{{ target.schema }}.customer_vitals_expansion`(customer STRING, day STRING)
RETURNS FLOAT64
DETERMINISTIC
LANGUAGE js
OPTIONS (library = ["gs://YOUR_BUCKET/customer-vitals/customer-vitals.js"])
AS r"""
return customerVitals(customer, day).expansion_potential;
""";
{% endmacro %}
