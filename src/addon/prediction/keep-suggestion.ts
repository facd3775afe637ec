import { type Knob, knobsOf, turned } from '../../models/knobs';
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
  const all = weights.reduce((sum, { weight }) => sum + weight, 0);
  if (Math.abs(all - 100) > 1e-6) throw new Error(`Weights add up to 100; these add up to ${all}.`);
  const turns = weights.map(
    (one): Turn => ({ kind: 'weight', what: 'dimension', name: one.name, value: one.weight }),
  );
  return kept(name, turns, 'weights learned from outcomes');
}

/**
 * The same with another edge of a band, for every segment.
 * @throws A sentence where there is no such model or band, or the edge is below that of the next band.
 */
export function keepEdge(name: string, band: string, edge: number): VersionEntry {
  return kept(name, [{ kind: 'edge', what: 'band', name: band, value: edge }], 'edge learned from losses');
}

interface Turn extends Pick<Knob, 'kind' | 'name' | 'value'> {
  /** What has the knob, for people. */
  readonly what: string;
}

function kept(name: string, turns: readonly Turn[], reason: string): VersionEntry {
  const found = usableModels(openBook()).health.find(({ model }) => sameModelName(model.model.name, name));
  if (!found) throw new Error(`There is no health model "${name.slice(0, 60)}" to change.`);
  return saveModelAs(turns.reduce(withTurn, found.table), found.model.model.name, reason);
}

function withTurn(table: ModelTable, { kind, what, name, value }: Turn): ModelTable {
  const knobs = knobsOf(table).filter(
    (each) => each.kind === kind && each.name === name && each.value !== '',
  );
  if (knobs.length === 0) throw new Error(`The model has no ${what} "${name.slice(0, 60)}".`);
  return knobs.reduce((turnedSoFar, knob) => turned(turnedSoFar, knob, value), table);
}
