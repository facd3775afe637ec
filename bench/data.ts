/** A portfolio to measure with: the columns of both models, some cells blank, the same on every machine. */
import { chance, hundredth, mulberry32, pick, type Random, wholeBetween } from '../examples/generator/random';

export type Cell = string | number | boolean;

export interface Table {
  readonly headers: readonly string[];
  /** A blank cell is `''`, a date the serial number of its day. */
  readonly rows: readonly (readonly Cell[])[];
}

/** 2026-11-21. */
export const TODAY = 46347;
/** Which column holds dates, from 0. */
export const DATE_COLUMN = 4;

const BLANK_SHARE = 0.03;

const whole = (low: number, high: number) => (random: Random) => wholeBetween(random, low, high);
const share = (low: number, high: number) => (random: Random) => hundredth(low + random() * (high - low));
const word =
  (...words: readonly string[]) =>
  (random: Random) =>
    pick(random, words);
const yes = (often: number) => (random: Random) => chance(random, often);

const METRICS: Readonly<Record<string, (random: Random) => Cell>> = {
  segment: word('enterprise', 'mid-market', 'smb'),
  arr: whole(3000, 400_000),
  contract_end_date: whole(TODAY - 10, TODAY + 700),
  // From 2: a formula that sees one row alone takes a percentage of 1 for a share, as 1 may be 100 %.
  login_frequency: whole(2, 100),
  feature_adoption: whole(5, 100),
  dau_mau_ratio: share(0.02, 0.7),
  support_ticket_volume: whole(0, 12),
  meeting_attendance: whole(20, 100),
  nps_score: whole(0, 10),
  csat_score: (random) => wholeBetween(random, 10, 50) / 10,
  open_tickets: whole(0, 20),
  escalation_rate: share(0, 0.5),
  avg_resolution_hours: whole(2, 120),
  executive_sponsor_engagement: whole(2, 100),
  multi_threading_depth: whole(0, 8),
  renewal_sentiment: word('positive', 'neutral', 'negative', 'unknown'),
  previous_overall_score: whole(10, 95),
  login_trend: whole(-40, 20),
  feature_adoption_change: whole(-25, 15),
  dau_mau_change: share(-0.2, 0.1),
  meeting_cancellations: whole(0, 5),
  response_time_days: whole(0, 9),
  nps_change: whole(-5, 3),
  open_escalations: whole(0, 3),
  unresolved_critical: whole(0, 2),
  satisfaction_trend: word('improving', 'stable', 'declining', 'critical'),
  champion_left: yes(0.1),
  sponsor_change: yes(0.1),
  competitor_mentions: whole(0, 4),
  contract_type: word('annual', 'multi-year', 'quarterly', 'month-to-month'),
  pricing_complaints: yes(0.15),
  budget_cuts_mentioned: yes(0.1),
};

/** So many customers. */
export function portfolio(count: number, seed = 1): Table {
  const random = mulberry32(seed);
  const metrics = Object.values(METRICS);
  return {
    headers: ['customer_id', 'name', ...Object.keys(METRICS)],
    rows: Array.from({ length: count }, (_, i) => {
      const id = String(i + 1).padStart(6, '0');
      const cells = metrics.map((draw) => (chance(random, BLANK_SHARE) ? '' : draw(random)));
      return [`C-${id}`, `Customer ${id}`, ...cells];
    }),
  };
}
