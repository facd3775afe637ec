import type { ModelTable } from '../scoring/table-cells';

/**
 * The `segment` health model: four dimensions, benchmarks by segment. Weights, benchmarks and bands as its source
 * states them; `Parameter` (customers of no listed segment) is mid-market's, as the source falls back to it.
 */
export const SEGMENT_MODEL: ModelTable = [
  ['Row', 'Name', 'Weight', 'Curve', 'Parameter', 'Enterprise', 'Mid-market', 'SMB', 'Rounding'],
  ['model', 'segment', '', '', '100 is best', '', '', '', '1 decimal'],
  ['dimension', 'Usage', 30, 'average', '', '', '', '', '1 decimal'],
  ['metric', 'login_frequency', 35, 'target', 80, 90, 80, 70, ''],
  ['metric', 'feature_adoption', 40, 'target', 70, 80, 70, 60, ''],
  ['metric', 'dau_mau_ratio', 25, 'target', 0.4, 0.5, 0.4, 0.3, ''],
  ['dimension', 'Engagement', 25, 'average', '', '', '', '', '1 decimal'],
  ['metric', 'support_ticket_volume', 20, 'limit', 8, 5, 8, 10, ''],
  ['metric', 'meeting_attendance', 30, 'target', 85, 95, 85, 75, ''],
  ['metric', 'nps_score', 25, 'target', 8, 9, 8, 7, ''],
  ['metric', 'csat_score', 25, 'target', 4, 4.5, 4, 3.8, ''],
  ['dimension', 'Support', 20, 'average', '', '', '', '', '1 decimal'],
  ['metric', 'open_tickets', 35, 'limit', 15, 10, 15, 20, ''],
  ['metric', 'escalation_rate', 35, 'limit', 0.3, 0.25, 0.3, 0.4, ''],
  ['metric', 'avg_resolution_hours', 30, 'limit', 96, 72, 96, 120, ''],
  ['dimension', 'Relationship', 25, 'average', '', '', '', '', '1 decimal'],
  ['metric', 'executive_sponsor_engagement', 35, 'target', 75, 90, 75, 60, ''],
  ['metric', 'multi_threading_depth', 30, 'target', 3, 5, 3, 2, ''],
  [
    'metric',
    'renewal_sentiment',
    35,
    'map',
    'positive: 100; neutral: 60; negative: 20; unknown: 50',
    '',
    '',
    '',
    '',
  ],
  ['band', 'Green', '', '', 70, 75, 70, 65, ''],
  ['band', 'Yellow', '', '', 45, 50, 45, 40, ''],
  ['band', 'Red', '', '', 0, '', '', '', ''],
];
