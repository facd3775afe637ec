import type { LastRun } from '../../src/addon/run/last-run';
import { toneOf } from './chip';

/** The color of a risk tier, as classes of the style sheet: from grey to deep red. */
export function riskTone(tier: string, { tiers }: Pick<LastRun, 'tiers'>): string {
  return `risk ${toneOf(tier, [...tiers].reverse())}`;
}

/** The color of a health band: green, amber, red. */
export function healthTone(band: string, { bands }: Pick<LastRun, 'bands'>): string {
  return `health ${toneOf(band, bands)}`;
}
