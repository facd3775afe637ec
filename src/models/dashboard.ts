import type { ModelTable } from '../scoring/table-cells';

/**
 * The `dashboard` health model: four dimensions of one metric each, nothing rounded. Its source lists further metrics
 * that it never scores: they stand here with a weight of 0, so that a sheet that has them shows them, and a team that
 * wants them to count gives them a weight. Their curves are ours (docs/models.md).
 */
export const DASHBOARD_MODEL: ModelTable = [
  ['Row', 'Name', 'Weight', 'Curve', 'Parameter', 'Rounding'],
  ['model', 'dashboard', '', '', '100 is best', 'none'],
  ['dimension', 'Product usage', 0.35, 'average', '', 'none'],
  ['metric', 'daily_active_users / licensed_users', 1, 'target', 1, ''],
  ['metric', 'feature_adoption', 0, 'points', '0: 0; 40: 50; 60: 70; 80: 90; 100: 100', ''],
  ['metric', 'login_frequency', 0, 'target', 80, ''],
  ['metric', 'session_duration', 0, 'target', 30, ''],
  ['metric', 'api_calls', 0, 'target', 1000, ''],
  ['dimension', 'Engagement', 0.25, 'average', '', 'none'],
  ['metric', 'training_completion_rate', 1, 'as is', '', ''],
  ['metric', 'community_participation', 0, 'points', '0: 0; 5: 50; 10: 70; 25: 90; 50: 100', ''],
  ['dimension', 'Support sentiment', 0.2, 'average', '', 'none'],
  ['metric', 'avg_ticket_sentiment', 1, 'target', 1, ''],
  ['dimension', 'Payment history', 0.2, 'average', '', 'none'],
  ['metric', 'days_overdue', 1, 'limit', 90, ''],
  ['dimension', 'Business', 0, 'average', '', 'none'],
  ['metric', 'active_seats / licensed_seats', 1, 'points', '0: 0; 0.5: 50; 0.7: 70; 0.9: 90; 1: 100', ''],
  ['metric', 'user_growth', 1, 'points', '-33: 0; -10: 50; 0: 70; 10: 90; 20: 100', ''],
  ['metric', 'contract_value_realization', 1, 'points', '0: 0; 50: 50; 80: 70; 100: 90; 120: 100', ''],
  ['dimension', 'Relationship', 0, 'average', '', 'none'],
  ['metric', 'executive_sponsor_engagement', 1, 'as is', '', ''],
  ['metric', 'qbr_completion', 1, 'points', '0: 0; 60: 50; 75: 70; 90: 90; 100: 100', ''],
  ['metric', 'nps_score', 1, 'points', '0: 0; 6: 49; 7: 70; 8: 80; 9: 90; 10: 100', ''],
  ['band', 'Healthy', '', '', 80, ''],
  ['band', 'At Risk', '', '', 60, ''],
  ['band', 'Critical', '', '', 0, ''],
];
