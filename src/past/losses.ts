/** The customers that left, by the history, and what was shown of each before. */
import type { History } from '../history/history';
import { ARR, CHURN_RISK, CSM, HEALTH_SCORE, HEALTH_STATUS, RISK_TIER, SEGMENT } from '../history/series';

/** The `segment` source looks at the churned so many days before. */
export const LOSS_DAYS_BEFORE = [90, 60, 30] as const;

/** What stood beside a customer on a day, as it was shown then. */
export interface LossView {
  readonly daysBefore: number;
  /** Null where nothing is known of that day. */
  readonly score: number | null;
  readonly band: string | null;
  readonly risk: number | null;
  readonly tier: string | null;
}

export interface Loss {
  readonly id: string;
  /** The day on which it was no customer any more: civil day. */
  readonly day: number;
  /** What it paid a year before; null where unknown. */
  readonly arr: number | null;
  readonly segment: string;
  readonly csm: string;
  readonly before: readonly LossView[];
}

/** What is known of the day a customer left: from people, else from the runs; undefined leaves it to the history. */
export type LeftOn = (id: string) => number | 'removed' | undefined;

/**
 * Everybody who left, the last first. A customer left on the first kept day on which it is not there, or pays nothing, unless
 * somebody said when, or that its row was only removed.
 */
export function lossesIn(history: History, leftOn: LeftOn): Loss[] {
  const { days } = history;
  const lastDay = days[days.length - 1];
  if (lastDay === undefined) return [];
  return history.customers
    .flatMap((id): Loss[] => {
      const said = leftOn(id);
      if (said === 'removed') return [];
      const lastAt = lastDayThere(history, id);
      if (lastAt < 0) return [];
      const day = typeof said === 'number' ? said : days[lastAt + 1];
      if (day === undefined || day > lastDay) return [];
      const seen = Math.min(days[lastAt]!, day - 1);
      const word = wordOn(history, id, seen);
      const arr = history.valueOn(id, ARR, seen);
      return [
        {
          id,
          day,
          arr: typeof arr === 'number' ? arr : null,
          segment: word(SEGMENT),
          csm: word(CSM),
          before: LOSS_DAYS_BEFORE.map((ago) => viewOn(history, id, day - ago, ago)),
        },
      ];
    })
    .sort((a, b) => b.day - a.day || (a.id < b.id ? -1 : 1));
}

/** The place of the last kept day on which the customer was there and paid; -1 where it never was. */
function lastDayThere(history: History, id: string): number {
  const { days } = history;
  for (let i = days.length - 1; i >= 0; i--) if (isThere(history, id, days[i]!)) return i;
  return -1;
}

/** Whether a customer was one on a day, as the last day kept until then has it. */
export function isThere(history: History, id: string, day: number): boolean {
  const arr = history.valueOn(id, ARR, day);
  if (arr !== null) return arr !== 0;
  return [HEALTH_STATUS, RISK_TIER, HEALTH_SCORE].some((name) => history.valueOn(id, name, day) !== null);
}

function viewOn(history: History, id: string, day: number, daysBefore: number): LossView {
  const number = (name: string) => {
    const value = history.valueOn(id, name, day);
    return typeof value === 'number' ? value : null;
  };
  const word = wordOn(history, id, day);
  return {
    daysBefore,
    score: number(HEALTH_SCORE),
    band: word(HEALTH_STATUS) || null,
    risk: number(CHURN_RISK),
    tier: word(RISK_TIER) || null,
  };
}

function wordOn(history: History, id: string, day: number): (name: string) => string {
  return (name) => {
    const value = history.valueOn(id, name, day);
    return typeof value === 'string' ? value : '';
  };
}
