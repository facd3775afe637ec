/** What is published to move together, held against the history of a portfolio. */
import { once } from '../base/once';
import { sum } from '../base/sum';
import { type History, last } from '../history/history';
import { ARR, HEALTH_SCORE } from '../history/series';
import { type ArrByCustomer, movementsBetween, retentionsBetween, standOf } from '../metrics/month-figures';
import { type Figure, percentOf } from '../metrics/rate';
import { NO_OPENING_ARR } from '../metrics/retention';
import { netPromoterScore } from '../metrics/surveys';
import { asNumber } from '../scoring/value';
import { isThere, type Loss } from './losses';

/** Who was there at the start, and how they stand at the end. */
interface Course {
  readonly opening: ArrByCustomer;
  readonly closing: ArrByCustomer;
  /** Answers to the NPS question at the end. */
  readonly answers: ReadonlyMap<string, number>;
}

type Outcome = (ids: readonly string[], course: Course) => Figure;

const retentionOf =
  (which: 'nrr' | 'grr'): Outcome =>
  (ids, { opening, closing }) =>
    retentionsBetween(of(ids, opening), of(ids, closing))[which];

const logoChurn: Outcome = (ids, { opening, closing }) => {
  const { logos } = retentionsBetween(of(ids, opening), of(ids, closing));
  return typeof logos === 'number' ? 100 - logos : logos;
};

const expansion: Outcome = (ids, { opening, closing }) => {
  const [start, end] = [of(ids, opening), of(ids, closing)];
  return percentOf(movementsBetween(start, end).expansion, standOf(start).arr, NO_OPENING_ARR);
};

const nps: Outcome = (ids, { answers }) => netPromoterScore(ids.flatMap((id) => answers.get(id) ?? [])).score;

interface Relation {
  readonly metric: string;
  readonly name: string;
  readonly outcome: string;
  readonly of: Outcome;
  readonly more: 'more' | 'less';
}

/** The relations of the `segment` source: with more of the metric, more or less of the outcome. */
const relationTable = once((): readonly Relation[] => [
  { metric: HEALTH_SCORE, name: 'Health', outcome: 'logo churn', of: logoChurn, more: 'less' },
  { metric: 'nps_score', name: 'NPS', outcome: 'NRR', of: retentionOf('nrr'), more: 'more' },
  { metric: 'time_to_value', name: 'Time to value', outcome: 'GRR', of: retentionOf('grr'), more: 'less' },
  { metric: 'feature_adoption', name: 'Adoption', outcome: 'expansion rate', of: expansion, more: 'more' },
  { metric: 'escalation_rate', name: 'Escalation rate', outcome: 'NPS', of: nps, more: 'less' },
  { metric: 'multi_threading_depth', name: 'Contacts', outcome: 'GRR', of: retentionOf('grr'), more: 'more' },
]);

/** The metrics that these relations need, to be kept from now on. */
export function relationMetrics(): string[] {
  return relationTable()
    .map(({ metric }) => metric)
    .filter((metric) => metric !== HEALTH_SCORE);
}

/** How one half of the customers stands at the end. */
export interface Half {
  readonly customers: number;
  /** In the outcome's unit; null where there is none. */
  readonly outcome: number | null;
}

/** A published relation and what the history says of it. */
export interface MeasuredRelation {
  readonly metric: string;
  readonly outcome: string;
  /** Whether more of the metric is published to come with more or with less of the outcome. */
  readonly published: 'more' | 'less';
  /** Customers up to the median of the metric at the start, and above it. */
  readonly low: Half;
  readonly high: Half;
  readonly verdict: 'as published' | 'the other way' | 'no clear difference' | 'too few to say';
}

/** All relations, measured between two days; the days are undefined where the history does not reach back far enough. */
export interface MeasuredRelations {
  readonly from: number | undefined;
  readonly until: number | undefined;
  readonly relations: readonly MeasuredRelation[];
}

const YEAR_DAYS = 365;
const LEAST_DAYS = 90;

/** Half of the customers has to be at least so many. */
const FEWEST = 20;

/**
 * Compares the customers with little of a metric with those with much of it: between the kept day next to a year ago, at least
 * 90 days back, and the last one. Whether two halves differ is told by leaving out a twentieth of the customers at a time, at
 * 95 %. Nothing here is a cause.
 */
