/** The columns of the sheet in their order, by canonical header. Metrics that this vendor does not measure are left out. */
export const COLUMNS: readonly string[] = [
  ...['customer_id', 'name', 'segment', 'region', 'csm', 'csm_email', 'arr'],
  ...['start_date', 'contract_start_date', 'contract_end_date', 'contract_type', 'days_overdue'],
  ...['licensed_users', 'daily_active_users', 'login_frequency', 'feature_adoption', 'dau_mau_ratio'],
  ...['login_trend', 'feature_adoption_change', 'dau_mau_change', 'training_completion_rate'],
  ...['meeting_attendance', 'meeting_cancellations', 'response_rate', 'response_time_days'],
  ...['nps_score', 'nps_change', 'csat_score', 'satisfaction_trend'],
  ...['support_ticket_volume', 'open_tickets', 'open_escalations', 'unresolved_critical', 'escalation_rate'],
  ...['avg_resolution_hours', 'resolution_satisfaction', 'ticket_volume_trend', 'avg_ticket_sentiment'],
  ...['executive_sponsor_engagement', 'multi_threading_depth', 'renewal_sentiment', 'champion_strength'],
  ...[
    'champion_left',
    'sponsor_change',
    'competitor_mentions',
    'pricing_complaints',
    'budget_cuts_mentioned',
  ],
  ...['roi_promised', 'roi_achieved', 'goals_met', 'previous_overall_score'],
  ...['plan_tier', 'available_tiers', 'licensed_seats', 'active_seats'],
  ...['module core_platform', 'module analytics_module', 'module integrations_module'],
  ...['module automation_module', 'module advanced_reporting', 'module api_access'],
  ...['module security_module', 'module custom_workflows', 'departments_current', 'departments_potential'],
  'notes',
];

/** What people called the columns that they made themselves; the others come out of a system, with its names. */
const CALLED: Readonly<Record<string, string>> = {
  customer_id: 'Account ID',
  name: 'Customer name',
  segment: 'Segment',
  region: 'Region',
  csm: 'CSM',
  csm_email: 'CSM email',
  arr: 'ARR',
  start_date: 'Customer since',
  contract_start_date: 'Contract start',
  contract_end_date: 'Renewal date',
  meeting_attendance: 'Meeting attendance',
  nps_score: 'NPS',
  csat_score: 'CSAT',
  previous_overall_score: 'Last health score',
  plan_tier: 'Plan',
  notes: 'Notes',
};

/** The header of a column as it stands in the sheet. */
export function headerOf(column: string): string {
  return CALLED[column] ?? column;
}
