/**
 * A spreadsheet in Univer, without a screen: formulas typed into cells are calculated, in the dialect of Sheets.
 *
 * Reads are never stale: reading calculates what it needs first, so a script may write a formula and read its value in
 * one go. `settle` has nothing left to wait for.
 */

import { randomUUID } from 'node:crypto';
import type { Univer, Workbook } from '@univerjs/core';
import type { BaseReferenceObject } from '@univerjs/engine-formula';
import { Book } from '../book';
import type { CellValue, Grid, GridSheet } from '../grid';
import { localeRules } from '../locale';
import type { Change } from '../shift';
import type { PlacedSparkline, Sparkline } from '../sparkline';
import { instantToSerial } from '../time-zone';
import { registerBuiltins } from './builtins';
import { Calculation } from './calculation';
import { forEachFormula, readArea, shownFormat, shownValue } from './cells';
import { translate } from './dialect';
import { type Evaluated, Evaluator, type Position } from './evaluator';
import { type FormulaCell, intersects } from './formula-cell';
import type { Reference } from './formula-text';
import { type HostFunction, hostFunction } from './functions';
import { indexedLookup } from './lookup';
import type { NamedCells } from './names';
import { core } from './packages';
import { inDecimals, offsetReference, rewriteReferences, shiftReference } from './rewrite';
import { sheetData, startUniver } from './start-univer';
import { UniverSheet } from './univer-sheet';

export interface UniverGridOptions {
  readonly name?: string;
  readonly locale?: string;
  readonly timeZone?: string;
  readonly rows?: number;
  readonly columns?: number;
  /** The add-on's custom functions by name. More can be registered later. */
  readonly functions?: Readonly<Record<string, HostFunction>>;
}

/** What a formula gives. */
export interface Calculated {
  readonly values: CellValue[][];
  /** The number format that each value brings along, such as a date's. */
  readonly formats: (string | null)[][];
  /** Why there is an error, in the words of Sheets; `''` where there is none or no words are known. */
  readonly message: string;
}

/** A new spreadsheet with one empty tab, `Sheet1`. */
export class UniverGrid extends Book implements Grid {
  readonly id = 'workbench-spreadsheet';
  name: string;
  timeZone: string;
  activeSheet: UniverSheet;
  /** The clock that `NOW()` and `TODAY()` read: that of the machine, unless somebody sets another one. */
  now: () => number = Date.now;
  readonly #univer: Univer;
  readonly #workbook: Workbook;
  readonly #evaluator: Evaluator;
  readonly #calculation: Calculation;
  readonly #custom = new Set<string>();
  #sheets: UniverSheet[] = [];
  #nextSheetId = 0;
  #locale: string;

  constructor(options: UniverGridOptions = {}) {
    super();
    this.name = options.name ?? 'Customers';
    this.#locale = options.locale ?? 'en_US';
    this.timeZone = options.timeZone ?? 'Etc/UTC';
    this.#univer = startUniver();
    const first = sheetData(this.#nextSheetId++, 'Sheet1', options.rows, options.columns);
    this.#workbook = this.#univer.createUnit(core.UniverInstanceType.UNIVER_SHEET, {
      // Univer's caches are shared by all of a process, whatever loaded this module anew, and go by this id.
      id: randomUUID(),
      sheetOrder: [first.id],
      sheets: { [first.id]: first },
    });
    this.#evaluator = new Evaluator(this.#univer, this.#workbook);
    this.#calculation = new Calculation(this.#book(), this.#evaluator);
    this.#evaluator.register(indexedLookup(this.#evaluator.executor('XLOOKUP')));
    registerBuiltins(this.#evaluator, this.#builtinHost());
    for (const [name, implementation] of Object.entries(options.functions ?? {}))
      this.registerFunction(name, implementation);
    this.activeSheet = this.#openSheet(first.id);
    this.#sheets.push(this.activeSheet);
  }

  get sheets(): readonly UniverSheet[] {
    return this.#sheets;
  }

  get locale(): string {
    return this.#locale;
  }

