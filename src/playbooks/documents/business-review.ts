import { actions, drags, growth, profile, renewalTimeline, returnMultiple, valueDelivered } from './common';
import {
  answeredChecks,
  blankRows,
  type CustomerDocument,
  known,
  list,
  part,
  section,
  type Text,
  table,
} from './document';
import {
  arrWords,
  type Facts,
  healthWords,
  isAtLeast,
  numberIn,
  renewalWords,
  riskWords,
  shareOf,
  shownOf,
  standing,
} from './facts';

/** The quarterly business review: nine sections. */
export function businessReview(facts: Facts): CustomerDocument {
  const drag = drags(facts);
  return {
    title: `Quarterly business review: ${facts.name}`,
    about: `Prepared on ${facts.today}${facts.csm === null ? '' : ` by ${facts.csm}`}`,
    blocks: [
      profile(facts),
      section('1. Executive summary'),
      known([
        ['Health', healthWords(facts)],
        ['Churn risk', riskWords(facts)],
        ['Renewal', renewalWords(facts)],
        ['Wins of the quarter', facts.wins.length > 0 ? facts.wins.join('; ') : null],
        ['Focus', drag[0] ?? null],
      ]),
      section('2. Value and return'),
      valueDelivered(facts),
      known([['Return on the investment', returnMultiple(facts)]]),
      section('3. Use and adoption'),
      known([
        ['Seats in use', shareOf(facts, 'active_seats', 'licensed_seats')],
        ['Users a day', shareOf(facts, 'daily_active_users', 'licensed_users')],
        ['Days with a login', shownOf(facts, 'login_frequency')],
        ['Features in use', shownOf(facts, 'feature_adoption')],
        ['Daily by monthly users', shownOf(facts, 'dau_mau_ratio')],
        ['Training completed', shownOf(facts, 'training_completion_rate')],
        ['Most used', null],
      ]),
      part('Adoption opportunities'),
      list(...(drag.length > 0 ? drag : [null])),
      section('4. Support'),
      known([
        ['Tickets opened', shownOf(facts, 'support_ticket_volume')],
        ['Tickets solved', null],
        ['Tickets open now', shownOf(facts, 'open_tickets')],
        ['Escalation rate', shownOf(facts, 'escalation_rate')],
        ['Time to resolution (hours)', shownOf(facts, 'avg_resolution_hours')],
        ['CSAT (1 to 5)', shownOf(facts, 'csat_score')],
        ['Resolution satisfaction', shownOf(facts, 'resolution_satisfaction')],
      ]),
      section('5. Success plan'),
      table(
        ['Objective', 'Measure', 'Target', 'Now', 'Status'],
        [
          [
            'Goals of the plan',
            'goals met',
            '100 %',
            shownOf(facts, 'goals_met'),
            standing(numberIn(facts, 'goals_met'), 100),
          ],
          ...blankRows(5),
        ],
      ),
      section('6. Roadmap'),
      table(['What is coming', 'When', 'What it means for them'], blankRows(3)),
      section('7. Growth'),
      ...growth(facts),
      section('8. Next quarter'),
      part('Three priorities'),
      list(drag[0] ?? null, drag[1] ?? null, drag[2] ?? null),
      part('Action items'),
      actions(facts),
      section('9. Contract and renewal'),
      known([
        ['Contract', shownOf(facts, 'contract_type')],
        ['Ends', renewalWords(facts)],
        ['ARR', arrWords(facts)],
      ]),
      answeredChecks([
        ['The value of the year is written down and agreed', null, returnMultiple(facts)],
        [
          'The executive sponsor backs the renewal',
          isAtLeast(numberIn(facts, 'executive_sponsor_engagement'), 75),
          sponsor(facts),
        ],
        ['Health is in the best band', facts.health?.best ?? null, healthWords(facts)],
        [
          'No critical ticket is open',
          none(numberIn(facts, 'unresolved_critical')),
          withWord(facts, 'unresolved_critical', 'open'),
        ],
        ['Budget and terms are talked over', null, shownOf(facts, 'renewal_sentiment')],
      ]),
      renewalTimeline(facts),
    ],
  };
}

function sponsor(facts: Facts): Text {
  const value = facts.shown.executive_sponsor_engagement;
  return value === undefined
    ? null
    : { id: 'metric', more: 'executive_sponsor_engagement', text: `engagement ${value} of 100` };
}

function none(count: number): boolean | null {
  return Number.isNaN(count) ? null : count === 0;
}

function withWord(facts: Facts, metric: string, word: string): Text {
  const value = facts.shown[metric];
  return value === undefined ? null : { id: 'metric', more: metric, text: `${value} ${word}` };
}
