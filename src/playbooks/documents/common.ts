/** Parts that several documents share. */
import { dateName } from '../../base/for-people';
import { tenths } from '../../base/numbers';
import { scoreText } from '../../scoring/shown';
import {
  capitalText,
  type Draft,
  known,
  list,
  ours,
  paragraph,
  part,
  section,
  type Text,
  table,
} from './document';
import {
  arrWords,
  dateOf,
  type Facts,
  type FormerScore,
  isWithUs,
  moneyOf,
  numberIn,
  renewalWords,
  shownOf,
} from './facts';
import { standing } from './measures';
import { inOne, notesOfKind, peopleIn } from './notes';

/** "Prepared on 30 Nov 2026 by Ana Diaz". */
export function preparedBy({ today, csm }: Facts): string {
  return `${dateName(today)}${csm === null ? '' : ` · Prepared by ${csm}`}`;
}

/** Since when, what plan, until when, and what else a document says of it there; for us what it pays. */
export function profile(facts: Facts, more: readonly (readonly [string, Text])[] = []): Draft[] {
  return [
    ...ours(known([['Status', isWithUs(facts) ? null : facts.unscored]])),
    ...known([
      ['Customer since', dateOf(facts.started)],
      ['Plan', capitalText(shownOf(facts, 'plan_tier'))],
      ['Your contact', facts.csm],
      ['Contract', capitalText(shownOf(facts, 'contract_type'))],
      ['Contract ends', dateOf(facts.renewal)],
      ...more,
    ]),
    ...ours(
      known([
        ['Segment', facts.segment],
        ['ARR', arrWords(facts)],
        ['Renewal', isWithUs(facts) ? renewalWords(facts) : null],
      ]),
    ),
  ];
}

/** Goals with where they stand; the sheet's own figures of value below them. */
export function goals(facts: Facts): Draft[] {
  return table(
    ['Goal', 'Where it stands'],
    notesOfKind(facts, 'Goal').map(({ what, who, more }) => [
      who === '' ? what : `${what}, ${who}`,
      more === '' ? null : more,
    ]),
  );
}

/** Target, actual and how they stand, of what was to be worth it. */
export function valueDelivered(facts: Facts): Draft[] {
  const [got, promised] = [numberIn(facts, 'roi_achieved'), numberIn(facts, 'roi_promised')];
  const against = (goal: string, metric: string): Text[][] =>
    shownOf(facts, metric) === null
      ? []
      : [[goal, '100 %', shownOf(facts, metric), standing(numberIn(facts, metric), 100)]];
  return [
    ...table(
      ['Value', 'Target', 'Actual', 'Status'],
      [
        ...(Number.isNaN(got)
          ? []
          : [
              [
                'Return on investment',
                Number.isNaN(promised)
                  ? null
                  : { id: 'metric', more: 'roi_promised', text: moneyOf(facts, promised) },
                { id: 'metric', more: 'roi_achieved', text: moneyOf(facts, got) },
                returnStanding(got, promised),
              ],
            ]),
        ...against('Goals met', 'goals_met'),
        ...against('Value received', 'value_realization'),
      ],
    ),
    ...known([['Improvement of your KPI since the start', shownOf(facts, 'kpi_improvement')]]),
    ...returnChart(facts, got, promised),
  ];
}

/** How a return stands to the one promised: "✅ reached (1.5 x)"; null where one is unknown. */
function returnStanding(got: number, promised: number): Text {
  const stands = standing(got, promised);
  const multiple = got / promised;
  return stands !== null && Number.isFinite(multiple) ? `${stands} (${tenths(multiple)} x)` : stands;
}

function returnChart(facts: Facts, got: number, promised: number): Draft[] {
  const most = Math.max(got, promised);
  if (!(most > 0) || got < 0 || promised < 0) return [];
  const bar = (label: string, amount: number) => ({
    label,
    now: amount / most,
    before: null,
    target: null,
    text: moneyOf(facts, amount),
  });
  return [
    {
      kind: 'chart',
      chart: { title: 'Return', bars: [bar('Promised', promised), bar('Achieved', got)] },
    },
  ];
}

