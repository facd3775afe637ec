/** Whether customers leave less and are more satisfied than before the first run: two times next to each other, no cause. */
import { firstDayOf, lastFullMonth, monthOf } from '../base/calendar';
import { sum } from '../base/sum';
import { type History, last } from '../history/history';
import { HEALTH_SCORE } from '../history/series';
import type { CohortMember } from '../metrics/members';
import { type Figure, percentOf, ratioOf } from '../metrics/rate';
import { NO_CUSTOMERS } from '../metrics/retention';
import { NO_ANSWERS, netPromoterScore } from '../metrics/surveys';
import { Missing } from '../scoring/value';
import { isThere } from './losses';

/** A figure before and since; null where it cannot be told, for the reason that `why` has. */
export interface Pair {
  readonly name: string;
  readonly unit: '%' | 'points' | 'of 5';
  readonly before: number | null;
  readonly since: number | null;
  readonly why: string;
}

export interface BeforeAndSince {
  /** The first day that a run has kept. */
  readonly firstRun: number;
  readonly pairs: readonly Pair[];
}

const MONTHS_BEFORE = 12;

/**
 * Logo churn a month over the twelve months before the first run and over the whole months since; NPS, CSAT and health on the day
 * of the first run and on the last. Undefined where no run has kept a day.
 * @param knowsWhoLeft Whether a column says who had left before the first run.
 */
export function beforeAndSince(
  history: History,
  members: readonly Pick<CohortMember, 'started' | 'left'>[],
  firstRun: number | undefined,
  knowsWhoLeft: boolean,
): BeforeAndSince | undefined {
  const now = last(history.days);
  if (firstRun === undefined || now === undefined) return undefined;
  const began = monthOf(firstRun);
  const after = churnAMonth(members, began + 1, lastFullMonth(now));
  const earlier = knowsWhoLeft
    ? churnAMonth(members, began - MONTHS_BEFORE, began - 1)
    : new Missing('no column of days on which customers left', 'Add `churn_date`.');
  const sameModel = history.modelSince(HEALTH_SCORE) <= firstRun;
  const health = (day: number) =>
    sameModel
      ? meanOf(valuesOn(history, HEALTH_SCORE, day))
      : new Missing('another model since', 'Compare under one model.');
  const onBoth = (figure: (day: number) => Figure): readonly [Figure, Figure] => [
    figure(firstRun),
    figure(now),
  ];
  return {
    firstRun,
    pairs: [
      pair('Logo churn a month', '%', [earlier, after]),
      pair(
        'NPS',
        'points',
        onBoth((day) => netPromoterScore(valuesOn(history, 'nps_score', day)).score),
      ),
      pair(
        'CSAT',
        'of 5',
        onBoth((day) => meanOf(valuesOn(history, 'csat_score', day))),
      ),
      pair('Average health', 'points', onBoth(health)),
    ],
  };
}

/** Of the customers at the start of each month, those that left in it, over all these months. */
function churnAMonth(
  members: readonly Pick<CohortMember, 'started' | 'left'>[],
  from: number,
  until: number,
): Figure {
  if (until < from) return new Missing('no whole month yet', 'Look again when a month is over.');
  const months = Array.from({ length: until - from + 1 }, (_, i) => {
    const [first, next] = [firstDayOf(from + i), firstDayOf(from + i + 1)];
    const there = members.filter(({ started, left = next }) => started < first && left >= first);
    return { there: there.length, lost: there.filter(({ left = next }) => left < next).length };
  });
  return percentOf(sum(months.map(({ lost }) => lost)), sum(months.map(({ there }) => there)), NO_CUSTOMERS);
}

function valuesOn(history: History, series: string, day: number): number[] {
  return history.customers.flatMap((id) => {
    const value = isThere(history, id, day) ? history.valueOn(id, series, day) : null;
    return typeof value === 'number' ? [value] : [];
  });
}

function meanOf(values: readonly number[]): Figure {
  return ratioOf(sum(values), values.length, NO_ANSWERS);
}

function pair(name: string, unit: Pair['unit'], [before, since]: readonly [Figure, Figure]): Pair {
  const why = [before, since].find((figure) => typeof figure !== 'number');
  return {
    name,
    unit,
    before: typeof before === 'number' ? before : null,
    since: typeof since === 'number' ? since : null,
    why: typeof why === 'object' ? why.reason : '',
  };
}
