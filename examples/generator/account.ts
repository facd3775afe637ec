import { companyNames } from './company-names';
import { addMonths, dayOf } from './days';
import {
  chance,
  mostlySmall,
  noise,
  pick,
  pickWeighted,
  type Random,
  shuffled,
  wholeBetween,
  within,
} from './random';
import { type Sides, STORIES, type StoryName, storiesFor } from './stories';

/** The day on which the sheet was exported. */
export const TODAY = dayOf('2026-11-21');

export type Segment = 'Enterprise' | 'Mid-market' | 'SMB';
export type ContractType = 'annual' | 'multi-year' | 'quarterly' | 'month-to-month';

/** What is so of an account behind its figures; every column of the sheet follows from this, with noise. */
export interface Account extends Sides {
  readonly id: string;
  readonly name: string;
  readonly story: StoryName;
  readonly segment: Segment;
  readonly region: string;
  readonly csm: string;
  readonly arr: number;
  readonly seats: number;
  readonly since: number;
  readonly contractType: ContractType;
  readonly contractStart: number;
  /** Last day of the contract. */
  readonly contractEnd: number;
  readonly drift: number;
  readonly championLeft: boolean;
  readonly sponsorChanged: boolean;
  readonly note: string;
}

const SEGMENTS = { SMB: 42, 'Mid-market': 37, Enterprise: 21 } as const;
const ARR_RANGES: Readonly<Record<Segment, readonly [number, number]>> = {
  SMB: [3600, 24500],
  'Mid-market': [26000, 98000],
  Enterprise: [104000, 640000],
};
const CSMS: Readonly<Record<Segment, readonly string[]>> = {
  SMB: ['Tomasz Zielak', 'Grace Oduya'],
  'Mid-market': ['Maribel Ortega', 'Jonas Wikander', 'Aisha Bello'],
  Enterprise: ['Priya Raman', 'Henrik Solbakk'],
};
const CONTRACT_TYPES: Readonly<Record<Segment, Readonly<Record<ContractType, number>>>> = {
  SMB: { annual: 68, 'month-to-month': 14, quarterly: 14, 'multi-year': 4 },
  'Mid-market': { annual: 68, 'multi-year': 24, quarterly: 8, 'month-to-month': 0 },
  Enterprise: { annual: 50, 'multi-year': 50, quarterly: 0, 'month-to-month': 0 },
};
const MONTHS: Readonly<Record<ContractType, number>> = {
  annual: 12,
  'multi-year': 36,
  quarterly: 3,
  'month-to-month': 1,
};
const REGIONS = { AMER: 45, EMEA: 40, APAC: 15 } as const;

const CHAMPION_LEFT = [
  'Champion left; looking for a new one',
  'Our champion moved to another company',
  'New head of department, does not know us yet',
];

/** So many accounts, in the order in which they became customers. */
export function makeAccounts(random: Random, count: number): Account[] {
  const names = companyNames(random, count);
  const stories = shuffled(random, storiesFor(count));
  const since = startDays(random, stories);
  const order = since.map((_, i) => i).sort((a, b) => since[a]! - since[b]!);
  return order.map((from, i) => {
    const known = { id: `TF-${1001 + i}`, name: names[from]!, story: stories[from]!, since: since[from]! };
    return { ...known, ...makeAccount(random, known.story, known.since) };
  });
}

function startDays(random: Random, stories: readonly StoryName[]): number[] {
  // More customers are young than old, as in a vendor that grows.
  return stories.map((story) =>
    story === 'onboarding'
      ? TODAY - wholeBetween(random, 12, 85)
      : TODAY - 95 - Math.floor(mostlySmall(random) * 2400),
  );
}

function makeAccount(random: Random, story: StoryName, since: number) {
  const segment = pickWeighted(random, SEGMENTS);
  const arr = arrOf(random, segment);
  // One bad or good quarter shows on every side of an account; its own noise comes on top of it.
  const common = noise(random, 0.1);
  const level = (usual: number) => within(usual + common + noise(random, 0.06), 0.03, 0.99);
  const usual = STORIES[story];
  const drift = within(usual.drift + noise(random, 0.3), -1, 1);
  // People leave everywhere; where they left, an account slides.
  const championLeft = chance(random, drift < -0.4 ? 0.45 : 0.02);
  return {
    segment,
    arr,
    region: pickWeighted(random, REGIONS),
    csm: pick(random, CSMS[segment]),
    seats: Math.max(5, Math.round(arr / (segment === 'SMB' ? 420 : 560) / 5) * 5),
    ...contractOf(random, story, segment, since),
    usage: level(usual.usage),
    engagement: level(usual.engagement),
    support: level(usual.support),
    relationship: level(usual.relationship - (championLeft ? 0.12 : 0)),
    drift,
    championLeft,
    sponsorChanged: chance(random, drift < -0.4 ? 0.3 : 0.05),
    note: noteOf(random, championLeft, usual.notes),
  };
}

function noteOf(random: Random, championLeft: boolean, usual: readonly string[]): string {
  if (championLeft) return pick(random, CHAMPION_LEFT);
  return chance(random, 0.45) ? pick(random, usual) : '';
}

function arrOf(random: Random, segment: Segment): number {
  const [low, high] = ARR_RANGES[segment];
  const arr = low + (high - low) * mostlySmall(random);
  // Segments are set by people: some grew out of theirs, some large companies began small.
  const misplaced = chance(random, 0.05) ? (segment === 'Enterprise' ? 0.6 : 1.6) : 1;
  return Math.round((arr * misplaced) / 60) * 60;
}

function contractOf(
  random: Random,
  story: StoryName,
  segment: Segment,
  since: number,
): Pick<Account, 'contractType' | 'contractStart' | 'contractEnd'> {
  const drawn = pickWeighted(random, CONTRACT_TYPES[segment]);
  const contractType = story === 'onboarding' && drawn !== 'multi-year' ? 'annual' : drawn;
  const months = MONTHS[contractType];
  let term = 0;
  while (addMonths(since, (term + 1) * months) <= TODAY) term += 1;
  const contractStart = addMonths(since, term * months);
  // Renewed in the last weeks, and nobody has entered the new contract yet.
  const stale = term > 0 && months > 1 && TODAY - contractStart <= 40 && chance(random, 0.3);
  return {
    contractType,
    contractStart: stale ? addMonths(since, (term - 1) * months) : contractStart,
    contractEnd: (stale ? contractStart : addMonths(since, (term + 1) * months)) - 1,
  };
}
