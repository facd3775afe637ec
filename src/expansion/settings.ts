/** What more of the product is worth, as shares of the ARR, and from where on it is worth proposing. */
export interface ExpansionSettings {
  /** Share of the seats in use from which more are proposed. */
  readonly seatsFrom: number;
  /** How many more seats are proposed, as a share of those there are; their revenue is the same share of the ARR. */
  readonly seatShares: Readonly<Record<string, number>>;
  /** What a plan costs, as a multiple of the smallest. */
  readonly tierMultipliers: Readonly<Record<string, number>>;
  readonly moduleShares: Readonly<Record<string, number>>;
  /** For a module that is in no list. */
  readonly otherModuleShare: number;
  /** A module used less than this, in percent, asks for training before anything more is sold. */
  readonly enablementBelow: number;
  /** Share of the modules in use from which a customer is open to more of them. */
  readonly broadAdoptionFrom: number;
  /** What a new department brings, as a share of what one of today's departments does. */
  readonly departmentShare: number;
  /** Revenue that is worth a point of priority, before effort counts; 100 points are the most. */
  readonly revenuePerPoint: number;
  /** How many of the model's bands, from the best, are ready for a proposal. */
  readonly readyBands: number;
  /** How many of the risk tiers, from the worst, hold every proposal. */
  readonly holdTiers: number;
}

/** The figures of the `segment` source. */
export const DEFAULT_EXPANSION: ExpansionSettings = {
  seatsFrom: 0.9,
  seatShares: { enterprise: 0.25, 'mid-market': 0.2, smb: 0.15 },
  tierMultipliers: { starter: 1, professional: 1.8, enterprise: 3, enterprise_plus: 4.5 },
  moduleShares: {
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
  otherModuleShare: 0.1,
  enablementBelow: 30,
  broadAdoptionFrom: 0.7,
  departmentShare: 0.8,
  revenuePerPoint: 2000,
  readyBands: 1,
  holdTiers: 2,
};
