import { isoDayAfter } from '../../base/calendar';
import { dateName } from '../../base/for-people';
import { agreed, goals, nextReview, preparedBy, valueDelivered } from './common';
import { checks, known, list, type Outline, ours, part, section } from './document';
import { arrWords, type Facts, renewalWords, shareOf, shownOf } from './facts';
import { waysToGetMore, whitespace } from './growth';
import { comparison, gains, USAGE } from './measures';
import { inOne, notesOfKind } from './notes';

/** An opportunity is to be closed in so many days, or by the end of the contract. */
const CLOSE_DAYS = 90;

/** The expansion conversation: discovery, value positioning, proposal. */
export function expansionConversation(facts: Facts): Outline {
  return {
    title: {
      'Customer copy': `Ways to get more value: ${facts.name}`,
      'Internal copy': `Expansion conversation: ${facts.name}`,
    },
    about: preparedBy(facts),
    blocks: [
      ...ours(
        known([
          ['ARR', arrWords(facts)],
          ['Renewal', renewalWords(facts)],
          ['Readiness', facts.expansion?.readiness ?? null],
        ]),
      ),
      section('Discovery'),
      ...known([
        ['Plan', shownOf(facts, 'plan_tier')],
        ['Seats in use', shareOf(facts, 'active_seats', 'licensed_seats')],
        ['Departments', shownOf(facts, 'departments_current')],
      ]),
      ...comparison(facts, USAGE),
      ...ours(part('Signals'), list(facts.expansion?.signals ?? [])),
      part('Questions'),
      ...list([
        'Which goals come next, and by when?',
        'Which teams have the same problem?',
        'What do you still do by hand?',
      ]),
      section('Value so far', 'Value: a note “Win” or “Goal”, and the columns of return'),
      ...list([...notesOfKind(facts, 'Win').map(inOne), ...gains(facts, USAGE)]),
      ...goals(facts),
      ...valueDelivered(facts),
      section('Proposal'),
      ...waysToGetMore(facts),
      ...whitespace(facts),
      ...ours(
        known([['Close by', dateName(closeBy(facts))]]),
        checks(
          'One offer picked, with its return',
          'Sponsor agrees on the need',
          'Proposal sent',
          'Opportunity in the pipeline',
        ),
      ),
      ...agreed(facts),
      ...nextReview(facts),
    ],
  };
}

function closeBy({ today, renewal }: Facts): string {
  const day = isoDayAfter(today, CLOSE_DAYS);
  return renewal !== null && renewal >= today && renewal < day ? renewal : day;
}
