import { wordKey } from './normalize';

/** The words that a level column may hold, each with the other words people write for it. */
const WORDS = {
  segment: {
    enterprise: 'ent, large, large enterprise, strategic',
    'mid-market': 'mm, mid, mid size, medium, commercial',
    smb: 'sme, small, small business, small and medium business, small medium business',
  },
  contract_type: {
    annual: 'annually, yearly, year, one year, 1 year, 12 months',
    'multi-year': 'two year, three year, 2 year, 3 year, 24 months, 36 months',
    quarterly: 'quarter, 3 months',
    'month-to-month': 'monthly, m2m, mtm, month by month, rolling',
  },
  satisfaction_trend: {
    improving: 'up, increasing, rising, better',
    stable: 'flat, steady, same, unchanged, no change',
    declining: 'down, decreasing, falling, worse',
    critical: '',
  },
  // Somebody asked and does not know: a value with points of its own, not an empty cell.
  renewal_sentiment: {
    positive: 'good, happy',
    neutral: 'ok, mixed',
    negative: 'bad, unhappy',
    unknown: '',
  },
  pulse: { green: 'healthy, good, 🟢', yellow: 'amber, neutral, 🟡', red: 'critical, bad, 🔴' },
  plan_tier: {
    starter: 'basic, entry',
    professional: 'pro',
    enterprise: 'ent',
    enterprise_plus: 'enterprise+',
  },
} as const;

/** The segments that models know. */
export type Segment = keyof typeof WORDS.segment;

const byMetric = new Map<string, ReadonlyMap<string, string>>();

/** The words of a level metric, by `wordKey`, each leading to the word that models use. Empty for other metrics. */
export function levelWords(header: string): ReadonlyMap<string, string> {
  const name = header === 'available_tiers' ? 'plan_tier' : header;
  let words = byMetric.get(name);
  if (words === undefined) {
    words = new Map(spelled(new Map<string, Record<string, string>>(Object.entries(WORDS)).get(name) ?? {}));
    byMetric.set(name, words);
  }
  return words;
}

/** The words themselves, for messages: `enterprise, mid-market, smb`. */
export function levelNames(header: string): string[] {
  return [...new Set(levelWords(header).values())];
}

function spelled(levels: Record<string, string>): [string, string][] {
  return Object.entries(levels).flatMap(([level, others]) =>
    [level, ...others.split(', ')].filter(Boolean).map((word): [string, string] => [wordKey(word), level]),
  );
}
