/**
 * Every column that the add-on reads, one line each: unit | which way is better | what it says | other headers for it.
 * A line is text because nothing needs it taken apart before the first header is matched.
 */
export const METRICS = {
  customer_id:
    'key | - | Tells one customer from another | account id, customer number, account number, client id, company id, tenant id',
  name: 'text | - | The customer’s name | customer, customer name, account, account name, company, company name, client, client name, organization',
  segment: 'level | - | Size of the customer | customer segment, size segment',
  csm: 'text | - | Who looks after the customer | csm name, customer success manager, success manager',
  csm_email:
    'text | - | Where tasks and alerts go | owner email, account manager email, customer success manager email',
  arr: 'money | up | Recurring revenue a year | annual recurring revenue, arr usd, arr amount, current arr',
  mrr: 'money | up | Recurring revenue a month | monthly recurring revenue, mrr usd, mrr amount, current mrr',
  currency: 'text | - | ISO code of the money columns | currency code',
  contract_start_date: 'day | - | First day of this contract | contract start, term start',
  contract_end_date:
    'day | - | Last day of this contract | renewal date, renewal, renews on, contract end, contract renewal date, next renewal date, next renewal, term end, contract expiration, contract expiry, expiration date, subscription end date, end date',
  start_date:
    'day | - | First day as a customer | customer since, first contract date, sign up date, subscription start date',
  churned: 'yes/no | - | Whether the customer left | churn, is churned, has churned, churn flag, lost',
  churn_date: 'day | - | When the customer left | churned on, date churned, cancellation date',
  status:
    'level | - | Where the customer stands: active, notice given, past due, paused, churned, prospect or trial',
  notice_date: 'day | - | Last day on which notice can be given',
  notice_days: 'notice | - | Days of notice before the contract ends',
  notice_given: 'yes/no | down | They have given notice, and pay until the contract ends',
  parent_id: 'text | - | The customer that this one belongs to',
  pulse: 'level | up | The CSM’s own judgement | csm pulse, csm health',
  pulse_reason: 'text | - | Why the CSM judges so | pulse notes, csm notes',
  pulse_date: 'day | - | When the CSM judged | pulse updated',

  login_frequency: 'percent | up | Days with a login, of the days expected | login rate',
  feature_adoption:
    'percent | up | Share of the features in use | adoption, adoption rate, feature adoption rate, feature usage',
  dau_mau_ratio: 'ratio | up | Daily by monthly active users | dau mau, stickiness',
  daily_active_users: 'count | up | Users active on a day | dau, avg daily active users',
  licensed_users: 'count | - | Users paid for | users licensed',
  training_completion_rate: 'percent | up | Training completed | training completion, training progress',
  time_to_value: 'days | down | Days until their first value | ttv, time to first value, days to value',
  avg_ticket_sentiment: 'ratio | up | Ticket sentiment, 1 is best | ticket sentiment, support sentiment',
  days_overdue: 'days | down | Days an invoice is overdue | days past due, invoice days overdue',
  session_duration: 'minutes | up | Minutes in a session | session minutes, avg session duration',
  api_calls: 'count | up | Calls of the API | api requests, api usage',
  api_errors: 'count | down | Failed calls of the API | api failures',
  user_growth: 'percent change | up | Growth of the users | user growth rate',
  contract_value_realization:
    'open percent | up | Contract value in use | contract value realisation, contract value realized',
  qbr_completion: 'percent | up | Business reviews held | qbrs completed',
  support_ticket_volume:
    'few | down | Tickets in the period | support tickets, tickets, ticket volume, ticket count, number of tickets',
  meeting_attendance:
    'percent | up | Meetings attended | meeting attendance rate, meetings attended, attendance, attendance rate',
  nps_score: '0 to 10 | up | Answer to the NPS question | nps, net promoter score',
  csat_score: '1 to 5 | up | Answer to the CSAT question | csat, customer satisfaction score, satisfaction',
  open_tickets: 'few | down | Tickets open now | open support tickets, open cases, tickets open',
  escalation_rate: 'ratio | down | Tickets that were escalated | ticket escalation rate',
  avg_resolution_hours:
    'hours | down | Hours until a ticket is solved | resolution hours, avg resolution time',
  executive_sponsor_engagement:
    'score | up | Sponsor engagement | exec sponsor engagement, executive engagement, sponsor engagement',
  multi_threading_depth:
    'few | up | Contacts known | multithreading, number of contacts, contacts, stakeholders',
  renewal_sentiment: 'level | up | Renewal sentiment | renewal outlook, sentiment',
  response_rate: 'percent | up | Messages they answer | email response rate, reply rate',
  community_participation: 'percent | up | Users in the community | community, community engagement',
  self_service_adoption: 'percent | up | Self-service rate | self service, self service rate',
  resolution_satisfaction:
    'satisfaction | up | Resolution satisfaction | support satisfaction, ticket satisfaction, ticket csat',
  ticket_volume_trend: 'percent change | down | Change of the tickets | ticket trend, ticket volume change',
  active_seats: 'count | up | Seats in use | seats used, seats in use, active licenses',
  licensed_seats: 'count | - | Seats paid for | seats, total seats, seats purchased, licenses',
  roi_achieved: 'balance | up | Return so far | achieved roi, roi realized, actual roi, roi actual',
  roi_promised: 'balance | - | Return we promised | promised roi, expected roi, target roi',
  kpi_improvement: 'percent change | up | Gain in their figure | kpi uplift',
  goals_met: 'percent | up | Goals they reached | goal attainment, objectives met',
  value_realization: 'open percent | up | Value they received | value realisation, value realized',
  champion_strength: 'score | up | How strong the champion is | champion score',
  overall_score: 'score | up | Health, scored elsewhere',
  product_usage_score: 'score | up | Usage, scored elsewhere',
  engagement_score: 'score | up | Engagement, scored elsewhere',
  support_metrics_score: 'score | up | Support, scored elsewhere',
  business_outcomes_score: 'score | up | Outcomes, scored elsewhere | business outcome score',
  relationship_strength_score: 'score | up | Relationship, scored elsewhere',
  previous_usage_score: 'score | up | Usage score before | prior usage score',
  previous_engagement_score: 'score | up | Engagement score before | prior engagement score',
  previous_support_score: 'score | up | Support score before | prior support score',
  previous_relationship_score: 'score | up | Relationship score before | prior relationship score',
  previous_overall_score:
    'score | up | Health score before | previous health score, previous score, last health score',

  login_trend:
    'percent change | up | Change of the logins | login change, login frequency trend, usage trend',
  feature_adoption_change:
    'percent change | up | Change of the adoption | adoption change, adoption trend, feature adoption trend',
  dau_mau_change: 'ratio change | up | Change of DAU/MAU | dau mau trend, stickiness change',
  meeting_cancellations: 'few | down | Meetings they cancelled | cancelled meetings, meetings cancelled',
  open_escalations: 'few | down | Escalations open now | escalations, escalations open',
  unresolved_critical: 'few | down | Critical issues open now | unresolved critical issues, critical tickets',
  critical_bug: 'yes/no | down | A critical bug is open | critical bugs, p1 bug, sev1 bug, blocker bug',
  competitor_mentions: 'few | down | Times they named a rival | competitors mentioned',
  response_time_days: 'days | down | Days until they answer | avg response days, response days',
  nps_change: 'points change | up | Change of the NPS | nps trend',
  satisfaction_trend: 'level | up | Where satisfaction goes | csat trend',
  champion_left: 'yes/no | down | The champion has left | champion departed, champion gone',
  sponsor_change: 'yes/no | down | Another sponsor | sponsor changed, executive sponsor change',
  pricing_complaints: 'yes/no | down | They complain of the price | price complaints',
  budget_cuts_mentioned: 'yes/no | down | They speak of cuts | budget cuts',
  legal_threat: 'yes/no | down | They threaten legal steps | legal action, legal dispute',
  competitive_rfp:
    'yes/no | down | They run a competitive RFP | rfp, competitive tender, tender, competitor evaluation',
  missed_qbrs: 'yes/no | down | They missed business reviews',
  go_live_late: 'yes/no | down | Their go-live is late | go live delayed, implementation delayed',
  renewal_delayed:
    'yes/no | down | They put off talking of the renewal | renewal conversation delayed, delayed renewal conversation',
  contract_type: 'level | - | Length of the contract | contract term',
  days_since_login: 'days since | down | Days without a login | days since last login, days inactive',
  days_since_contact: 'days since | down | Days without a contact with us | days since last contact',
  days_since_qbr: 'days since | down | Days since the last business review',

  plan_tier: 'level | - | The plan they have | plan, current plan, subscription plan, edition',
  available_tiers: 'list | - | Plans they could move to | available plans',
  departments_current: 'list | - | Departments that use it | current departments, departments',
  departments_potential: 'list | - | Departments that could | potential departments',
  usage_at_limit:
    'yes/no | up | Use comes up against a limit of the plan | usage limit reached, at usage limit',
  higher_tier_requests: 'yes/no | up | They ask for features of a higher plan | asked for higher tier',
  new_use_cases: 'yes/no | up | They have found new uses | new use case',
  competitor_feature_requests: 'yes/no | up | They name a rival for features they lack',
  organization_growth: 'yes/no | up | Their organization grows | organisation growth, organisational growth',
  department_interest: 'yes/no | up | Another department has asked | new department interest',
  champion_promoted: 'yes/no | up | The champion was promoted | champion promotion',
  positive_feedback: 'yes/no | up | Their feedback is good',
  successful_qbr: 'yes/no | up | The last business review went well | qbr successful',
  referral_activity: 'yes/no | up | They recommend us to others | customer referrals',
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
  notice: ['count', 0, 1100],
} as const;

/** What kind of cell a column holds; see `UNITS` for the range of each. */
export type Kind = (typeof UNITS)[keyof typeof UNITS][0];

/** The other headers in a metric's line, beside the canonical one. */
export function synonymsIn(line: string): string[] {
  return line.split(' | ')[3]?.split(', ') ?? [];
}
