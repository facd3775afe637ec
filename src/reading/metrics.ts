/**
 * Every column that the add-on reads, one line each: unit | which way is better | other headers for it. What it
 * says stands above it.
 * A line is text because nothing needs it taken apart before the first header is matched.
 */
export const METRICS = {
  // Tells one customer from another.
  customer_id: 'key | - | account id, customer number, account number, client id, company id, tenant id',
  // The customer’s name.
  name: 'text | - | customer, customer name, account, account name, company, company name, client, client name, organization',
  // Size of the customer.
  segment: 'level | - | customer segment, size segment',
  // Who looks after the customer.
  csm: 'text | - | csm name, customer success manager, success manager',
  // Where tasks and alerts go.
  csm_email: 'text | - | owner email, account manager email, customer success manager email',
  // Recurring revenue a year.
  arr: 'money | up | annual recurring revenue, arr usd, arr amount, current arr',
  // Recurring revenue a month.
  mrr: 'money | up | monthly recurring revenue, mrr usd, mrr amount, current mrr',
  // ISO code of the money columns.
  currency: 'text | - | currency code',
  // First day of this contract.
  contract_start_date: 'day | - | contract start, term start',
  // Last day of this contract.
  contract_end_date:
    'day | - | renewal date, renewal, renews on, contract end, contract renewal date, next renewal date, next renewal, term end, contract expiration, contract expiry, expiration date, subscription end date, end date',
  // First day as a customer.
  start_date: 'day | - | customer since, first contract date, sign up date, subscription start date',
  // Whether the customer left.
  churned: 'yes/no | - | churn, is churned, has churned, churn flag, lost',
  // When the customer left.
  churn_date: 'day | - | churned on, date churned, cancellation date',
  // Where the customer stands: active, notice given, past due, paused, churned, prospect or trial.
  status: 'level | -',
  // Last day on which notice can be given.
  notice_date: 'day | -',
  // Days of notice before the contract ends.
  notice_days: 'notice | -',
  // They have given notice, and pay until the contract ends.
  notice_given: 'yes/no | down',
  // The customer that this one belongs to.
  parent_id: 'text | -',
  // The CSM’s own judgement.
  pulse: 'level | up | csm pulse, csm health',
  // Why the CSM judges so.
  pulse_reason: 'text | - | pulse notes, csm notes',
  // When the CSM judged.
  pulse_date: 'day | - | pulse updated',

  // Days with a login, of the days expected.
  login_frequency: 'percent | up | login rate',
  // Share of the features in use.
  feature_adoption: 'percent | up | adoption, adoption rate, feature adoption rate, feature usage',
  // Daily by monthly active users.
  dau_mau_ratio: 'ratio | up | dau mau, stickiness',
  // Users active on a day.
  daily_active_users: 'count | up | dau, avg daily active users',
  // Users paid for.
  licensed_users: 'count | - | users licensed',
  // Training completed.
  training_completion_rate: 'percent | up | training completion, training progress',
  // Days until their first value.
  time_to_value: 'days | down | ttv, time to first value, days to value',
  // Ticket sentiment, 1 is best.
  avg_ticket_sentiment: 'ratio | up | ticket sentiment, support sentiment',
  // Days an invoice is overdue.
  days_overdue: 'days overdue | down | days past due, invoice days overdue',
  // Minutes in a session.
  session_duration: 'minutes | up | session minutes, avg session duration',
  // Calls of the API.
  api_calls: 'count | up | api requests, api usage',
  // Failed calls of the API.
  api_errors: 'count | down | api failures',
  // Growth of the users.
  user_growth: 'percent change | up | user growth rate',
  // Contract value in use.
  contract_value_realization: 'open percent | up | contract value realisation, contract value realized',
  // Business reviews held.
  qbr_completion: 'percent | up | qbrs completed',
  // Tickets in the period.
  support_ticket_volume:
    'few | down | support tickets, tickets, ticket volume, ticket count, number of tickets',
  // Meetings attended.
  meeting_attendance:
    'percent | up | meeting attendance rate, meetings attended, attendance, attendance rate',
  // Answer to the NPS question.
  nps_score: '0 to 10 | up | nps, net promoter score',
  // NPS of the account, -100 to 100.
  account_nps: 'net score | up',
  // Answer to the CSAT question.
  csat_score: '1 to 5 | up | csat, customer satisfaction score, satisfaction',
  // Tickets open now.
  open_tickets: 'few | down | open support tickets, open cases, tickets open',
  // Tickets that were escalated.
  escalation_rate: 'ratio | down | ticket escalation rate',
  // Hours until our first answer.
  first_response_hours: 'hours | down | first response time, avg first response',
  // Hours until a ticket is solved.
  avg_resolution_hours: 'hours | down | hours to resolution, resolution hours, avg resolution time',
  // Sponsor engagement.
  executive_sponsor_engagement:
    'score | up | exec sponsor engagement, executive engagement, sponsor engagement',
  // Contacts known.
  multi_threading_depth:
    'few | up | multithreading, contacts known, number of contacts, contacts, stakeholders',
  // Renewal sentiment.
  renewal_sentiment: 'level | up | renewal outlook, sentiment',
  // How the CSM calls the renewal.
  renewal_call: 'level | - | renewal forecast category, renewal category, forecast category, csm forecast',
  // Messages they answer.
  response_rate: 'percent | up | email response rate, reply rate',
  // Users in the community.
  community_participation: 'percent | up | community, community engagement',
  // Self-service rate.
  self_service_adoption: 'percent | up | self service, self service rate',
  // Resolution satisfaction.
  resolution_satisfaction: 'satisfaction | up | support satisfaction, ticket satisfaction, ticket csat',
  // Change of the tickets.
  ticket_volume_trend: 'percent change | down | ticket trend, ticket volume change',
  // Seats in use.
  active_seats: 'count | up | seats used, seats in use, active licenses',
  // Seats paid for.
  licensed_seats: 'count | - | seats, total seats, seats purchased, licenses',
  // Return so far.
  roi_achieved: 'balance | up | achieved roi, roi realized, actual roi, roi actual',
  // Return we promised.
  roi_promised: 'balance | - | promised roi, expected roi, target roi',
  // Gain in their figure.
  kpi_improvement: 'percent change | up | kpi uplift',
  // Goals they reached.
  goals_met: 'percent | up | goal attainment, objectives met',
  // Value they received.
  value_realization: 'open percent | up | value realisation, value realized',
  // How strong the champion is.
  champion_strength: 'score | up | champion score',
  // Health, scored elsewhere.
  overall_score: 'score | up',
  // Usage, scored elsewhere.
  product_usage_score: 'score | up',
  // Engagement, scored elsewhere.
  engagement_score: 'score | up',
  // Support, scored elsewhere.
  support_metrics_score: 'score | up',
  // Outcomes, scored elsewhere.
  business_outcomes_score: 'score | up | business outcome score',
  // Relationship, scored elsewhere.
  relationship_strength_score: 'score | up',
  // Usage score before.
  previous_usage_score: 'score | up | prior usage score',
  // Engagement score before.
  previous_engagement_score: 'score | up | prior engagement score',
  // Support score before.
  previous_support_score: 'score | up | prior support score',
  // Relationship score before.
  previous_relationship_score: 'score | up | prior relationship score',
  // Health score before.
  previous_overall_score: 'score | up | previous health score, previous score, last health score',

  // Change of the logins.
  login_trend: 'percent change | up | login change, login frequency trend, usage trend',
  // Change of the adoption.
  feature_adoption_change: 'percent change | up | adoption change, adoption trend, feature adoption trend',
  // Change of DAU/MAU.
  dau_mau_change: 'ratio change | up | dau mau trend, stickiness change',
  // Meetings they cancelled.
  meeting_cancellations: 'few | down | cancelled meetings, meetings cancelled',
  // Escalations open now.
  open_escalations: 'few | down | escalations, escalations open',
  // Critical issues open now.
  unresolved_critical:
    'few | down | unresolved critical tickets, unresolved critical issues, critical tickets',
  // A critical bug is open.
  critical_bug: 'yes/no | down | critical bugs, p1 bug, sev1 bug, blocker bug',
  // Times they named a rival.
  competitor_mentions: 'few | down | competitors mentioned',
  // Days until they answer.
  response_time_days: 'days | down | avg response days, response days',
  // Change of the NPS.
  nps_change: 'points change | up | nps trend',
  // Where satisfaction goes.
  satisfaction_trend: 'level | up | csat trend',
  // The champion has left.
  champion_left: 'yes/no | down | champion departed, champion gone',
  // Another sponsor.
  sponsor_change: 'yes/no | down | sponsor changed, executive sponsor change',
  // They complain of the price.
  pricing_complaints: 'yes/no | down | price complaints',
  // They speak of cuts.
  budget_cuts_mentioned: 'yes/no | down | budget cuts',
  // They threaten legal steps.
  legal_threat: 'yes/no | down | legal action, legal dispute',
  // They run a competitive RFP.
  competitive_rfp: 'yes/no | down | rfp, competitive tender, tender',
  // They evaluate competitors.
  competitor_evaluation: 'yes/no | down | evaluating competitors, vendor evaluation, evaluates alternatives',
  // They missed business reviews.
  missed_qbrs: 'yes/no | down',
  // Their go-live is late.
  go_live_late: 'yes/no | down | go live delayed, implementation delayed',
  // They put off talking of the renewal.
  renewal_delayed: 'yes/no | down | renewal conversation delayed, delayed renewal conversation',
  // What worries us, in words.
  red_flags:
    'text | - | red flag, at risk, risk flags, risk flag, risk notes, risk reasons, risk reason, risk factors, warning signs, csm concerns',
  // Length of the contract.
  contract_type: 'level | - | contract term',
  // Days without a login.
  days_since_login: 'days since | down | days since last login, days inactive',
  // Days without a contact with us.
  days_since_contact: 'days since | down | days since last contact',
  // Days since the last business review.
  days_since_qbr: 'days since | down',

  // The plan they have.
  plan_tier: 'level | - | plan, current plan, subscription plan, edition',
  // Plans they could move to.
  available_tiers: 'list | - | available plans',
  // Departments that use it.
  departments_current: 'list | - | current departments, departments',
  // Departments that could.
  departments_potential: 'list | - | potential departments',
  // Use comes up against a limit of the plan.
  usage_at_limit: 'yes/no | up | usage limit reached, at usage limit',
  // They ask for features of a higher plan.
  higher_tier_requests: 'yes/no | up | asked for higher tier',
  // They have found new uses.
  new_use_cases: 'yes/no | up | new use case',
  // They name a rival for features they lack.
  competitor_feature_requests: 'yes/no | up',
  // Their organization grows.
  organization_growth: 'yes/no | up | organisation growth, organisational growth',
  // Another department has asked.
  department_interest: 'yes/no | up | new department interest',
  // The champion was promoted.
  champion_promoted: 'yes/no | up | champion promotion',
  // Their feedback is good.
  positive_feedback: 'yes/no | up',
  // The last business review went well.
  successful_qbr: 'yes/no | up | qbr successful',
  // They recommend us to others.
  referral_activity: 'yes/no | up | customer referrals',
} as const;

