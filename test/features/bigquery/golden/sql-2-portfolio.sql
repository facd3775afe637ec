CREATE OR REPLACE VIEW `YOUR_PROJECT.YOUR_DATASET.customer_vitals_portfolio` AS
SELECT
  `customer_id` AS customer_id,  -- Customer id
  `name` AS name,  -- Name
  `segment` AS segment,  -- Segment
  `csm` AS csm,  -- CSM
  `arr` AS arr,  -- ARR
  `contract_end_date` AS contract_end_date,  -- Contract end date
  `start_date` AS start_date,  -- Start date
  `status` AS status,  -- Status
  `login_frequency` AS login_frequency,  -- Login frequency, written as percent
  `feature_adoption` AS feature_adoption,  -- Feature adoption, written as percent
  `dau_mau_ratio` AS dau_mau_ratio,  -- DAU/MAU ratio, written as fraction
  `support_ticket_volume` AS support_ticket_volume,  -- Support ticket volume
  `meeting_attendance` AS meeting_attendance,  -- Meeting attendance, written as percent
  `nps_score` AS nps_score,  -- NPS
  `csat_score` AS csat_score,  -- CSAT
  `open_tickets` AS open_tickets,  -- Open tickets
  `escalation_rate` AS escalation_rate,  -- Escalation rate, written as fraction
  `avg_resolution_hours` AS avg_resolution_hours,  -- Hours to resolution
  `executive_sponsor_engagement` AS executive_sponsor_engagement,  -- Executive sponsor engagement
  `multi_threading_depth` AS multi_threading_depth,  -- Contacts known
  `renewal_sentiment` AS renewal_sentiment,  -- Renewal sentiment
  `login_trend` AS login_trend,  -- Login trend, written as percent
  `feature_adoption_change` AS feature_adoption_change,  -- Feature adoption change, written as percent
  `dau_mau_change` AS dau_mau_change,  -- DAU/MAU change, written as fraction
  `meeting_cancellations` AS meeting_cancellations,  -- Meeting cancellations
  `response_time_days` AS response_time_days,  -- Response time days
  `nps_change` AS nps_change,  -- NPS change
  `open_escalations` AS open_escalations,  -- Open escalations
  `unresolved_critical` AS unresolved_critical,  -- Unresolved critical
  `satisfaction_trend` AS satisfaction_trend,  -- Satisfaction trend
  `champion_left` AS champion_left,  -- Champion left
  `sponsor_change` AS sponsor_change,  -- Sponsor change
  `competitor_mentions` AS competitor_mentions,  -- Competitor mentions
  `contract_type` AS contract_type,  -- Contract type
  `pricing_complaints` AS pricing_complaints,  -- Pricing complaints
  `budget_cuts_mentioned` AS budget_cuts_mentioned,  -- Budget cuts mentioned
  `legal_threat` AS legal_threat,  -- Legal threat
  `critical_bug` AS critical_bug,  -- Critical bug
  `competitive_rfp` AS competitive_rfp,  -- Competitive RFP
  `competitor_evaluation` AS competitor_evaluation,  -- Competitor evaluation
  `renewal_delayed` AS renewal_delayed,  -- Renewal delayed
  `qbr_completion` AS qbr_completion,  -- QBR completion, written as percent
  `missed_qbrs` AS missed_qbrs,  -- Missed QBRs
  `pulse` AS pulse,  -- Pulse
  `days_overdue` AS days_overdue,  -- Days overdue
  `days_since_login` AS days_since_login,  -- Days since login
  `red_flags` AS red_flags  -- Red flags
FROM `YOUR_PROJECT.YOUR_DATASET.YOUR_CUSTOMERS`;
