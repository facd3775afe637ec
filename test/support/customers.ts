import type { TestCell } from './sheets';

/** A customer's row, by the headers of its columns. */
export type CustomerRow = Readonly<Record<string, TestCell>>;

/** A healthy customer of the `segment` model: good in every metric, and without a signal. */
export const HEALTHY = {
  login_frequency: 90,
  feature_adoption: 85,
  dau_mau_ratio: 0.6,
  support_ticket_volume: 1,
  meeting_attendance: 95,
  nps_score: 9,
  csat_score: 4.6,
  open_tickets: 1,
  escalation_rate: 0.05,
  avg_resolution_hours: 12,
  executive_sponsor_engagement: 90,
  multi_threading_depth: 4,
  renewal_sentiment: 'positive',
  login_trend: 5,
  feature_adoption_change: 3,
  dau_mau_change: 0.02,
  meeting_cancellations: 0,
  response_time_days: 1,
  nps_change: 1,
  open_escalations: 0,
  unresolved_critical: 0,
  satisfaction_trend: 'improving',
  champion_left: false,
  sponsor_change: false,
  competitor_mentions: 0,
  contract_type: 'annual',
  pricing_complaints: false,
  budget_cuts_mentioned: false,
} satisfies CustomerRow;

/** One for whom everything goes wrong at once. */
export const FAILING: Readonly<Record<keyof typeof HEALTHY, TestCell>> = {
  login_frequency: 20,
  feature_adoption: 15,
  dau_mau_ratio: 0.1,
  support_ticket_volume: 9,
  meeting_attendance: 30,
  nps_score: 3,
  csat_score: 2.1,
  open_tickets: 14,
  escalation_rate: 0.3,
  avg_resolution_hours: 90,
  executive_sponsor_engagement: 10,
  multi_threading_depth: 1,
  renewal_sentiment: 'negative',
  login_trend: -35,
  feature_adoption_change: -28,
  dau_mau_change: -0.2,
  meeting_cancellations: 4,
  response_time_days: 9,
  nps_change: -5,
  open_escalations: 3,
  unresolved_critical: 2,
  satisfaction_trend: 'critical',
  champion_left: true,
  sponsor_change: true,
  competitor_mentions: 3,
  contract_type: 'month-to-month',
  pricing_complaints: true,
  budget_cuts_mentioned: true,
};

/** What the ten health metrics of the `segment` model say of a customer that is so healthy: 100 is the best there is. */
export function metricsAt(level: number) {
  const share = level / 100;
  const trouble = 1 - share;
  return {
    login_frequency: level,
    feature_adoption: level,
    dau_mau_ratio: share,
    nps_score: Math.round(level / 10),
    csat_score: 1 + 4 * share,
    meeting_attendance: level,
    support_ticket_volume: 10 * trouble,
    open_tickets: 20 * trouble,
    escalation_rate: 0.4 * trouble,
    avg_resolution_hours: 120 * trouble,
  } satisfies CustomerRow;
}

/** A healthy customer but for what is said. */
export function customer(said: CustomerRow = {}): CustomerRow {
  return { customer_id: 'C1', ...HEALTHY, ...said };
}

/** These customers as a table: their headers in the order in which they first come, and blank what is not said. */
export function tableOf(customers: readonly CustomerRow[]): TestCell[][] {
  const headers = [...new Set(customers.flatMap(Object.keys))];
  return [headers, ...customers.map((row) => headers.map((header) => row[header] ?? null))];
}
