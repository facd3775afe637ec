import type { SourceLine } from './line';
import { columnAt, domainOf, joinKey, type SourceTable } from './source-table';

/** The customers of the portfolio: the distinct ids of their tab, in its order. */
export interface CustomerKeys {
  readonly table: SourceTable;
  /** Each customer's key, as keys are matched. */
  readonly keys: readonly string[];
  /** Which customer each row of the tab is; -1 for none. */
  readonly ofRow: Int32Array;
  /** The customer of a key. */
  readonly at: ReadonlyMap<string, number>;
}

/** The customers that a tab lists, by its column of ids. */
export function customerKeys(table: SourceTable, key: string): CustomerKeys {
  const cells = table.column(needed(table, key));
  const at = new Map<string, number>();
  const ofRow = new Int32Array(table.height).fill(-1);
  for (let row = 0; row < table.height; row++) {
    const id = joinKey(cells[row]);
    if (id === '') continue;
    if (!at.has(id)) at.set(id, at.size);
    ofRow[row] = at.get(id)!;
  }
  return { table, keys: [...at.keys()], ofRow, at };
}

/** The position of a column. @throws A sentence where the tab has none of this name. */
export function needed(table: SourceTable, header: string): number {
  const index = columnAt(table, header);
  if (index >= 0) return index;
  throw new Error(
    `"${table.name}" has no column "${header}". Correct it in "Vitals sources", or give the column its header back.`,
  );
}

/** Whose the rows of a tab are. */
export interface TabLink {
  /** The customer of each row; -1 for none. */
  readonly customers: Int32Array;
  /** Keys that match no customer, with the rows (from 0) that have them. */
  readonly orphans: ReadonlyMap<string, readonly number[]>;
  /** Rows without a key. */
  readonly blank: readonly number[];
  /** For a tab that is linked through another: the row there that a row belongs to; -1 for none. */
  readonly over: { readonly table: SourceTable; readonly rows: Int32Array } | undefined;
}

/** Says whose the rows of each tab are, each tab once. */
export class Links {
  private readonly known = new Map<string, TabLink>();

  constructor(
    private readonly customers: CustomerKeys,
    private readonly tables: ReadonlyMap<string, SourceTable>,
    private readonly lines: readonly SourceLine[],
  ) {}

  /** @throws A sentence where a column or a tab of the link is missing. */
  of(
    { tab, key, through }: Pick<SourceLine, 'tab' | 'key' | 'through'>,
    from: readonly string[] = [],
  ): TabLink {
    const name = [tab, key, through].join('\n');
    const known = this.known.get(name) ?? this.find(tab, key, through, from);
    this.known.set(name, known);
    return known;
  }

  private find(tab: string, key: string, through: string, from: readonly string[]): TabLink {
    const table = this.tables.get(tab)!;
    const cells = table.column(needed(table, key));
    const parts = /^(.+): (.+)$/.exec(through);
    const between = parts && this.tables.get(parts[1]!);
    if (parts && !between)
      throw new Error(`There is no tab "${parts[1]}", through which "${tab}" is linked.`);
    if (between) return this.overTab(cells, between, parts![2]!, [...from, tab]);
    const isDomain = through.endsWith(' (domain)');
    const column = through.replace(/ \(domain\)$/, '');
    const keyIn = isDomain ? domainOf : joinKey;
    const at = column === '' ? this.customers.at : this.customersBy(column, keyIn);
    return matched(cells, keyIn, (id) => at.get(id) ?? -1);
  }

  private customersBy(column: string, keyIn: (cell: unknown) => string): Map<string, number> {
    const { table, ofRow } = this.customers;
    const at = new Map<string, number>();
    const several = new Set<string>();
    table.column(needed(table, column)).forEach((cell, row) => {
      const id = keyIn(cell);
      if (id === '' || ofRow[row]! < 0) return;
      if (at.has(id) && at.get(id) !== ofRow[row]) several.add(id);
      at.set(id, ofRow[row]!);
    });
    // A name or a domain that two customers have tells neither.
    for (const id of several) at.delete(id);
    return at;
  }

  private overTab(
    cells: readonly unknown[],
    between: SourceTable,
    column: string,
    from: readonly string[],
  ): TabLink {
    const line = this.lines.find(({ tab }) => tab === between.name);
    if (!line || from.includes(between.name)) {
      throw new Error(
        `"${between.name}" leads to no customer: give it a line with the key of its customers.`,
      );
    }
    const { customers } = this.of(line, from);
    const rowOf = new Map<string, number>();
    between.column(needed(between, column)).forEach((cell, row) => {
      const id = joinKey(cell);
      if (id !== '' && !rowOf.has(id)) rowOf.set(id, row);
    });
    const rows = Int32Array.from(cells, (cell) => rowOf.get(joinKey(cell)) ?? -1);
    const link = matched(cells, joinKey, (id) => {
      const row = rowOf.get(id);
      return row === undefined ? -1 : customers[row]!;
    });
    return { ...link, over: { table: between, rows } };
  }
}

function matched(
  cells: readonly unknown[],
  keyIn: (cell: unknown) => string,
  customerOf: (id: string) => number,
): TabLink {
  const orphans = new Map<string, number[]>();
  const blank: number[] = [];
  const customers = new Int32Array(cells.length);
  for (let row = 0; row < cells.length; row++) {
    const id = keyIn(cells[row]);
    const customer = id === '' ? -1 : customerOf(id);
    customers[row] = customer;
    if (id === '') blank.push(row);
    else if (customer < 0) {
      const rows = orphans.get(id);
      if (rows) rows.push(row);
      else orphans.set(id, [row]);
    }
  }
  return { customers, orphans, blank, over: undefined };
}

/** Customers whose keys look like keys that match nobody: for a person to correct, never joined. */
export function nearMisses(orphans: Iterable<string>, { keys }: CustomerKeys): Map<string, string> {
  const byLooks = new Map<string, string>();
  for (const key of keys) byLooks.set(looseKey(key), key);
  const found = new Map<string, string>();
  for (const orphan of orphans) {
    const like = byLooks.get(looseKey(orphan));
    if (like !== undefined && looseKey(orphan) !== '') found.set(orphan, like);
  }
  return found;
}

/** A key without what people and tools add, drop or mistype: marks, spaces, zeros in front, endings of a company's name. */
function looseKey(key: string): string {
  return key
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s,.]+(inc|ltd|llc|gmbh|ag|corp|co|limited|bv|sas|plc)\.?$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/(^|\D)0+(?=\d)/g, '$1');
}
