import fc from 'fast-check';
import type { CompiledModel } from '../../../src/scoring/compile';
import { BLANK, type Value } from '../../../src/scoring/value';

const WORDS: Readonly<Record<string, readonly Value[]>> = {
  renewal_sentiment: ['positive', 'neutral', 'negative', 'unknown'],
  satisfaction_trend: ['improving', 'stable', 'declining', 'critical'],
  contract_type: ['annual', 'multi-year', 'quarterly', 'month-to-month'],
  champion_left: [true, false],
  sponsor_change: [true, false],
  pricing_complaints: [true, false],
  budget_cuts_mentioned: [true, false],
};

/** Values for every input of a model, some of them missing; what stands in for others is missing more often. */
export function rowOf(model: CompiledModel, missing = 1): fc.Arbitrary<Value[]> {
  const components = new Set(model.model.dimensions.map(({ component }) => component));
  return fc.tuple(
    ...model.inputs.map((metric): fc.Arbitrary<Value> => {
      const words = WORDS[metric];
      const value: fc.Arbitrary<Value> = words
        ? fc.constantFrom(...words)
        : fc.oneof(
            fc.integer({ min: -60, max: 150 }),
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.double({ min: -30, max: 200, noNaN: true }),
          );
      const blanks = components.has(metric) ? 8 : missing;
      return fc.oneof({ weight: 4, arbitrary: value }, { weight: blanks, arbitrary: fc.constant(BLANK) });
    }),
  );
}
