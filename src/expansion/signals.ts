import { adoptionOf, type ExpansionAccount } from './account';
import type { Category } from './categories';
import type { ExpansionSettings } from './settings';

interface Signal {
  readonly metric: string;
  readonly words: string;
  /** The kinds of expansion that it speaks for; all where the list is empty. */
  readonly speaksFor: readonly Category[];
  /** How pressing the `segment` source calls it; left out where it does not say. */
  readonly urgency?: OfferUrgency;
}

/** How pressing what speaks for an opportunity is. */
export type OfferUrgency = 'High' | 'Medium';

/** Signs that a customer is open to more, as columns of yes and no; none of them is a price. */
export const EXPANSION_SIGNALS: readonly Signal[] = [
  {
    metric: 'usage_at_limit',
    words: 'use comes up against limits',
    speaksFor: ['Seat expansion', 'Tier upgrade'],
  },
  {
    metric: 'higher_tier_requests',
    words: 'they ask for features of a higher plan',
    speaksFor: ['Tier upgrade'],
    urgency: 'High',
  },
  {
    metric: 'new_use_cases',
    words: 'they have found new uses',
    speaksFor: ['Tier upgrade', 'Module cross-sell'],
  },
  {
    metric: 'competitor_feature_requests',
    words: 'they name a rival for features they lack',
    speaksFor: ['Module cross-sell'],
    urgency: 'High',
  },
  {
    metric: 'organization_growth',
    words: 'they are growing',
    speaksFor: ['Seat expansion', 'Department expansion'],
  },
  {
    metric: 'department_interest',
    words: 'another department has asked',
    speaksFor: ['Department expansion'],
    urgency: 'Medium',
  },
  { metric: 'champion_promoted', words: 'the champion was promoted', speaksFor: ['Department expansion'] },
  { metric: 'positive_feedback', words: 'their feedback is good', speaksFor: [] },
  { metric: 'successful_qbr', words: 'the last business review went well', speaksFor: [] },
  { metric: 'referral_activity', words: 'they recommend us', speaksFor: [] },
];

/** What a customer's own columns say for a kind of expansion. */
export function signalsFor(category: Category, { signals }: ExpansionAccount): readonly Signal[] {
  return EXPANSION_SIGNALS.filter(
    ({ metric, speaksFor }) => speaksFor.includes(category) && signals.includes(metric),
  );
}

/** Whether so many modules are in use that a customer is open to more of them. */
export function isBroadlyAdopted(account: ExpansionAccount, settings: ExpansionSettings): boolean {
  const { modulesAdopted, modulesOffered } = adoptionOf(account, settings.enablementBelow);
  return modulesAdopted / modulesOffered >= settings.broadAdoptionFrom;
}

/** How pressing a kind of expansion is, after the `segment` source: seats that run out are always. */
export function urgencyFor(
  category: Category,
  account: ExpansionAccount,
  settings: ExpansionSettings,
): OfferUrgency | undefined {
  const urgencies = signalsFor(category, account).map(({ urgency }) => urgency);
  if (category === 'Seat expansion' || urgencies.includes('High')) return 'High';
  const isBroad = category === 'Module cross-sell' && isBroadlyAdopted(account, settings);
  return isBroad || urgencies.includes('Medium') ? 'Medium' : undefined;
}
