import type { Facts } from '../../src/playbooks/documents/facts';

/** What a document is made from where nothing but the customer's name is known. */
export const NOTHING_KNOWN = {
  arr: null,
  currency: '',
  started: null,
  daysAsCustomer: null,
  renewal: null,
  daysToRenewal: null,
  unscored: '',
  health: null,
  risk: null,
  signals: [],
  actions: [],
  shown: {},
  numbers: {},
  targets: {},
  quarterAgo: null,
  expansion: null,
  notes: [],
  history: [],
} satisfies Partial<Facts>;

export const SPARSE: Facts = {
  today: '2026-11-21',
  id: 'C-9',
  name: 'C-9',
  segment: 'mid-market',
  csm: null,
  ...NOTHING_KNOWN,
};

/** What a customer of whom everything is known is called by in what it may read, and in what only we do. */
export interface Words {
  readonly theirs: string;
  readonly ours: string;
}

/** A customer of whom everything is known. */
export function richFacts({ theirs, ours }: Words): Facts {
  return {
    ...SPARSE,
    id: theirs,
    name: theirs,
    csm: theirs,
    segment: ours,
    arr: '120,000 EUR',
    currency: 'EUR',
    started: '2026-09-01',
    daysAsCustomer: 81,
    renewal: '2026-12-31',
    daysToRenewal: 40,
    health: {
      model: ours,
      shown: '62.1',
      band: ours,
      worst: false,
      best: false,
      trend: 'Declining',
      dimensions: [{ name: ours, value: 50 }],
      drivers: [{ label: ours, value: ours, lost: 12.4 }],
    },
    risk: { shown: '77.0', tier: ours, isWorst: true },
    signals: [{ severity: ours, message: ours }],
    actions: [{ what: ours, owner: ours, due: '2026-11-24', why: ours }],
    shown: {
      renewal_sentiment: ours,
      competitor_mentions: ours,
      pricing_complaints: ours,
      active_seats: '85',
      licensed_seats: '100',
      goals_met: '80 %',
      plan_tier: theirs,
    },
    numbers: {
      active_seats: 85,
      licensed_seats: 100,
      feature_adoption: 48,
      nps_score: 7,
      open_tickets: 4,
      avg_resolution_hours: 80,
      unresolved_critical: 1,
      goals_met: 80,
      roi_achieved: 300,
      roi_promised: 200,
      competitor_mentions: 3,
      executive_sponsor_engagement: 95,
    },
    targets: { feature_adoption: 80, nps_score: 9, open_tickets: 10, avg_resolution_hours: 72 },
    quarterAgo: {
      day: '2026-08-22',
      numbers: { feature_adoption: 41, active_seats: 80, licensed_seats: 100 },
    },
    expansion: {
      readiness: ours,
      isReady: true,
      potential: 8413,
      opportunities: [
        {
          category: 'Module cross-sell',
          what: theirs,
          revenue: 8413,
          effort: ours,
          level: 4,
          why: ours,
        },
      ],
      signals: [ours],
      use: [ours],
    },
    notes: [
      { day: '2026-11-20', kind: 'Win', note: theirs },
      { day: '2026-11-20', kind: 'Goal', note: theirs },
      { day: '2026-11-20', kind: 'Agreed', note: theirs },
      { day: '2026-11-20', kind: 'Issue', note: theirs },
      { day: '2026-11-20', kind: 'Note', note: ours },
      { day: '2026-11-20', kind: 'Cause', note: ours },
    ],
    history: [{ day: '2026-09-30', health: 70, band: ours, dimensions: [60] }],
  };
}
