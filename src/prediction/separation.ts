import type { Field } from './field';
import type { Outcomes } from './matrix';
import { rankingOf } from './ranking';

/**
 * How well a field alone tells leavers from stayers, as an AUC of at least 0.5, whichever way it points: a number by
 * its size, a word by the share of leavers among those who have it.
 */
export function separationOf(field: Field, outcomes: Outcomes): number {
  const numbers = field.kind === 'number' ? filled(field.values) : rates(field.values, outcomes);
  const auc = rankingOf(outcomes, numbers)?.auc ?? 0.5;
  return Math.max(auc, 1 - auc);
}

export interface Separation {
  readonly column: string;
  readonly auc: number;
}

const MOST_WORDS = 20;

/** The fields by how well they tell leavers from stayers alone, the best first. One of many words tells by chance. */
export function separations(fields: readonly Field[], outcomes: Outcomes): Separation[] {
  return fields
    .filter(({ kind, values }) => kind === 'number' || new Set<unknown>(values).size <= MOST_WORDS)
    .map((field) => ({ column: field.header, auc: separationOf(field, outcomes) }))
    .sort((a, b) => b.auc - a.auc);
}

function filled(values: readonly (number | null)[]): Float64Array {
  const sorted = Float64Array.from(values.filter((value): value is number => value !== null)).sort();
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return Float64Array.from(values, (value) => value ?? median);
}

const DRAWN_BY = 10;

/** For each row the share of leavers among those with its word, drawn towards the share of all where they are few. */
function rates(values: readonly (string | null)[], outcomes: Outcomes): Float64Array {
  const groups = new Map<string | null, { rows: number; leavers: number }>();
  let all = 0;
  values.forEach((value, i) => {
    const group = groups.get(value) ?? { rows: 0, leavers: 0 };
    group.rows++;
    group.leavers += outcomes[i]!;
    groups.set(value, group);
    all += outcomes[i]!;
  });
  const rate = all / values.length;
  return Float64Array.from(values, (value) => {
    const { rows, leavers } = groups.get(value)!;
    return (leavers + DRAWN_BY * rate) / (rows + DRAWN_BY);
  });
}
