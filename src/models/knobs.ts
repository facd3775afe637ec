import { caseless } from '../base/caseless';
import type { Parameter } from '../scoring/curve';
import { isModelColumn, type ModelTable } from '../scoring/table-cells';

/** A number of a model table that people turn to see what it does: a dimension's weight, or where a band begins. */
export interface Knob {
  readonly kind: 'weight' | 'edge';
  /** The dimension or band. */
  readonly name: string;
  /** The header of the segment's own column; empty for the one that holds where a segment has none. */
  readonly segment: string;
  /** The place of its cell in the table, from 0. */
  readonly row: number;
  readonly column: number;
  readonly value: Parameter;
}

/** The knobs of a table, from the top. The lowest band begins at 0, so it has none. */
export function knobsOf(table: ModelTable): Knob[] {
  const headers = (table[0] ?? []).map(caseless);
  const [kind, name, weight, parameter] = ['row', 'name', 'weight', 'parameter'].map((header) =>
    headers.indexOf(header),
  ) as [number, number, number, number];
  const edges = headers.flatMap((header, column) =>
    column === parameter || isSegment(header) ? [column] : [],
  );
  const lowest = table.map((row) => caseless(row[kind] ?? '')).lastIndexOf('band');
  return table.flatMap((cells, row): Knob[] => {
    const word = caseless(cells[kind] ?? '');
    const knob = (what: Knob['kind'], column: number): Knob => ({
      kind: what,
      name: String(cells[name] ?? '').trim(),
      segment: column === weight || column === parameter ? '' : String(table[0]![column]).trim(),
      row,
      column,
      value: cells[column] ?? '',
    });
    if (word === 'dimension') return [knob('weight', weight)];
    return word === 'band' && row !== lowest ? edges.map((column) => knob('edge', column)) : [];
  });
}

/** The table with another value in one cell. */
export function turned(
  table: ModelTable,
  { row, column }: Pick<Knob, 'row' | 'column'>,
  value: Parameter,
): ModelTable {
  return table.map((cells, i) =>
    i === row
      ? Array.from({ length: Math.max(cells.length, column + 1) }, (_, j) =>
          j === column ? value : (cells[j] ?? ''),
        )
      : cells,
  );
}

/** The table as a model of another name. */
export function renamed(table: ModelTable, name: string): ModelTable {
  const headers = (table[0] ?? []).map(caseless);
  const row = table.findIndex((cells) => caseless(cells[headers.indexOf('row')] ?? '') === 'model');
  const column = headers.indexOf('name');
  return row < 0 || column < 0 ? table : turned(table, { row, column }, name);
}

function isSegment(header: string): boolean {
  return header !== '' && !isModelColumn(header);
}
