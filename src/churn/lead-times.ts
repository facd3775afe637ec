/** How long before churn a signal usually stands, and how well it foretells it: the leading indicators of the `segment` source. */
type LeadTime = readonly [
  shortest: number,
  longest: number,
  strength: 'very high' | 'high' | 'moderate to high' | 'moderate',
];

const LEAD_TIMES: ReadonlyMap<string, LeadTime> = new Map<string, LeadTime>([
  ['login_trend', [60, 90, 'very high']],
  ['nps_change', [30, 60, 'high']],
  ['sponsor_change', [30, 90, 'very high']],
  ['champion_left', [30, 90, 'very high']],
  ['open_escalations', [30, 60, 'high']],
  ['meeting_cancellations', [30, 45, 'moderate to high']],
  ['feature_adoption_change', [60, 90, 'moderate']],
  ['competitor_mentions', [30, 60, 'moderate']],
]);

/** "usually 60 to 90 days before churn; foretells it: very high"; empty for a signal of which no source says. */
export function leadWords(metric: string): string {
  const known = LEAD_TIMES.get(metric);
  if (!known) return '';
  const [shortest, longest, strength] = known;
  return `usually ${shortest} to ${longest} days before churn; foretells it: ${strength}`;
}

/** Acting takes so long. */
const DAYS_TO_ACT = 30;

/**
 * The day by which to act on signals that are first seen today: a month before the soonest of their lead times ends, or
 * before the contract does; never a day that is over. Undefined where no signal has a lead time.
 */
export function actBy(
  metrics: readonly string[],
  today: number,
  contractEnd: number | undefined,
): number | undefined {
  const shortest = metrics.flatMap((metric) => LEAD_TIMES.get(metric)?.[0] ?? []);
  if (shortest.length === 0) return undefined;
  const soonest = Math.min(today + Math.min(...shortest), contractEnd ?? Number.POSITIVE_INFINITY);
  return Math.max(today, soonest - DAYS_TO_ACT);
}
