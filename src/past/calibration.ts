/**
 * The `segment` source's calibration: what the churned had been shown as 90, 60 and 30 days before, and the edge under which they
 * would have been seen at least 60 days before.
 */
import { sum } from '../base/sum';
import { FEWEST_TO_JUDGE } from '../prediction/verdict';
import { LOSS_DAYS_BEFORE, type Loss } from './losses';

/** Of the losses with a score on that day. */
export interface LeadTime {
  readonly daysBefore: number;
  readonly losses: number;
  readonly meanScore: number | null;
  /** How many had each band, the best first. */
  readonly bands: readonly { readonly band: string; readonly losses: number }[];
  /** The share that was not in the best band: Yellow or Red. */
  readonly seen: number | null;
}

export function leadTimes(losses: readonly Loss[], bands: readonly string[]): LeadTime[] {
  return LOSS_DAYS_BEFORE.map((daysBefore) => {
    const views = losses.flatMap(({ before }) => before.filter((view) => view.daysBefore === daysBefore));
    const scored = views.filter(({ score, band }) => score !== null && band !== null);
    const counts = bands.map((band) => ({
      band,
      losses: scored.filter((view) => view.band === band).length,
    }));
    return {
      daysBefore,
      losses: scored.length,
      meanScore: scored.length === 0 ? null : sum(scored.map(({ score }) => score!)) / scored.length,
      bands: counts,
      seen:
        scored.length === 0 ? null : scored.filter(({ band }) => band !== bands[0]).length / scored.length,
    };
  });
}

/** An edge for the best band, and what it would have done. */
export interface ProposedEdge {
  /** Null where nothing is proposed; `why` says why not. */
  readonly edge: number | null;
  readonly why: string;
  /** Of the losses it was chosen by, and of later ones it has not seen: the share under the edge 60 days before. */
  readonly seen: number | null;
  readonly seenLater: number | null;
  /** The same with the edge of today. */
  readonly seenNow: number | null;
  /** The share of those who stayed that would be under it: watched for nothing. */
  readonly watched: number | null;
  readonly watchedNow: number | null;
}

/** So many of the losses are to be seen 60 days before. */
const TO_BE_SEEN = 0.8;
const SEEN_BEFORE = 60;

/** A score with its band. */
export interface ShownScore {
  readonly score: number;
  readonly band: string | undefined;
}

/**
 * The lowest whole score under which four of five of the earlier losses stood 60 days before they left, tried on the later
 * third. `stayed` is what customers who stayed were shown.
 */
export function proposedEdge(
  losses: readonly Loss[],
  stayed: readonly ShownScore[],
  bestBand: string | undefined,
): ProposedEdge {
  const shown = [...losses]
    .sort((a, b) => a.day - b.day)
    .flatMap(({ before }) => before.filter(({ daysBefore }) => daysBefore === SEEN_BEFORE))
    .flatMap(({ score, band }): ShownScore[] => (score === null ? [] : [{ score, band: band ?? undefined }]));
  if (shown.length < FEWEST_TO_JUDGE) {
    return {
      edge: null,
      why: `Too few churns to say: ${shown.length} with a score 60 days before, and it takes ${FEWEST_TO_JUDGE}.`,
      seen: null,
      seenLater: null,
      seenNow: null,
      watched: null,
      watchedNow: null,
    };
  }
  const earlier = shown.slice(0, Math.ceil((2 * shown.length) / 3));
  const later = shown.slice(earlier.length);
  const sorted = earlier.map(({ score }) => score).sort((a, b) => a - b);
  const edge = Math.min(100, Math.floor(sorted[Math.ceil(TO_BE_SEEN * sorted.length) - 1]!) + 1);
  const share = (those: readonly ShownScore[], is: (one: ShownScore) => boolean) =>
    those.length === 0 ? null : those.filter(is).length / those.length;
  const isUnder = ({ score }: ShownScore) => score < edge;
  const isBelowBest = ({ band }: ShownScore) => band !== bestBand;
  return {
    edge,
    why: '',
    seen: share(earlier, isUnder),
    seenLater: share(later, isUnder),
    seenNow: share(later, isBelowBest),
    watched: share(stayed, isUnder),
    watchedNow: share(stayed, isBelowBest),
  };
}
