import { scoreText } from '../../scoring/shown';
import { actions, dimensions, growth, profile, returnMultiple, risks, valueDelivered } from './common';
import { blankRows, type CustomerDocument, known, list, part, section, type Text, table } from './document';
import {
  type Facts,
  healthWords,
  numberIn,
  renewalWords,
  riskWords,
  shareOf,
  shownOf,
  standing,
} from './facts';

/** The executive business review: ten sections and an appendix. */
export function executiveReview(facts: Facts): CustomerDocument {
  return {
    title: `Executive business review: ${facts.name}`,
    about: `Prepared on ${facts.today}${facts.csm === null ? '' : ` by ${facts.csm}`}`,
    blocks: [
      section('1. Our partnership'),
      profile(facts),
      known([
        ['Health', healthWords(facts)],
        ['Churn risk', riskWords(facts)],
        ['What we achieved together', null],
      ]),
      section('2. Strategic alignment'),
      table(['Their aim', 'What it means for us', 'How we help'], blankRows(3, 3)),
      section('3. Value'),
      valueDelivered(facts),
      part('Before and after'),
      table(
        ['Measure', 'Before', 'Now', 'Change'],
        [['Their own figure', null, null, shownOf(facts, 'kpi_improvement')], ...blankRows(4)],
      ),
      known([['Return', returnMultiple(facts)]]),
      section('4. Scorecard'),
      scorecard(facts),
      section('5. Health over the last four quarters'),
      quarters(facts),
      dimensions(facts),
      part('Risks'),
      risks(facts),
      section('6. Support against its targets'),
      table(
        ['Measure', 'Target', 'Now'],
        [
          ['Time to resolution (hours)', null, shownOf(facts, 'avg_resolution_hours')],
          ['Escalation rate', null, shownOf(facts, 'escalation_rate')],
          ['Tickets open', null, shownOf(facts, 'open_tickets')],
          ['Critical tickets open', '0', shownOf(facts, 'unresolved_critical')],
          ['CSAT (1 to 5)', null, shownOf(facts, 'csat_score')],
        ],
      ),
      section('7. Roadmap'),
      table(['What is coming', 'When', 'What it means for them'], blankRows(3)),
      section('8. Whitespace'),
      ...growth(facts),
      part('What is in use'),
      list(...(facts.expansion && facts.expansion.use.length > 0 ? facts.expansion.use.map(usage) : [null])),
      section('9. Outlook on the renewal'),
      table(
        ['Factor', 'Now', 'For or against'],
        [
          ['Contract ends', renewalWords(facts), null],
          ['Renewal sentiment', shownOf(facts, 'renewal_sentiment'), null],
          ['Health', healthWords(facts), null],
          ['Churn risk', riskWords(facts), null],
          ['Executive sponsor', shownOf(facts, 'executive_sponsor_engagement'), null],
          ['Competitors named', shownOf(facts, 'competitor_mentions'), null],
        ],
      ),
      section('10. Agreed next steps'),
      actions(facts),
      section('Appendix: stakeholder map'),
      table(
        ['Person', 'Role', 'For or against', 'Who knows them'],
        facts.stakeholders.length > 0
          ? [
              ...facts.stakeholders.map(({ name, role, stance }) => [
                name,
                role || null,
                stance || null,
                null,
              ]),
              ...blankRows(4, 1),
            ]
          : [
              [null, 'Executive sponsor', null, facts.csm],
              [null, 'Champion', null, facts.csm],
              ...blankRows(4),
            ],
      ),
      known([['Contacts known', shownOf(facts, 'multi_threading_depth')]]),
    ],
  };
}

/** How broadly something is used, in words. */
function usage(text: string): Text {
  return { id: 'metric', more: text.replace(/[\d.,]+/g, '').trim(), text };
}

function scorecard(facts: Facts): ReturnType<typeof table> {
  const row = (name: string, metric: string, target: number, shown: string): Text[] => [
    name,
    shown,
    shownOf(facts, metric),
    standing(numberIn(facts, metric), target),
  ];
  const used = numberIn(facts, 'active_seats') / numberIn(facts, 'licensed_seats');
  return table(
    ['Measure', 'Target', 'Now', 'Status'],
    [
      ['Seats in use', '90 %', shareOf(facts, 'active_seats', 'licensed_seats'), standing(used, 0.9)],
      row('Features in use', 'feature_adoption', 70, '70 %'),
      row('Meetings attended', 'meeting_attendance', 85, '85 %'),
      row('NPS (0 to 10)', 'nps_score', 8, '8'),
      row('CSAT (1 to 5)', 'csat_score', 4, '4.0'),
      row('Goals met', 'goals_met', 100, '100 %'),
    ],
  );
}

/** The last score of each quarter that has one, four at the most, and today's. */
function quarters({ history, health, today }: Facts): ReturnType<typeof table> {
  const latest = new Map(
    history.map(({ day, health: score, band }) => [quarterOf(day), { day, shown: scoreText(score), band }]),
  );
  if (health) latest.set(quarterOf(today), { day: today, shown: health.shown, band: health.band });
  const rows: Text[][] = [...latest]
    .slice(-4)
    .map(([quarter, entry]) => [
      quarter,
      { id: 'health-score', ...(entry.day < today && { more: entry.day }), text: entry.shown },
      entry.band,
      entry.day,
    ]);
  const lacking = Math.max(0, 4 - rows.length);
  return table(['Quarter', 'Health (100 is best)', 'Band', 'Scored on'], [...blankRows(4, lacking), ...rows]);
}

function quarterOf(iso: string): string {
  return `${iso.slice(0, 4)} Q${Math.ceil(Number(iso.slice(5, 7)) / 3)}`;
}
