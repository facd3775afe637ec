import { type Account, type Segment, TODAY } from './account';
import { chance, hundredth, noise, type Random, wholeAbout, within } from './random';

/** A cell of the sheet. */
export type Cell = string | number | boolean;
/** Cells by the canonical header of their column. */
export type Cells = Readonly<Record<string, Cell>>;

/** What is usual in a segment: a large customer logs in more, asks less per head and waits for no one. */
interface Usual {
  readonly logins: number;
  readonly adoption: number;
  readonly stickiness: number;
  readonly tickets: number;
  readonly openTickets: number;
  readonly escalations: number;
  readonly hours: number;
  readonly attendance: number;
  readonly sponsor: number;
  readonly contacts: number;
}

const USUAL: Readonly<Record<Segment, Usual>> = {
  Enterprise: {
    logins: 90,
    adoption: 0.8,
    stickiness: 0.5,
    tickets: 5,
    openTickets: 10,
    escalations: 0.25,
    hours: 72,
    attendance: 93,
    sponsor: 88,
    contacts: 5,
  },
  'Mid-market': {
    logins: 80,
    adoption: 0.7,
    stickiness: 0.4,
    tickets: 8,
    openTickets: 15,
    escalations: 0.3,
    hours: 96,
    attendance: 85,
    sponsor: 75,
    contacts: 3,
  },
  SMB: {
    logins: 70,
    adoption: 0.6,
    stickiness: 0.3,
    tickets: 10,
    openTickets: 20,
    escalations: 0.4,
    hours: 120,
    attendance: 75,
    sponsor: 60,
    contacts: 2,
  },
};

/** True for a customer of the last quarter, who has no quarter before it to compare with. */
export function isNew(account: Account): boolean {
  return TODAY - account.since < 90;
}

/** How much the product is used, and where that goes. */
export function usageFigures(account: Account, random: Random): Cells {
  const { usage, drift, seats } = account;
  const usual = USUAL[account.segment];
  const inUse = within(0.3 + 0.68 * usage + noise(random, 0.06), 0.05, 1.04);
  const activeSeats = Math.round(seats * inUse);
  return {
    licensed_seats: seats,
    active_seats: activeSeats,
    licensed_users: seats,
    daily_active_users: Math.round(activeSeats * within(0.5 + 0.48 * usage + noise(random, 0.05), 0.1, 0.98)),
    login_frequency: Math.round(within(usual.logins * (0.3 + 0.82 * usage) + noise(random, 5), 2, 100)),
    feature_adoption: hundredth(
      within(usual.adoption * (0.2 + 0.95 * usage) + noise(random, 0.06), 0.02, 0.98),
    ),
    dau_mau_ratio: hundredth(
      within(usual.stickiness * (0.25 + 0.88 * usage) + noise(random, 0.04), 0.02, 0.9),
    ),
    login_trend: change(drift * 36 + noise(random, 4)),
    feature_adoption_change: change(drift * 24 + noise(random, 4)),
    dau_mau_change: hundredth(drift * 0.2 + noise(random, 0.03)) + 0,
    training_completion_rate: percent(35 + 60 * usage + noise(random, 12) - (isNew(account) ? 15 : 0)),
    days_overdue: chance(random, 0.04 + 0.35 * (1 - account.relationship))
      ? wholeAbout(random, 4 + (1 - account.relationship) * 55 * random())
      : 0,
  };
}

/** How the people there take part, and what they answer when asked. */
export function engagementFigures(account: Account, random: Random): Cells {
  const { engagement, drift, segment } = account;
  const falling = Math.max(0, -drift);
  // A new customer was not asked yet; some others never answer.
  const asked = !isNew(account);
  const answersNps = asked && chance(random, 0.93);
  const nps = Math.round(within(10 * (0.12 + 0.88 * engagement) + noise(random, 1), 0, 10));
  return {
    meeting_attendance: `${percent(USUAL[segment].attendance * (0.35 + 0.78 * engagement) + noise(random, 8))}%`,
    meeting_cancellations: wholeAbout(random, falling * 3 + (1 - engagement) * 0.8 - 0.1),
    response_rate: percent(30 + 65 * engagement + noise(random, 10)),
    response_time_days: Math.max(1, wholeAbout(random, 0.8 + falling * 4.5 + (1 - engagement) * 2)),
    nps_score: answersNps ? nps : '',
    nps_change: answersNps ? within(change(drift * 4.5 + noise(random, 0.9)), nps - 10, nps) : '',
    csat_score: asked ? tenth(within(1 + 4 * (0.22 + 0.74 * engagement) + noise(random, 0.4), 1, 5)) : '',
    satisfaction_trend: asked ? satisfactionTrend(account, random) : '',
  };
}

