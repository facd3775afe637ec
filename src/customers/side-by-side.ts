/** One portfolio under several health models: which customers they judge alike, and which differently. */

import { sum } from '../base/sum';
import type { CompiledModel } from '../scoring/compile';
import type { MeasuredCustomer, ModelStanding } from './measured';

/** A model, and where it puts each customer, in their order. */
export interface ModelView {
  readonly model: CompiledModel;
  readonly standings: readonly ModelStanding[];
}

/** Models name their bands differently and have three or four of them: what they share is a best and a worst one. */
export type BandPlace = 'best' | 'middle' | 'worst';

/** A customer that models put into different places. */
export interface Disagreement {
  readonly customer: MeasuredCustomer;
  /** In the order of the models. */
  readonly standings: readonly ModelStanding[];
  /** Whether one model sees it at its best, and another at its worst. */
  readonly isOpposite: boolean;
  /** Position of the model that thinks least of it. */
  readonly lowest: number;
}

/** How often two models put a customer into the same place, of those that both score. */
export interface Agreement {
  readonly same: number;
  readonly both: number;
}

/** Where a model puts a customer; undefined where it has no score. */
export function placeOf({ model }: CompiledModel, { value, band }: ModelStanding): BandPlace | undefined {
  if (value === null) return undefined;
  if (band === model.bands[0]!.label) return 'best';
  return band === model.bands[model.bands.length - 1]!.label ? 'worst' : 'middle';
}

/** How often two models agree. */
export function agreement(one: ModelView, other: ModelView): Agreement {
  const pairs = one.standings
    .map((standing, i) => [placeOf(one.model, standing), placeOf(other.model, other.standings[i]!)])
    .filter(([a, b]) => a !== undefined && b !== undefined);
  return { same: pairs.filter(([a, b]) => a === b).length, both: pairs.length };
}

/** The customers whom models put into different places: opposite places first, then the largest revenue. */
export function disagreementsOf(
  customers: readonly MeasuredCustomer[],
  models: readonly ModelView[],
): Disagreement[] {
  return customers
    .flatMap((customer, i): Disagreement[] => {
      const standings = models.map((seen) => seen.standings[i]!);
      const places = models.map(({ model }, m) => placeOf(model, standings[m]!));
      const found = new Set(places.filter((place) => place !== undefined));
      if (found.size < 2) return [];
      const scores = standings.map(({ value }) => value ?? Number.NaN);
      return [
        {
          customer,
          standings,
          isOpposite: found.has('best') && found.has('worst'),
          lowest: lowestOf(places, scores),
        },
      ];
    })
    .sort(
      (a, b) =>
        Number(b.isOpposite) - Number(a.isOpposite) || (b.customer.arr ?? -1) - (a.customer.arr ?? -1),
    );
}

/** The mean of what is there; null where nothing is. */
export function knownMean(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null);
  return known.length === 0 ? null : sum(known) / known.length;
}

/** The worst place counts before the lowest score: scores of two models do not mean the same. */
function lowestOf(places: readonly (BandPlace | undefined)[], scores: readonly number[]): number {
  const worst = places.includes('worst') ? 'worst' : 'middle';
  let lowest = -1;
  places.forEach((place, m) => {
    if (place === worst && (lowest < 0 || scores[m]! < scores[lowest]!)) lowest = m;
  });
  return lowest;
}
