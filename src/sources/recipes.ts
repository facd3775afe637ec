import { wordKey } from '../reading/normalize';

/** What a table is about, and how it is known: words of its name, and words of its headers. */
export interface Topic {
  readonly name: string;
  readonly source: string;
  readonly inName: RegExp;
  readonly inHeaders: RegExp;
  /** So many of its words must stand among the headers, where the name says nothing. */
  readonly least: number;
  /** Its values are not used once the newest row is older than so many days. */
  readonly stale: number | undefined;
}

export const TOPICS: readonly Topic[] = [
  {
    name: 'churn',
    source: 'crm',
    inName: /churn|cancellation|lost customers|offboard/,
    inHeaders: /churn event|reason|refund|churn date|cancel/g,
    least: 2,
    stale: undefined,
  },
  {
    name: 'surveys',
    source: 'support',
    inName: /nps|csat|survey|feedback/,
    inHeaders: /nps|survey|score|respondent|comment|csat|likelihood/g,
    least: 2,
    stale: 90,
  },
  {
    name: 'tickets',
    source: 'support',
    inName:
      /ticket|case|support|anfrage|vorgang|störung|incidencia|demande|conversation|helpdesk|help desk|incident|request|issue|zendesk|intercom|freshdesk/,
    inHeaders:
      /ticket|case number|case id|priority|severity|resolution|first response|first reply|escalat|requester|satisfaction|resolved|solved/g,
    least: 2,
    stale: 30,
  },
  {
    name: 'invoices',
    source: 'billing',
    inName: /invoice|billing|payment|receivable|dunning/,
    inHeaders: /invoice|due|paid|amount due|payment|balance/g,
    least: 2,
    stale: undefined,
  },
  {
    name: 'opportunities',
    source: 'crm',
    inName: /verkaufschance|oportunidad|opportunit|opps?\b|deal|pipeline|quote/,
    inHeaders: /phase|abschluss|betrag|stage|close|probability|opportunity|deal|forecast|amount/g,
    least: 2,
    stale: undefined,
  },
  {
    name: 'meetings',
    source: 'crm',
    inName: /meeting|qbr|ebr|call|appointment|calendar|touchpoint|business review|activities/,
    inHeaders: /meeting|attend|attendee|organizer|duration|qbr|no show|agenda/g,
    least: 2,
    stale: 90,
  },
  {
    name: 'subscriptions',
    source: 'billing',
    inName: /subscription|contract|licen[cs]e|plan|order|entitlement/,
    inHeaders: /subscription|mrr|arr|acv|plan|start|end|seats|term|renew|quantity|billing/g,
    least: 3,
    stale: undefined,
  },
  {
    name: 'users',
    source: 'product',
    inName: /users?\b|seats|members|logins? list/,
    inHeaders: /last login|last seen|last active|user|email|role/g,
    least: 3,
    stale: undefined,
  },
  {
    name: 'contacts',
    source: 'crm',
    inName: /contact|people|stakeholder|person/,
    inHeaders: /first name|last name|title|role|email|phone|contact/g,
    least: 3,
    stale: undefined,
  },
  {
    name: 'api',
    source: 'product',
    inName: /\bapi\b/,
    inHeaders: /api|request|endpoint|error|latency/g,
    least: 2,
    stale: 14,
  },
  {
    name: 'usage',
    source: 'product',
    inName:
      /nutzung|utilisation|uso\b|usage|event|session|login|product|analytics|activity|telemetry|metric|adoption|feature|engagement|monthly|daily|weekly/,
    inHeaders: /usage|event|session|login|feature|active|user|api|duration|count|adoption|dau|mau/g,
    least: 1,
    stale: 14,
  },
];

/** A recipe: which column of the portfolio, taken how, of what, over which rows. `{part}` is the column for it. */
export interface Recipe {
  readonly column: string;
  readonly take: string;
  readonly of: string;
  readonly where: string;
  /** Days; `W` for the shortest of 90, 180 and 365 in which most customers have a row. */
  readonly days: string;
  readonly zero: boolean;
  /** The part that is the day, `day` where nothing else is said. */
  readonly day: string;
}

/**
 * Topic; column of the portfolio; take; of; where; days; no row; day. Of several lines for one column the first that the table has
 * the parts for is proposed.
 */
