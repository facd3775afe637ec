import type { ModelTable } from '../scoring/table-cells';

/**
 * The `lifecycle` health model: five dimensions, each of which a component scored elsewhere may stand in for. Its source
 * names metrics and what 90, 70 and 50 mean, but no curves: these are ours, and docs/models.md says why for each.
 */
export const LIFECYCLE_MODEL: ModelTable = [
  ['Row', 'Name', 'Weight', 'Curve', 'Parameter', 'Rounding'],
  ['model', 'lifecycle', '', '', '100 is best', 'whole'],
  ['dimension', 'Product usage', 30, 'average', '', 'none'],
  ['component', 'product_usage_score', '', '', '', ''],
  ['metric', 'dau_mau_ratio', 1, 'points', '0: 0; 0.15: 50; 0.3: 70; 0.5: 90; 0.6: 100', ''],
  ['metric', 'feature_adoption', 1, 'points', '0: 0; 40: 50; 60: 70; 80: 90; 100: 100', ''],
  ['metric', 'login_trend', 1, 'points', '-33: 0; -10: 50; 0: 70; 10: 90; 20: 100', ''],
  ['metric', 'active_seats / licensed_seats', 1, 'points', '0: 0; 0.5: 50; 0.7: 70; 0.9: 90; 1: 100', ''],
  ['dimension', 'Engagement', 25, 'average', '', 'none'],
  ['component', 'engagement_score', '', '', '', ''],
  ['metric', 'meeting_attendance', 1, 'points', '0: 0; 50: 50; 72: 70; 80: 90; 100: 100', ''],
  ['metric', 'response_rate', 1, 'points', '0: 0; 25: 50; 50: 70; 75: 90; 100: 100', ''],
  ['metric', 'training_completion_rate', 1, 'as is', '', ''],
  ['metric', 'community_participation', 1, 'points', '0: 0; 5: 50; 10: 70; 25: 90; 50: 100', ''],
  ['metric', 'nps_score', 1, 'points', '0: 0; 6: 49; 7: 70; 8: 80; 9: 90; 10: 100', ''],
  ['dimension', 'Support metrics', 20, 'average', '', 'none'],
  ['component', 'support_metrics_score', '', '', '', ''],
  ['metric', 'ticket_volume_trend', 1, 'points', '-40: 100; -20: 90; 0: 80; 10: 70; 30: 50; 100: 0', ''],
  ['metric', 'escalation_rate', 1, 'points', '0: 100; 0.05: 90; 0.1: 70; 0.2: 50; 0.4: 0', ''],
  ['metric', 'resolution_satisfaction', 1, 'points', '0: 0; 60: 50; 76: 70; 84: 90; 100: 100', ''],
  ['metric', 'self_service_adoption', 1, 'points', '0: 0; 25: 50; 50: 70; 75: 90; 100: 100', ''],
  ['dimension', 'Business outcomes', 15, 'average', '', 'none'],
  ['component', 'business_outcomes_score', '', '', '', ''],
  ['metric', 'roi_achieved / roi_promised', 1, 'points', '0: 0; 0.5: 50; 0.8: 70; 1: 90; 1.2: 100', ''],
  ['metric', 'kpi_improvement', 1, 'points', '-10: 0; 0: 40; 5: 50; 10: 70; 20: 90; 30: 100', ''],
  ['metric', 'goals_met', 1, 'as is', '', ''],
  ['metric', 'value_realization', 1, 'points', '0: 0; 50: 50; 80: 70; 100: 90; 120: 100', ''],
  ['dimension', 'Relationship strength', 10, 'average', '', 'none'],
  ['component', 'relationship_strength_score', '', '', '', ''],
  ['metric', 'executive_sponsor_engagement', 1, 'as is', '', ''],
  ['metric', 'multi_threading_depth', 1, 'points', '0: 0; 1: 50; 2: 70; 4: 90; 6: 100', ''],
  ['metric', 'champion_strength', 1, 'as is', '', ''],
  ['metric', 'competitor_mentions', 1, 'points', '0: 100; 1: 70; 2: 50; 4: 0', ''],
  ['band', 'Green', '', '', 80, ''],
  ['band', 'Yellow', '', '', 50, ''],
  ['band', 'Red', '', '', 0, ''],
];
