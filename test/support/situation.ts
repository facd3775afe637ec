import type { Signal, Situation } from '../../src/playbooks/situation';

/** A calm, healthy customer of a three-band model, but for what is given. */
export function situation(change: Partial<Situation> = {}): Situation {
  const { tier = 'tier' in change ? undefined : 'Low', bandRank = 'bandRank' in change ? undefined : 0 } =
    change;
  return {
    risk: 10,
    bandIsReady: bandRank === 0,
    worstRank: 2,
    healthChange: undefined,
    daysToRenewal: 200,
    daysAsCustomer: 400,
    readiness: undefined,
    signals: [],
    concerns: [],
    isCalm: true,
    notice: false,
    nearDays: 90,
    overdue: [],
    weak: [],
    measuredWith: { marks: ['segment 1', 'churn 2'], coverages: [90, 90] },
    leftBestBand: false,
    tierIsWorst: tier === 'Critical',
    band: bandRank === undefined ? undefined : ['Green', 'Yellow', 'Red'][bandRank],
    tierAtRisk: tier === 'Critical' || tier === 'High',
    tierIsLeast: tier === 'Low',
    lacksChurnColumns: false,
    ...change,
    bandRank,
    tier,
  };
}

/** A customer of whom nothing is known, but for what is given. */
export function unknownSituation(change: Partial<Situation> = {}): Situation {
  return situation({
    tier: undefined,
    risk: undefined,
    bandRank: undefined,
    daysToRenewal: undefined,
    daysAsCustomer: undefined,
    ...change,
  });
}

export function signal(metric: string, severity = 'High', more: Partial<Signal> = {}): Signal {
  return { metric, severity, message: metric.replace(/_/g, ' '), ...more };
}
