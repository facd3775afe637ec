import { forSegment, type Model } from '../scoring/model';

/** What a dimension's score of 90, 70, 50 and 0 means, where a model's source says it. */
const RUBRICS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  lifecycle: {
    'Product usage': 'Exceeds benchmarks, Healthy, Below average, Low engagement',
    Engagement: 'Highly engaged champion, Regular, Sporadic, Disengaged: reach out',
    'Support metrics': 'Minimal needs with high CSAT, Normal, Elevated issues, Many unresolved',
    'Business outcomes': 'Exceeding goals, On track, Partly, Not achieving',
    'Relationship strength': 'Strong and multi-threaded, Good sponsor, Single-threaded, No executive access',
  },
};
export const RUBRIC_EDGES: readonly number[] = [90, 70, 50, 0];

/** What a score of a dimension is called, and how good that is: 0 is the model's best band, then 1, 2 ... */
export interface DimensionLevel {
  readonly word: string;
  readonly rank: number;
}

/** The level of a dimension's score, in the words of the model's source, else by the bands of the whole. */
export function levelOfDimension(
  { name, bands }: Pick<Model, 'name' | 'bands'>,
  dimension: string,
  value: number,
  segment: number,
): DimensionLevel | undefined {
  const words = RUBRICS[name]?.[dimension]?.split(', ');
  if (words) {
    const at = RUBRIC_EDGES.findIndex((edge) => value >= edge);
    // Exceeding and healthy are both green.
    return at < 0 ? undefined : { word: words[at]!, rank: Math.max(0, at - 1) };
  }
  const rank = bands.findIndex(({ from }) => value >= forSegment(from, segment));
  return rank < 0 ? undefined : { word: bands[rank]!.label, rank };
}
