import { columnLetter } from '../../base/a1';
import { isNext, runsOf } from '../../base/runs';
import { normalizeHeader } from '../../reading/normalize';
import type { Book } from './book';
import { type CellValue, type ColumnFormat, widenColumns, writeEverywhere, writeRows } from './cells';
import { ensureSize, findOwnedTab, openOwnedTab } from './owned-tabs';

/** A column of a tab of ours in which people work as well. They may move it, not rename it. */
export interface OwnColumn extends ColumnFormat {
  readonly name: string;
}

/** A row as it stood when the tab was read. */
export interface OwnRow {
  /** Where it stands in the sheet, from 1. */
  readonly row: number;
  /** The cell of a column; '' where the tab has lost the column. */
  cell(column: string): unknown;
}

/** New contents for some cells of a row, by column. */
export type Cells = Readonly<Record<string, CellValue>>;

/**
 * A tab of ours in which people work as well: they sort it, filter it, add columns and rows, correct cells. Columns are
 * known by their headers, wherever they stand; what is not one of ours is never written.
 */
export class OwnTable {
  private constructor(
    readonly sheet: GoogleAppsScript.Spreadsheet.Sheet,
    private readonly columns: readonly OwnColumn[],
    private headerRow: number,
    /** Column by normalized header, from 1. */
    private places: ReadonlyMap<string, number>,
    /** The rows below the headers in which something stands. */
    readonly rows: readonly OwnRow[],
  ) {}

  /** The tab as it stands; undefined where there is none yet. */
  static find(book: Book, tab: string, columns: readonly OwnColumn[]): OwnTable | undefined {
    const sheet = findOwnedTab(book, tab);
    return sheet && OwnTable.read(sheet, columns);
  }

  /**
   * The tab as it stands, with a column for each of ours; made with these rows where there is none yet.
   * @throws A sentence where the user has a tab of their own under that name: it is not touched.
   */
  static open(
    book: Book,
    tab: string,
    columns: readonly OwnColumn[],
    firstRows: readonly Cells[] = [],
  ): OwnTable {
    const sheet = openOwnedTab(book, tab);
    const isNew = sheet.getLastRow() === 0;
    const table = OwnTable.read(sheet, columns);
    table.addLackingColumns();
    if (isNew) {
      sheet.setFrozenRows(1);
      widenColumns(sheet, 1, columns);
      table.append(firstRows);
    }
    return isNew ? OwnTable.read(sheet, columns) : table;
  }

  private static read(sheet: GoogleAppsScript.Spreadsheet.Sheet, columns: readonly OwnColumn[]): OwnTable {
    const values = sheet.getLastRow() === 0 ? [] : sheet.getDataRange().getValues();
    const header = headerIn(values, columns);
    const places = placesIn(values[header] ?? []);
    const rows = values.flatMap((cells, i) => {
      if (i <= header || cells.every((cell) => cell === '')) return [];
      const cell = (column: string) => cells[(places.get(normalizeHeader(column)) ?? 0) - 1] ?? '';
      return [{ row: i + 1, cell }];
    });
    return new OwnTable(sheet, columns, header + 1, places, rows);
  }

  /** Where a cell stands, for a person to find it: "Vitals team!B3". */
  place(row: number, column: string): string {
    return `${this.sheet.getName()}!${columnLetter(this.columnOf(column))}${row}`;
  }

  /** The address of a cell, "B3"; the row's first cell where the tab has lost the column. */
  address(row: number, column: string): string {
    return `${columnLetter(this.places.get(normalizeHeader(column)) ?? 1)}${row}`;
  }

  /** The headers as they stand, from the first column on. */
  headers(): string[] {
    const width = Math.max(1, this.sheet.getLastColumn());
    return this.sheet.getRange(this.headerRow, 1, 1, width).getValues()[0]!.map(String);
  }

  /** Adds rows below the last one, in one write for neighboring columns. */
  append(rows: readonly Cells[]): void {
    if (rows.length === 0) return;
    const top = Math.max(this.sheet.getLastRow(), this.headerRow) + 1;
    ensureSize(this.sheet, top + rows.length - 1, 1);
    for (const { left, columns } of this.blocks(this.columns)) {
      const cells = rows.map((row) => columns.map(({ name }) => row[name] ?? ''));
      writeRows(this.sheet, top, left, columns, cells);
    }
  }

