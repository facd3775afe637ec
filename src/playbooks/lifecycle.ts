import { ACCOUNTS_OF_CSM, QBR_DAYS } from './cadence';

/** Where a customer is in its life with us, how closely it is looked after, and what a renewal asks for when. */

/** A phase, from a day (counted from the first contract) up to and without the day of the next one. */
export interface Phase {
  readonly name: string;
  readonly from: number;
  readonly goals: string;
  /** What tells whether they are reached: metrics of the customer's row. */
  readonly measures: readonly string[];
}

/** The phases of the `lifecycle` source: half-open, so that day 90 belongs to one of them. */
export const PHASES: readonly Phase[] = [
  {
    name: 'Onboarding',
    from: 0,
    goals: 'complete the implementation, train key users, reach the first value',
    measures: ['time_to_value', 'training_completion_rate', 'feature_adoption'],
  },
  {
    name: 'Adoption',
    from: 90,
    goals: 'expand usage, identify champions, document success stories',
    measures: ['dau_mau_ratio', 'feature_adoption', 'nps_score'],
  },
  {
    name: 'Optimization',
    from: 180,
    goals: 'maximize their return, find where they could grow, strengthen relationships',
    measures: ['roi_achieved', 'roi_promised', 'multi_threading_depth'],
  },
  {
    name: 'Renewal',
    from: 270,
    goals: 'secure the renewal, carry out the expansion, build advocacy',
    measures: ['renewal_sentiment', 'value_realization', 'referral_activity'],
  },
  // The source ends with the first year.
  {
    name: 'Established',
    from: 365,
    goals: 'keep the value coming, prepare each renewal in good time',
    measures: ['value_realization', 'nps_score', 'referral_activity'],
  },
];

/** The phase of a customer so many days after its start; undefined where it has not begun, or its start is unknown. */
export function phaseOf(daysAsCustomer: number): Phase | undefined {
  return [...PHASES].reverse().find(({ from }) => daysAsCustomer >= from);
}

/** How closely customers of a segment are looked after. */
export interface TouchModel {
  readonly name: string;
  /** How often to be in touch once onboarding is over. */
  readonly cadence: string;
  /** How often to hold a business review. */
  readonly reviews: string;
  /** Customers for one CSM: the `lifecycle` source's figure, then the range of the `segment` source. */
  readonly ratio: string;
}

const TOUCH: Readonly<Record<string, Omit<TouchModel, 'reviews'>>> = {
  enterprise: {
    name: 'High-touch',
    cadence: 'Every week or two',
    ratio: `1 CSM for 8 (lifecycle), 10 to ${ACCOUNTS_OF_CSM.entries.enterprise} (segment)`,
  },
  'mid-market': {
    name: 'Medium-touch',
    cadence: 'Monthly',
    ratio: `1 CSM for 25 (lifecycle), 30 to ${ACCOUNTS_OF_CSM.entries['mid-market']} (segment)`,
  },
  smb: {
    name: 'Tech-touch',
    cadence: 'Automated, and when something happens',
    ratio: `1 CSM for 100 or more (lifecycle), 100 to ${ACCOUNTS_OF_CSM.entries.smb} (segment)`,
  },
};

const INTERVALS: Readonly<Record<number, string>> = {
  90: 'Quarterly',
  180: 'Twice a year',
  365: 'Once a year',
};

/** How often business reviews are held, as the default of the settings has it; with smb no day is agreed in advance. */
function reviewsOf(segment: string): string {
  const days = QBR_DAYS.entries[segment]!;
  const often = INTERVALS[days] ?? `Every ${days} days`;
  return segment === 'smb' ? `On demand, at least ${often.toLowerCase()}` : often;
}

const WEEKLY_DAYS = 28;

/** The touch model of a segment. Who has only just begun is checked in on weekly, but where touch is automated. */
export function touchModelOf(segment: string, daysAsCustomer: number): TouchModel {
  const known = Object.keys(TOUCH).includes(segment) ? segment : 'mid-market';
  const model = { ...TOUCH[known]!, reviews: reviewsOf(known) };
  const isNew = daysAsCustomer >= 0 && daysAsCustomer < WEEKLY_DAYS && segment !== 'smb';
  return isNew ? { ...model, cadence: 'Weekly for the first four weeks' } : model;
}

/** What to do so many days before a contract ends. */
export interface RenewalStep {
  readonly daysBefore: number;
  readonly what: string;
}

export const RENEWAL_TIMELINE: readonly RenewalStep[] = [
  { daysBefore: 120, what: 'Review terms, health and issues: and agree the aim within the team' },
  {
    daysBefore: 90,
    what: 'Book the renewal talk: sum up their value, draft the proposal; escalate if at risk',
  },
  {
    daysBefore: 60,
    what: 'Present the renewal proposal: negotiate, answer concerns, escalate what blocks',
  },
  { daysBefore: 30, what: 'Get the renewal signed: plan what follows, and bring the CRM up to date' },
];
