import { actions, drags, growth, profile, renewalTimeline, returnMultiple, valueDelivered } from './common';
import {
  answeredChecks,
  blankRows,
  type CustomerDocument,
  known,
  list,
  part,
  section,
  table,
} from './document';
import {
  type Facts,
  healthWords,
  numberIn,
  reaches,
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
      section('1. In short'),
      known([
        ['Health', healthWords(facts)],
        ['Churn risk', riskWords(facts)],
        ['Renewal', renewalWords(facts)],
        ['Wins of the quarter', null],
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
      part('Where more could be made of it'),
      list(...(drag.length > 0 ? drag : [null])),
      section('4. Support'),
      known([
        ['Tickets opened', shownOf(facts, 'support_ticket_volume')],
        ['Tickets solved', null],
        ['Tickets open now', shownOf(facts, 'open_tickets')],
        ['Escalated', shownOf(facts, 'escalation_rate')],
        ['Hours until solved', shownOf(facts, 'avg_resolution_hours')],
        ['CSAT (1 to 5)', shownOf(facts, 'csat_score')],
        ['Content with solutions', shownOf(facts, 'resolution_satisfaction')],
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
      part('Who does what'),
      actions(facts),
      section('9. Contract and renewal'),
      known([
        ['Contract', shownOf(facts, 'contract_type')],
        ['Ends', renewalWords(facts)],
        ['ARR', facts.arr],
      ]),
      answeredChecks([
        ['The value of the year is written down and agreed', null, returnMultiple(facts)],
        [
          'The executive sponsor backs the renewal',
          reaches(numberIn(facts, 'executive_sponsor_engagement'), 75),
          sponsor(facts),
        ],
        ['Health is in the best band', facts.health?.best ?? null, healthWords(facts)],
        [
          'No critical ticket is open',
          none(numberIn(facts, 'unresolved_critical')),
          counted(facts, 'unresolved_critical', 'open'),
        ],
        ['Budget and terms are talked over', null, shownOf(facts, 'renewal_sentiment')],
      ]),
      renewalTimeline(facts),
    ],
  };
}

function sponsor(facts: Facts): string | null {
  const value = shownOf(facts, 'executive_sponsor_engagement');
  return value && `engagement ${value} of 100`;
}

function none(count: number): boolean | null {
  return Number.isNaN(count) ? null : count === 0;
}

function counted(facts: Facts, metric: string, word: string): string | null {
  const value = shownOf(facts, metric);
  return value && `${value} ${word}`;
}
