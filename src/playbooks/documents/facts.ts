import { isoDayAfter } from '../../base/calendar';
import { counted, percent, wholeNumber } from '../../base/numbers';
import type { Stakeholder } from '../note-kinds';
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
  readonly started: string | null;
  readonly daysAsCustomer: number | null;
  readonly renewal: string | null;
  readonly daysToRenewal: number | null;
  /** The day by which notice is given, where it is not the end of the contract; empty where it is. */
  readonly noticeBy?: string;
  readonly health: HealthFacts | null;
  readonly risk: {
    readonly shown: string;
    readonly tier: string;
    /** Whether that is the worst tier of the churn model. */
    readonly isWorst: boolean;
  } | null;
  /** The churn signals that stand out, the most severe first. */
  readonly signals: readonly { readonly severity: string; readonly message: string }[];
  readonly nextAction: string;
  /** The customer's own cells that could be read, as a person writes them, by canonical header. */
  readonly shown: Readonly<Record<string, string>>;
  /** Those of them that are numbers. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly expansion: ExpansionFacts | null;
  /** Whom we know there, from its notes. */
  readonly stakeholders: readonly Stakeholder[];
  /** What went well in the last quarter, from its notes; the newest first. */
  readonly wins: readonly string[];
  /** Earlier scores, the oldest first. */
  readonly history: readonly { readonly day: string; readonly health: number; readonly band: string }[];
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

/** A cell of the customer as it is shown; null where it holds nothing that could be read. */
export function shownOf({ shown }: Facts, metric: string): Text {
  const text = shown[metric];
  return text === undefined ? null : { id: 'metric', more: metric, text };
}

/** The number in a cell; NaN where there is none. */
export function numberIn({ numbers }: Facts, metric: string): number {
  return numbers[metric] ?? Number.NaN;
}

/** Two cells as a share: "95 of 100 (95 %)"; null where one is unknown. */
export function shareOf(facts: Facts, part: string, whole: string): Text {
  const [some, all] = [numberIn(facts, part), numberIn(facts, whole)];
  if (Number.isNaN(some) || !(all > 0)) return null;
  const text = `${wholeNumber(some)} of ${wholeNumber(all)} (${percent(some / all)})`;
  return { id: 'metric', more: `${part} of ${whole}`, text };
}

/** Whether a number reaches a line; null where it is unknown. */
export function isAtLeast(value: number, line: number): boolean | null {
  return Number.isNaN(value) ? null : value >= line;
}

/** How an actual figure stands to its target; null where one is unknown. */
export function standing(actual: number, target: number): Text {
  if (Number.isNaN(actual) || Number.isNaN(target)) return null;
  if (actual >= target) return '✅ reached';
  return actual >= 0.8 * target ? '⚠️ close' : '❌ behind';
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

/** "in 40 days (2026-12-31)"; null where the day is unknown. */
export function renewalWords({ renewal, daysToRenewal: days, noticeBy = '' }: Facts): Text {
  if (renewal === null || days === null) return renewal;
  const text =
    noticeBy !== ''
      ? `in ${counted(days, 'day')} (notice by ${noticeBy}, contract to ${renewal})`
      : days < 0
        ? `ended ${counted(-days, 'day')} ago (${renewal}): renewed?`
        : `${days === 0 ? 'today' : `in ${counted(days, 'day')}`} (${renewal})`;
  return { id: 'days-to-renewal', text };
}

/** The day so many days after the customer's start; null where the start is unknown. */
export function dayOfLife({ started }: Facts, days: number): string | null {
  return started === null ? null : isoDayAfter(started, days);
}
