import { once } from '../base/once';
import type { NumberList } from '../base/setting';
import type { Overdue } from './situation';

const bySegment = { kind: 'number', least: 0 } as const;

/** How often to be in touch, by segment: the slower end of what the `segment` source has. */
export const CONTACT_DAYS: NumberList = {
  ...bySegment,
  area: 'Contact every (days)',
  entries: { enterprise: 14, 'mid-market': 30, smb: 0 },
  most: 1000,
  meaning:
    'Two-way contact; overdue after one and a half times as long. 0: touch is automated, and never overdue.',
};

export const QBR_DAYS: NumberList = {
  ...bySegment,
  area: 'QBR every (days)',
  entries: { enterprise: 90, 'mid-market': 180, smb: 365 },
  most: 1000,
  meaning: 'Business review; overdue after one and a half times as long. 0: on demand, and never overdue.',
};

export const HEALTH_REVIEW_DAYS: NumberList = {
  ...bySegment,
  area: 'Health review every (days)',
  entries: { enterprise: 7, 'mid-market': 14, smb: 30 },
  most: 1000,
  meaning: 'How often a CSM looks at the health of such a customer: a reference.',
};

export const ACCOUNTS_OF_CSM: NumberList = {
  ...bySegment,
  area: 'Accounts for a CSM',
  entries: { enterprise: 25, 'mid-market': 60, smb: 300 },
  most: 100_000,
  meaning:
    'So many are enough for one CSM; a run names who has more, unless “Vitals team” has a capacity for them.',
};

export const ARR_OF_CSM: NumberList = {
  ...bySegment,
  area: 'ARR for a CSM',
  entries: { enterprise: 5_000_000, 'mid-market': 4_000_000, smb: 3_000_000 },
  most: Number.POSITIVE_INFINITY,
  meaning: 'So much is usual at most, in the base currency: a reference.',
};

export const CSM_ACTIVITY: NumberList = {
  ...bySegment,
  area: 'CSM activity',
  entries: {
    'strategic calls per account and month': 4,
    'health reviews per month': 4,
    'QBRs prepared per quarter': 5,
    'escalations per month': 2,
    'expansion talks per account': 2,
  },
  most: 1000,
  meaning: 'The upper end of what is usual: a reference, never a rating of people.',
};

/** Longer than so many times its interval is overdue. */
const LATE = 1.5;

/** How often customers are to be in touch and reviewed, by segment. */
export interface Cadence {
  readonly contactDays: ReadonlyMap<string, number>;
  readonly qbrDays: ReadonlyMap<string, number>;
}

const defaultCadence = once(
  (): Cadence => ({
    contactDays: new Map(Object.entries(CONTACT_DAYS.entries)),
    qbrDays: new Map(Object.entries(QBR_DAYS.entries)),
  }),
);

/** What a customer has gone without for too long. What is unknown is not overdue. */
export function overdueOf(
  segment: string,
  since: { readonly contact: number; readonly qbr: number },
  { contactDays, qbrDays }: Cadence = defaultCadence(),
): Overdue[] {
  const isLate = (days: number, every: number | undefined) =>
    every !== undefined && every > 0 && days > LATE * every;
  return [
    ...(isLate(since.contact, contactDays.get(segment)) ? (['contact'] as const) : []),
    ...(isLate(since.qbr, qbrDays.get(segment)) ? (['qbr'] as const) : []),
  ];
}
