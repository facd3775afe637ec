/** Where somebody stands. Those with notice given, past due or paused are customers still; a trial pays nothing yet. */
export const STATUS_LEVELS = [
  'active',
  'notice given',
  'past due',
  'paused',
  'churned',
  'prospect',
  'trial',
] as const;
export type StatusLevel = (typeof STATUS_LEVELS)[number];