const LINES = `
tickets;support_ticket_volume;count;;;30;0
tickets;ticket_volume_trend;change of count;;;30;0
tickets;open_tickets;count;;{open};;0
tickets;unresolved_critical;count;;{open} and {critical};;0
tickets;open_escalations;count;;{open} and {escalated} is yes;;0
tickets;escalation_rate;share;{escalated};{escalated} is yes;W;
tickets;avg_resolution_hours;average;{resolution};;W;
tickets;avg_resolution_hours;hours to;{closed};;W;
tickets;first_response_hours;average;{response};;W;
tickets;first_response_hours;hours to;{responded};;W;
tickets;csat_score;share;{rated};{good};W;
tickets;csat_score;average;{satisfaction};;W;
tickets;avg_ticket_sentiment;average;{sentiment};;W;
surveys;nps_score;average;{nps};{npsrows};W;
surveys;nps_change;difference of average;{nps};{npsrows};90;
surveys;csat_score;average;{satisfaction};{csatrows};W;
subscriptions;mrr;sum;{mrr};{running};;0;none
subscriptions;arr;sum;{arr};{running};;0;none
subscriptions;mrr;sum;{amount};{running}{everymonth};;0;none
subscriptions;arr;sum;{amount};{running}{everyyear};;0;none
subscriptions;licensed_seats;sum;{seats};{running};;;none
subscriptions;plan_tier;last;{plan};{running};;;start
subscriptions;contract_start_date;lowest;{start};{running};;;none
subscriptions;contract_end_date;lowest;{end};{running} and {end} after the day;;;none
subscriptions;start_date;lowest;{start};;;;none
subscriptions;contract_value_realization;ratio;{used} / {amount};{running};;;none
subscriptions;Subscriptions marked churned;count;;{churnflag} is yes;;0;none
invoices;days_overdue;days since first;{due};{unpaid};;0;due
invoices;Open invoices;sum;{amount};{unpaid};;0;none
opportunities;Open opportunities;count;;{open};;0;none
opportunities;Open pipeline;sum;{amount};{open};;0;none
opportunities;Open pipeline;sum;{arr};{open};;0;none
opportunities;Won in 365 days;sum;{amount};{won};365;0;close
opportunities;Won in 365 days;sum;{arr};{won};365;0;close
opportunities;contract_end_date;lowest;{close};{open} and {renewal} and {close} after the day;;;none
meetings;meeting_attendance;share;{attended};{attended} is yes;W;
meetings;meeting_attendance;share;{status};{came};W;
meetings;meeting_cancellations;count;;{cancelled};90;0
meetings;qbr_completion;share;{qbr};{held};365;
meetings;days_since_qbr;days since last;;{qbr} and {held};;
meetings;days_since_qbr;days since last;;{qbr} and {attended} is yes;;
meetings;days_since_contact;days since last;;{held};;
meetings;days_since_contact;days since last;;;;
contacts;multi_threading_depth;count;;;;;none
users;active_seats;count;;;30;0;lastlogin
users;days_since_login;days since last;;;;;lastlogin
churn;churn_date;highest;{day};;;;none
churn;Churn events;count;;;;0;none
api;api_calls;sum;{count};;30;0
api;api_errors;sum;{errors};;30;0
usage;days_since_login;days since last;;{loginrows};;
usage;login_frequency;active days;;{loginrows};30;0
usage;login_frequency;sum;{activedays};;30;
usage;login_trend;change of sum;{logins};;30;
usage;login_trend;change of sum;{count};{loginrows};30;
usage;login_trend;change of count;;{loginrows};30;
usage;feature_adoption;distinct share;{feature};;W;0
usage;feature_adoption_change;change of distinct;{feature};;30;
usage;feature_adoption;ratio;{adopted} / {offered};;30;
usage;feature_adoption_change;change of sum;{adopted};;30;
usage;daily_active_users;distinct a day;{user};;30;0
usage;dau_mau_ratio;stickiness;{user};;30;
usage;dau_mau_ratio;ratio;{dau} / {mau};;30;
usage;active_seats;distinct;{user};;30;0
usage;active_seats;last;{mau};;30;
usage;active_seats;last;{wau};;30;
usage;user_growth;change of distinct;{user};;30;
usage;user_growth;change of last;{mau};;30;
usage;session_duration;average;{duration};;W;`;

/** The recipes of a topic. */
export function recipesOf(topic: string): Recipe[] {
  return LINES.trim()
    .split('\n')
    .filter((line) => line.startsWith(`${topic};`))
    .map((line) => {
      const [, column = '', take = '', of = '', where = '', days = '', zero = '', day = 'day'] =
        line.split(';');
      return { column, take, of, where, days, zero: zero === '0', day };
    });
}

/** Words of a status, priority or type that a condition asks for. */
const WORDS = {
  over: 'closed|close|resolved|solved|done|completed|complete|cancelled|canceled|rejected|duplicate|deleted|closed won|closed lost|won|lost|closedwon|closedlost|perdido|ganado|perdu|gagné|disqualified|abandoned|geschlossen|gelöst|erledigt|gewonnen|verloren',
  won: 'ganado|gagné|closed won|won|closedwon|gewonnen|signed',
  critical:
    'critical|urgent|blocker|p0|p1|sev0|sev1|s1|highest|1 - critical|kritisch|dringend|showstopper|emergency',
  good: 'good|satisfied|very satisfied|positive|happy|great|excellent',
  rated:
    'good|satisfied|very satisfied|positive|happy|great|excellent|bad|dissatisfied|very dissatisfied|unsatisfied|negative|unhappy|poor|terrible|neutral|ok|okay',
  monthly: 'month|monthly|1 month|p1m|per month',
  yearly: 'year|yearly|annual|annually|1 year|12 months|p1y|per year',
  came: 'attended|held|present|joined|took place|showed',
  paid: 'paid|void|voided|cancelled|canceled|draft|refunded|written off|uncollectible|closed|settled',
  running: 'active|live|current|running|past due|past_due|paying|in force|aktiv',
  held: 'held|completed|complete|attended|done|took place|occurred|finished|yes',
  cancelled: 'cancelled|canceled|cancelled by customer|canceled by customer|no show|no-show|noshow|declined',
  qbr: 'qbr|ebr|business review|quarterly business review|executive business review|quarterly review',
  renewal: 'renewal|renew|existing business - renewal|renewals',
  login: 'login|log in|logged in|sign in|signin|user login|session start|session_start|login_success',
  nps: 'nps',
  csat: 'csat',
} as const;

export type WordList = keyof typeof WORDS;

/** Those of the words that stand in a list, as they stand. */
export function wordsAmong(found: readonly string[], list: WordList): string[] {
  const known = new Set(WORDS[list].split('|').map(wordKey));
  // Stages are often numbered: 5 - Closed Won.
  const isKnown = (word: string) =>
    known.has(wordKey(word)) || known.has(wordKey(word.replace(/^\d+\s*[-.):]\s*/, '')));
  return found.filter(isKnown);
}
