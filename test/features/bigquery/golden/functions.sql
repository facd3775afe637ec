CREATE OR REPLACE FUNCTION `project.dataset.customer_vitals`(customer STRING, day STRING)
RETURNS STRUCT<
  customer_id STRING,
  health_score FLOAT64,
  health_status STRING,
  renewal_date STRING,
  scored_on STRING,
  problems ARRAY<STRING>
>
DETERMINISTIC
LANGUAGE js
OPTIONS (library = ["gs://bucket/folder/customer-vitals.js"])
AS r"""
return customerVitals(customer, day);
""";

CREATE OR REPLACE FUNCTION `project.dataset.customer_vitals_health`(customer STRING, day STRING)
RETURNS FLOAT64
DETERMINISTIC
LANGUAGE js
OPTIONS (library = ["gs://bucket/folder/customer-vitals.js"])
AS r"""
return customerVitals(customer, day).health_score;
""";
