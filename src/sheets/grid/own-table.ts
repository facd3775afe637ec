import { columnLetter } from '../../base/a1';
import { normalizeHeader } from '../../reading/normalize';
import { valuesFrom } from './blocks';
import type { Book } from './book';
import { areFree, type ColumnFormat, numberFormatOf, widenColumns, writeCells, writeValues } from './cells';
import { cutColumns, ensureColumns, ensureRows, findOwnedTab, openOwnedTab, tabHeight } from './owned-tabs';
import { type Cells, noteAdded, noteChanged } from './row-changes';
import { type NamedBlock, writeScattered } from './scattered-rows';
import { formatTab } from './tab-formats';

/** A column of a tab of ours in which people work as well. They may move it, not rename it. */
export interface OwnTableColumn extends ColumnFormat {
  readonly name: string;
  /** Whether its cells tell one row from another: what a run does to such rows can be taken back. */
  readonly isKey?: boolean;
}

/** A row as it stood when the tab was read. */
export interface OwnRow {
  /** Where it stands in the sheet, from 1. */
  readonly row: number;
  /** The cell of a column; '' where the tab has lost the column. */
  cell(column: string): unknown;
}

/**
 * A tab of ours in which people work as well: they sort it, filter it, add columns and rows, correct cells. Columns are
 * known by their headers, wherever they stand; what is not one of ours is never written.
 */
export class OwnTable {
  private constructor(
    private readonly book: Book,
    private readonly tab: string,
    readonly sheet: GoogleAppsScript.Spreadsheet.Sheet,
    private readonly columns: readonly OwnTableColumn[],
    private readonly headerRow: number,
    /** The headers as they stand, from the first column on. */
    private headerCells: readonly unknown[],
    /** The rows below the headers in which something stands. */
    readonly rows: readonly OwnRow[],
  ) {
    this.places = placesIn(headerCells);
  }

  /** Column by normalized header, from 1. */
  private places: ReadonlyMap<string, number>;

  /** The last row with content, where this execution has made the tab and knows it. */
  private last: number | undefined;
  /** How many rows it has at least, where this execution has made the tab. */
  private height: number | undefined;

  /** The tab as it stands; undefined where there is none yet. */
  static find(book: Book, tab: string, columns: readonly OwnTableColumn[]): OwnTable | undefined {
    const sheet = findOwnedTab(book, tab);
    return sheet && OwnTable.from(book, tab, sheet, columns, valuesFrom(sheet, 1, 1));
  }

  /**
   * The tab as it stands, with a column for each of ours; made with these rows where there is none yet, or where its making was cut
   * off after the headers.
   * @throws A sentence where the user has a tab of their own under that name: it is not touched.
   */
  static open(
    book: Book,
    tab: string,
    columns: readonly OwnTableColumn[],
    firstRows: readonly Cells[] = [],
  ): OwnTable {
    const known = findOwnedTab(book, tab);
    const sheet = known ?? openOwnedTab(book, tab);
    const values = known ? valuesFrom(sheet, 1, 1) : [];
    const isNew = values.every((row) => row.every((cell) => cell === ''));
    const table = OwnTable.from(book, tab, sheet, columns, isNew ? [] : values);
    table.addLackingColumns()?.setFontWeight('bold').setBackground('#f1f3f4');
    if (isNew) table.height = tabHeight(book, sheet);
    table.format();
    if (isNew) {
      table.last = table.headerRow;
      sheet.setFrozenRows(1);
      widenColumns(sheet, 1, columns);
    }
    const isUnfilled = table.rows.length === 0 && firstRows.length > 0;
    if (!isUnfilled) return table;
    table.append(firstRows);
    return OwnTable.open(book, tab, columns);
  }

  /**
   * The tab as it stands, made where there is none yet. Others show what it holds, and hardly anybody looks at it, so only days
   * get their format.
   */
  static openPlain(book: Book, tab: string, columns: readonly OwnTableColumn[]): OwnTable {
    const known = findOwnedTab(book, tab);
    const sheet = known ?? openOwnedTab(book, tab);
    const values = known ? valuesFrom(sheet, 1, 1) : [];
    const table = OwnTable.from(book, tab, sheet, columns, values);
    if (table.headerCells.length === 0) {
      table.last = table.headerRow;
      const days = columns.flatMap(({ kind }, i) => (kind === 'day' ? [columnLetter(i + 1)] : []));
      if (days.length > 0)
        sheet
          .getRangeList(days.map((letter) => `${letter}:${letter}`))
          .setNumberFormat(numberFormatOf({ kind: 'day' }));
    }
    table.addLackingColumns();
    return table;
  }

  private static from(
    book: Book,
    tab: string,
    sheet: GoogleAppsScript.Spreadsheet.Sheet,
    columns: readonly OwnTableColumn[],
    values: readonly (readonly unknown[])[],
  ): OwnTable {
    const header = headerIn(values, columns);
    const headerCells = values[header] ?? [];
    return new OwnTable(book, tab, sheet, columns, header + 1, headerCells, rowsIn(values, header));
  }

  /** Where a cell stands, for a person to find it: "Vitals team!B3". */
  place(row: number, column: string): string {
    return `${this.sheet.getName()}!${columnLetter(this.columnOf(column))}${row}`;
  }

  /** @throws A sentence where the tab has lost a column. */
  require(column: string): void {
    this.columnOf(column);
  }

  /** The address of a cell, "B3"; the row's first cell where the tab has lost the column. */
  address(row: number, column: string): string {
    return `${columnLetter(this.places.get(normalizeHeader(column)) ?? 1)}${row}`;
  }

