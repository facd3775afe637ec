/**
 * The team edition: everything of `index.ts`, and what needs more than the open spreadsheet. What each feature asks for
 * is declared beside its code (`addon/feature.ts`), and explained in docs/permissions.md.
 */
import { type Feature, type FeatureState, statesOf } from './addon/feature';

export * from './index';

const FEATURES: readonly Feature[] = [];

/** Which features this edition has, and whether the user has allowed them. */
export function listFeatures(): FeatureState[] {
  return statesOf(FEATURES);
}
