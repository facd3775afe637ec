import type { History, Point } from '../history/history';
import { CHURN_COVERAGE, HEALTH_COVERAGE, modelOf, scoreBehind } from '../history/series';
import { holds, isChange, startOf } from './condition';
import { type AlertEpisode, daysJudged, daysKnown, episodesOf, type Search } from './episodes';
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
  /** The scores behind a band or tier, then and now; left out where it is none, or one is unknown. */
  readonly scores?: readonly [from: number, now: number];
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
  // Without its condition today a rule has nothing to report, and most rules on most days are quiet.
  const holdsToday = ({ rule, points }: Listening) =>
    points[points.length - 1]?.day === today && holds(rule, points, points.length - 1);
  return alerts(rules, history, searchOf, holdsToday).filter(({ day }) => day === today);
}

/** All that rules would have told over a history. */
export function alertsOver(rules: readonly Rule[], history: History): Alert[] {
  const ever = Number.NEGATIVE_INFINITY;
  const searchOf = () => ({ known: ever, from: ever, alerted: Number.NaN });
  return alerts(rules, history, searchOf, () => true);
}

/** A rule over one customer's points. Its episodes are looked for once somebody asks. */
class Listening {
  private found: readonly AlertEpisode[] | undefined;

  constructor(
    readonly rule: Rule,
    readonly points: readonly Point[],
    readonly search: Search,
  ) {}

  get episodes(): readonly AlertEpisode[] {
    this.found ??= episodesOf(this.rule, this.points, this.search);
    return this.found;
  }
}

/** One alert for each episode, but for those of an event that another rule tells by its name. */
function alerts(
  rules: readonly Rule[],
  history: History,
  searchOf: (rule: Rule, customer: string) => Search & { readonly known: number },
  mayHaveNews: (listening: Listening) => boolean,
): Alert[] {
  const answerable = rules.filter(({ metric }) => history.has(metric));
  return history.customers.flatMap((customer) => {
    const all = answerable.map((rule) => {
      const search = searchOf(rule, customer);
      const from = Math.max(search.known, history.readAlikeSince(rule.metric));
      return new Listening(rule, history.points(customer, rule.metric, from), search);
    });
    return all.filter(mayHaveNews).flatMap((one) =>
      stretches(one, daysToldBefore(one, all)).flatMap(({ rule, points, episodes }) =>
        episodes
          .filter((episode) => episode.at >= 0 && !isSilent(rule, episode, all))
          .map(({ opened, at }): Alert => {
            return { rule, customer, day: opened, now: points[at]!, from: startOf(rule, points, at) };
          })
          .filter((alert) => isComparable(alert, history))
          .map((alert) => ({ ...alert, ...scoresOf(alert, history) })),
      ),
    );
  });
}

function scoresOf({ rule, customer, from, now }: Alert, history: History): Pick<Alert, 'scores'> {
  const score = scoreBehind(rule.metric);
  if (!score || !from) return {};
  const [then, today] = [from, now].map(({ day }) => history.valueOn(customer, score, day));
  return typeof then === 'number' && typeof today === 'number' ? { scores: [then, today] } : {};
}

/** So much more or less of a model's weight with data makes another score of the same customer. */
const MOST_COVERAGE_POINTS = 10;

/** Whether a score is measured between days with about as much data behind it. */
function isComparable({ rule, customer, now, from }: Alert, history: History): boolean {
  const model = modelOf(rule.metric);
  if (!model || !from) return true;
  const series = model === 'health' ? HEALTH_COVERAGE : CHURN_COVERAGE;
  const [one, other] = [from, now].map(({ day }) => history.valueOn(customer, series, day));
  if (typeof one !== 'number' || typeof other !== 'number') return true;
  return Math.abs(one - other) <= MOST_COVERAGE_POINTS;
}

/** Whether another rule tells of the event that an episode of a rule begins with. */
function isSilent({ silentWhile }: Rule, { opened }: AlertEpisode, all: readonly Listening[]): boolean {
  return all.some(
    ({ rule, episodes }) =>
      silentWhile.includes(rule.id) && episodes.some((episode) => lasts(episode, opened)),
  );
}

/**
 * The days on which a change of a score was told in advance: a slide that turns red before it adds up to a fall was told
 * as red, and only what is lost from then on can be another event.
 */
function daysToldBefore({ rule }: Listening, all: readonly Listening[]): number[] {
  if (!isChange(rule)) return [];
  const subject = ({ metric }: Rule) => modelOf(metric) ?? metric;
  return all
    .filter((other) => other.rule.silentWhile.includes(rule.id) && subject(other.rule) === subject(rule))
    .flatMap(({ rule: teller, search, episodes }) =>
      episodes.filter(
        (each) => each.opened === search.alerted || (each.at >= 0 && !isSilent(teller, each, all)),
      ),
    )
    .map(({ opened }) => opened)
    .sort((a, b) => a - b);
}

/** A rule's points between some days, apart: nothing is measured across these. */
function stretches(whole: Listening, days: readonly number[]): Listening[] {
  const { rule, search } = whole;
  if (days.length === 0) return [whole];
  let { alerted } = search;
  return [Number.NEGATIVE_INFINITY, ...days].map((from, i): Listening => {
    const until = days[i] ?? Number.POSITIVE_INFINITY;
    const points = whole.points.filter(({ day }) => from <= day && day < until);
    const stretch = new Listening(rule, points, { ...search, alerted });
    for (const { opened, at } of stretch.episodes) if (at >= 0) alerted = opened;
    return stretch;
  });
}

function lasts({ opened, closed }: AlertEpisode, day: number): boolean {
  return opened <= day && day <= closed;
}
