import type { ModelTable } from '../scoring/table-cells';

/**
 * The churn risk model of the `segment` source: five groups of signals, made more urgent by a near renewal. The source
 * tiers in whole numbers and so leaves 79.5 in no tier; the tiers here are half-open.
 */
export const CHURN_RISK_MODEL: ModelTable = [
  ['Row', 'Name', 'Weight', 'Curve', 'Parameter', 'Rounding'],
  ['model', 'churn risk', '', '', '100 is worst', '1 decimal'],
  ['dimension', 'Usage decline', 30, 'average', '', '1 decimal'],
  ['metric', 'login_trend', 40, 'slope', 'start: 0; each: -3', ''],
  ['metric', 'feature_adoption_change', 35, 'slope', 'start: 0; each: -4', ''],
  ['metric', 'dau_mau_change', 25, 'slope', 'start: 0; each: -500', ''],
  ['dimension', 'Engagement drop', 25, 'average', '', '1 decimal'],
  ['metric', 'meeting_cancellations', 30, 'slope', 'start: 0; each: 25', ''],
  ['metric', 'response_time_days', 35, 'slope', 'start: 1; each: 15', ''],
  ['metric', 'nps_change', 35, 'slope', 'start: 0; each: -20', ''],
  ['dimension', 'Support issues', 20, 'average', '', '1 decimal'],
  ['metric', 'open_escalations', 35, 'slope', 'start: 0; each: 35', ''],
  ['metric', 'unresolved_critical', 35, 'slope', 'start: 0; each: 50', ''],
  ['metric', 'satisfaction_trend', 30, 'map', 'improving: 10; stable: 30; declining: 70; critical: 95', ''],
  ['dimension', 'Relationship signals', 15, 'sum', '', '1 decimal'],
  ['metric', 'champion_left', '', 'map', 'yes: 45; no: 0', ''],
  ['metric', 'sponsor_change', '', 'map', 'yes: 30; no: 0', ''],
  ['metric', 'competitor_mentions', '', 'points', '0: 0; 1: 12; 2: 24; 3: 35', ''],
  ['dimension', 'Commercial factors', 10, 'sum', '', '1 decimal'],
  ['metric', 'contract_type', '', 'map', 'month-to-month: 30; quarterly: 15; annual: 0; multi-year: 0', ''],
  ['metric', 'pricing_complaints', '', 'map', 'yes: 35; no: 0', ''],
  ['metric', 'budget_cuts_mentioned', '', 'map', 'yes: 40; no: 0', ''],
  ['urgency', 'days_to_renewal', '', '', '30: 1.5; 60: 1.35; 90: 1.2; 180: 1.1', ''],
  ['band', 'Critical', '', 'at risk', 80, ''],
  ['band', 'High', '', 'at risk', 60, ''],
  ['band', 'Medium', '', '', 40, ''],
  ['band', 'Low', '', '', 0, ''],
];
