import type { Feature, FeatureState } from '../../src/addon/feature';
import type { Failure } from '../failure';

/** Why a feature cannot be used here. */
export interface MissingFeature extends Failure {
  /** Google's page on which it can be allowed; `''` where there is none. */
  readonly allowAt: string;
}

/** What stands where a feature would, if this edition lacks it or the user has not allowed it. */
export function missingFeature(
  { name, does }: Feature,
  states: readonly FeatureState[],
): MissingFeature | undefined {
  const state = states.find((candidate) => candidate.name === name);
  if (!state) {
    return {
      title: `This edition cannot ${does}`,
      advice: 'Available in the team edition, which asks Google for more.',
      allowAt: '',
    };
  }
  if (state.allowed) return undefined;
  return {
    title: `You have not allowed the add-on to ${does}`,
    advice: 'Everything else works without it. Allow it, then open the sidebar again.',
    allowAt: state.allowAt.startsWith('https://') ? state.allowAt : '',
  };
}
