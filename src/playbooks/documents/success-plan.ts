import { isoDayAfter } from '../../base/calendar';
import { dateName } from '../../base/for-people';
import { touchModelOf } from '../lifecycle';
import {
  agreed,
  goals,
  healthByQuarter,
  nextReview,
  people,
  preparedBy,
  profile,
  stakeholderMap,
} from './common';
import {
  checks,
  known,
  list,
  type Outline,
  ours,
  paragraph,
  part,
  section,
  type Text,
  table,
} from './document';
import { dateOf, dayOfLife, type Facts, healthWords, numberIn, riskWords, shownOf } from './facts';
import { waysToGetMore, whitespace } from './growth';
import { comparison, ENGAGEMENT, gaps, USAGE } from './measures';
import { notesOfKind } from './notes';
import { riskRegister } from './risks';

/** The plan of a customer's first year: nine sections. */
export function successPlan(facts: Facts): Outline {
  const title = `Success plan: ${facts.name}`;
  return {
    title: { 'Customer copy': title, 'Internal copy': title },
    about: preparedBy(facts),
    blocks: [
      section('Overview'),
      ...profile(facts, [['Seats', shownOf(facts, 'licensed_seats')]]),
      part('Key people', 'People: a note “Stakeholder” for each'),
      ...people(facts),
      section('Objectives', 'Objectives: a note “Goal” for each'),
      ...goals(facts),
      section('Milestones'),
      ...milestones(facts),
      ...ours(
        section('Health tracking'),
        known([
          ['Health', healthWords(facts)],
          ['Churn risk', riskWords(facts)],
        ]),
      ),
      ...healthByQuarter(facts),
      ...ours(section('Risk register')),
      ...riskRegister(facts),
      section('Communication plan'),
      ...communication(facts),
      section('Adoption plan'),
      ...comparison(facts, [...USAGE, ...ENGAGEMENT]),
      part('Next steps for adoption'),
      ...list(gaps(facts, USAGE)),
      checks('Agree which features come next', 'Train those who have not begun', 'Review the use each month'),
      section('Ways to get more value'),
      ...waysToGetMore(facts),
      ...ours(section('Expansion roadmap'), whitespace(facts)),
      ...agreed(facts),
      ...stakeholderMap(facts),
      ...ours(
        section('Notes'),
        list(
          notesOfKind(facts, 'Note').map(({ what, who, more }) =>
            [what, who, more].filter(Boolean).join(', '),
          ),
        ),
      ),
      ...nextReview(facts),
    ],
  };
}

const PHASES: readonly (readonly [name: string, from: number, until: number, milestones: string])[] = [
  ['Foundation', 1, 30, 'Technical setup, admin training, core team on board, first value'],
  ['Adoption', 31, 90, '80 % of users active, key workflows live, first return measured'],
  ['Value', 91, 180, 'Progress on objectives measured, advanced features, executives aligned'],
  ['Optimization and growth', 181, 365, 'All objectives on track, return documented, renewal talk begun'],
];

/** The phases that are not over yet, with their last days; all of them where the start is unknown. */
function milestones(facts: Facts) {
  const day = facts.daysAsCustomer ?? 0;
  return table(
    ['Phase', 'Days', 'Until', 'Milestones', 'Status'],
    PHASES.filter(([, , until]) => until >= day).map(([name, from, until, what]): Text[] => [
      name,
      `${from} to ${until}`,
      dateOf(dayOfLife(facts, until)),
      what,
      facts.daysAsCustomer === null
        ? null
        : until === 30 && numberIn(facts, 'time_to_value') <= 30
          ? 'First value reached'
          : day >= from
            ? 'In progress'
            : 'Upcoming',
    ]),
  );
}

/** Who meets when, and why. */
function communication(facts: Facts) {
  const touch = touchModelOf(facts.segment, facts.daysAsCustomer ?? Number.NaN);
  const planning = facts.renewal === null ? null : isoDayAfter(facts.renewal, -90);
  return [
    ...table(
      ['Activity', 'Cadence', 'Participants', 'Purpose'],
      [
        ['Check-in', touch.cadence, 'CSM and champion', 'Progress and open questions'],
        ['Strategic review', 'Monthly', 'CSM and stakeholders', 'Objectives'],
        ['Business review', touch.reviews, 'CSM and executive sponsor', 'Value and priorities'],
        ['Technical review', 'As needed', 'Solutions engineer and technical lead', 'Setup and integrations'],
        [
          'Renewal planning',
          planning === null ? '90 days before the end' : planning < facts.today ? 'Now' : dateName(planning),
          'CSM, account owner and sponsor',
          'Next term',
        ],
      ],
    ),
    ...ours(
      paragraph(`Touch model: ${touch.name}`),
      paragraph('Escalation path: CSM, CS manager, VP CS, executive sponsor'),
    ),
  ];
}
