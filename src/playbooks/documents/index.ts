import { businessReview } from './business-review';
import { type Copy, type CustomerDocument, copyOf, type Outline } from './document';
import { executiveReview } from './executive-review';
import { expansionConversation } from './expansion-conversation';
import type { Facts } from './facts';
import { ONBOARDING_DAYS, onboardingChecklist } from './onboarding';
import { savePlan } from './save-plan';
import { successPlan } from './success-plan';

interface Kind {
  readonly outline: (facts: Facts) => Outline;
  /** Why it does not fit a customer; empty where it does. */
  readonly misfit?: (facts: Facts) => string;
}

const FIRST_YEAR = 365;

/** The documents there are, by the name that people choose them by. */
export const DOCUMENTS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['Quarterly business review', { outline: businessReview }],
  ['Executive business review', { outline: executiveReview }],
  [
    'Success plan',
    {
      outline: successPlan,
      misfit: ({ daysAsCustomer }) =>
        daysAsCustomer !== null && daysAsCustomer > FIRST_YEAR ? 'first year only' : '',
    },
  ],
  ['Save plan', { outline: savePlan }],
  [
    'Onboarding checklist',
    {
      outline: onboardingChecklist,
      misfit: ({ daysAsCustomer }) =>
        daysAsCustomer !== null && daysAsCustomer > ONBOARDING_DAYS
          ? `first ${ONBOARDING_DAYS} days only`
          : '',
    },
  ],
  [
    'Expansion conversation',
    {
      outline: expansionConversation,
      misfit: ({ expansion }) => (expansion && !expansion.isReady ? expansion.readiness : ''),
    },
  ],
]);

/** A document about a customer, for them or for us. */
export function makeDocument(name: string, facts: Facts, copy: Copy): CustomerDocument {
  return copyOf(DOCUMENTS.get(name)!.outline(facts), copy);
}
