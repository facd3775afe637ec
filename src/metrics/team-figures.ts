import { groupBy } from '../base/group-by';
import { sum } from '../base/sum';
import { Missing } from '../scoring/value';
import { type ArrByCustomer, movementsBetween, retentionsBetween, standOf } from './month-figures';
import { type Figure, percentOf, ratioOf } from './rate';
import { NO_OPENING_ARR } from './retention';
import { RENEWAL, share } from './shares';
import { netPromoterScore } from './surveys';

/** A customer on a day, as far as the figures of a team need it; NaN where a number is unknown. */
export interface CustomerOfCsm {
  readonly csm: string;
  readonly arr: number;
  readonly health: number;
}

export type TeamDay = ReadonlyMap<string, CustomerOfCsm>;

/** What the figures of a team are made from. */
export interface TeamPeriod {
  readonly now: TeamDay;
  /** The day that revenue is compared with, and the one that health is; undefined where it is unknown. */
  readonly opening: TeamDay | undefined;
  readonly quarter: TeamDay | undefined;
  /** Answers to the NPS question, by customer. */
  readonly answers: ReadonlyMap<string, number>;
  /** Of each customer whose contract came to its end in the quarter, whether it was renewed by then. */
  readonly renewedOnTime: ReadonlyMap<string, boolean>;
}

/** How a CSM stands. */
export interface CsmFigures {
  readonly csm: string;
  readonly customers: number;
  readonly nrr: Figure;
  readonly grr: Figure;
  /** Expansion in percent of the ARR at the start. */
  readonly expansionRate: Figure;
  /** The mean over the customers whose scores are both known. */
  readonly healthGained: Figure;
  readonly nps: Figure;
  readonly answers: number;
  readonly renewals: number;
  readonly renewedOnTime: Figure;
}

const NO_PAST = new Missing('no day to compare with', 'The history has to reach back.');
const NO_SCORES = new Missing('no scores of both days', 'Score on both days with the same model.');

/**
 * The figures of each CSM, by name. A customer belongs to who looks after it now; one that has gone, to who did at the
 * start, so that a loss stays somebody's.
 */
export function teamFigures({ now, opening, quarter, answers, renewedOnTime }: TeamPeriod): CsmFigures[] {
  const everybody = new Set([...now.keys(), ...(opening?.keys() ?? []), ...(quarter?.keys() ?? [])]);
  const csmOf = (id: string) => (now.get(id) ?? opening?.get(id) ?? quarter?.get(id))!.csm;
  return [...groupBy(everybody, csmOf)]
    .filter(([csm]) => csm !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([csm, ids]) => {
      const paid = (day: TeamDay): ArrByCustomer =>
        new Map(ids.flatMap((id) => (day.has(id) ? [[id, day.get(id)!.arr] as const] : [])));
      const gained = quarter === undefined ? undefined : gains(ids, quarter, now);
      const answered = ids.flatMap((id) => answers.get(id) ?? []);
      const due = ids.flatMap((id) => renewedOnTime.get(id) ?? []);
      return {
        csm,
        customers: ids.filter((id) => now.has(id)).length,
        ...revenue(opening && paid(opening), paid(now)),
        healthGained: gained === undefined ? NO_PAST : ratioOf(sum(gained), gained.length, NO_SCORES),
        nps: netPromoterScore(answered).score,
        answers: answered.length,
        renewals: due.length,
        renewedOnTime: share(due.filter((onTime) => onTime).length, due.length, RENEWAL),
      };
    });
}

function revenue(
  opening: ArrByCustomer | undefined,
  closing: ArrByCustomer,
): Pick<CsmFigures, 'nrr' | 'grr' | 'expansionRate'> {
  if (!opening) return { nrr: NO_PAST, grr: NO_PAST, expansionRate: NO_PAST };
  const { nrr, grr } = retentionsBetween(opening, closing);
  const { expansion } = movementsBetween(opening, closing);
  return { nrr, grr, expansionRate: percentOf(expansion, standOf(opening).arr, NO_OPENING_ARR) };
}

function gains(ids: readonly string[], before: TeamDay, now: TeamDay): number[] {
  return ids
    .map((id) => (now.get(id)?.health ?? Number.NaN) - (before.get(id)?.health ?? Number.NaN))
    .filter((gain) => !Number.isNaN(gain));
}
