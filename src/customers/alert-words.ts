import type { Alert } from '../alerts/alerts';
import type { AlertWords } from '../alerts/outbox';
import { ACCOUNT_CSM, recipientsIn } from '../alerts/recipients';
import type { Rule } from '../alerts/rule';
import { sayAlert } from '../alerts/say';
import { BETWEEN_STEPS, stepText } from '../alerts/steps';
import { dayToIso } from '../base/calendar';
import { counted, wholeNumber } from '../base/numbers';
import { LATE_START } from '../history/series';
import { type Play, playNamed } from '../playbooks/plays';
import { knownPlays } from '../playbooks/published-plays';
import { CSM_ROLE, ownerOf } from '../playbooks/team';
import type { Portfolio } from '../reading/portfolio';
import { shownValue } from '../reading/shown-value';
import { type ScoreScale, scoreScaleOf, scoreText } from '../scoring/shown';
import { isMissing } from '../scoring/value';
import type { Verdict } from './assess';
import { drivers, signals } from './reasons';
import type { ScoredCustomer, ScoringPlan } from './scored-portfolio';

/** What whoever is called to a support escalation wants to know of the tickets. */
const TICKETS: readonly string[] = [
  'open_tickets',
  'support_ticket_volume',
  'ticket_volume_trend',
  'open_escalations',
  'escalation_rate',
  'unresolved_critical',
  'critical_bug',
  'avg_resolution_hours',
  'avg_ticket_sentiment',
  'csat_score',
];

/** Puts an alert into words: what happened, the numbers, the reasons, and what the event asks for. */
export function alertWords(
  alert: Alert,
  customer: ScoredCustomer,
  portfolio: Portfolio,
  plan: ScoringPlan,
  plays: readonly Play[],
): AlertWords {
  const { rule, day } = alert;
  const { id, name, csm, assessment } = customer;
  const { health } = assessment;
  const isBelowBest = health?.band !== undefined && health.band !== plan.health.model.bands[0]?.label;
  const why = [signals(assessment.warnings()), isBelowBest ? drivers(plan.health, health.score) : ''];
  return {
    customer: alert.customer,
    id,
    name,
    csm,
    day,
    rule: rule.id,
    action: rule.action,
    recipient: rule.recipient,
    play: rule.play,
    what: sayAlert(alert, { health: scoreScaleOf(plan.health), churn: scoreScaleOf(plan.churn) }),
    facts: [
      ...standing(customer, plan),
      ...(TICKETS.includes(rule.metric) ? ticketContext(portfolio, customer.row) : []),
      ...(rule.metric === LATE_START ? lateIn(customer) : []),
    ],
    reasons: why.filter((text) => text !== '').join('. '),
    next: stepsAfter(rule, customer, plan, plays),
  };
}

/**
 * What a rule's play asks for, by whom and until when: the first step of each whom the rule tells, else the first of all;
 * the customer's next action where the rule has no play.
 */
function stepsAfter(
  { play: name, recipient }: Rule,
  { csm, decision }: ScoredCustomer,
  { team = [], today }: ScoringPlan,
  plays: readonly Play[],
): string {
  const steps = playNamed(knownPlays(plays), name)?.steps ?? [];
  const firstOf = (told: string) => {
    const role = told === ACCOUNT_CSM ? CSM_ROLE : told;
    return steps.find(({ owner }) => owner.split(' and ').includes(role));
  };
  const theirs = new Set(recipientsIn(recipient).map(firstOf));
  const asked = steps.filter((step) => theirs.has(step));
  const said = (asked.length > 0 ? asked : steps.slice(0, 1)).map(({ what, owner, dueDay }) =>
    stepText(what, ownerOf(owner, csm, team), today + Math.max(0, dueDay)),
  );
  if (said.length > 0) return said.join(BETWEEN_STEPS);
  const { what, owner, due } = decision.first ?? {};
  return what === undefined ? '' : stepText(what, owner!, due);
}

function standing({ assessment, arr }: ScoredCustomer, plan: ScoringPlan): string[] {
  const { segment, health, churn, daysToRenewal } = assessment;
  return [
    `Segment: ${segment}`,
    ...(Number.isNaN(arr) ? [] : [`ARR: ${wholeNumber(arr)}`]),
    ...verdict('Health', health, '100 is best', scoreScaleOf(plan.health)),
    ...verdict('Churn risk', churn, '100 is worst', scoreScaleOf(plan.churn)),
    ...(Number.isNaN(daysToRenewal)
      ? []
      : [`Renewal: ${dayToIso(plan.today + daysToRenewal)}, ${distance(daysToRenewal)}`]),
  ];
}

function verdict(
  name: string,
  { score, band }: Partial<Verdict> = {},
  direction: string,
  scale: ScoreScale,
): string[] {
  if (!score || band === undefined) return [];
  return [`${name}: ${scoreText(score.value, scale)} (${direction}), ${band}`];
}

/** The tickets as far as the sheet has columns for them, and the customer's cells can be read. */
function ticketContext(portfolio: Portfolio, row: number): string[] {
  return TICKETS.flatMap((metric) => {
    const column = portfolio.column(metric);
    const value = column?.readIn(portfolio.rows[row]!);
    if (!column || value === undefined || isMissing(value)) return [];
    return [`${column.metric.label}: ${shownValue(column.metric, value)}`];
  });
}

/** What is late in a customer's first days. */
function lateIn({ situation: { concerns }, isLate }: ScoredCustomer): string[] {
  return isLate ? concerns.map(({ message }) => `Late: ${message}`) : [];
}

function distance(days: number): string {
  const size = counted(Math.abs(days), 'day');
  return days < 0 ? `${size} ago` : `in ${size}`;
}