  /**
   * Writes cells of rows that are known by a key, which stand where they stand now: somebody may have sorted the tab
   * since it was read. Keys that are gone are answered with; nothing is written for them.
   */
  update(keyOf: (row: OwnRow) => string, changes: ReadonlyMap<string, Cells>): string[] {
    if (changes.size === 0) return [];
    const now = new Map(OwnTable.read(this.sheet, this.columns).rows.map((row) => [keyOf(row), row.row]));
    const byRow = new Map<number, Cells>();
    for (const [key, cells] of changes) {
      const row = now.get(key);
      if (row !== undefined) byRow.set(row, cells);
    }
    this.write(byRow);
    return [...changes.keys()].filter((key) => !now.has(key));
  }

  /** Writes cells of rows, neighbors in one call: a whole row where all rows change the same columns, else columns. */
  private write(changes: ReadonlyMap<number, Cells>): void {
    const rows = [...changes.keys()].sort((a, b) => a - b);
    const has = (row: number, { name }: OwnColumn) => changes.get(row)![name] !== undefined;
    const runs = runsOf(rows, isNext);
    for (const block of this.blocks(this.columns.filter((column) => rows.some((row) => has(row, column))))) {
      const isUniform = rows.every((row) => block.columns.every((column) => has(row, column)));
      if (isUniform && runs.length <= block.columns.length) {
        for (const run of runs) {
          const cells = run.map((row) => block.columns.map(({ name }) => changes.get(row)![name]!));
          writeRows(this.sheet, run[0]!, block.left, block.columns, cells);
        }
        continue;
      }
      block.columns.forEach((column, i) => {
        const values = new Map(
          rows.filter((row) => has(row, column)).map((row) => [row, changes.get(row)![column.name]!]),
        );
        this.writeColumn(column, block.left + i, values);
      });
    }
  }

  /** As neighbors, or by value where that takes fewer calls: rows that get the same value cost none of their own. */
  private writeColumn(column: OwnColumn, left: number, values: ReadonlyMap<number, CellValue>): void {
    const rows = [...values.keys()];
    const runs = runsOf(rows, isNext);
    const distinct = new Set(values.values());
    if (runs.length <= distinct.size) {
      for (const run of runs) {
        const cells = run.map((row) => [values.get(row)!]);
        writeRows(this.sheet, run[0]!, left, [column], cells);
      }
      return;
    }
    for (const value of distinct) {
      const alike = runsOf(
        rows.filter((row) => values.get(row) === value),
        isNext,
      );
      const places = alike.map((run) => ({ top: run[0]!, left, rows: run.length }));
      writeEverywhere(this.sheet, column, value, places);
    }
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
  private blocks(wanted: readonly OwnColumn[]): { left: number; columns: OwnColumn[] }[] {
    const blocks: { left: number; columns: OwnColumn[] }[] = [];
    const placed = wanted.map((column) => ({ column, place: this.columnOf(column.name) }));
    for (const { column, place } of placed.sort((a, b) => a.place - b.place)) {
      const last = blocks[blocks.length - 1];
      if (last && last.left + last.columns.length === place) last.columns.push(column);
      else blocks.push({ left: place, columns: [column] });
    }
    return blocks;
  }

  private addLackingColumns(): void {
    const lacking = this.columns.filter(({ name }) => !this.places.has(normalizeHeader(name)));
    if (lacking.length === 0) return;
    const left = this.places.size === 0 ? 1 : this.sheet.getLastColumn() + 1;
    ensureSize(this.sheet, this.headerRow, left + lacking.length - 1);
    const names = lacking.map(({ name }) => name);
    writeRows(
      this.sheet,
      this.headerRow,
      left,
      lacking.map(() => ({ kind: 'text' as const })),
      [names],
    );
    this.sheet
      .getRange(this.headerRow, left, 1, lacking.length)
      .setFontWeight('bold')
      .setBackground('#f1f3f4');
    this.places = new Map([
      ...this.places,
      ...names.map((name, i) => [normalizeHeader(name), left + i] as const),
    ]);
  }
}

/** The row of the headers, from 0: the one of the first few that names most of our columns. */
function headerIn(values: readonly (readonly unknown[])[], columns: readonly OwnColumn[]): number {
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
