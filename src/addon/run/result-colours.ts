import type { ScoringPlan } from '../../customers/scored-portfolio';
import { healthModel, healthModelNames } from '../../models';
import { labelsOf } from '../../scoring/compile';
import { type Colour, coloursOf } from '../../sheets/grid/colours';

/** Colours for the bands of every published model, not only of this run's: a tab keeps them when its model changes. */
export function resultColours({ health, churn }: ScoringPlan): Map<string, Colour[]> {
  const models = [health, ...healthModelNames().map(healthModel)];
  const bands = new Map(
    models.flatMap((model) => coloursOf(labelsOf(model))).map((colour) => [colour.word, colour]),
  );
  return new Map([
    ['Health status', [...bands.values()]],
    ['Risk tier', coloursOf(labelsOf(churn).reverse())],
  ]);
}
