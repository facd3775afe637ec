/** Where somebody stands. Those with notice given, past due or paused are customers still; a trial pays nothing yet. */
export const LEVELS = [
  'active',
  'notice given',
  'past due',
  'paused',
  'churned',
  'prospect',
  'trial',
] as const;
export type Level = (typeof LEVELS)[number];
