import type { SourceTable } from '../../src/sources/source-table';

/** A tab as sources read it, from headers and rows. */
export function sourceTable(
  name: string,
  headers: readonly string[],
  rows: readonly (readonly unknown[])[],
): SourceTable {
  return {
    name,
    headers,
    cellAt: (column, row) => ({ column, row: row + 2 }),
    height: rows.length,
    sample: rows.slice(0, 300),
    column: (index) => rows.map((row) => row[index] ?? ''),
  };
}