function satisfactionTrend({ support, drift }: Account, random: Random): string {
  const direction = drift + (support - 0.7) * 0.3 + noise(random, 0.15);
  if (direction < -0.85) return 'critical';
  if (direction < -0.3) return 'declining';
  return direction > 0.14 ? 'improving' : 'stable';
}

/** What support sees: few figures, but they agree, so that a critical ticket is one of the open tickets. */
export function supportFigures(account: Account, random: Random): Cells {
  const { support, drift, segment } = account;
  const usual = USUAL[segment];
  const falling = Math.max(0, -drift);
  const open = wholeAbout(
    random,
    usual.openTickets * within(0.6 - 0.56 * support + noise(random, 0.06), 0, 1),
  );
  const escalated = Math.min(
    open,
    wholeAbout(random, falling * (1 - support) * 4.2 + (1 - support) * 1.2 - 0.3),
  );
  return {
    support_ticket_volume: wholeAbout(
      random,
      usual.tickets * within(0.78 - 0.68 * support + noise(random, 0.08), 0, 1.4),
    ),
    open_tickets: open,
    open_escalations: escalated,
    unresolved_critical: Math.min(escalated, wholeAbout(random, falling * (1 - support) * 3 - 0.2)),
    escalation_rate: hundredth(
      within(usual.escalations * (0.68 - 0.64 * support) + noise(random, 0.03), escalated > 0 ? 0.04 : 0, 1),
    ),
    avg_resolution_hours: Math.round(
      within(usual.hours * (0.76 - 0.62 * support) + noise(random, 8), 1, 400),
    ),
    resolution_satisfaction: tenth(within(1.8 + 3.1 * support + noise(random, 0.4), 1, 5)),
    ticket_volume_trend: change(-drift * 30 + (0.6 - support) * 20 + noise(random, 9)),
    avg_ticket_sentiment: hundredth(
      within(0.3 + 0.62 * support + drift * 0.12 + noise(random, 0.06), 0.02, 0.99),
    ),
  };
}

/** How close we are to the people who decide, and what they say. */
export function relationshipFigures(account: Account, random: Random): Cells {
  const { relationship, drift, segment, championLeft } = account;
  const usual = USUAL[segment];
  const falling = Math.max(0, -drift);
  return {
    executive_sponsor_engagement: percent(usual.sponsor * (0.2 + 0.94 * relationship) + noise(random, 8)),
    multi_threading_depth: Math.max(1, wholeAbout(random, usual.contacts * (0.25 + 1.05 * relationship))),
    renewal_sentiment: renewalSentiment(account, random),
    champion_strength: championLeft ? 0 : percent(15 + 80 * relationship + noise(random, 10)),
    champion_left: championLeft,
    sponsor_change: account.sponsorChanged,
    competitor_mentions: wholeAbout(random, falling * 1.9 + (1 - relationship) * 0.5 - 0.2),
    pricing_complaints: chance(random, 0.03 + falling * 0.4 + (1 - relationship) * 0.1),
    budget_cuts_mentioned: chance(random, 0.02 + falling * 0.35),
  };
}

function renewalSentiment(account: Account, random: Random): string {
  if (isNew(account) || chance(random, 0.05)) return 'unknown';
  const mood = account.relationship + account.drift * 0.25 + noise(random, 0.12);
  if (mood > 0.66) return 'positive';
  return mood > 0.3 ? 'neutral' : 'negative';
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function percent(value: number): number {
  return Math.round(within(value, 2, 100));
}

// `+ 0`, since Math.round can make -0.
function change(value: number): number {
  return Math.round(value) + 0;
}
