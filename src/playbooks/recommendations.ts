import type { CompiledModel } from '../scoring/compile';
import type { Score } from '../scoring/score';
import type { Value } from '../scoring/value';

/** What to do about a metric, and when: by the score its curve gave it, by its own number, or by its word. */
interface Recommendation {
  readonly metric: string;
  readonly when: { readonly scoreBelow: number } | { readonly below: number } | { readonly is: string };
  readonly advice: string;
}

/**
 * The recommendations of the `segment` source. Its "more than half of the maximum" is a score below 50 on a `limit`
 * curve.
 */
const RECOMMENDATIONS: readonly Recommendation[] = [
  {
    metric: 'renewal_sentiment',
    when: { is: 'negative' },
    advice: 'Start a save plan now: the renewal sentiment is negative',
  },
  {
    metric: 'multi_threading_depth',
    when: { below: 2 },
    advice: 'Win contacts in more departments: everything hangs on one person',
  },
  {
    metric: 'executive_sponsor_engagement',
    when: { scoreBelow: 50 },
    advice: 'Arrange an alignment meeting with the executive sponsor',
  },
  {
    metric: 'feature_adoption',
    when: { scoreBelow: 50 },
    advice: 'Offer a guided walk through the features they do not use',
  },
  {
    metric: 'login_frequency',
    when: { scoreBelow: 60 },
    advice: 'Book a session to bring people back to the product',
  },
  { metric: 'dau_mau_ratio', when: { scoreBelow: 50 }, advice: 'Find out what keeps daily use low' },
  { metric: 'csat_score', when: { below: 3.5 }, advice: 'Bring the low CSAT to the support lead' },
  { metric: 'nps_score', when: { below: 7 }, advice: 'Ask what lies behind the low NPS answer' },
  { metric: 'open_tickets', when: { scoreBelow: 50 }, advice: 'Get the open tickets moved up the queue' },
  {
    metric: 'escalation_rate',
    when: { scoreBelow: 50 },
    advice: 'Review how their tickets are handled, and who is trained to file them',
  },
  {
    metric: 'avg_resolution_hours',
    when: { scoreBelow: 50 },
    advice: 'Take the slow resolution times to the support lead: they are beyond target',
  },
  {
    metric: 'meeting_attendance',
    when: { scoreBelow: 60 },
    advice: 'Rework the meeting rhythm and agenda with them',
  },
];

/** What to do for one customer, by what its own numbers say; the most pressing first. */
export function recommendations(model: CompiledModel, score: Score, values: readonly Value[]): string[] {
  return RECOMMENDATIONS.filter(({ metric, when }) => {
    const at = model.metrics.findIndex(({ name }) => name === metric);
    if (at < 0) return false;
    const value = values[model.metrics[at]!.input]!;
    if ('scoreBelow' in when) return score.points[at]! < when.scoreBelow;
    return 'is' in when ? value === when.is : typeof value === 'number' && value < when.below;
  }).map(({ advice }) => advice);
}
