/** One tab of a spreadsheet in Univer. */
import type { Worksheet } from '@univerjs/core';
import type {
  Block,
  CellValue,
  Content,
  Dimension,
  GridSheet,
  SortKey,
  StyleProperty,
  StyleValue,
} from '../grid';
import type { Area, Change } from '../shift';
import { sortedOrder } from '../sorting';
import { Tab } from '../tab';
import type { Calculation } from './calculation';
import {
  type CellRows,
  cellAt,
  cellRows,
  type GridCell,
  hasContent,
  readArea,
  restyled,
  setValue,
  shownFormat,
  shownValue,
  tidy,
} from './cells';
import type { Position } from './evaluator';
import { changeShape } from './shape';

/** What a tab tells its spreadsheet. */
export interface SheetOwner {
  readonly calculation: Calculation;
  renamed(sheet: UniverSheet, name: string): void;
  /** Rows or columns of the tab were inserted, deleted or moved. */
  changedShape(sheet: UniverSheet, change: Change): void;
  /** A formula as it reads when it is copied so many rows down. */
  copied(formula: string, rows: number): string;
}

export class UniverSheet extends Tab implements GridSheet {
  readonly #worksheet: Worksheet;
  readonly #owner: SheetOwner;

  constructor(
    readonly id: number,
    worksheet: Worksheet,
    owner: SheetOwner,
  ) {
    super();
    this.#worksheet = worksheet;
    this.#owner = owner;
  }

  get name(): string {
    return this.#worksheet.getName();
  }

  set name(name: string) {
    this.#owner.renamed(this, name);
    this.#worksheet.getConfig().name = name;
  }

  get maxRows(): number {
    return this.#worksheet.getRowCount();
  }

  get maxColumns(): number {
    return this.#worksheet.getColumnCount();
  }

