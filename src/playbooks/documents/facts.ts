import { isoDayAfter } from '../../base/calendar';
import { dateName } from '../../base/for-people';
import { counted, percent, wholeNumber } from '../../base/numbers';
import type { KeptNote } from '../note-kinds';
import type { Text } from './document';

/** What is known of a customer when a document is written about it. */
export interface Facts {
  /** ISO day on which the document is written. */
  readonly today: string;
  readonly id: string;
  /** The name, or the id where there is none. */
  readonly name: string;
  readonly segment: string;
  readonly csm: string | null;
  readonly arr: string | null;
  /** The currency of the customer's amounts; empty where the sheet does not say. */
  readonly currency: string;
  readonly started: string | null;
  readonly daysAsCustomer: number | null;
  readonly renewal: string | null;
  readonly daysToRenewal: number | null;
  /** The day by which notice is given, where it is not the end of the contract; empty where it is. */
  readonly noticeBy?: string;
  /** Why it has no score, such as having left; empty where it has one. */
  readonly unscored: string;
  readonly health: HealthFacts | null;
  readonly risk: {
    readonly shown: string;
    readonly tier: string;
    /** Whether that is the worst tier of the churn model. */
    readonly isWorst: boolean;
  } | null;
  /** The churn signals that stand out, the most severe first. */
  readonly signals: readonly { readonly severity: string; readonly message: string }[];
  /** What is proposed, the next action first. */
  readonly actions: readonly {
    readonly what: string;
    readonly owner: string;
    /** ISO day; empty where unknown. */
    readonly due: string;
    readonly why: string;
  }[];
  /** The customer's own cells that could be read, as a person writes them, by canonical header. */
  readonly shown: Readonly<Record<string, string>>;
  /** Those of them that are numbers. */
  readonly numbers: Readonly<Record<string, number>>;
  /** By metric: from where on the model gives it all points, or none where less is better; its segment's own. */
  readonly targets: Readonly<Record<string, number>>;
  /** What was kept of it about a quarter ago; null where nothing was. */
  readonly quarterAgo: { readonly day: string; readonly numbers: Readonly<Record<string, number>> } | null;
  readonly expansion: ExpansionFacts | null;
  /** The newest first. */
  readonly notes: readonly KeptNote[];
  /** Earlier scores, the oldest first. */
  readonly history: readonly FormerScore[];
}

/** A scored day of the customer, from the history. */
export interface FormerScore {
  readonly day: string;
  readonly health: number;
  readonly band: string;
  /** In the order of the model's dimensions; null where there was no data. */
  readonly dimensions: readonly (number | null)[];
}

export interface HealthFacts {
  readonly model: string;
  readonly shown: string;
  readonly band: string;
  /** Whether it is in the model's worst band, and in its best. */
  readonly worst: boolean;
  readonly best: boolean;
  readonly trend: string;
  /** 0..100; null where there was no data. */
  readonly dimensions: readonly { readonly name: string; readonly value: number | null }[];
  /** What costs points, the most first. */
  readonly drivers: readonly { readonly label: string; readonly value: string; readonly lost: number }[];
}

export interface ExpansionFacts {
  readonly readiness: string;
  /** Whether this is the time to propose something. */
  readonly isReady: boolean;
  readonly potential: number;
  readonly opportunities: readonly {
    readonly category: string;
    readonly what: string;
    readonly revenue: number;
    readonly effort: string;
    /** 1 (the most pressing) to 5. */
    readonly level: number;
    readonly why: string;
  }[];
  /** What speaks for proposing something, in words. */
  readonly signals: readonly string[];
  /** How broadly it uses what it has, in words. */
  readonly use: readonly string[];
}

/** Whether it is a customer to plan anything with: not who has left, nor who is none yet. */
export function isWithUs({ unscored }: Facts): boolean {
  return unscored === '';
}

/** A cell of the customer as it is shown; null where it holds nothing that could be read. */
export function shownOf({ shown }: Facts, metric: string): Text {
  const text = shown[metric];
  return text === undefined ? null : { id: 'metric', more: metric, text };
}

/** The number in a cell; NaN where there is none. */
export function numberIn({ numbers }: Facts, metric: string): number {
  return numbers[metric] ?? Number.NaN;
}

/** Whether a cell says yes; a blank one says nothing. */
export function says({ shown }: Facts, metric: string, word = 'yes'): boolean {
  return shown[metric] === word;
}

/** "120,000 EUR". */
export function moneyOf({ currency }: Facts, amount: number): string {
  return [wholeNumber(amount), currency].filter(Boolean).join(' ');
}

/** Two cells as a share: "95 of 100 (95 %)"; null where one is unknown. */
export function shareOf(facts: Facts, part: string, whole: string): Text {
  const [some, all] = [numberIn(facts, part), numberIn(facts, whole)];
  if (Number.isNaN(some) || !(all > 0)) return null;
  const text = `${wholeNumber(some)} of ${wholeNumber(all)} (${percent(some / all)})`;
  return { id: 'metric', more: `${part} of ${whole}`, text };
}

/** "62.1 of 100: Yellow, declining"; null where there is no score. */
export function healthWords({ health }: Facts): Text {
  if (!health) return null;
  const trend = health.trend === 'No data' ? '' : `, ${health.trend.toLowerCase()}`;
  return { id: 'health-score', text: `${health.shown} (100 is best): ${health.band}${trend}` };
}

/** "77.0 (100 is worst): High"; null where there is no tier. */
export function riskWords({ risk }: Facts): Text {
  return risk && { id: 'churn-risk', text: `${risk.shown} (100 is worst): ${risk.tier}` };
}

/** What it pays a year, with its currency. */
export function arrWords({ arr }: Facts): Text {
  return arr && { id: 'arr', text: arr };
}

/** A day as people write it; null where unknown. */
export function dateOf(iso: string | null): string | null {
  return iso === null || iso === '' ? null : dateName(iso);
}

/** The day on which the renewal is decided; null where unknown. */
export function decisionOf({ renewal, noticeBy = '' }: Facts): string | null {
  return noticeBy === '' ? renewal : noticeBy;
}

/** "in 40 days (31 Dec 2026)"; null where the day is unknown. */
export function renewalWords(facts: Facts): Text {
  const { renewal, daysToRenewal: days, noticeBy = '' } = facts;
  const end = dateOf(renewal);
  if (end === null || days === null) return end;
  const when = noticeBy === '' ? end : `notice by ${dateName(noticeBy)}, contract to ${end}`;
  const text = `${inDays(days)} (${when})${noticeBy === '' && days < 0 ? ': renewed?' : ''}`;
  return { id: 'days-to-renewal', text };
}

function inDays(days: number): string {
  if (days === 0) return 'today';
  return days < 0 ? `${counted(-days, 'day')} ago` : `in ${counted(days, 'day')}`;
}

/** The day so many days after the customer's start; null where the start is unknown. */
export function dayOfLife({ started }: Facts, days: number): string | null {
  return started === null ? null : isoDayAfter(started, days);
}
