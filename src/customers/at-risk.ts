/** Who is at risk, and whose renewal is near: one rule for sheet, sidebar, windows and documents. */
import type { Area } from '../base/setting';

/** When a renewal is near. */
export const RENEWALS = {
  area: 'Renewals',
  settings: {
    nearDays: {
      kind: 'number',
      name: 'Near renewal',
      value: 90,
      least: 1,
      most: 366,
      meaning: 'A contract that ends within this many days is up for renewal, on every screen.',
    },
    noticeDays: {
      kind: 'number',
      name: 'Days of notice',
      value: 0,
      least: 0,
      most: 1100,
      meaning:
        'Days before the end of a contract by which notice is given, where no column says them: renewals count to that day.',
    },
  },
} as const satisfies Area;

/** What these rules ask of a run. */
export interface RiskRules {
  /** The tiers that the churn model calls at risk. */
  readonly atRisk: readonly string[];
  readonly nearDays: number;
}

/** Whether a customer's tier is one of those at risk. */
export function isAtRisk(
  { tier }: { readonly tier: string },
  { atRisk }: Pick<RiskRules, 'atRisk'>,
): boolean {
  return atRisk.includes(tier);
}

/** Whether a contract ends soon: not once it has ended, nor where unknown. */
export function isNear(
  { daysToRenewal }: { readonly daysToRenewal: number | null },
  { nearDays }: Pick<RiskRules, 'nearDays'>,
): boolean {
  return daysToRenewal !== null && daysToRenewal >= 0 && daysToRenewal <= nearDays;
}

/** The tiers at risk, as a sentence names them: "Critical and High". */
export function namesOfRisk({ atRisk }: Pick<RiskRules, 'atRisk'>, joint: 'and' | 'or' = 'and'): string {
  return atRisk.join(` ${joint} `);
}