  set locale(locale: string) {
    const before = this.#decimal;
    this.#locale = locale;
    for (const { cells } of this.#sheets)
      forEachFormula(cells, (_row, _column, cell) => {
        cell.f = inDecimals(cell.f, before, this.#decimal);
      });
    this.#calculation.reshape();
  }

  insertSheet(name: string, index: number): UniverSheet {
    this.#checkChangeable();
    const data = sheetData(this.#nextSheetId++, name);
    this.#workbook.addWorksheet(data.id, index, data);
    const sheet = this.#openSheet(data.id);
    this.#sheets.splice(index, 0, sheet);
    this.#calculation.reshape();
    return sheet;
  }

  deleteSheet(sheet: GridSheet): void {
    this.#checkChangeable();
    const index = this.#indexOf(sheet);
    const [deleted] = this.#sheets.splice(index, 1);
    this.#rewriteFormulas((reference, from) =>
      this.#pointsTo(reference, from, deleted!) ? null : reference,
    );
    this.#workbook.removeSheet(String(sheet.id));
    this.forgetSheet(sheet.id);
    if (this.activeSheet === sheet) this.activeSheet = this.#sheets[Math.max(0, index - 1)]!;
    this.#calculation.reshape();
  }

  moveSheet(sheet: GridSheet, index: number): void {
    const [moved] = this.#sheets.splice(this.#indexOf(sheet), 1);
    this.#sheets.splice(index, 0, moved!);
    const order = this.#workbook.getConfig().sheetOrder;
    order.splice(0, order.length, ...this.#sheets.map(({ id }) => String(id)));
    this.#calculation.reshape();
  }

  async settle(): Promise<void> {
    this.#calculation.bringUpToDate();
  }

  /** Lets formulas call a custom function. */
  registerFunction(name: string, implementation: HostFunction): void {
    this.#custom.add(name.toUpperCase());
    this.#register(name, implementation);
    this.#calculation.reshape();
  }

  /** Why a cell shows an error, in the words of Sheets or of the custom function that threw. */
  errorOf(sheet: GridSheet, row: number, column: number): string {
    this.#calculation.bringUpToDate({ sheetId: sheet.id, area: { row, column, rows: 1, columns: 1 } });
    return this.#calculation.at({ sheetId: sheet.id, row, column })?.message ?? '';
  }

  /** The charts that formulas of a sheet draw into their cells. */
  sparklines(sheet: GridSheet): PlacedSparkline[] {
    this.#calculation.bringUpToDate();
    return this.#calculation
      .formulasOf(sheet.id)
      .flatMap(({ row, column, picture }) => (picture ? [{ row, column, picture }] : []));
  }

  /** Calculates a formula as if it stood in the first free column of a sheet, without writing it there. */
  calculate(formula: string, sheet: GridSheet = this.activeSheet): Calculated {
    const { columns } = sheet.extent();
    const text = formula.startsWith('=') ? formula : `=${formula}`;
    const position = { sheetId: sheet.id, row: 0, column: Math.min(columns, sheet.maxColumns - 1) };
    const { rows, message } = this.#calculation.calculateOnce(position, text);
    return {
      values: rows.map((row) => row.map(({ value }) => value)),
      formats: rows.map((row) => row.map(({ format }) => format)),
      message,
    };
  }

  /** Frees what the spreadsheet holds in Univer. A process that only ends need not call it. */
  dispose(): void {
    this.#univer.dispose();
  }

  get #decimal(): string {
    return localeRules(this.#locale).decimal;
  }

  #openSheet(id: string): UniverSheet {
    return new UniverSheet(Number(id), this.#workbook.getSheetBySheetId(id)!, {
      calculation: this.#calculation,
      renamed: (sheet, name) => this.#renamed(sheet, name),
      changedShape: (sheet, change) => this.#changedShape(sheet, change),
      copied: (formula, rows) =>
        rewriteReferences(formula, this.#decimal, (reference) => offsetReference(reference, rows, 0)),
    });
  }

  #builtinHost() {
    const grid = this;
    return {
      get locale() {
        return grid.locale;
      },
      now: () => instantToSerial(grid.now(), grid.timeZone),
      reference: (text: string, from: Position) => this.#reference(text, from),
      failed: (position: Position, message: string) => this.#keep(position, { message }),
      drew: (position: Position, picture: Sparkline) => this.#keep(position, { picture }),
    };
  }

  #reference(text: string, from: Position): string | null {
    const { uses, problem, text: read } = this.#translate(from, `=${text}`);
    const isOne = /^=(?:'(?:[^']|'')+'!|[^'!]+!)?[A-Z]+\d+(?::[A-Z]+\d+)?$/.test(read);
    if (problem || !isOne || uses.reads.length !== 1) return null;
    const { sheetId, area } = uses.reads[0]!;
    // A cell that reads itself has no value.
    const own = { row: from.row, column: from.column, rows: 1, columns: 1 };
    return sheetId === from.sheetId && intersects(area, own) ? null : read.slice(1);
  }

  /** Keeps what a function says or draws beside its value. */
  #keep(position: Position, beside: Partial<Pick<FormulaCell, 'message' | 'picture'>>): void {
    Object.assign(this.#calculation.at(position) ?? {}, beside);
  }

  #book() {
    const sheet = (id: number) => this.#sheets.find((one) => one.id === id)!;
    return {
      cells: (sheetId: number) => sheet(sheetId).cells,
      size: sheet,
      formulas: () => this.#allFormulas(),
      today: () => Math.floor(instantToSerial(this.now(), this.timeZone)),
      translate: (position: Position, formula: string) => this.#translate(position, formula),
    };
  }

  #translate({ sheetId, row, column }: Position, formula: string) {
    return translate(formula, {
      decimal: this.#decimal,
      row,
      column,
      sheet: (name) =>
        name === null ? this.#sheets.find(({ id }) => id === sheetId) : this.#sheetNamed(name),
      named: (name) => this.#named(name),
      isCustom: (name) => this.#custom.has(name),
    });
  }

  #allFormulas() {
    return this.#sheets.flatMap(({ id, cells }) => {
      const found: { sheetId: number; row: number; column: number; text: string }[] = [];
      forEachFormula(cells, (row, column, cell) => found.push({ sheetId: id, row, column, text: cell.f }));
      return found;
    });
  }

  #sheetNamed(name: string): UniverSheet | undefined {
    return this.#sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  }

  #named(wanted: string): NamedCells | undefined {
    const found = this.namedRanges.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    const sheet = this.#sheets.find(({ id }) => id === found?.sheet)?.name;
    return found && sheet !== undefined ? { sheet, area: found.area } : undefined;
  }

  protected override namesChanged(): void {
    this.#calculation?.reshape();
  }

  #indexOf(sheet: GridSheet): number {
    return this.#sheets.findIndex(({ id }) => id === sheet.id);
  }

  #register(name: string, implementation: HostFunction): void {
    const executor = hostFunction(name.toUpperCase(), implementation, {
      cells: (reference) => this.#cellsOf(reference),
      failed: (position, message) => this.#keep(position, { message }),
    });
    this.#evaluator.register(executor);
  }

  #cellsOf(reference: BaseReferenceObject): Evaluated[][] {
    const { startRow, startColumn, endRow, endColumn } = reference.getRangePosition();
    const sheet = this.#sheets.find(({ id }) => String(id) === reference.getSheetId());
    if (!sheet) throw new Error('The argument points to a sheet that does not exist.');
    const area = {
      row: startRow,
      column: startColumn,
      rows: endRow - startRow + 1,
      columns: endColumn - startColumn + 1,
    };
    return readArea(sheet.cells, this.#calculation.results(sheet.id), area, (cell, result) => ({
      value: shownValue(cell, result),
      format: shownFormat(cell, result),
    }));
  }

  #renamed(sheet: UniverSheet, name: string): void {
    this.#checkChangeable();
    this.#rewriteFormulas((reference, from) =>
      reference.sheet !== null && this.#pointsTo(reference, from, sheet)
        ? { ...reference, sheet: name }
        : reference,
    );
    this.#calculation.reshape();
  }

  #changedShape(sheet: UniverSheet, change: Change): void {
    this.#rewriteFormulas((reference, from) =>
      this.#pointsTo(reference, from, sheet) ? shiftReference(reference, change) : reference,
    );
    this.moveAttached(sheet.id, change);
    this.#calculation.reshape();
  }

  #pointsTo({ sheet: name }: Reference, from: UniverSheet, sheet: UniverSheet): boolean {
    return name === null ? from === sheet : name.toLowerCase() === sheet.name.toLowerCase();
  }

  #rewriteFormulas(rewrite: (reference: Reference, from: UniverSheet) => Reference | null): void {
    for (const sheet of this.#sheets)
      forEachFormula(sheet.cells, (_row, _column, cell) => {
        cell.f = rewriteReferences(cell.f, this.#decimal, (reference) => rewrite(reference, sheet));
      });
  }

  #checkChangeable(): void {
    if (this.#calculation.running) throw new Error('A custom function may not change the spreadsheet.');
  }
}
