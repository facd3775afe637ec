/** The order in which a sort puts rows. */
import type { CellValue, SortKey } from './grid';

const KIND_ORDER = ['number', 'string', 'boolean'];

/** Where each row comes from, given each key's values. */
export function sortedOrder(columns: readonly (readonly CellValue[])[], keys: readonly SortKey[]): number[] {
  const order = Array.from(columns[0] ?? [], (_, i) => i);
  return order.sort((a, b) => {
    for (const [i, { ascending }] of keys.entries()) {
      const difference = compare(columns[i]![a]!, columns[i]![b]!, ascending);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
}

function compare(a: CellValue, b: CellValue, ascending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const difference = compareValues(a, b);
  return ascending ? difference : -difference;
}

function compareValues(a: string | number | boolean, b: string | number | boolean): number {
  if (typeof a !== typeof b) return KIND_ORDER.indexOf(typeof a) - KIND_ORDER.indexOf(typeof b);
  if (typeof a === 'string') return a.localeCompare(b as string, 'en', { sensitivity: 'accent' });
  return Number(a) - Number(b);
}
