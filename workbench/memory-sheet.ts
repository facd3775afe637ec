/** One tab of the in-memory grid: sparse rows of plain values, so that 100,000 x 60 cells stay small and quick. */
import {
  type Block,
  type CellValue,
  type Content,
  DEFAULT_COLUMN_WIDTH,
  DEFAULT_COLUMNS,
  DEFAULT_ROWS,
  type Dimension,
  type Formula,
  type GridSheet,
  type SortKey,
  type StyleProperty,
  type StyleValue,
} from './grid';
import { formatLookup, type LookupColumn, lookUp, parseLookup } from './lookup-column';
import {
  EMPTY_ROW,
  numberFormatOf,
  put,
  Row,
  type Style,
  sharedStyles,
  splice,
  styledRow,
} from './memory-rows';
import type { Area, Change } from './shift';
import { sortedOrder } from './sorting';
import { Tab } from './tab';

/** What a tab needs of its spreadsheet. */
export interface BookOfSheet {
  readonly onChange: (change: Change) => void;
  readonly onRename: (before: string, after: string) => void;
  readonly find: (name: string) => MemorySheet | undefined;
}

const UNCALCULATED = '#NAME?';

export class MemorySheet extends Tab implements GridSheet {
  maxRows = DEFAULT_ROWS;
  maxColumns = DEFAULT_COLUMNS;
  #rows: (Row | undefined)[] = [];
  #widths: (number | undefined)[] = [];
  /** Rows that hold a formula of the kind that is calculated. */
  #lookupRows = new Set<Row>();
  #name: string;
  readonly #book: BookOfSheet;

  constructor(
    readonly id: number,
    name: string,
    book: BookOfSheet,
  ) {
    super();
    this.#name = name;
    this.#book = book;
  }

  get name(): string {
    return this.#name;
  }

  set name(name: string) {
    const before = this.#name;
    this.#name = name;
    this.#book.onRename(before, name);
  }

