import { Missing } from '../scoring/value';
import { type Figure, percentOf, ratioOf } from './rate';

/** A customer's band at the start and at the end of a period; undefined at the end where the customer is gone. */
export interface BandMove {
  readonly from: string;
  readonly to: string | undefined;
}

/** Where the customers of one band went. */
export interface MigrationRow {
  readonly from: string;
  /** How many, by the band they went to, in the order of `bands`. */
  readonly to: readonly number[];
  readonly churned: number;
  readonly customers: number;
  readonly churnRate: Figure;
}

export interface Migration {
  readonly bands: readonly string[];
  readonly rows: readonly MigrationRow[];
  /**
   * Churn of the worst band by that of the best. Below 3 the score tells too little apart to be used.
   */
  readonly worstToBest: Figure;
}

const EMPTY_BAND = new Missing('nobody in this band', 'A churn rate needs customers.');
const BEST_LOST_NONE = new Missing('the best band lost nobody', 'Compare over a longer period.');

/** Band by band where customers went, the bands from best to worst. */
export function migration(moves: readonly BandMove[], bands: readonly string[]): Migration {
  const rows = bands.map((from) => {
    const own = moves.filter((move) => move.from === from);
    const churned = own.filter(({ to }) => to === undefined).length;
    return {
      from,
      to: bands.map((band) => own.filter(({ to }) => to === band).length),
      churned,
      customers: own.length,
      churnRate: percentOf(churned, own.length, EMPTY_BAND),
    };
  });
  return { bands, rows, worstToBest: worstToBest(rows) };
}

function worstToBest(rows: readonly MigrationRow[]): Figure {
  const best = rows[0]!;
  const worst = rows[rows.length - 1]!;
  if (best.customers === 0 || worst.customers === 0) return EMPTY_BAND;
  return ratioOf(worst.churned * best.customers, best.churned * worst.customers, BEST_LOST_NONE);
}
