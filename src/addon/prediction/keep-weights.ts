import { knobsOf, turned } from '../../models/knobs';
import { sameModelName } from '../../models/tables';
import type { ModelTable } from '../../scoring/table-cells';
import { openBook } from '../../sheets/grid/book';
import { usableModels } from '../../sheets/tabs/run-models';
import { saveModelAs, type VersionEntry } from '../models/models';

/** What a dimension is to weigh. */
export interface DimensionWeight {
  readonly name: string;
  readonly weight: number;
}

/**
 * Saves a health model with other weights as its next version, into the tab `Vitals model`: runs score with it from then on.
 * @throws A sentence where there is no such model or dimension, or the weights do not add up to 100.
 */
export function keepWeights(name: string, weights: readonly DimensionWeight[]): VersionEntry {
  const found = usableModels(openBook()).health.find(({ model }) => sameModelName(model.model.name, name));
  if (!found) throw new Error(`There is no health model "${name.slice(0, 60)}" to give weights to.`);
  const all = weights.reduce((sum, { weight }) => sum + weight, 0);
  if (Math.abs(all - 100) > 1e-6) throw new Error(`Weights add up to 100; these add up to ${all}.`);
  const table = weights.reduce(withWeight, found.table);
  return saveModelAs(table, found.model.model.name, 'weights learned from outcomes');
}

function withWeight(table: ModelTable, { name, weight }: DimensionWeight): ModelTable {
  const knob = knobsOf(table).find((each) => each.kind === 'weight' && each.name === name);
  if (!knob) throw new Error(`The model has no dimension "${name.slice(0, 60)}".`);
  return turned(table, knob, weight);
}
