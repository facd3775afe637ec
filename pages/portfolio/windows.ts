import { dayToIso, monthName } from '../../src/base/calendar';
import { dateName } from '../../src/base/for-people';
import { sum } from '../../src/base/sum';
import { CSM, HEALTH_SCORE, SEGMENT } from '../../src/history/series';
import { arrOfSnapshot, type MonthEnd } from '../../src/metrics/month-ends';
import { type CustomerRevenue, standingsOf, standOf } from '../../src/metrics/month-figures';
import { type Figure, ratioOf, withoutNoise } from '../../src/metrics/rate';
import {
  grossRevenueRetention,
  logoRetention,
  netRevenueRetention,
  type Retention,
} from '../../src/metrics/retention';
import { netPromoterScore } from '../../src/metrics/surveys';
import { Missing } from '../../src/scoring/value';

/** So many months are shown. */
const SHOWN = 12;

/** The chosen customers at the end of a month, and who of those that were there when the period began stayed. */
export interface Window {
  /** As 2026-10. */
  readonly month: string;
  /** The days that are compared, as 2026-10-31; empty where nothing is known of one. */
  readonly from: string;
  readonly to: string;
  readonly customers: number;
  readonly arr: number;
  readonly health: Figure;
  readonly nps: Figure;
  readonly csat: Figure;
  readonly nrr: Figure;
  readonly grr: Figure;
  readonly logoChurn: Figure;
  /** What NRR is made of; undefined where there is nothing to compare with. */
  readonly net: Retention | undefined;
  readonly standings: readonly CustomerRevenue[];
}

export type MonthFigure = 'customers' | 'arr' | 'health' | 'nps' | 'csat' | 'nrr' | 'grr' | 'logoChurn';

/** The period that a window's figures are of, as tabs tell it too: the day that it is compared with. */
export function periodOf({ from }: Pick<Window, 'from'>): string | undefined {
  return from === '' ? undefined : `since ${from}`;
}

const NO_SCORES = new Missing('no scores', 'The health of this model is not known of that month.');
const NO_ANSWERS = new Missing('no answers', 'A satisfaction figure needs at least one answer.');

/** The last twelve months, the oldest first, each with the period of so many months that ends with it. */
export function windowsOf(
  ends: readonly MonthEnd[],
  months: number,
  isChosen: (id: string) => boolean,
): Window[] {
  const first = ends[0];
  const newest = ends[ends.length - 1];
  if (!first || !newest) return [];
  const unknown = new Missing(
    'nothing to compare with',
    `The history begins on ${dateName(dayToIso(first.snapshot.day))}.`,
  );
  const paid = ends.map(({ snapshot }) => {
    const all = arrOfSnapshot(snapshot);
    return all && new Map([...all].filter(([id]) => isChosen(id)));
  });
  const model = newest.snapshot.healthModel;
  const shown = Math.min(SHOWN, ends.length);
  return ends.slice(-shown).map((end, i) => {
    const at = ends.length - shown + i;
    const [opening, closing] = [paid[at - months], paid[at]];
    const standings = opening && closing ? standingsOf(opening, closing) : [];
    const isKnown = opening !== undefined && closing !== undefined;
    const net = isKnown ? netRevenueRetention(standings) : undefined;
    const logos = logoRetention(standings).rate;
    return {
      month: monthName(end.month),
      from: isKnown ? dayToIso(ends[at - months]!.snapshot.day) : '',
      to: closing ? dayToIso(end.snapshot.day) : '',
      ...standOf(closing ?? new Map()),
      ...satisfactionOf(end, (id) => closing?.has(id) === true && closing.get(id) !== 0, model),
      nrr: net ? net.rate : unknown,
      grr: net ? grossRevenueRetention(standings).rate : unknown,
      logoChurn: !net ? unknown : typeof logos === 'number' ? withoutNoise(100 - logos) : logos,
      net,
      standings,
    };
  });
}

/** Of the customers of that day. Health is that of today's model: what another one said is not comparable. */
function satisfactionOf({ snapshot }: MonthEnd, isCustomer: (id: string) => boolean, model: string) {
  const known = (series: string) => {
    const at = snapshot.series.indexOf(series);
    return [...snapshot.customers].flatMap(([id, values]) =>
      typeof values[at] === 'number' && isCustomer(id) ? [values[at]] : [],
    );
  };
  const health = snapshot.healthModel === model ? known(HEALTH_SCORE) : [];
  const csat = known('csat_score');
  return {
    health: ratioOf(sum(health), health.length, NO_SCORES),
    nps: netPromoterScore(known('nps_score')).score,
    csat: ratioOf(sum(csat), csat.length, NO_ANSWERS),
  };
}

/** Where a customer belongs. */
export interface CustomerPlace {
  readonly segment: string;
  readonly csm: string;
}

/** Where each customer belongs: as the last run has it; one whose row is gone, as it was seen last. */
export function placesOf(
  ends: readonly MonthEnd[],
  accounts: readonly (CustomerPlace & { readonly id: string })[],
): Map<string, CustomerPlace> {
  const places = new Map<string, CustomerPlace>();
  for (const { snapshot } of ends) {
    const [segment, csm] = [SEGMENT, CSM].map((name) => snapshot.series.indexOf(name));
    for (const [id, values] of snapshot.customers) {
      places.set(id, { segment: String(values[segment!] ?? ''), csm: String(values[csm!] ?? '') });
    }
  }
  for (const { id, segment, csm } of accounts) places.set(id, { segment, csm });
  return places;
}
