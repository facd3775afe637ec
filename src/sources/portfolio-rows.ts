import { recognize } from '../reading/recognize';
import { type Derivation, type SourceReader, valueFor } from './derive';
import type { Taken } from './fold';
import type { CustomerKeys } from './keys';
import { columnAt } from './source-table';

/** A column of the portfolio. */
export interface PortfolioColumn {
  readonly header: string;
  readonly kind: 'key' | 'text' | 'number' | 'day';
}

/** What two headers have in common that name the same column: the metric, else the words. */
export function meaningOf(header: string): string {
  return recognize(header)?.metric.header ?? header.trim().toLowerCase();
}

/** The columns of the customers' own tab. */
export function baseColumns(reader: SourceReader, key: string): PortfolioColumn[] {
  const { headers } = reader.table;
  const at = columnAt(reader.table, key);
  return headers.flatMap((header, index) => {
    if (header === '') return [];
    const kind = index === at ? 'key' : reader.kindOf(index);
    // An id by another name than scores know is one all the same; names may stay what they are.
    if (kind === 'key' && !['customer_id', 'name'].includes(meaningOf(header)))
      return [{ header: 'customer_id', kind }];
    return [{ header, kind: kind === 'key' || kind === 'day' || kind === 'number' ? kind : 'text' } as const];
  });
}

/** The columns that are taken of other tabs. */
export function derivedColumns(derived: ReadonlyMap<string, Derivation>): PortfolioColumn[] {
  return [...derived].map(([header, { kind }]) => ({ header, kind: kind === 'words' ? 'text' : kind }));
}

/** The rows of the customers' tab, with what is taken of others behind what stands there. */
export function portfolioRows(
  reader: SourceReader,
  customers: CustomerKeys,
  derived: ReadonlyMap<string, Derivation>,
): (string | number)[][] {
  const { table } = reader;
  const used = table.headers.flatMap((header, index) => (header === '' ? [] : [index]));
  const columns = used.map((index) => {
    const cells = table.column(index);
    if (reader.kindOf(index) !== 'day') return (row: number) => plain(cells[row]);
    const { days } = reader.daysOf(index);
    return (row: number) => (Number.isNaN(days[row]) ? plain(cells[row]) : days[row]!);
  });
  const found = [...derived.values()];
  return Array.from({ length: table.height }, (_, row) => {
    const customer = customers.ofRow[row]!;
    const own = columns.map((cell) => cell(row));
    return [...own, ...found.map((each): Taken => (customer < 0 ? '' : valueFor(each, customer)) ?? '')] as (
      | string
      | number
    )[];
  });
}

function plain(cell: unknown): string | number {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return typeof cell === 'number' ? cell : String(cell);
}
