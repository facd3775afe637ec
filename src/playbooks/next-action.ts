/** What is known of a customer when the next step is chosen. */
export interface Situation {
  /** Risk tier; undefined where there was not enough data for one. */
  readonly tier: string | undefined;
  /** Health band, from the model's best to its worst as 0, 1, 2 ...; undefined where there was not enough data. */
  readonly bandRank: number | undefined;
  /** Civil days until the contract ends, negative when it has; undefined when unknown. */
  readonly daysToRenewal: number | undefined;
  /** What a critical churn signal says, whatever the scores say; undefined where there is none. */
  readonly alarm: string | undefined;
  readonly recommendations: readonly string[];
}

function tierAction(tier: string | undefined): string | undefined {
  if (tier === 'Critical') return 'Escalate to an executive today';
  if (tier === 'High') return 'Call within a week and find the root cause';
  return tier === 'Medium' ? 'Check in within two weeks, before it grows' : undefined;
}

const BAND_ACTIONS: readonly string[] = [
  'Keep the usual rhythm and look for room to grow',
  'Raise the touch frequency and find the root cause',
  'Intervene now and agree a save plan',
];

/**
 * The one next step: risk speaks first, then health, and where both are calm a critical signal. A contract that has run
 * out comes before everything: until somebody confirms it, every other number may be about a past customer.
 */
export function nextAction({ tier, bandRank, daysToRenewal, alarm, recommendations }: Situation): string {
  const first = recommendations[0] === undefined ? '' : `. ${recommendations[0]}`;
  if (daysToRenewal !== undefined && daysToRenewal < 0) {
    return `Confirm the renewal: the contract ended ${-daysToRenewal} ${daysToRenewal === -1 ? 'day' : 'days'} ago${first}`;
  }
  const byTier = tierAction(tier);
  if (byTier) return byTier + first;
  if (bandRank === undefined) return 'Complete the data: there is too little to judge by';
  if (bandRank > 0) return BAND_ACTIONS[Math.min(bandRank, BAND_ACTIONS.length - 1)]! + first;
  return alarm === undefined ? BAND_ACTIONS[0]! : `Look into one signal before it spreads: ${alarm}${first}`;
}
