/** What a model table may name, as those know it who read the sheet. */
export interface Names {
  /** The metric that a name means; undefined where there is none. */
  metric(name: string): NamedMetric | undefined;
  /** The segment that a column header means, in the word that customers carry; undefined where there is none. */
  segment(header: string): string | undefined;
}

/** A metric by its own name, however the table spells it. */
export interface NamedMetric {
  readonly name: string;
  /** Numbers, or one of these words; without any word it is nothing that a curve could score. */
  readonly holds: 'numbers' | readonly string[] | 'anything';
}

/** Takes every name for what it says: for the published tables, whose names a test holds against the catalog. */
export const AS_WRITTEN: Names = {
  metric: (name) => ({ name, holds: 'anything' }),
  segment: (header) => header,
};
