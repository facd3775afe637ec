/** What was to renew in a month, as it was called when the month began, and how each contract ended. */
import { firstDayOf, monthOf } from '../base/calendar';
import { RENEWAL_CALLS, renewalCallOf } from '../customers/renewal-call';
import type { Snapshot } from '../history/day';
import { CONTRACT_END, RENEWAL_CALL } from '../history/series';
import type { ArrByCustomer } from '../metrics/month-figures';

/** In ARR, as it was when the month began. */
export interface RenewalsOfMonth {
  readonly due: number;
  /** By each call, in their order; what nobody called is in none. */
  readonly called: readonly number[];
  /** No more than was due of each: what grew with the renewal is expansion. */
  readonly renewed: number;
  readonly lost: number;
}

/** How customers stand now. */
export interface RenewalsNow {
  readonly arr: ArrByCustomer;
  /** Serial numbers of the days on which their contracts end. */
  readonly ends: ReadonlyMap<string, number>;
}

/** The renewals of the month of a day; what is neither renewed nor lost is still open. */
export function renewalsOfMonth(
  today: number,
  before: Snapshot,
  opening: ArrByCustomer,
  now: RenewalsNow,
): RenewalsOfMonth {
  const [first, next] = [0, 1].map((more) => firstDayOf(monthOf(today) + more)) as [number, number];
  const [end, forecast] = [CONTRACT_END, RENEWAL_CALL].map((name) => before.series.indexOf(name));
  const called = RENEWAL_CALLS.map(() => 0);
  let [due, renewed, lost] = [0, 0, 0];
  for (const [id, values] of before.customers) {
    const day = values[end!];
    const arr = opening.get(id) ?? Number.NaN;
    if (typeof day !== 'number' || day < first || day >= next || !(arr > 0)) continue;
    due += arr;
    const call = RENEWAL_CALLS.map(String).indexOf(renewalCallOf(values[forecast!]));
    if (call >= 0) called[call]! += arr;
    const paid = now.arr.get(id) ?? 0;
    if (paid === 0) lost += arr;
    else if (paid > 0 && Number(now.ends.get(id)) > day) {
      renewed += Math.min(paid, arr);
      lost += Math.max(0, arr - paid);
    }
  }
  return { due, called, renewed, lost };
}
