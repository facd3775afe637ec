import type { History, Point } from '../history/history';
import { startOf } from './condition';
import { daysJudged, daysKnown, type Episode, episodesOf, type Search } from './episodes';
import type { Rule } from './rule';

/** Something happened to a customer that somebody wants to know. */
export interface Alert {
  readonly rule: Rule;
  readonly customer: string;
  /** The day on which its episode opened. */
  readonly day: number;
  readonly now: Point;
  /** What it is measured from. */
  readonly from: Point | undefined;
}

/** The day of a customer's last alert by a rule; undefined where there was none. */
export type LastAlert = (customer: string, rule: string) => number | undefined;

/** What is news on the last day of a history, and was not told before. */
export function alertsOn(
  today: number,
  rules: readonly Rule[],
  history: History,
  lastAlert: LastAlert,
): Alert[] {
  const searchOf = (rule: Rule, customer: string) => ({
    known: today - daysKnown(rule),
    from: today - daysJudged(rule),
    alerted: lastAlert(customer, rule.id) ?? Number.NaN,
  });
  return alerts(rules, history, searchOf).filter(({ day }) => day === today);
}

/** All that rules would have told over a history. */
export function alertsOver(rules: readonly Rule[], history: History): Alert[] {
  const ever = Number.NEGATIVE_INFINITY;
  return alerts(rules, history, () => ({ known: ever, from: ever, alerted: Number.NaN }));
}

/** One alert for each episode, but for those of an event that another rule tells by its name. */
function alerts(
  rules: readonly Rule[],
  history: History,
  searchOf: (rule: Rule, customer: string) => Search & { readonly known: number },
): Alert[] {
  const answerable = rules.filter(({ metric }) => history.has(metric));
  return history.customers.flatMap((customer) => {
    const told = answerable.map((rule) => {
      const search = searchOf(rule, customer);
      const points = history.points(customer, rule.metric, search.known);
      return { rule, points, episodes: episodesOf(rule, points, search) };
    });
    const isSilent = ({ silentWhile }: Rule, day: number) =>
      told.some(
        ({ rule, episodes }) =>
          silentWhile.includes(rule.id) && episodes.some((episode) => lasts(episode, day)),
      );
    return told.flatMap(({ rule, points, episodes }) =>
      episodes
        .filter(({ opened, at }) => at >= 0 && !isSilent(rule, opened))
        .map(({ opened, at }): Alert => {
          return { rule, customer, day: opened, now: points[at]!, from: startOf(rule, points, at) };
        }),
    );
  });
}

function lasts({ opened, closed }: Episode, day: number): boolean {
  return opened <= day && day <= closed;
}
