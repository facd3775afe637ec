/** The customer's own figures: now, a quarter ago and against the targets of its segment. */

import { dateName } from '../../base/for-people';
import { firstOfEach } from '../../base/group-by';
import { percent, tenths, wholeNumber } from '../../base/numbers';
import type { Bar } from './chart';
import { type Draft, type Text, table } from './document';
import type { Facts } from './facts';

/** A figure by what people call it. */
export interface CustomerFigure {
  readonly name: string;
  readonly metric: string;
  /** What it is a share of. */
  readonly of?: string;
  readonly unit: 'percent' | 'share' | 'count' | 'tenths' | 'hours' | 'days';
  readonly isLessBetter?: boolean;
  /** Where neither the model nor its segment has one. */
  readonly target?: number;
  /** So much is the whole length of its bar. */
  readonly most?: number;
}

export const USAGE: readonly CustomerFigure[] = [
  { name: 'Seats in use', metric: 'active_seats', of: 'licensed_seats', unit: 'share', target: 0.9 },
  { name: 'Active users a day', metric: 'daily_active_users', of: 'licensed_users', unit: 'share' },
  { name: 'Days with a login', metric: 'login_frequency', unit: 'percent' },
  { name: 'Feature adoption', metric: 'feature_adoption', unit: 'percent' },
  { name: 'Daily by monthly users', metric: 'dau_mau_ratio', unit: 'share' },
  { name: 'Training completed', metric: 'training_completion_rate', unit: 'percent', target: 100 },
];

export const ENGAGEMENT: readonly CustomerFigure[] = [
  { name: 'Meetings attended', metric: 'meeting_attendance', unit: 'percent' },
  { name: 'NPS answer (0 to 10)', metric: 'nps_score', unit: 'tenths', most: 10 },
  { name: 'CSAT (1 to 5)', metric: 'csat_score', unit: 'tenths', most: 5 },
  { name: 'Goals met', metric: 'goals_met', unit: 'percent', target: 100 },
];

export const SUPPORT: readonly CustomerFigure[] = [
  { name: 'Tickets opened', metric: 'support_ticket_volume', unit: 'count', isLessBetter: true },
  { name: 'Tickets open now', metric: 'open_tickets', unit: 'count', isLessBetter: true },
  { name: 'First response (hours)', metric: 'first_response_hours', unit: 'hours', isLessBetter: true },
  { name: 'Time to resolution (hours)', metric: 'avg_resolution_hours', unit: 'hours', isLessBetter: true },
  { name: 'Escalation rate', metric: 'escalation_rate', unit: 'share', isLessBetter: true },
  {
    name: 'Urgent issues open',
    metric: 'unresolved_critical',
    unit: 'count',
    isLessBetter: true,
    target: 0,
  },
  { name: 'CSAT (1 to 5)', metric: 'csat_score', unit: 'tenths', most: 5 },
  { name: 'Resolution satisfaction', metric: 'resolution_satisfaction', unit: 'percent' },
];

/** A measure of a customer. */
export interface Compared {
  readonly measure: CustomerFigure;
  readonly now: number;
  readonly before: number;
  readonly target: number;
}

/** The measures of which something is known today. */
export function compared(facts: Facts, measures: readonly CustomerFigure[]): Compared[] {
  const was = facts.quarterAgo?.numbers ?? {};
  // CSAT is of engagement and of support: where both are listed it is told once.
  return firstOfEach(measures, ({ metric }) => metric)
    .map((measure) => ({
      measure,
      now: valueIn(facts.numbers, measure),
      before: valueIn(was, measure),
      target: facts.targets[measure.metric] ?? measure.target ?? Number.NaN,
    }))
    .filter(({ now }) => !Number.isNaN(now));
}

/** Now, a quarter ago, the target and how it stands. */
export function comparison(facts: Facts, measures: readonly CustomerFigure[]): Draft[] {
  const { quarterAgo } = facts;
  return table(
    ['Measure', quarterAgo ? dateName(quarterAgo.day) : '', 'Now', 'Change', 'Target', 'Status'],
    compared(facts, measures).map((one) => [
      one.measure.name,
      beforeText(one),
      nowText(one, facts),
      changeOf(one),
      targetText(one),
      statusOf(one),
    ]),
  );
}

/** The same as bars, for shares and what has a fixed scale. */
export function bars(facts: Facts, measures: readonly CustomerFigure[]): Draft[] {
  const drawn = compared(facts, measures).flatMap((one): Bar[] => {
    const most = one.measure.most ?? { percent: 100, share: 1 }[one.measure.unit as string];
    if (most === undefined) return [];
    const part = (value: number) => (Number.isNaN(value) ? null : value / most);
    const said = [formatted(one.measure, one.now)];
    if (!Number.isNaN(one.before)) said.push(`was ${formatted(one.measure, one.before)}`);
    if (!Number.isNaN(one.target)) said.push(`target ${formatted(one.measure, one.target)}`);
    return [
      {
        label: one.measure.name,
        now: one.now / most,
        before: part(one.before),
        target: part(one.target),
        text: said.join(', '),
      },
    ];
  });
  if (drawn.length < 2) return [];
  return [{ kind: 'chart', chart: { title: 'Now, a quarter ago and the target', bars: drawn } }];
}

