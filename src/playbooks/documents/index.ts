import { businessReview } from './business-review';
import type { CustomerDocument } from './document';
import { executiveReview } from './executive-review';
import type { Facts } from './facts';
import { onboardingChecklist } from './onboarding';
import { savePlan } from './save-plan';
import { successPlan } from './success-plan';

/** The documents there are, by the name that people choose them by. */
export const DOCUMENTS: ReadonlyMap<string, (facts: Facts) => CustomerDocument> = new Map([
  ['Quarterly business review', businessReview],
  ['Executive business review', executiveReview],
  ['Success plan', successPlan],
  ['Save plan', savePlan],
  ['Onboarding checklist', onboardingChecklist],
]);
