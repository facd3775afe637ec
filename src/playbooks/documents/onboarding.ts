import { dayOfIso } from '../../base/calendar';
import { dateName } from '../../base/for-people';
import { counted, percent } from '../../base/numbers';
import { scoreText } from '../../scoring/shown';
import { goals, nextReview, openIssues, preparedBy, valueDelivered } from './common';
import {
  answeredChecks,
  checks,
  type Draft,
  known,
  type Outline,
  ours,
  part,
  section,
  type Text,
  table,
} from './document';
import { dateOf, dayOfLife, type Facts, healthWords, numberIn, says, shownOf } from './facts';
import { comparison, ENGAGEMENT, USAGE } from './measures';
import { notesOfKind } from './notes';
import { riskRegister } from './risks';

/** Onboarding is over after so many days. */
export const ONBOARDING_DAYS = 90;
/** More than this share of the users is active at the end. */
const ACTIVE = 0.8;
const FIRST_VALUE_DAYS = 30;
/** Health is Yellow or better from here on, as the source has it. */
const HEALTHY = 50;

/** The checklist of the first 90 days, in four phases with gates at the end. */
export function onboardingChecklist(facts: Facts): Outline {
  const title = `Onboarding checklist, ${ONBOARDING_DAYS} days: ${facts.name}`;
  const day = facts.daysAsCustomer;
  const activation = activationOf(facts);
  const gates = gatesOf(facts, activation);
  return {
    title: { 'Customer copy': title, 'Internal copy': title },
    about: `${preparedBy(facts)}${day === null ? '' : ` · Day ${day}`}`,
    blocks: [
      ...known([
        ['Your contact', facts.csm],
        ['Kickoff', dateOf(facts.started)],
        ['First value by', dateOf(dayOfLife(facts, FIRST_VALUE_DAYS))],
        ['Status', statusOf(facts, gates)],
      ]),
      ...ours(known([['Segment', facts.segment]])),
      ...setup(facts),
      ...activationPhase(facts, activation),
      ...adoption(facts),
      ...optimization(facts),
      section('Onboarding is complete when'),
      answeredChecks(gates.filter(([text]) => text !== HEALTH_GATE)),
      ...ours(answeredChecks(gates.filter(([text]) => text === HEALTH_GATE))),
      section('Open issues and decisions'),
      ...openIssues(facts),
      part('Key decisions', 'Decisions: a note “Decision” for each'),
      ...table(
        ['Decision', 'Made by', 'Note'],
        notesOfKind(facts, 'Decision').map(({ what, who, more }) => [what, who || null, more || null]),
      ),
      ...ours(section('Risks and blockers')),
      ...riskRegister(facts),
      ...nextReview(facts),
    ],
  };
}

function setup(facts: Facts): Draft[] {
  return [
    section('Phase 1: Welcome and setup (days 1 to 14)'),
    ...ours(
      part('Before the kickoff'),
      checks(
        'Review contract and scope',
        'Research their industry and business',
        'Review the handoff from Sales',
        'Prepare the welcome package',
        'Create their workspace',
        'Schedule the kickoff',
        'Draft agenda and success plan',
      ),
    ),
    part('Kickoff meeting'),
    checks(
      'Hold the kickoff with all stakeholders',
      'Confirm objectives and success criteria',
      'Name sponsor, champion, technical lead and users',
      'Agree on cadence and channels',
      'Review timeline and milestones',
      'Agree on the time it takes',
      'Agree on the success plan',
      'Schedule recurring check-ins',
    ),
    part('Technical setup'),
    checks(
      'Provision the environment',
      'Configure sign-on',
      'Connect integrations',
      'Import data',
      'Validate the data',
      'Configure roles and permissions',
      'Set up monitoring',
    ),
    part('Admin training'),
    checks(
      'Deliver the admin training',
      'Share the admin guide',
      'Confirm that admins can work on their own',
      'Set up the support path for admins',
    ),
    part('User training'),
    checks(
      'Deliver the core training',
      'Share quick start and videos',
      'Open a support channel',
      'Confirm that all users have accounts',
      'Track first logins',
    ),
    ...known([['Training completed', shownOf(facts, 'training_completion_rate')]]),
  ];
}

function activationPhase(facts: Facts, activation: Activation): Draft[] {
  return [
    section('Phase 2: Activation (days 15 to 30)'),
    part('User activation'),
    checks(
      'Monitor daily active users',
      'Follow up with users who have not logged in',
      'Repeat the training where needed',
      'Fix usability issues',
      'Validate the core workflows',
      'Collect early feedback',
    ),
    ...known([['Users active', activation.shown]]),
    part('First value'),
    checks(
      'Define the first value',
      'Complete the first workflow',
      'Document the value delivered',
      'Share the first win with the sponsor',
      'Celebrate it with the team',
    ),
    part('30-day review'),
    checks(
      'Hold the 30-day review',
      'Review logins, usage and adoption',
      'Compare with the success plan',
      'Name blockers and concerns',
      'Adjust the plan',
      'Confirm the move to adoption',
      'Set goals for days 31 to 60',
    ),
    ...healthOn(facts, 30),
  ];
}

