/** The kinds of expansion, in the order in which equals are ranked. */
export const CATEGORIES = [
  'Seat expansion',
  'Tier upgrade',
  'Module cross-sell',
  'Department expansion',
] as const;
export type Category = (typeof CATEGORIES)[number];
