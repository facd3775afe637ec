/** How well four sides of an account stand, 0 to 1. */
export interface Sides {
  readonly usage: number;
  readonly engagement: number;
  readonly support: number;
  readonly relationship: number;
}

/** A kind of account: what an account of this kind looks like before chance makes it one of a kind. */
export interface Story extends Sides {
  /** How many of a hundred accounts live this story. */
  readonly share: number;
  /** Where it has been going for a quarter, from -1 (collapsing) over 0 to 1 (taking off). */
  readonly drift: number;
  /** What its CSM writes about it. */
  readonly notes: readonly string[];
}

/**
 * The stories of the portfolio. Level and drift are apart because the interesting accounts are those where they
 * disagree: the silent churner scores well today and falls, the new customer scores badly and rises.
 */
export const STORIES = {
  advocate: {
    share: 14,
    usage: 0.87,
    engagement: 0.84,
    support: 0.82,
    relationship: 0.86,
    drift: 0.12,
    notes: [
      'Speaks at our user day; asked for prices for two more teams',
      'Seats are nearly used up, wants a proposal',
      'Gave a reference call last month',
      'Champion was promoted, now runs the whole department',
    ],
  },
  steady: {
    share: 27,
    usage: 0.68,
    engagement: 0.66,
    support: 0.72,
    relationship: 0.64,
    drift: 0.02,
    notes: [
      'Quiet and content',
      'QBR held, no open points',
      'Wants fewer calls, all is well',
      'Runs by itself',
    ],
  },
  lukewarm: {
    share: 15,
    usage: 0.45,
    engagement: 0.46,
    support: 0.55,
    relationship: 0.4,
    drift: -0.57,
    notes: [
      'Uses the core only, never got to the rest',
      'Only one person there knows us',
      'Friendly calls, and little use between them',
    ],
  },
  onboarding: {
    share: 8,
    usage: 0.4,
    engagement: 0.72,
    support: 0.58,
    relationship: 0.54,
    drift: 0.45,
    notes: ['Data migration done, training next week', 'Kick-off held', 'First team is live, second follows'],
  },
  'silent churner': {
    share: 10,
    usage: 0.72,
    engagement: 0.58,
    support: 0.8,
    relationship: 0.56,
    drift: -0.64,
    notes: ['No complaints, but nobody came to the last two calls', 'Very quiet since the reorganisation'],
  },
  'noisy but loyal': {
    share: 7,
    usage: 0.82,
    engagement: 0.7,
    support: 0.16,
    relationship: 0.78,
    drift: 0.05,
    notes: [
      'Opens a ticket a day and loves us',
      'Escalates often, and recommends us all the same',
      'Power users: they find every bug first',
    ],
  },
  declining: {
    share: 11,
    usage: 0.25,
    engagement: 0.24,
    support: 0.3,
    relationship: 0.22,
    drift: -0.64,
    notes: [
      'Budget review in their finance team',
      'Project lead is leaving tasks to us',
      'Is trying out another vendor',
    ],
  },
  'at risk': {
    share: 8,
    usage: 0.09,
    engagement: 0.09,
    support: 0.17,
    relationship: 0.07,
    drift: -0.9,
    notes: ['Asked how to export all data', 'Save plan running', 'Says they will not renew at this price'],
  },
} as const satisfies Record<string, Story>;

export type StoryName = keyof typeof STORIES;

/** The stories of so many accounts, in the shares above: counted out and not drawn, so that no story is missing. */
export function storiesFor(count: number): StoryName[] {
  const names = Object.keys(STORIES) as StoryName[];
  const bounds = names.map((_, i) =>
    names.slice(0, i + 1).reduce((sum, name) => sum + STORIES[name].share, 0),
  );
  return Array.from({ length: count }, (_, i) => {
    const percentile = ((i + 0.5) / count) * 100;
    return names[bounds.findIndex((bound) => percentile < bound)]!;
  });
}