/** What to raise or cut, what is furthest from its target first: "Raise feature adoption from 48 % to 80 %". */
export function gaps(facts: Facts, measures: readonly CustomerFigure[], most = 3): string[] {
  return compared(facts, measures)
    .map((one) => ({ one, reached: reachedOf(one) }))
    .filter(({ reached }) => reached < 1)
    .sort((a, b) => a.reached - b.reached)
    .slice(0, most)
    .map(({ one: { measure, now, target } }) => {
      const [from, to] = [formatted(measure, now), formatted(measure, target)];
      const name = `${measure.name[0]!.toLowerCase()}${measure.name.slice(1)}`.replace(
        /^(nps|csat)/i,
        (word) => word.toUpperCase(),
      );
      return `${measure.isLessBetter ? 'Cut' : 'Raise'} ${name} from ${from} to ${to}`;
    });
}

/** What got better since the quarter before, the most first: "Feature adoption 48 %, was 41 %". */
export function gains(facts: Facts, measures: readonly CustomerFigure[], most = 3): string[] {
  return compared(facts, measures)
    .map((one) => ({ one, gain: gainOf(one) }))
    .filter(({ gain }) => gain > 0.02)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, most)
    .map(
      ({ one: { measure, now, before } }) =>
        `${measure.name} ${formatted(measure, now)}, was ${formatted(measure, before)}`,
    );
}

/** How near a figure is to its target: 1 and more where it is there, NaN where one is unknown. */
function reachedOf({ measure, now, target }: Compared): number {
  if (!measure.isLessBetter) return now / target;
  return now <= target ? 1 : target / now;
}

/** How an actual figure stands to its target; null where one is unknown. */
export function standing(actual: number, target: number): Text {
  if (Number.isNaN(actual) || Number.isNaN(target)) return null;
  if (actual >= target) return '✅ reached';
  return actual >= 0.8 * target ? '⚠️ close' : '❌ behind';
}

/** The same for what is to stay below a limit. */
function within(actual: number, limit: number): Text {
  if (Number.isNaN(actual) || Number.isNaN(limit)) return null;
  if (actual > limit) return '❌ over';
  return actual > 0.8 * limit ? '⚠️ close' : '✅ within';
}

function statusOf({ measure, now, target }: Compared): Text {
  return measure.isLessBetter ? within(now, target) : standing(now, target);
}

function valueIn(numbers: Readonly<Record<string, number>>, { metric, of }: CustomerFigure): number {
  const value = numbers[metric] ?? Number.NaN;
  if (of === undefined) return value;
  const whole = numbers[of] ?? Number.NaN;
  return whole > 0 ? value / whole : Number.NaN;
}

/** A change of the figure by its own size; NaN where one is unknown, below zero where it got worse. */
function gainOf({ measure, now, before }: Compared): number {
  if (now === before) return 0;
  const change = (now - before) / Math.max(Math.abs(before), Math.abs(now));
  return measure.isLessBetter ? -change : change;
}

function changeOf(one: Compared): Text {
  const gain = gainOf(one);
  if (Number.isNaN(gain)) return null;
  if (formatted(one.measure, one.now) === formatted(one.measure, one.before)) return 'stable';
  return one.now > one.before ? '▲ up' : '▼ down';
}

function targetText({ measure, target }: Compared): Text {
  if (Number.isNaN(target)) return null;
  const text = formatted(measure, target);
  return metricText(measure, 'target', measure.isLessBetter && target > 0 ? `at most ${text}` : text);
}

function nowText({ measure, now }: Compared, facts: Facts): Text {
  const whole = measure.of === undefined ? undefined : facts.numbers[measure.of];
  const parts = whole === undefined ? '' : ` (${wholeNumber(now * whole)} of ${wholeNumber(whole)})`;
  return metricText(measure, '', `${formatted(measure, now)}${parts}`);
}

function beforeText({ measure, before }: Compared): Text {
  return Number.isNaN(before) ? null : metricText(measure, 'before', formatted(measure, before));
}

function metricText({ metric }: CustomerFigure, which: string, text: string): Text {
  return { id: 'metric', more: `${metric} as compared ${which}`.trim(), text };
}

/** A value in its unit, as people write it. */
export function formatted({ unit }: CustomerFigure, value: number): string {
  switch (unit) {
    case 'share':
      return percent(value);
    case 'percent':
      return percent(value / 100);
    case 'count':
      return wholeNumber(value);
    default:
      return tenths(value).replace(/\.0$/, '');
  }
}
