/** Parts that several documents share. */
import { isoDayAfter } from '../../base/calendar';
import { tenths, wholeNumber } from '../../base/numbers';
import { scoreText } from '../../scoring/shown';
import { RENEWAL_TIMELINE } from '../lifecycle';
import { type Block, blankRows, known, paragraph, type Text, table } from './document';
import { arrWords, type Facts, numberIn, shownOf, standing } from './facts';

/** Who, how large, until when. */
export function profile(facts: Facts): Block {
  return known(
    [
      ['Customer', facts.name],
      ['Segment', facts.segment],
      ['CSM', facts.csm],
      ['ARR', arrWords(facts)],
      ['Customer since', facts.started],
      ['Contract ends', facts.renewal],
    ],
    ['About', ''],
  );
}

/** Goal, target, actual, and how they stand: what the sheet knows, then room for the customer's own goals. */
export function valueDelivered(facts: Facts): Block {
  const against = (goal: string, actual: string, target: number, shownTarget: Text): Text[][] =>
    shownOf(facts, actual) === null
      ? []
      : [[goal, shownTarget, shownOf(facts, actual), standing(numberIn(facts, actual), target)]];
  return table(
    ['Goal', 'Target', 'Actual', 'Status'],
    [
      ...against(
        'Return on the investment',
        'roi_achieved',
        numberIn(facts, 'roi_promised'),
        shownOf(facts, 'roi_promised'),
      ),
      ...against('Goals met', 'goals_met', 100, '100 %'),
      ...against('Value received', 'value_realization', 100, '100 %'),
      ...against('Gain in their own figure', 'kpi_improvement', Number.NaN, null),
      ...blankRows(4),
    ],
  );
}

/** Return achieved by return promised, such as "1.4 x"; null where one is unknown. */
export function returnMultiple(facts: Facts): Text {
  const multiple = numberIn(facts, 'roi_achieved') / numberIn(facts, 'roi_promised');
  return Number.isFinite(multiple) ? `${tenths(multiple)} x what was promised` : null;
}

/** The model's dimensions, each with its score. */
export function dimensions({ health }: Facts): Block {
  if (!health) return table(['Dimension', 'Score (100 is best)'], blankRows(2));
  return table(
    ['Dimension', 'Score (100 is best)'],
    health.dimensions.map(({ name, value }) => [
      name,
      value === null ? null : { id: 'dimension' as const, more: name, text: scoreText(value) },
    ]),
  );
}

/** What costs health points, in words; null where there is no score. */
export function drags({ health }: Facts, most = 3): Text[] {
  const named = health?.drivers.slice(0, most) ?? [];
  return named.map(({ label, value, lost }) => ({
    id: 'points-lost' as const,
    more: `health ${label}`,
    text: `${label}${value === '' ? '' : ` (${value})`}: costs ${tenths(lost)} health points`,
  }));
}

/** What the customer could buy, with the go-ahead. */
export function growth({ expansion }: Facts): Block[] {
  if (!expansion) return [table(OPPORTUNITY, blankRows(OPPORTUNITY.length))];
  const { opportunities, potential, readiness, isReady } = expansion;
  if (potential === 0) return [paragraph('Nothing beyond what they have is on offer.')];
  if (!isReady) return [paragraph(`Nothing is proposed for now. Readiness: ${readiness}.`)];
  return [
    paragraph({
      id: 'expansion-potential',
      text: `${wholeNumber(potential)} a year in all. Readiness: ${readiness}.`,
    }),
    table(
      OPPORTUNITY,
      opportunities.map(({ category, what, revenue, effort, level, why }) => [
        `${category}: ${what}`,
        { id: 'opportunity' as const, more: `${category} ${what}`, text: wholeNumber(revenue) },
        effort,
        String(level),
        why,
      ]),
    ),
  ];
}

const OPPORTUNITY = ['Opportunity', 'Revenue a year', 'Effort', 'Priority (1 to 5)', 'Why'];

/** Action items by when: the next action first. */
export function actions(facts: Facts, rows = 3): Block {
  return table(
    ['Action', 'Owner', 'Due'],
    [[facts.nextAction === '' ? null : facts.nextAction, facts.csm, null], ...blankRows(3, rows)],
  );
}

/** Each risk with how grave it is; the churn signals first, then room. */
export function risks(facts: Facts): Block {
  return table(
    ['Risk', 'Severity', 'What we do', 'Owner'],
    [
      ...facts.signals.map(({ severity, message }) => [message, severity, null, facts.csm]),
      ...blankRows(4, facts.signals.length > 0 ? 1 : 2),
    ],
  );
}

/** What the renewal asks for when, with its days where the end of the contract is known. */
export function renewalTimeline({ renewal, today }: Facts): Block {
  return table(
    ['Before the end', 'From', 'What'],
    RENEWAL_TIMELINE.map(({ daysBefore, what }) => {
      const day = renewal === null ? null : isoDayAfter(renewal, -daysBefore);
      return [`${daysBefore} days`, day !== null && day < today ? `${day} (past)` : day, what];
    }),
  );
}
