import { dayOfIso } from '../../base/calendar';
import { percent } from '../../base/numbers';
import { scoreText } from '../../scoring/shown';
import {
  answeredChecks,
  blankRows,
  type CustomerDocument,
  checks,
  known,
  part,
  section,
  type Text,
  table,
} from './document';
import { dayOfLife, type Facts, healthWords, isAtLeast, numberIn, shownOf } from './facts';

/** The checklist of the first 90 days, in four phases with gates at the end. */
export function onboardingChecklist(facts: Facts): CustomerDocument {
  const training = shownOf(facts, 'training_completion_rate');
  const activation = activationOf(facts);
  const healthy = facts.health && !facts.health.worst;
  const by = (days: number): string | null => dayOfLife(facts, days);
  return {
    title: `Onboarding checklist, 90 days: ${facts.name}`,
    about: `As of ${facts.today}${facts.daysAsCustomer === null ? '' : `, day ${facts.daysAsCustomer}`}`,
    blocks: [
      known(
        [
          ['Segment', facts.segment],
          ['CSM', facts.csm],
          ['Kick-off', facts.started],
          ['Going live', null],
          ['First value, within 30 days', by(30)],
          ['Status (complete, in progress, blocked)', null],
        ],
        ['About', ''],
      ),
      section('Phase 1: set up (days 1 to 14)'),
      part('Before the kick-off'),
      checks(
        'Handed over by Sales, with what was promised',
        'Contract, users and modules checked',
        'Welcome message sent, with whom to turn to',
        'Sponsor, champion and administrator named',
        'Their goals and measures collected',
        'A first success plan drafted',
        'Kick-off booked, agenda sent',
      ),
      part('Kick-off'),
      checks(
        'Everybody introduced, roles said',
        'Goals and measures of success agreed',
        'Success plan gone through',
        'Timeline and milestones agreed',
        'Technical needs and who decides on them',
        'Training planned by role',
        'Cadence and channels agreed',
        'Risks and the way to escalate said aloud',
      ),
      part('Technical set-up'),
      checks(
        'Environment ready',
        'Sign-on and access rights set',
        'Users invited',
        'Data imported and spot-checked',
        'Integrations connected',
        'Settings fitted to their workflows',
        'Tested together with their administrator',
      ),
      part('Training of administrators'),
      checks('Users and rights', 'Settings and workflows', 'Reports', 'Where to find help'),
      part('Training of users'),
      checks(
        'Sessions held for each role',
        'Recordings and guides shared',
        'First tasks done by each user',
        'Questions collected and answered',
        'Who did not come is invited again',
      ),
      known([['Training completed', training]]),
      section('Phase 2: first value (days 15 to 30)'),
      part('Users active'),
      checks(
        'Report of who has logged in',
        'Those who have not are written to',
        'Extra session for those behind',
        'Champion uses it every day',
        'Core workflow run from end to end',
        'What stands in the way noted and solved',
      ),
      known([['Users active', activation.shown]]),
      part('First value'),
      checks(
        'First outcome named together',
        'Reached, and measured',
        'Shown to the sponsor',
        'Written down as a story',
        'Next outcome agreed',
      ),
      part('Review after 30 days'),
      checks(
        'Use and activation gone through',
        'First value gone through',
        'Open issues and tickets gone through',
        'Feedback asked for',
        'Success plan brought up to date',
        'Next 30 days agreed',
        'Health scored',
      ),
      known([[`Health after 30 days (${by(30) ?? 'day 30'})`, scoreOn(facts, by(30))]]),
      section('Phase 3: widen (days 31 to 60)'),
      part('More features'),
      checks(
        'Features they do not use yet chosen by their goals',
        'Shown to those who need them',
        'Integrations completed',
        'Second team brought in',
        'Use of the new features checked',
      ),
      part('Benchmarks'),
      checks('Figures collected', 'Compared with their segment', 'Gaps explained', 'Aims for 90 days set'),
      table(
        ['Measure', 'Theirs', 'Segment', 'Gap', 'What we do'],
        [
          ['Features in use', shownOf(facts, 'feature_adoption'), null, null, null],
          ['Days with a login', shownOf(facts, 'login_frequency'), null, null, null],
          ['Daily by monthly users', shownOf(facts, 'dau_mau_ratio'), null, null, null],
        ],
      ),
      part('Talk after 60 days'),
      checks(
        'Use gone through',
        'Tickets and issues gone through',
        'Feedback of users and sponsor',
        'Plan brought up to date',
        'Business review booked',
      ),
      section('Phase 4: hand over (days 61 to 90)'),
      part('Advanced use'),
      checks('Workshop held', 'Automation set up', 'Own reports built', 'In-house experts named'),
      part('Return'),
      checks(
        'Figures from before collected',
        'Figures of today collected',
        'Return worked out',
        'Agreed with the sponsor',
      ),
      table(
        ['Measure', 'Before', 'Now', 'Worth'],
        [['Return so far', null, shownOf(facts, 'roi_achieved'), null], ...blankRows(4)],
      ),
      part('Review after 90 days'),
      checks(
        'Goals against results',
        'Return shown',
        'Use and adoption gone through',
        'Open issues closed or planned',
        'Goals for the next two quarters',
        'Regular cadence agreed',
        'Handed over from onboarding to the regular rhythm',
      ),
      known([[`Health after 90 days (${by(90) ?? 'day 90'})`, scoreOn(facts, by(90))]]),
      section('Gates: onboarding is over when'),
      answeredChecks([
        ['more than 80 % of the users are active', activation.holds, activation.shown],
        [
          'first value was reached within 30 days',
          isAtLeast(-numberIn(facts, 'time_to_value'), -30),
          shownOf(facts, 'time_to_value'),
        ],
        ['the core workflows are in use', null, null],
        [
          'executive sponsor satisfied (to confirm)',
          isAtLeast(numberIn(facts, 'executive_sponsor_engagement'), 75),
          shownOf(facts, 'executive_sponsor_engagement'),
        ],
        ['health is above the worst band', healthy, healthWords(facts)],
        ['the success plan stands, with milestones', null, null],
        ['a regular cadence is agreed', null, null],
        ['the way to escalate is understood', null, null],
      ]),
      section('Risks and blockers'),
      table(
        ['What', 'Severity', 'Owner', 'By'],
        [
          ...facts.signals.map(({ severity, message }): Text[] => [message, severity, null, null]),
          ...blankRows(4),
        ],
      ),
      section('Decisions'),
      table(['Decision', 'By whom', 'On'], blankRows(3)),
    ],
  };
}

/** Users active of those paid for: the seats, or the users a day. */
function activationOf(facts: Facts): { readonly shown: Text; readonly holds: boolean | null } {
  const seats = numberIn(facts, 'active_seats') / numberIn(facts, 'licensed_seats');
  const users = numberIn(facts, 'daily_active_users') / numberIn(facts, 'licensed_users');
  const share = Number.isFinite(seats) ? seats : users;
  if (!Number.isFinite(share)) return { shown: null, holds: null };
  const text = percent(share);
  return { shown: { id: 'metric', more: 'activation', text }, holds: share > 0.8 };
}

/** The score that the history holds of a day, or of the last one before it within two weeks. */
function scoreOn({ history }: Facts, day: string | null): Text {
  if (day === null) return null;
  const [entry] = history
    .filter((one) => one.day <= day && dayOfIso(day) - dayOfIso(one.day) <= 14)
    .slice(-1);
  return entry
    ? {
        id: 'health-score',
        more: entry.day,
        text: `${scoreText(entry.health)} (${entry.band}, scored on ${entry.day})`,
      }
    : null;
}
