import { allResults, type Result } from '../customers/results';
import type { ScoringPlan } from '../customers/scored-portfolio';

/** A column of the results in the warehouse. */
export interface WarehouseColumn {
  readonly name: string;
  readonly type: 'STRING' | 'FLOAT64' | 'DATE';
}

/** The name of a column in the warehouse: `health_score` for "Health score". */
export function columnName(header: string): string {
  const name = header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return /^\d/.test(name) ? `_${name}` : name;
}

/** A name for each header, all of them different: the header by its name in the warehouse. */
export function uniqueNames(
  columns: readonly { readonly wanted: string; readonly header: string }[],
): Record<string, string> {
  const named: Record<string, string> = {};
  for (const { wanted, header } of columns) {
    const name = columnName(wanted) || 'column';
    let free = name;
    for (let n = 2; free in named; n++) free = `${name}_${n}`;
    named[free] = header;
  }
  return named;
}

const TYPES: Readonly<Record<Result['kind'], WarehouseColumn['type']>> = {
  text: 'STRING',
  key: 'STRING',
  number: 'FLOAT64',
  day: 'DATE',
};

/** The columns of `Vitals scores`, as a table of results has them: all but the time, which the table keeps itself. */
export function resultColumns(plan: ScoringPlan): WarehouseColumn[] {
  return allResults(plan)
    .map(({ name, kind }) => ({ name: columnName(name), type: TYPES[kind] }))
    .filter(({ name }) => name !== 'scored_at');
}
