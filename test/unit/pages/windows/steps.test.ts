import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hundredthsOf, stepsOf } from '../../../../pages/windows/points/steps';
import { churnRiskModel, healthModel, healthModelNames } from '../../../../src/models';
import { explain } from '../../../../src/scoring/explain';
import { score } from '../../../../src/scoring/score';
import { BLANK, type Value } from '../../../../src/scoring/value';

const models = [...healthModelNames().map(healthModel), churnRiskModel()];
const value = fc.oneof(
  fc.double({ min: -50, max: 120, noNaN: true }),
  fc.constantFrom<Value>(BLANK, true, false, 'positive', 'critical', 'quarterly'),
);

test('what is shown of the parts adds up to the score as shown, whatever the model and the customer', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: models.length - 1 }),
      fc.array(value, { minLength: 30, maxLength: 30 }),
      (m, values) => {
        const model = models[m]!;
        const scored = score(
          model,
          model.inputs.map((_, i) => values[i % values.length]!),
          0,
        );
        fc.pre(!Number.isNaN(scored.value));
        const parts = explain(model, scored).map(({ name, won, lost }) => ({
          label: name,
          value: '',
          won,
          lost,
          isOwn: !model.metrics.some((metric) => metric.name === name),
        }));
        const steps = stepsOf({ value: scored.value, parts: [...parts].sort((a, b) => b.lost - a.lost) });
        expect(steps.reduce((sum, { hundredths }) => sum + hundredths, 0)).toBe(hundredthsOf(scored.value));
        steps.forEach(({ part, hundredths, from }, i) => {
          expect(Math.abs(hundredths - part.won * 100)).toBeLessThanOrEqual(1.001);
          expect(from).toBe(i === 0 ? 0 : steps[i - 1]!.to);
        });
      },
    ),
    { numRuns: 500, seed: 7 },
  );
});
