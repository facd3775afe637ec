import { businessReview } from './business-review';
import { type Copy, type CustomerDocument, copyOf, type Outline } from './document';
import { executiveReview } from './executive-review';
import { expansionConversation } from './expansion-conversation';
import type { Facts } from './facts';
import { BEFORE_SECTIONS } from './filling';
import type { DocumentName } from './names';
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
export const DOCUMENTS: ReadonlyMap<DocumentName, Kind> = new Map<DocumentName, Kind>([
  ['Quarterly business review', { outline: businessReview }],
  ['Executive business review', { outline: executiveReview }],
  ['Success plan', { outline: successPlan, misfit: within(FIRST_YEAR, 'first year only') }],
  ['Save plan', { outline: savePlan, misfit: gone }],
  [
    'Onboarding checklist',
    { outline: onboardingChecklist, misfit: within(ONBOARDING_DAYS, `first ${ONBOARDING_DAYS} days only`) },
  ],
  [
    'Expansion conversation',
    {
      outline: expansionConversation,
      misfit: (facts) =>
        gone(facts) || (facts.expansion && !facts.expansion.isReady ? facts.expansion.readiness : ''),
    },
  ],
]);

/** Nothing is planned with who is no customer any more, or not yet. */
function gone({ unscored }: Facts): string {
  return unscored.toLowerCase();
}

function within(days: number, why: string): (facts: Facts) => string {
  return (facts) => gone(facts) || (facts.daysAsCustomer !== null && facts.daysAsCustomer > days ? why : '');
}

/** A document about a customer, for them or for us. */
export function makeDocument(name: DocumentName, facts: Facts, copy: Copy): CustomerDocument {
  return copyOf(DOCUMENTS.get(name)!.outline(facts), copy);
}

/** The placeholders that a template of a document may hold: each section of it, in the order of the document. */
export function placeholdersOf(name: DocumentName, facts: Facts): string[] {
  const { blocks } = DOCUMENTS.get(name)!.outline(facts);
  const sections = blocks.flatMap((block) => (block.kind === 'section' ? [block.text] : []));
  const isHeaded = blocks[0]?.kind === 'section';
  return [...(isHeaded ? [] : [BEFORE_SECTIONS]), ...new Set(sections)];
}