  /** Grows or cuts the sheet to this size, as opening a file does. */
  resize(rows: number, columns: number): void {
    this.maxRows = rows;
    this.maxColumns = columns;
    this.#rows.length = Math.min(this.#rows.length, rows);
    for (const row of this.#rows)
      for (const list of row?.lists() ?? []) list.length = Math.min(list.length, columns);
  }

  extent() {
    let rows = 0;
    let columns = 0;
    this.#rows.forEach((row, index) => {
      const { values, formulas } = row ?? EMPTY_ROW;
      let width = Math.max(values.length, formulas.length);
      while (width > 0 && (values[width - 1] ?? formulas[width - 1] ?? null) === null) width--;
      if (width > 0) rows = index + 1;
      if (width > columns) columns = width;
    });
    return { rows, columns };
  }

  values(area: Area): CellValue[][] {
    const values = this.#read(area, (row, column) => row.values[column] ?? null);
    if (this.#lookupRows.size > 0) this.#calculate(area, values);
    return values;
  }

  formulas(area: Area): string[][] {
    return this.#read(area, (row, column) => row.formulas[column] ?? '');
  }

  write(area: Area, contents: Block<Content>): void {
    this.#each(area, (row, column, i, j) => {
      const content = contents[i]![j]!;
      const { formula, shows = UNCALCULATED } = asFormula(content);
      if (formula !== undefined || column < row.formulas.length) put(row.formulas, column, formula);
      put(row.values, column, formula === undefined ? (content as CellValue) : shows);
      if (formula !== undefined && parseLookup(formula)) this.#lookupRows.add(row);
    });
  }

  styles(area: Area, property: StyleProperty): (StyleValue | null)[][] {
    return this.#read(area, (row, column) => row.styles[column]?.[property] ?? null);
  }

  setStyles(area: Area, property: StyleProperty, values: Block<StyleValue | null | undefined>): void {
    const restyle = sharedStyles(property);
    this.#each(area, (row, column, i, j) => {
      const value = values[i]![j];
      if (value !== undefined) put(row.styles, column, restyle(row.styles[column], value));
    });
  }

  clearStyles(area: Area): void {
    const kept = new Map<Style | undefined, Style | undefined>([[undefined, undefined]]);
    this.#each(area, (row, column) => {
      const style = row.styles[column];
      if (!kept.has(style)) kept.set(style, numberFormatOf(style!));
      put(row.styles, column, kept.get(style));
    });
  }

  notes(area: Area): string[][] {
    return this.#read(area, (row, column) => row.notes[column] ?? '');
  }

  setNotes(area: Area, notes: Block<string>): void {
    this.#each(area, (row, column, i, j) => put(row.notes, column, notes[i]![j] || undefined));
  }

  columnWidth(column: number): number {
    return this.#widths[column] ?? DEFAULT_COLUMN_WIDTH;
  }

  setColumnWidth(column: number, count: number, width: number): void {
    for (let i = column; i < column + count; i++) put(this.#widths, i, width);
  }

  insert(dimension: Dimension, index: number, count: number, like: number): void {
    if (dimension === 'rows') {
      const styles = this.#rows[like]?.styles;
      splice(
        this.#rows,
        index,
        0,
        Array.from({ length: count }, () => styles && styledRow(styles)),
      );
      this.maxRows += count;
    } else {
      this.#reshape((list) => splice(list, index, 0, new Array(count).fill(undefined)));
      for (const row of this.#rows) {
        const style = row?.styles[like < index ? like : like + count];
        if (style) for (let i = index; i < index + count; i++) put(row!.styles, i, style);
      }
      this.maxColumns += count;
    }
    this.#changed({ kind: 'insert', dimension, index, count }, like);
  }

  delete(dimension: Dimension, index: number, count: number): void {
    if (dimension === 'rows') {
      splice(this.#rows, index, count, []);
      this.maxRows -= count;
    } else {
      this.#reshape((list) => splice(list, index, count, []));
      this.maxColumns -= count;
    }
    this.#changed({ kind: 'delete', dimension, index, count });
  }

  move(dimension: Dimension, index: number, count: number, to: number): void {
    const target = to > index ? to - count : to;
    const moveIn = (list: unknown[]) => {
      const moved = splice(list, index, count, []);
      // A row ends at its last cell: what is blank of it moves along all the same.
      while (moved.length < count) moved.push(undefined);
      splice(list, target, 0, moved);
    };
    if (dimension === 'rows') moveIn(this.#rows);
    else this.#reshape(moveIn);
    this.#changed({ kind: 'move', dimension, index, count, to });
  }

  sort(area: Area, keys: readonly SortKey[]): void {
    const rows = Array.from({ length: area.rows }, (_, i) => this.#rows[area.row + i] ?? EMPTY_ROW);
    const cells = rows.map((row) =>
      row.lists().map((list) => Array.from({ length: area.columns }, (_, j) => list[area.column + j])),
    );
    const order = sortedOrder(
      keys.map(({ column }) => rows.map((row) => row.values[column] ?? null)),
      keys,
    );
    order.forEach((from, i) => {
      this.#row(area.row + i)
        .lists()
        .forEach((list, kind) => {
          for (let j = 0; j < area.columns; j++) put(list, area.column + j, cells[from]![kind]![j]);
        });
      if (this.#lookupRows.has(rows[from]!)) this.#lookupRows.add(this.#row(area.row + i));
    });
  }

  /** Changes the formulas that are calculated, as Sheets does when what they refer to moves. */
  rewriteLookups(rewrite: (lookup: LookupColumn) => LookupColumn): void {
    for (const row of this.#lookupRows) {
      row.formulas.forEach((formula, column) => {
        const lookup = formula === undefined ? undefined : parseLookup(formula);
        if (lookup) put(row.formulas, column, formatLookup(rewrite(lookup)));
      });
    }
  }

  /** Lays the results of the look-up columns over the cells that were read. */
  #calculate(area: Area, values: CellValue[][]): void {
    this.#rows.forEach((row, at) => {
      if (!row || !this.#lookupRows.has(row)) return;
      row.formulas.forEach((formula, column) => {
        const lookup = formula === undefined ? undefined : parseLookup(formula);
        if (!lookup || column < area.column || column >= area.column + area.columns) return;
        const shown = lookUp(lookup, at, column, this, this.#book.find(lookup.tab));
        for (let i = Math.max(0, at - area.row); i < area.rows; i++) {
          const value = shown(area.row + i);
          if (value !== undefined) values[i]![column - area.column] = value;
        }
      });
    });
  }

  /** The values of one column, from its first row. */
  column(at: number): CellValue[] {
    return this.#rows.map((row) => row?.values[at] ?? null);
  }

  #row(index: number): Row {
    while (this.#rows.length <= index) this.#rows.push(undefined);
    this.#rows[index] ??= new Row();
    return this.#rows[index];
  }

  #read<T>(area: Area, read: (row: Row, column: number) => T): T[][] {
    const block: T[][] = new Array(area.rows);
    for (let i = 0; i < area.rows; i++) {
      const row = this.#rows[area.row + i] ?? EMPTY_ROW;
      const line: T[] = new Array(area.columns);
      for (let j = 0; j < area.columns; j++) line[j] = read(row, area.column + j);
      block[i] = line;
    }
    return block;
  }

  #each(area: Area, visit: (row: Row, column: number, i: number, j: number) => void): void {
    for (let i = 0; i < area.rows; i++) {
      const row = this.#row(area.row + i);
      for (let j = 0; j < area.columns; j++) visit(row, area.column + j, i, j);
    }
  }

  /** Applies one change to everything that is listed by column. */
  #reshape(change: (list: unknown[]) => unknown): void {
    change(this.#widths);
    for (const row of this.#rows) row?.lists().forEach(change);
  }

  #changed(change: Change, like?: number): void {
    this.moveAttached(change, like);
    this.#book.onChange(change);
  }
}

function asFormula(content: Content): Partial<Formula> {
  return typeof content === 'object' && content !== null ? content : {};
}
