import type { ScoringPlan } from '../../customers/scored-portfolio';
import { healthModel, healthModelNames } from '../../models';
import { labelsOf } from '../../scoring/compile';
import { type ColumnColors, colorsOf } from '../../sheets/grid/colors';

/** Colors for the bands of every published model, not only of this run's: a tab keeps them when its model changes. */
export function resultColors({ health, churn }: ScoringPlan): Map<string, ColumnColors> {
  const models = [health, ...healthModelNames().map(healthModel)];
  const bands = new Map(
    models.flatMap((model) => colorsOf(labelsOf(model))).map((color) => [color.word, color]),
  );
  return new Map<string, ColumnColors>([
    ['Health score', 'scale'],
    ['Health status', [...bands.values()]],
    ['Risk tier', colorsOf(labelsOf(churn).reverse())],
  ]);
}
