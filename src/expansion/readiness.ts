import type { ExpansionSettings } from './settings';

export type Readiness = 'Ready' | 'Nurture first' | 'Hold: at risk' | 'Not enough data';

/** Where a customer stands among the bands and tiers of its models. */
export interface Standing {
  /** Health bands from the best, as 0, 1, 2 ...; -1 where there was not enough data. */
  readonly band: number;
  readonly bands: number;
  /** Risk tiers from the worst, as 0, 1, 2 ...; -1 where there was not enough data. */
  readonly tier: number;
}

/**
 * Whether this is the time to propose more. What is known to be at risk holds, whatever else is missing; nobody is ready
 * of whom health or risk is unknown.
 */
export function readinessOf(standing: Standing, { readyBands, holdTiers }: ExpansionSettings): Readiness {
  const { band, bands, tier } = standing;
  const unwell = band >= 0 && band === bands - 1 && bands > 1;
  if ((tier >= 0 && tier < holdTiers) || unwell) return 'Hold: at risk';
  if (band < 0 || tier < 0) return 'Not enough data';
  return band < readyBands ? 'Ready' : 'Nurture first';
}
