import { capitalized } from '../../base/label';
import {
  agreed,
  goals,
  healthByQuarter,
  nextReview,
  openIssues,
  preparedBy,
  profile,
  roadmap,
  stakeholderMap,
  valueDelivered,
} from './common';
import { ahead, known, list, type Outline, ours, part, section } from './document';
import { type Facts, healthWords, isWithUs, riskWords, shareOf } from './facts';
import { waysToGetMore, whitespace } from './growth';
import { bars, comparison, ENGAGEMENT, gains, SUPPORT, USAGE } from './measures';
import { inOne, notesOfKind } from './notes';
import { competitorWords, renewalOutlook, shownWith } from './readiness';
import { riskRegister } from './risks';

/** The executive business review: ten sections and an appendix. */
export function executiveReview(facts: Facts): Outline {
  const title = `Executive business review: ${facts.name}`;
  const stays = isWithUs(facts);
  return {
    title: { 'Customer copy': title, 'Internal copy': title },
    about: preparedBy(facts),
    blocks: [
      section('Partnership summary'),
      ...profile(facts, [
        ['Seats in use', shareOf(facts, 'active_seats', 'licensed_seats')],
        ['NPS answer', shownWith(facts, 'nps_score', 'of 10')],
      ]),
      ...ours(
        known([
          ['Health', healthWords(facts)],
          ['Churn risk', riskWords(facts)],
        ]),
      ),
      section('Strategic alignment', 'Priorities: a note “Goal” for each'),
      ...goals(facts),
      section('Value delivered', 'Value: fill in the columns of return and goals met'),
      ...valueDelivered(facts),
      part('Achievements'),
      ...list([...notesOfKind(facts, 'Win').map(inOne), ...gains(facts, [...USAGE, ...ENGAGEMENT])]),
      section('Adoption and engagement'),
      ...comparison(facts, [...USAGE, ...ENGAGEMENT]),
      ...bars(facts, [...USAGE, ...ENGAGEMENT]),
      ...ours(part('Breadth of use'), list((facts.expansion?.use ?? []).map(capitalized))),
      ...ours(section('Health over the last four quarters')),
      ...healthByQuarter(facts),
      ...ours(part('Risk assessment')),
      ...riskRegister(facts),
      section('Support and service quality'),
      ...comparison(facts, SUPPORT),
      ...openIssues(facts),
      ...ahead(
        stays,
        roadmap(facts),
        section('Ways to get more value'),
        waysToGetMore(facts),
        ours(section('Whitespace'), whitespace(facts)),
        ours(section('Renewal outlook'), renewalOutlook(facts)),
        agreed(facts),
      ),
      ...stakeholderMap(facts),
      ...ours(section('Competitive landscape'), known([['Competitors', competitorWords(facts)]])),
      ...ahead(stays, nextReview(facts)),
    ],
  };
}
