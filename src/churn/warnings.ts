import { isMissing, type Value } from '../scoring/value';

export type Severity = 'Critical' | 'High' | 'Medium' | 'Low';

/** What a signal asks for at once, whatever the scores say. */
export type Flag = 'red flag' | 'critical bug';

/** A churn signal that stands out by itself, whatever the score says. */
export interface Warning {
  readonly metric: string;
  readonly severity: Severity;
  readonly message: string;
  readonly flag?: Flag;
}

type Test = readonly [
  is: '<=' | '<' | '>=' | '=' | 'says',
  edge: number | string | boolean,
  severity: Severity,
  flag?: Flag,
];

interface Signal {
  readonly metric: string;
  /** From the most severe down: the first that holds counts. */
  readonly tests: readonly Test[];
  readonly say: (value: Value) => string;
}

/** The red flags of the `lifecycle` source and the warning thresholds of the `segment` source. */
const SIGNALS: readonly Signal[] = [
  {
    metric: 'legal_threat',
    tests: [['=', true, 'Critical', 'red flag']],
    say: () => 'they threaten legal steps',
  },
  {
    metric: 'critical_bug',
    tests: [['=', true, 'Critical', 'critical bug']],
    say: () => 'a critical bug is open',
  },
  {
    metric: 'competitive_rfp',
    tests: [['=', true, 'Critical', 'red flag']],
    say: () => 'they run a competitive RFP',
  },
  {
    metric: 'competitor_evaluation',
    tests: [['=', true, 'Critical', 'red flag']],
    say: () => 'they evaluate competitors',
  },
  {
    metric: 'renewal_delayed',
    tests: [['=', true, 'High', 'red flag']],
    say: () => 'they put off the renewal talk',
  },
  {
    metric: 'qbr_completion',
    tests: [['<', 50, 'High', 'red flag']],
    say: (value) => `only ${size(value)} % of QBRs held`,
  },
  {
    metric: 'missed_qbrs',
    tests: [['=', true, 'High', 'red flag']],
    say: () => 'they missed QBRs',
  },
  {
    metric: 'login_trend',
    tests: [
      ['<=', -30, 'Critical', 'red flag'],
      ['<=', -20, 'Critical'],
      ['<=', -10, 'High'],
      ['<', -5, 'Medium'],
    ],
    say: (value) => `logins down ${size(value)} %`,
  },
  {
    metric: 'feature_adoption_change',
    tests: [
      ['<=', -15, 'High'],
      ['<', -5, 'Medium'],
    ],
    say: (value) => `feature adoption down ${size(value)} %`,
  },
  {
    metric: 'dau_mau_change',
    tests: [['<=', -0.1, 'High']],
    say: (value) => `daily use (DAU/MAU) down ${size(value)}`,
  },
  {
    metric: 'meeting_cancellations',
    tests: [
      ['>=', 3, 'Critical'],
      ['>=', 2, 'High'],
    ],
    say: (value) => `${size(value)} meetings cancelled`,
  },
  {
    metric: 'response_time_days',
    tests: [
      ['>=', 7, 'Critical'],
      ['>=', 4, 'High'],
    ],
    say: (value) => `takes ${size(value)} days to answer`,
  },
  {
    metric: 'nps_change',
    tests: [
      ['<=', -4, 'Critical'],
      ['<=', -2, 'High'],
    ],
    say: (value) => `NPS down ${size(value)} points`,
  },
  {
    metric: 'unresolved_critical',
    tests: [
      ['>=', 2, 'Critical', 'critical bug'],
      ['>=', 1, 'High'],
    ],
    say: (value) => `${counted(value, 'critical ticket')} unresolved`,
  },
  {
    metric: 'open_escalations',
    tests: [
      ['>=', 2, 'High'],
      ['>=', 1, 'Medium'],
    ],
    say: (value) => counted(value, 'open escalation'),
  },
  {
    metric: 'satisfaction_trend',
    tests: [
      ['=', 'critical', 'Critical'],
      ['=', 'declining', 'High'],
    ],
    say: (value) => (value === 'critical' ? 'satisfaction is critical' : 'satisfaction is declining'),
  },
  { metric: 'champion_left', tests: [['=', true, 'Critical']], say: () => 'the champion left' },
  { metric: 'sponsor_change', tests: [['=', true, 'High']], say: () => 'the executive sponsor changed' },
  {
    metric: 'competitor_mentions',
    tests: [
      ['>=', 3, 'Critical', 'red flag'],
      ['>=', 1, 'Medium'],
    ],
    say: (value) => `competitors mentioned ${size(value)}x`,
  },
  {
    metric: 'contract_type',
    tests: [['=', 'month-to-month', 'Medium']],
    say: () => 'on a month-to-month contract',
  },
  { metric: 'pricing_complaints', tests: [['=', true, 'High']], say: () => 'complains about the price' },
  { metric: 'budget_cuts_mentioned', tests: [['=', true, 'High']], say: () => 'mentions budget cuts' },
];

