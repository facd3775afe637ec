import { caseless } from '../base/caseless';
import { sum } from '../base/sum';
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

/** What each weight is of the whole, in whole percent that add up to 100; all 0 where no weight counts. */
export function sharesOf(weights: readonly number[]): number[] {
  const whole = sum(weights);
  return whole > 0 ? wholeShares(weights, 100) : weights.map(() => 0);
}

/** The table with the weight of one dimension at this share, in percent; the others share the rest as they did before. */
export function shared(table: ModelTable, { row }: Pick<Knob, 'row'>, percent: number): ModelTable {
  const weights = knobsOf(table).filter(({ kind }) => kind === 'weight');
  const numbers = weights.map(({ value }) => Number(value));
  const others = weights.filter((knob) => knob.row !== row);
  const before = others.map(({ value }) => Number(value));
  // Where all others are 0, none has a larger claim than another.
  const rest = wholeShares(sum(before) > 0 ? before : before.map(() => 1), 100 - percent);
  if (others.length === 0) return table;
  const whole = sum(numbers) || 100;
  const weightOf = (share: number) => Number(((share * whole) / 100).toPrecision(12));
  return weights.reduce((changed, knob) => {
    const share = knob.row === row ? percent : rest[others.indexOf(knob)]!;
    return turned(changed, knob, weightOf(share));
  }, table);
}

/** Shares a whole number out by these parts, in whole numbers: what rounding leaves goes to the largest fractions. */
function wholeShares(parts: readonly number[], whole: number): number[] {
  const total = sum(parts);
  const exact = parts.map((part) => (part * whole) / total);
  const shares = exact.map(Math.floor);
  const byFraction = exact.map((share, i) => [share - shares[i]!, i] as const).sort(([a], [b]) => b - a);
  for (const [, i] of byFraction.slice(0, whole - sum(shares))) shares[i]!++;
  return shares;
}