/** The canonical header of a column that metrics.md lists. A `module NAME` column is not among them. */
export type MetricName = keyof typeof METRICS;

/** What each unit of the table above is: the kind of its cells, then the range they may have. */
export const UNITS = {
  key: ['key'],
  text: ['text'],
  level: ['level'],
  list: ['list'],
  day: ['day'],
  'yes/no': ['yes/no'],
  percent: ['percent', 0, 100],
  // More than was bought can be in use: these pass 100 %.
  'open percent': ['percent', 0, 1000],
  'percent change': ['percent', -100, 10000],
  ratio: ['ratio', 0, 1],
  'ratio change': ['ratio', -1, 1],
  score: ['score', 0, 100],
  '0 to 10': ['score', 0, 10],
  '1 to 5': ['score', 1, 5],
  satisfaction: ['satisfaction', 0, 100],
  'points change': ['points', -200, 200],
  'net score': ['points', -100, 100],
  // Where no range is laid down, one that nobody's figures pass catches serials of dates and slips of the keyboard.
  count: ['count', 0, 1e12],
  few: ['count', 0, 40000],
  money: ['money', 0, 1e12],
  balance: ['money', -1e12, 1e12],
  minutes: ['minutes', 0, 1e5],
  hours: ['hours', 0, 26280],
  days: ['days', 0, 36500],
  // A number of days, or the date from which they are counted.
  'days since': ['days', 0, 36500],
  // Below zero an invoice is not due yet.
  'days overdue': ['days', 0, 36500],
  notice: ['count', 0, 1100],
} as const;

/** What kind of cell a column holds; see `UNITS` for the range of each. */
export type Kind = (typeof UNITS)[keyof typeof UNITS][0];

/** The other headers in a metric's line, beside the canonical one. */
export function synonymsIn(line: string): string[] {
  return line.split(' | ')[2]?.split(', ') ?? [];
}
