export const READY = 'Ready';
export type Readiness = typeof READY | 'Nurture first' | 'Hold: at risk' | 'Not enough data';

/** What readiness is derived from. */
export interface Readying {
  /** Whether somebody acts on the customer, watches it, or neither. */
  readonly state: 'Act' | 'Watch' | 'Calm';
  /** Health bands from the best, as 0, 1, 2 ...; undefined where there was not enough data. */
  readonly bandRank: number | undefined;
  /** Whether that band is ready for a proposal. */
  readonly bandIsReady: boolean;
  /** The risk tier; undefined where there was not enough data. */
  readonly tier: string | undefined;
  /** Whether that is the model's least tier. */
  readonly tierIsLeast: boolean;
  /** Whether the sheet has no column that churn risk is made from: then health alone decides. */
  readonly lacksChurnColumns: boolean;
  /** What stands out, however mild. */
  readonly signals: readonly unknown[];
}

/**
 * Whether this is the time to propose more. Who is at risk is on hold, also with data missing; nobody is ready of whom
 * health or risk is unknown, nor before every signal is answered. A sheet that has no churn columns at all asks nothing of risk:
 * there the health band alone decides, as the `lifecycle` source has it ("green: expand").
 */
export function readinessOf({
  state,
  bandRank,
  bandIsReady,
  tier,
  tierIsLeast,
  lacksChurnColumns,
  signals,
}: Readying): Readiness {
  if (state === 'Act') return 'Hold: at risk';
  if (bandRank === undefined || (tier === undefined && !lacksChurnColumns)) return 'Not enough data';
  const mayBeAtRisk = tier !== undefined && !tierIsLeast;
  if (state === 'Watch' || mayBeAtRisk || signals.length > 0) return 'Nurture first';
  return bandIsReady ? READY : 'Nurture first';
}
