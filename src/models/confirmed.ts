import type { ModelTable } from '../scoring/table-cells';
import { publishedTables } from '.';

/** The bands of the `segment` model under these headers. */
export function publishedBands(headers: readonly string[]): ModelTable {
  const [own = [], ...rows] = publishedTables().get('segment')!;
  return rows
    .filter(([kind]) => kind === 'band')
    .map((row) => headers.map((header) => row[own.indexOf(header)] ?? ''));
}

/** A table that nobody has confirmed before, once somebody has: its bands have the names of the `segment` model's. */
export function confirmedTable(table: ModelTable): ModelTable {
  const names = publishedBands(['Name']);
  let band = 0;
  return table.map(([kind = '', name = '', ...rest]) =>
    kind === 'band'
      ? [kind, names[band++]?.[0] ?? name, ...rest]
      : [kind, name, ...rest.map((cell) => (cell === 'unconfirmed' ? '' : cell))],
  );
}