export function relationsIn(history: History, losses: readonly Loss[]): MeasuredRelations {
  const until = last(history.days);
  const from = until === undefined ? undefined : openingDay(history, until);
  if (from === undefined || until === undefined) return { from: undefined, until, relations: [] };
  const course = courseOf(history, losses, from, until);
  return {
    from,
    until,
    relations: relationTable().map(({ metric, name, outcome, of: figure, more }) => {
      const values = new Map(
        [...course.opening.keys()].flatMap((id): [string, number][] => {
          const value = history.valueOn(id, metric, from);
          return typeof value === 'number' ? [[id, value]] : [];
        }),
      );
      const { low, high } = halvesOf(values);
      const measure = (ids: readonly string[]) => numberOf(figure(ids, course));
      const half = (ids: readonly string[]): Measured => ({ ids, outcome: measure(ids) });
      const [least, most] = [half(low), half(high)];
      return {
        metric: name,
        outcome,
        published: more,
        low: { customers: low.length, outcome: least.outcome },
        high: { customers: high.length, outcome: most.outcome },
        verdict: verdictOf(least, most, measure, more),
      };
    }),
  };
}

function openingDay({ days }: History, until: number): number | undefined {
  const usable = days.filter((day) => day <= until - LEAST_DAYS);
  const distance = (day: number) => Math.abs(until - YEAR_DAYS - day);
  return usable.reduce<number | undefined>(
    (best, day) => (best === undefined || distance(day) < distance(best) ? day : best),
    undefined,
  );
}

function courseOf(history: History, losses: readonly Loss[], from: number, until: number): Course {
  const leftOn = new Map(losses.map(({ id, day }) => [id, day]));
  const isCustomer = (id: string) => isThere(history, id, from) && !(leftOn.get(id)! <= from);
  const ids = history.customers.filter(isCustomer);
  const hasLeft = (id: string) => leftOn.get(id)! <= until;
  const known = (series: string, day: number, ofThose: readonly string[]) =>
    ofThose.map((id): [string, number] => [id, asNumber(history.valueOn(id, series, day))]);
  return {
    opening: new Map(known(ARR, from, ids)),
    closing: new Map(known(ARR, until, ids).map(([id, arr]) => [id, hasLeft(id) ? 0 : arr])),
    answers: new Map(known('nps_score', until, ids).filter(([, answer]) => !Number.isNaN(answer))),
  };
}

function halvesOf(values: ReadonlyMap<string, number>): { low: string[]; high: string[] } {
  const sorted = [...values].sort(([, a], [, b]) => a - b);
  const median = sorted[Math.ceil(sorted.length / 2) - 1]?.[1] ?? Number.NaN;
  const idsOf = (half: readonly (readonly [string, number])[]) => half.map(([id]) => id);
  return {
    low: idsOf(sorted.filter(([, value]) => value <= median)),
    high: idsOf(sorted.filter(([, value]) => value > median)),
  };
}

const GROUPS = 20;
/** So many standard errors from 0 lies one of 20 differences by chance: Student's t for 19 degrees of freedom. */
const STUDENT = 2.093;

interface Measured {
  readonly ids: readonly string[];
  readonly outcome: number | null;
}

function verdictOf(
  low: Measured,
  high: Measured,
  measure: (ids: readonly string[]) => number | null,
  published: 'more' | 'less',
): MeasuredRelation['verdict'] {
  const isFew = Math.min(low.ids.length, high.ids.length) < FEWEST;
  if (isFew || low.outcome === null || high.outcome === null) return 'too few to say';
  const spread = Math.hypot(standardError(low.ids, measure), standardError(high.ids, measure));
  const difference = high.outcome - low.outcome;
  if (Number.isNaN(spread) || Math.abs(difference) <= STUDENT * spread || difference === 0)
    return 'no clear difference';
  return difference > 0 === (published === 'more') ? 'as published' : 'the other way';
}

/** The standard error of a figure, by the jackknife over groups of customers. */
function standardError(ids: readonly string[], measure: (ids: readonly string[]) => number | null): number {
  const figures = Array.from({ length: GROUPS }, (_, group) =>
    measure(ids.filter((_, i) => i % GROUPS !== group)),
  );
  if (figures.some((figure) => figure === null)) return Number.NaN;
  const mean = sum(figures as number[]) / GROUPS;
  return Math.sqrt(((GROUPS - 1) / GROUPS) * sum((figures as number[]).map((each) => (each - mean) ** 2)));
}

function of(ids: readonly string[], amounts: ArrByCustomer): ArrByCustomer {
  return new Map(ids.map((id) => [id, amounts.get(id) ?? Number.NaN]));
}

function numberOf(figure: Figure): number | null {
  return typeof figure === 'number' ? figure : null;
}
