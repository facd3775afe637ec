import { trend } from '../scoring/trend';
import type { Situation } from './situation';

/**
 * How urgent a customer's health trend is: "Critical: health is on its way to the worst band". The priority
 * of band and trend together, after the `segment` source: a declining best band is more urgent than a
 * middle one that is stable. Empty where the two give no reason to hurry. The source leaves out the worst band that
 * declines still: it is no less urgent than one that is stable.
 */
export function trendPriority({ bandRank, worstRank, healthChange }: Situation): string {
  if (bandRank === undefined || healthChange === undefined) return '';
  const going = trend(healthChange, 0);
  if (bandRank === 0 && bandRank < worstRank) {
    return going === 'Declining' ? 'High: health declines from the best band' : '';
  }
  if (bandRank < worstRank) {
    if (going === 'Declining') return 'Critical: health is on its way to the worst band';
    return going === 'Improving' ? 'Medium: health improves: reinforce it' : '';
  }
  if (worstRank === 0) return '';
  if (going === 'Improving') return 'High: health recovers: support it';
  if (going === 'Stable') return 'Critical: health stays in the worst band: try another way';
  return 'Critical: health declines in the worst band';
}