/** What is coming, what they asked for, and what is open. */
export function roadmap(facts: Facts): Draft[] {
  const planned = notesOfKind(facts, 'Roadmap');
  return [
    section('Roadmap and requests', 'Roadmap: a note “Roadmap” or “Ask”'),
    ...table(
      ['Coming', 'When', 'What it brings you'],
      planned.map(({ what, who, more }) => [what, who || null, more || null]),
    ),
    part('Your requests'),
    ...table(
      ['Request', 'Status'],
      notesOfKind(facts, 'Ask').map(({ what, who, more }) => [
        who === '' ? what : `${what}, ${who}`,
        more || null,
      ]),
    ),
  ];
}

export function openIssues(facts: Facts): Draft[] {
  return [part('Open issues'), ...list(notesOfKind(facts, 'Issue').map(inOne))];
}

/** More of what is proposed nobody does. */
const MOST_PLANNED = 5;

/** What both sides have agreed to do; for us what we plan beside it. */
export function agreed(facts: Facts): Draft[] {
  return [
    section('Agreed next steps', 'Next steps: a note “Agreed” for each'),
    ...table(
      ['Step', 'Owner', 'Due'],
      notesOfKind(facts, 'Agreed').map(({ what, who, more }) => [what, who || null, more || null]),
    ),
    ...ours(
      part('What we plan'),
      table(
        ['Action', 'Owner', 'Due'],
        facts.actions
          .slice(0, MOST_PLANNED)
          .map(({ what, owner, due }) => [what, owner || null, dateOf(due)]),
      ),
    ),
  ];
}

/** When to meet next, and with whom. */
export function nextReview(facts: Facts): Draft[] {
  const [review] = notesOfKind(facts, 'Review');
  return [
    section('Next review', 'Next review: a note “Review” with its day and attendees'),
    ...paragraph(review ? inOne({ ...review, more: '' }) : null),
    ...known(review && review.more !== '' ? [['Attendees', review.more]] : []),
  ];
}

/** Who is who, as the customer may read it: names and roles. */
export function people(facts: Facts): Draft[] {
  return table(
    ['Name', 'Role'],
    peopleIn(facts).map(({ what, who }) => [what, who || null]),
  );
}

/** Name, role, and for whom they are. */
export function stakeholderMap(facts: Facts): Draft[] {
  return ours(
    section('Stakeholder map', 'Stakeholders: a note “Stakeholder” for each'),
    table(
      ['Name', 'Role', 'What they decide, for or against'],
      peopleIn(facts).map(({ what, who, more }) => [what, who || null, more || null]),
    ),
    known([['Contacts known', shownOf(facts, 'multi_threading_depth')]]),
  );
}

/** The last score of each quarter, of the last four, with its dimensions. */
export function healthByQuarter(facts: Facts): Draft[] {
  const { health, history, today } = facts;
  const names = health?.dimensions.map(({ name }) => name) ?? [];
  const now: FormerScore[] = health
    ? [
        {
          day: today,
          health: Number(health.shown),
          band: health.band,
          dimensions: health.dimensions.map(({ value }) => value),
        },
      ]
    : [];
  const latest = new Map([...history, ...now].map((one) => [quarterOf(one.day), one]));
  const four = [...latest].slice(-4);
  return ours(
    table(
      ['Quarter', 'Health', 'Band', ...names, 'Scored on'],
      four.map(([quarter, { day, health: score, band, dimensions }]) => {
        const more = day < today ? day : undefined;
        return [
          quarter,
          { id: 'health-score', ...(more !== undefined && { more }), text: scoreText(score) },
          band,
          ...names.map((name, d) => dimensionText(name, dimensions[d] ?? null, more)),
          dateName(day),
        ];
      }),
    ),
    four.length < 2 ? [] : scoreBars(four),
  );
}

function dimensionText(name: string, value: number | null, day = ''): Text {
  if (value === null) return null;
  return { id: 'dimension', more: `${name} ${day}`.trim(), text: scoreText(value) };
}

function scoreBars(quarters: readonly (readonly [string, FormerScore])[]): Draft {
  const bars = quarters.map(([label, { health, band }]) => ({
    label,
    now: health / 100,
    before: null,
    target: null,
    text: `${scoreText(health)} ${band}`,
  }));
  return { kind: 'chart', chart: { title: 'Health by quarter', bars } };
}

function quarterOf(iso: string): string {
  return `${iso.slice(0, 4)} Q${Math.ceil(Number(iso.slice(5, 7)) / 3)}`;
}