function adoption(facts: Facts): Draft[] {
  return [
    section('Phase 3: Adoption (days 31 to 60)'),
    part('Feature expansion'),
    checks(
      'Introduce more features',
      'Deliver the advanced training',
      'Enable an integration',
      'Close gaps in feature adoption',
      'Share best practices',
    ),
    part('Usage benchmarking'),
    checks(
      'Compare usage with benchmarks',
      'Plan enablement where it is behind',
      'Share the usage report',
      'Agree on targets for 30 days',
    ),
    ...comparison(facts, [...USAGE, ...ENGAGEMENT]),
    part('60-day check-in'),
    checks(
      'Hold the 60-day check-in',
      'Review adoption and progress',
      'Discuss roadblocks',
      'Find advanced use cases',
      'Set goals for days 61 to 90',
    ),
  ];
}

function optimization(facts: Facts): Draft[] {
  return [
    section('Phase 4: Optimization (days 61 to 90)'),
    part('Advanced use cases'),
    checks(
      'Hold a use case workshop',
      'Pick two or three use cases',
      'Plan their implementation',
      'Pilot them with power users',
    ),
    part('Return on investment'),
    checks(
      'Compare with the figures from before',
      'Write the return summary',
      'Share it with the sponsor',
      'Ask for a testimonial',
    ),
    ...goals(facts),
    ...valueDelivered(facts),
    part('90-day review'),
    checks(
      'Prepare the 90-day review',
      'Show value, adoption and return',
      'Hold it with the sponsor',
      'Hand over to ongoing success',
      'Set quarterly milestones',
      'Confirm the meeting cadence',
      'Discuss ways to get more value',
    ),
    ...healthOn(facts, 90),
  ];
}

const HEALTH_GATE = `Health score is ${HEALTHY} or more`;

type Gate = readonly [text: string, holds: boolean | null, note: Text];

/** The gates, each ticked only by what proves it: a person ticks the rest. */
function gatesOf(facts: Facts, activation: Activation): Gate[] {
  const planned = notesOfKind(facts, 'Goal').length;
  const toValue = numberIn(facts, 'time_to_value');
  return [
    ['More than 80 % of users are active', activation.holds, activation.shown],
    [
      'First value reached within 30 days',
      toValue <= FIRST_VALUE_DAYS,
      Number.isNaN(toValue) ? null : counted(toValue, 'day'),
    ],
    ['Core workflows are in use', null, null],
    ['Executive sponsor confirms satisfaction', null, null],
    [HEALTH_GATE, Number(facts.health?.shown) >= HEALTHY, healthWords(facts)],
    [
      'Success plan has milestones',
      planned > 0 && facts.started !== null,
      planned === 0 ? null : counted(planned, 'goal'),
    ],
    ['Recurring cadence is agreed', notesOfKind(facts, 'Review').length > 0, null],
    ['Support path is understood', null, null],
  ];
}

/** Complete, Blocked or In progress. */
function statusOf(facts: Facts, gates: readonly Gate[]): string {
  if (gates.every(([, holds]) => holds)) return 'Complete';
  const isBlocked =
    says(facts, 'go_live_late') || says(facts, 'critical_bug') || numberIn(facts, 'unresolved_critical') > 0;
  return isBlocked ? 'Blocked' : 'In progress';
}

interface Activation {
  readonly shown: Text;
  readonly holds: boolean | null;
}

/** Users active of those paid for: the seats, or the users a day. */
function activationOf(facts: Facts): Activation {
  const seats = numberIn(facts, 'active_seats') / numberIn(facts, 'licensed_seats');
  const users = numberIn(facts, 'daily_active_users') / numberIn(facts, 'licensed_users');
  const share = Number.isFinite(seats) ? seats : users;
  if (!Number.isFinite(share)) return { shown: null, holds: null };
  return { shown: { id: 'metric', more: 'activation', text: percent(share) }, holds: share > ACTIVE };
}

/** The score that the history holds of a day, or of the last one before it within two weeks. */
function healthOn(facts: Facts, days: number): Draft[] {
  const day = dayOfLife(facts, days);
  if (day === null) return [];
  const [entry] = facts.history
    .filter((one) => one.day <= day && dayOfIso(day) - dayOfIso(one.day) <= 14)
    .slice(-1);
  if (!entry) return [];
  const text = `${scoreText(entry.health)} (${entry.band}, scored on ${dateName(entry.day)})`;
  return ours(known([[`Health after ${days} days`, { id: 'health-score', more: entry.day, text }]]));
}
