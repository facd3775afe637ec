import { dateName } from '../../base/for-people';
import { capitalized } from '../../base/label';
import {
  agreed,
  goals,
  nextReview,
  openIssues,
  preparedBy,
  profile,
  roadmap,
  valueDelivered,
} from './common';
import { ahead, known, list, type Outline, ours, part, section } from './document';
import { type Facts, healthWords, isWithUs, renewalWords, riskWords } from './facts';
import { waysToGetMore, whitespace } from './growth';
import { bars, compared, comparison, ENGAGEMENT, gains, gaps, SUPPORT, USAGE } from './measures';
import { inOne, notesOfKind, REVIEWED_DAYS } from './notes';
import { renewalReadiness } from './readiness';
import { lostPoints } from './risks';

/** The quarterly business review: nine sections. */
export function businessReview(facts: Facts): Outline {
  const title = `Quarterly business review: ${facts.name}`;
  const isCompared = compared(facts, [...USAGE, ...ENGAGEMENT, ...SUPPORT]).some(
    ({ before }) => !Number.isNaN(before),
  );
  const since = isCompared ? ` · Compared with ${dateName(facts.quarterAgo!.day)}` : '';
  const stays = isWithUs(facts);
  return {
    title: { 'Customer copy': title, 'Internal copy': title },
    about: `${preparedBy(facts)}${since}`,
    blocks: [
      ...profile(facts),
      section('Executive summary'),
      ...ours(
        known([
          ['Health', healthWords(facts)],
          ['Churn risk', riskWords(facts)],
          ['Renewal', stays ? renewalWords(facts) : null],
        ]),
      ),
      part('Highlights', 'Wins of the quarter: a note “Win” for each'),
      ...list([
        ...notesOfKind(facts, 'Win', REVIEWED_DAYS).map(inOne),
        ...gains(facts, [...USAGE, ...ENGAGEMENT, ...SUPPORT]),
      ]),
      ...ahead(stays, part('Focus'), list(gaps(facts, [...USAGE, ...ENGAGEMENT], 2))),
      section('Value delivered', 'Value: fill in the columns of return and goals met'),
      ...valueDelivered(facts),
      section('Usage and adoption'),
      ...comparison(facts, USAGE),
      ...bars(facts, USAGE),
      ...known(
        modulesIn(facts).map(({ name, use }) => [
          name,
          { id: 'metric', more: `module ${name}`, text: `${use} % used` },
        ]),
      ),
      ...ahead(stays, part('Adoption opportunities'), list(littleUsed(facts))),
      ...lostPoints(facts),
      section('Support'),
      ...comparison(facts, SUPPORT),
      ...openIssues(facts),
      section('Success plan progress', 'Goals: a note “Goal” for each'),
      ...goals(facts),
      ...ahead(
        stays,
        roadmap(facts),
        section('Ways to get more value'),
        waysToGetMore(facts),
        ours(section('Growth'), whitespace(facts)),
        section('Priorities for next quarter'),
        list(gaps(facts, [...USAGE, ...ENGAGEMENT, ...SUPPORT])),
        agreed(facts),
        ours(section('Renewal readiness'), renewalReadiness(facts)),
        nextReview(facts),
      ),
    ],
  };
}

/** Modules with how much each is used, in percent; the most used first. */
function modulesIn({ numbers }: Facts): { readonly name: string; readonly use: number }[] {
  return Object.entries(numbers)
    .filter(([metric]) => metric.startsWith('module '))
    .map(([metric, use]) => {
      const name = metric.slice('module '.length).replace(/_/g, ' ');
      return { name: capitalized(name), use: Math.round(use) };
    })
    .sort((a, b) => b.use - a.use);
}

/** A module used less than this has more to give. */
const WELL_USED = 60;

function littleUsed(facts: Facts): string[] {
  return modulesIn(facts)
    .filter(({ use }) => use < WELL_USED)
    .map(({ name, use }) => `${name}: ${use} % used so far`);
}