  /** The headers as they stand, from the first column on. */
  headers(): string[] {
    return this.headerCells.map(String);
  }

  /** Adds rows below the last one, in one write for neighboring columns. */
  append(rows: readonly Cells[]): void {
    if (rows.length === 0) return;
    const top = (this.last ?? Math.max(this.sheet.getLastRow(), this.headerRow)) + 1;
    const bottom = top + rows.length - 1;
    if ((this.height ?? 0) < bottom) this.grow(bottom);
    for (const { left, columns } of this.blocks(this.columns)) {
      const cells = rows.map((row) => columns.map(({ name }) => row[name] ?? ''));
      writeCells(this.sheet, top, left, columns, cells);
    }
    if (this.last !== undefined) this.last += rows.length;
    noteAdded(this.book, this.tab, this.columns, rows);
  }

  /**
   * Writes cells of rows that are known by a key, which stand where they stand now: somebody may have sorted the tab
   * since it was read. Keys that are gone are answered with; nothing is written for them.
   */
  update(keyOf: (row: OwnRow) => string, changes: ReadonlyMap<string, Cells>): string[] {
    if (changes.size === 0) return [];
    // Nobody has worked in a tab that was made just now.
    if (this.last === this.headerRow) return [...changes.keys()];
    const values = valuesFrom(this.sheet, 1, 1);
    const header = headerIn(values, this.columns);
    this.headerCells = values[header] ?? [];
    this.places = placesIn(this.headerCells);
    const now = new Map(rowsIn(values, header).map((row) => [keyOf(row), row]));
    const byRow = new Map<number, Cells>();
    for (const [key, cells] of changes) {
      const row = now.get(key);
      if (!row) continue;
      byRow.set(row.row, cells);
      noteChanged(this.book, this.tab, this.columns, row.cell, cells);
    }
    const has = ({ name }: OwnTableColumn) => [...byRow.values()].some((cells) => cells[name] !== undefined);
    writeScattered(this.sheet, this.blocks(this.columns.filter(has)), byRow);
    return [...changes.keys()].filter((key) => !now.has(key));
  }

  private columnOf(name: string): number {
    const place = this.places.get(normalizeHeader(name));
    if (place === undefined) {
      throw new Error(
        `"${this.sheet.getName()}" has lost its column "${name}". Give it back its header, then run again.`,
      );
    }
    return place;
  }

  /** Neighboring columns of ours that stand in the order we have them in: one write each. */
  private blocks(wanted: readonly OwnTableColumn[]): NamedBlock[] {
    const blocks: { left: number; columns: OwnTableColumn[] }[] = [];
    const placed = wanted.map((column) => ({ column, place: this.columnOf(column.name) }));
    for (const { column, place } of placed.sort((a, b) => a.place - b.place)) {
      const last = blocks[blocks.length - 1];
      if (last && last.left + last.columns.length === place) last.columns.push(column);
      else blocks.push({ left: place, columns: [column] });
    }
    return blocks;
  }

  /** The header cells that were added; undefined where none were lacking. */
  private addLackingColumns(): GoogleAppsScript.Spreadsheet.Range | undefined {
    const lacking = this.columns.filter(({ name }) => !this.places.has(normalizeHeader(name)));
    if (lacking.length === 0) return undefined;
    const left = this.headerCells.length + 1;
    ensureColumns(this.book, this.sheet, left + lacking.length - 1);
    const names = lacking.map(({ name }) => name);
    const added = writeValues(this.sheet, this.headerRow, left, [names]);
    this.headerCells = [...this.headerCells, ...names];
    this.places = placesIn(this.headerCells);
    return added;
  }

  /** Makes room for rows; a tab of many rows is cut to the columns in use first. */
  private grow(rows: number): void {
    const height = tabHeight(this.book, this.sheet);
    if (rows <= height) return;
    const [used, width] = [this.headerCells.length, this.sheet.getMaxColumns()];
    if (used < width && areFree(this.sheet.getRange(1, used + 1, height, width - used), height))
      cutColumns(this.book, this.sheet, used);
    ensureRows(this.book, this.sheet, rows, height);
    this.format(true);
  }

  private format(grew = false): void {
    const placed = this.columns.map((column) => ({ ...column, place: this.columnOf(column.name) }));
    formatTab(this.book, this.tab, this.sheet, placed, grew, grew ? undefined : this.height);
  }
}

/** The rows below the headers (a row from 0) in which something stands. */
function rowsIn(values: readonly (readonly unknown[])[], header: number): OwnRow[] {
  const places = placesIn(values[header] ?? []);
  return values.flatMap((cells, i) => {
    if (i <= header || cells.every((cell) => cell === '')) return [];
    const cell = (column: string) => cells[(places.get(normalizeHeader(column)) ?? 0) - 1] ?? '';
    return [{ row: i + 1, cell }];
  });
}

/** The row of the headers, from 0: the one of the first few that names most of our columns. */
function headerIn(values: readonly (readonly unknown[])[], columns: readonly OwnTableColumn[]): number {
  const names = new Set(columns.map(({ name }) => normalizeHeader(name)));
  const hits = values
    .slice(0, 10)
    .map((row) => row.filter((cell) => names.has(normalizeHeader(cell))).length);
  return Math.max(0, hits.indexOf(Math.max(...hits)));
}

function placesIn(headers: readonly unknown[]): Map<string, number> {
  const places = new Map<string, number>();
  headers.forEach((header, i) => {
    const name = normalizeHeader(header);
    if (name !== '' && !places.has(name)) places.set(name, i + 1);
  });
  return places;
}
