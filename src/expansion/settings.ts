import { once } from '../base/once';
import { type Area, defaultsOf, type NumberList, type ValuesOf } from '../base/setting';

/** When more is worth proposing, and to whom. The figures are those of the `segment` source. */
export const EXPANSION = {
  area: 'Expansion',
  settings: {
    seatsFrom: {
      kind: 'percent',
      name: 'Propose seats from',
      value: 0.9,
      least: 0,
      most: 1,
      meaning: 'Share of the seats in use from which more seats are proposed.',
    },
    otherModuleShare: {
      kind: 'percent',
      name: 'Other modules',
      value: 0.1,
      least: 0,
      most: 10,
      meaning: 'What a module that is in no list costs, as a share of the ARR.',
    },
    enablementBelow: {
      kind: 'number',
      name: 'Training below',
      value: 30,
      least: 0,
      most: 100,
      meaning: 'A module used less than this, in percent, asks for training before anything more is sold.',
    },
    broadAdoptionFrom: {
      kind: 'percent',
      name: 'Broad adoption from',
      value: 0.7,
      least: 0,
      most: 1,
      meaning: 'Share of the modules in use from which a customer is open to more of them.',
    },
    departmentShare: {
      kind: 'percent',
      name: 'New department',
      value: 0.8,
      least: 0,
      most: 10,
      meaning: 'What a new department brings, as a share of what one of today’s departments does.',
    },
    revenuePerPoint: {
      kind: 'number',
      name: 'Revenue for a point of priority',
      value: 2000,
      least: 1,
      most: Number.POSITIVE_INFINITY,
      meaning: 'Before effort counts, which takes it times 3, 2 or 1. 100 points are the most.',
    },
    readyBands: {
      kind: 'number',
      name: 'Ready health bands',
      value: 0,
      least: 0,
      most: 5,
      meaning:
        'How many bands, from the best, are ready for a proposal; 0: those the model’s table calls ready.',
    },
    holdTiers: {
      kind: 'number',
      name: 'Risk tiers that hold',
      value: 0,
      least: 0,
      most: 5,
      meaning:
        'How many risk tiers, from the worst, hold every proposal; 0: those the model’s table calls at risk.',
    },
  },
} as const satisfies Area;

const share = { kind: 'percent', least: 0, most: 10 } as const;

export const SEAT_SHARES: NumberList = {
  ...share,
  area: 'Expansion seats',
  entries: { enterprise: 0.25, 'mid-market': 0.2, smb: 0.15 },
  meaning: 'How many more seats are proposed, as a share of those there are, and what they bring of the ARR.',
};

export const TIER_MULTIPLIERS: NumberList = {
  area: 'Expansion plans',
  kind: 'number',
  least: 0.01,
  most: 1000,
  entries: { starter: 1, professional: 1.8, enterprise: 3, enterprise_plus: 4.5 },
  meaning: 'What a plan costs, as a multiple of the smallest.',
};

export const MODULE_SHARES: NumberList = {
  ...share,
  area: 'Expansion modules',
  entries: {
    core: 0,
    analytics: 0.15,
    integrations: 0.12,
    api: 0.1,
    advanced_reporting: 0.18,
    security: 0.2,
    automation: 0.15,
    collaboration: 0.1,
    data_export: 0.08,
    custom_workflows: 0.22,
    sso: 0.08,
    audit: 0.1,
  },
  meaning: 'What a module costs, as a share of the ARR.',
};

/** What more of the product is worth, and from where on it is worth proposing. */
export interface ExpansionSettings extends ValuesOf<typeof EXPANSION> {
  /** By segment. */
  readonly seatShares: ReadonlyMap<string, number>;
  /** By plan. */
  readonly tierMultipliers: ReadonlyMap<string, number>;
  /** By `moduleKey`. */
  readonly moduleShares: ReadonlyMap<string, number>;
}

export const defaultExpansion = once(
  (): ExpansionSettings => ({
    ...defaultsOf(EXPANSION),
    seatShares: new Map(Object.entries(SEAT_SHARES.entries)),
    tierMultipliers: new Map(Object.entries(TIER_MULTIPLIERS.entries)),
    moduleShares: new Map(Object.entries(MODULE_SHARES.entries)),
  }),
);

/** A module as prices are listed: `Analytics module` is `analytics`, `core_platform` is `core`. */
export function moduleKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
    .replace(/_(module|access|platform)$/, '');
}
