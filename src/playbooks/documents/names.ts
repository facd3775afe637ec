/** The documents there are, in the order in which people choose them. */
export const DOCUMENT_NAMES = [
  'Quarterly business review',
  'Executive business review',
  'Success plan',
  'Save plan',
  'Onboarding checklist',
  'Expansion conversation',
] as const;
export type DocumentName = (typeof DOCUMENT_NAMES)[number];
