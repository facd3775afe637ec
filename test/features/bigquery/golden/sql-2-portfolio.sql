CREATE OR REPLACE VIEW `YOUR_PROJECT.YOUR_DATASET.customer_vitals_portfolio` AS
SELECT
  `customer_id` AS customer_id,
  `name` AS name,
  `segment` AS segment,
  `csm` AS csm,
  `arr` AS arr,
  `contract_end_date` AS contract_end_date,
  `start_date` AS start_date,
  `status` AS status,
  `login_frequency` AS login_frequency,  -- written as percent
  `feature_adoption` AS feature_adoption,  -- written as percent
  `dau_mau_ratio` AS dau_mau_ratio,  -- written as fraction
  `support_ticket_volume` AS support_ticket_volume,
  `meeting_attendance` AS meeting_attendance,  -- written as percent
  `nps_score` AS nps_score,
  `csat_score` AS csat_score,
  `open_tickets` AS open_tickets,
  `escalation_rate` AS escalation_rate,  -- written as fraction
  `avg_resolution_hours` AS avg_resolution_hours,
  `executive_sponsor_engagement` AS executive_sponsor_engagement,
  `multi_threading_depth` AS multi_threading_depth,
  `renewal_sentiment` AS renewal_sentiment,
  `login_trend` AS login_trend,  -- written as percent
  `feature_adoption_change` AS feature_adoption_change,  -- written as percent
  `dau_mau_change` AS dau_mau_change,  -- written as fraction
  `meeting_cancellations` AS meeting_cancellations,
  `response_time_days` AS response_time_days,
  `nps_change` AS nps_change,
  `open_escalations` AS open_escalations,
  `unresolved_critical` AS unresolved_critical,
  `satisfaction_trend` AS satisfaction_trend,
  `champion_left` AS champion_left,
  `sponsor_change` AS sponsor_change,
  `competitor_mentions` AS competitor_mentions,
  `contract_type` AS contract_type,
  `pricing_complaints` AS pricing_complaints,
  `budget_cuts_mentioned` AS budget_cuts_mentioned,
  `legal_threat` AS legal_threat,
  `critical_bug` AS critical_bug,
  `competitive_rfp` AS competitive_rfp,
  `competitor_evaluation` AS competitor_evaluation,
  `renewal_delayed` AS renewal_delayed,
  `qbr_completion` AS qbr_completion,  -- written as percent
  `missed_qbrs` AS missed_qbrs,
  `pulse` AS pulse,
  `days_overdue` AS days_overdue,
  `days_since_login` AS days_since_login,
  `red_flags` AS red_flags
FROM `YOUR_PROJECT.YOUR_DATASET.YOUR_CUSTOMERS`;
