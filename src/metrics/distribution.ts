import { Missing } from '../scoring/value';
import { type Figure, percentOf } from './rate';

/** How many customers stand in a band, and how many should. */
export interface BandShare {
  readonly band: string;
  readonly customers: number;
  readonly share: Figure;
  /** In percent of the customers, from and to. */
  readonly wanted: readonly [from: number, to: number];
  /** What to do, where the share is so far from that. */
  readonly alarm: string | undefined;
}

interface Wanted {
  readonly wanted: readonly [from: number, to: number];
  readonly isAlarming: (share: number) => boolean;
  readonly alarm: string;
}

/** Of the bands of a health model, from best to worst: the reference of the `segment` source. */
const WANTED: readonly Wanted[] = [
  { wanted: [60, 70], isAlarming: (share) => share < 50, alarm: 'Review the portfolio' },
  { wanted: [20, 30], isAlarming: (share) => share > 35, alarm: 'Look for a cause that many share' },
  { wanted: [5, 10], isAlarming: (share) => share > 15, alarm: 'Bring executives in' },
];

const NOBODY = new Missing('no customers with a band', 'Score the customers first.');

/** The customers by band, for the three bands of a model from best to worst. */
export function distribution(found: readonly string[], bands: readonly string[]): BandShare[] {
  return WANTED.map(({ wanted, isAlarming, alarm }, rank) => {
    const band = bands[rank]!;
    const customers = found.filter((each) => each === band).length;
    const share = percentOf(customers, found.length, NOBODY);
    return {
      band,
      customers,
      share,
      wanted,
      alarm: typeof share === 'number' && isAlarming(share) ? alarm : undefined,
    };
  });
}
