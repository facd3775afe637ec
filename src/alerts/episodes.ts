import type { Point } from '../history/history';
import { holds, isChange, opens, startOf } from './condition';
import type { Rule } from './rule';

/** One event, from the day it began until it had passed. A rule tells of it once. */
export interface AlertEpisode {
  /** The day on which the condition became true. */
  readonly opened: number;
  /** Position of that day's point; -1 for an episode that starts no alert. */
  readonly at: number;
  /** The day on which it was over; infinite while it lasts. */
  readonly closed: number;
}

/** Where to look for episodes. */
export interface Search {
  /** The first day that is judged; those before it only tell what it is measured from. */
  readonly from: number;
  /** The day of the customer's last alert by this rule, whose episode was told; not a number where there was none. */
  readonly alerted: number;
}

/** Who looks once a month looks after so many days at the latest. */
const MONTHLY_DAYS = 35;
/** A change that has not been one for so many days is over: it was a flicker if it comes back sooner. */
const STEADY_DAYS = 3;

/**
 * The episodes of a rule over a customer's points. An episode opens on the day the condition becomes true. A state is
 * over on the first day without it that comes a cool-down after the last day with it: what flickers is one event. A
 * change is seen for as long as its window in any case, so it is over some days after that, and a further one within
 * the cool-down starts no alert. Days without data end nothing, and what was already so when it was first looked
 * at starts no alert either.
 */
export function episodesOf(rule: Rule, points: readonly Point[], { from, alerted }: Search): AlertEpisode[] {
  const episodes: AlertEpisode[] = [];
  const restDays = isChange(rule) ? Math.min(STEADY_DAYS, rule.coolDown) : rule.coolDown;
  let open = Number.isNaN(alerted) ? undefined : { opened: alerted, at: -1 };
  let told = alerted;
  let lastHeld = alerted;
  const first = points.findIndex(({ day }) => day >= from && !(day <= alerted));
  for (let at = first; at >= 0 && at < points.length; at++) {
    const { day } = points[at]!;
    if (holds(rule, points, at)) {
      lastHeld = day;
      if (open) continue;
      if (isFurther(rule, points, at, told) && opens(rule, points, at)) {
        const isNews = !(day - told < rule.coolDown);
        open = { opened: day, at: isNews ? at : -1 };
        if (isNews) told = day;
      } else if (at === first && !rule.condition.startsWith('stays')) open = { opened: day, at: -1 };
    } else if (open && day - lastHeld >= restDays) {
      episodes.push({ ...open, closed: day });
      open = undefined;
    }
  }
  if (open) episodes.push({ ...open, closed: Number.POSITIVE_INFINITY });
  return episodes;
}

/** Whether a change is more than what was told: it is then measured from a day after that. */
function isFurther(rule: Rule, points: readonly Point[], at: number, told: number): boolean {
  return !isChange(rule) || !(startOf(rule, points, at)!.day < told);
}

/** How many days before today have to be judged to know what is news today. */
export function daysJudged({ window, coolDown }: Rule): number {
  return window + coolDown;
}

/**
 * How many days have to be known for that: a change is measured from at most two windows before, and what a state was
 * before is known from the last look, a month ago where nobody looks more often.
 */
export function daysKnown(rule: Rule): number {
  const before = isChange(rule)
    ? 2 * rule.window
    : Math.max(MONTHLY_DAYS, rule.condition.startsWith('stays') ? rule.window : 0);
  return daysJudged(rule) + before;
}
