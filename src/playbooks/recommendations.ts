import type { CompiledModel } from '../scoring/compile';
import type { Score } from '../scoring/score';
import type { Value } from '../scoring/value';

/** When something is recommended for a metric: by the score its curve gave it, by its own number, or by its word. */
interface Weakness {
  readonly metric: string;
  readonly when: { readonly scoreBelow: number } | { readonly below: number } | { readonly is: string };
}

/**
 * When the `segment` source recommends something; what, the table of next actions says. The source's "more than half of the
 * maximum" is a score below 50 on a `limit` curve.
 */
const WEAKNESSES: readonly Weakness[] = [
  {
    metric: 'renewal_sentiment',
    when: { is: 'negative' },
  },
  {
    metric: 'multi_threading_depth',
    when: { below: 2 },
  },
  {
    metric: 'executive_sponsor_engagement',
    when: { scoreBelow: 50 },
  },
  {
    metric: 'feature_adoption',
    when: { scoreBelow: 50 },
  },
  {
    metric: 'login_frequency',
    when: { scoreBelow: 60 },
  },
  { metric: 'dau_mau_ratio', when: { scoreBelow: 50 } },
  { metric: 'csat_score', when: { below: 3.5 } },
  { metric: 'nps_score', when: { below: 7 } },
  { metric: 'open_tickets', when: { scoreBelow: 50 } },
  {
    metric: 'escalation_rate',
    when: { scoreBelow: 50 },
  },
  {
    metric: 'avg_resolution_hours',
    when: { scoreBelow: 50 },
  },
  {
    metric: 'meeting_attendance',
    when: { scoreBelow: 60 },
  },
];

/** The metrics of one customer that are so weak that something is recommended. */
export function weakMetrics(model: CompiledModel, score: Score, values: readonly Value[]): string[] {
  return WEAKNESSES.filter(({ metric, when }) => {
    const at = model.metrics.findIndex(({ name }) => name === metric);
    if (at < 0) return false;
    const value = values[model.metrics[at]!.input]!;
    if ('scoreBelow' in when) return score.points[at]! < when.scoreBelow;
    return 'is' in when ? value === when.is : typeof value === 'number' && value < when.below;
  }).map(({ metric }) => metric);
}