  /** The content of the cells, by row and column. */
  get cells(): CellRows {
    return cellRows(this.#worksheet);
  }

  /** Grows or cuts the sheet to this size, as opening a file does. */
  resize(rows: number, columns: number): void {
    this.#checkChangeable();
    for (const row of Object.keys(this.cells).map(Number)) {
      if (row >= rows) delete this.cells[row];
      else
        for (const column of Object.keys(this.cells[row]!).map(Number))
          if (column >= columns) delete this.cells[row]![column];
    }
    this.#worksheet.setRowCount(rows);
    this.#worksheet.setColumnCount(columns);
    this.#owner.calculation.reshape();
  }

  extent() {
    this.#owner.calculation.bringUpToDate(this.#everything());
    let rows = 0;
    let columns = 0;
    const count = (row: number, column: number) => {
      rows = Math.max(rows, row + 1);
      columns = Math.max(columns, column + 1);
    };
    for (const held of [this.cells, this.#results()])
      for (const row in held)
        for (const column in held[row])
          if (hasContent(held[row]![column as unknown as number])) count(Number(row), Number(column));
    return { rows, columns };
  }

  values(area: Area): CellValue[][] {
    this.#owner.calculation.bringUpToDate({ sheetId: this.id, area });
    return readArea(this.cells, this.#results(), area, shownValue);
  }

  formulas(area: Area): string[][] {
    return readArea(this.cells, {}, area, (cell) => cell?.f ?? '');
  }

  write(area: Area, contents: Block<Content>): void {
    this.#checkChangeable();
    const { cells } = this;
    const formulas: (Position & { text: string })[] = [];
    contents.forEach((line, i) => {
      line.forEach((content, j) => {
        const row = area.row + i;
        const column = area.column + j;
        if (content === null && !cells[row]?.[column]) return;
        const cell = cellAt(cells, row, column);
        const isFormula = typeof content === 'object' && content !== null;
        setValue(cell, isFormula ? null : content);
        if (isFormula) {
          cell.f = content.formula;
          formulas.push({ sheetId: this.id, row, column, text: content.formula });
        } else delete cell.f;
        tidy(cells, row, column);
      });
    });
    this.#owner.calculation.contentChanged({ sheetId: this.id, area }, formulas);
  }

  styles(area: Area, property: StyleProperty): (StyleValue | null)[][] {
    if (property !== 'numberFormat')
      return readArea(this.cells, {}, area, (cell) => cell?.s?.record[property] ?? null);
    this.#owner.calculation.bringUpToDate({ sheetId: this.id, area });
    return readArea(this.cells, this.#results(), area, shownFormat);
  }

  setStyles(area: Area, property: StyleProperty, values: Block<StyleValue | null | undefined>): void {
    this.#checkChangeable();
    const restyle = restyled(property);
    this.#eachCell(
      area,
      (i, j) => values[i]![j] ?? null,
      (cell, value, i, j) => {
        if (values[i]![j] !== undefined) cell.s = restyle(cell.s, value);
      },
    );
    // Custom functions see dates by their format.
    if (property === 'numberFormat')
      this.#owner.calculation.contentChanged({ sheetId: this.id, area }, this.#formulasIn(area));
  }

  clearStyles(area: Area): void {
    this.#checkChangeable();
    const kept = restyled('numberFormat');
    this.#eachCell(
      area,
      () => null,
      (cell) => {
        cell.s = kept(null, cell.s?.record.numberFormat ?? null);
      },
    );
  }

  notes(area: Area): string[][] {
    return readArea(this.cells, {}, area, (cell) => cell?.custom?.note ?? '');
  }

  setNotes(area: Area, notes: Block<string>): void {
    this.#checkChangeable();
    this.#eachCell(
      area,
      (i, j) => notes[i]![j] || null,
      (cell, note) => {
        if (note === null) delete cell.custom;
        else cell.custom = { note };
      },
    );
  }

  columnWidth(column: number): number {
    return this.#worksheet.getColumnManager().getColumnWidth(column);
  }

  setColumnWidth(column: number, count: number, width: number): void {
    this.#checkChangeable();
    for (let i = column; i < column + count; i++) this.#worksheet.getColumnManager().setColumnWidth(i, width);
  }

  insert(dimension: Dimension, index: number, count: number, like: number): void {
    this.#change({ kind: 'insert', dimension, index, count }, like);
  }

  delete(dimension: Dimension, index: number, count: number): void {
    this.#change({ kind: 'delete', dimension, index, count });
  }

  move(dimension: Dimension, index: number, count: number, to: number): void {
    this.#change({ kind: 'move', dimension, index, count, to });
  }

  sort(area: Area, keys: readonly SortKey[]): void {
    this.#checkChangeable();
    const order = sortedOrder(
      keys.map((key) => this.values({ ...area, column: key.column, columns: 1 }).map((row) => row[0]!)),
      keys,
    );
    const { cells } = this;
    const columns = Array.from({ length: area.columns }, (_, j) => area.column + j);
    const before = readArea(cells, {}, area, (cell) => cell);
    order.forEach((from, i) => {
      for (const [j, column] of columns.entries()) {
        const cell = before[from]![j];
        if (!cell) delete cells[area.row + i]?.[column];
        else {
          if (cell.f != null) cell.f = this.#owner.copied(cell.f, i - from);
          cells[area.row + i] ??= {};
          cells[area.row + i]![column] = cell;
        }
      }
    });
    this.#owner.calculation.reshape();
  }

  #change(change: Change, like?: number): void {
    this.#checkChangeable();
    changeShape(this.#worksheet, change, like);
    this.moveAttached(change, like);
    this.#owner.changedShape(this, change);
  }

  #results() {
    return this.#owner.calculation.results(this.id);
  }

  #everything() {
    return { sheetId: this.id, area: { row: 0, column: 0, rows: this.maxRows, columns: this.maxColumns } };
  }

  #formulasIn(area: Area): (Position & { text: string })[] {
    const found: (Position & { text: string })[] = [];
    this.formulas(area).forEach((line, i) => {
      line.forEach((text, j) => {
        if (text !== '') found.push({ sheetId: this.id, row: area.row + i, column: area.column + j, text });
      });
    });
    return found;
  }

  /** Visits each cell of an area with what it is to get. Missing cells are made, unless they are to get nothing. */
  #eachCell<T>(
    area: Area,
    valueAt: (i: number, j: number) => T | null,
    visit: (cell: GridCell, value: T | null, i: number, j: number) => void,
  ): void {
    const { cells } = this;
    for (let i = 0; i < area.rows; i++)
      for (let j = 0; j < area.columns; j++) {
        const value = valueAt(i, j);
        if (value === null && !cells[area.row + i]?.[area.column + j]) continue;
        visit(cellAt(cells, area.row + i, area.column + j), value, i, j);
        tidy(cells, area.row + i, area.column + j);
      }
  }

  #checkChangeable(): void {
    if (this.#owner.calculation.running) throw new Error('A custom function may not change the spreadsheet.');
  }
}