/**
 * What makes us watch a customer though no churn model counts it: not among the risk signals, since their source does
 * not list it.
 */
const CONCERNS: readonly Signal[] = [
  {
    metric: 'renewal_sentiment',
    tests: [['=', 'negative', 'High']],
    say: () => 'they speak of not renewing',
  },
  { metric: 'pulse', tests: [['=', 'red', 'High']], say: () => 'the CSM rates them red' },
  {
    metric: 'days_overdue',
    tests: [['>=', 30, 'High']],
    say: (value) => `an invoice is ${counted(value, 'day')} overdue`,
  },
  {
    metric: 'days_since_login',
    tests: [['>=', 30, 'High']],
    say: (value) => `no login for ${counted(value, 'day')}`,
  },
  {
    metric: 'red_flags',
    tests: [['says', '', 'High']],
    say: (value) => `noted: ${String(value).slice(0, LONGEST_NOTE)}`,
  },
];

const LONGEST_NOTE = 80;

const ORDER: readonly Severity[] = ['Critical', 'High', 'Medium', 'Low'];

/** The metrics that can warn; `warnings` expects their values in this order. */
export function warningMetrics(): string[] {
  return SIGNALS.map(({ metric }) => metric);
}

/** The metrics that give reason to watch; `concerns` expects their values in this order. */
export function concernMetrics(): string[] {
  return CONCERNS.map(({ metric }) => metric);
}

/** What a flag that stands says, such as "the champion left"; empty for a metric that is none. */
export function flagWords(metric: string): string {
  const signal = SIGNALS.find((one) => one.metric === metric && one.tests[0]![1] === true);
  return signal?.say(true) ?? '';
}

/** Every warning of one customer, the most severe first; a missing signal never warns. */
export function warnings(values: readonly Value[]): Warning[] {
  return standing(SIGNALS, values);
}

/** Every concern of one customer; see `concernMetrics`. */
export function concerns(values: readonly Value[]): Warning[] {
  return standing(CONCERNS, values);
}

function standing(signals: readonly Signal[], values: readonly Value[]): Warning[] {
  const found: Warning[] = [];
  for (let i = 0; i < signals.length; i++) {
    const value = values[i]!;
    if (isMissing(value)) continue;
    const { metric, tests, say } = signals[i]!;
    const test = tests.find((candidate) => holds(value, candidate));
    if (!test) continue;
    const [, , severity, flag] = test;
    found.push({ metric, severity, message: say(value), ...(flag ? { flag } : {}) });
  }
  return found.length < 2
    ? found
    : found.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

function holds(value: Value, [is, edge]: Test): boolean {
  if (is === 'says') return typeof value === 'string' && value !== '';
  if (is === '=') return value === edge;
  if (typeof value !== 'number' || typeof edge !== 'number') return false;
  if (is === '<=') return value <= edge;
  return is === '<' ? value < edge : value >= edge;
}

function size(value: Value): string {
  return String(Math.round(Math.abs(value as number) * 100) / 100);
}

function counted(value: Value, thing: string): string {
  return value === 1 ? `1 ${thing}` : `${size(value)} ${thing}s`;
}
