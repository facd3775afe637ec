/**
 * A grid in memory: for tests, and for scoring a file from the command line. It keeps the text of a formula but does
 * not calculate, but for the add-on's look-up columns (lookup-column.ts): any other formula cell shows what it was written
 * with (`shows`), or `#NAME?`, as Sheets shows a function it does not know, and its references stay as they were written
 * when rows or columns move.
 */
import { Book } from './book';
import { DEFAULT_COLUMNS, DEFAULT_ROWS, type Grid } from './grid';
import { type LookupColumn, shiftKeys, shiftResults } from './lookup-column';
import { MemorySheet } from './memory-sheet';
import type { Change } from './shift';

export interface MemoryGridOptions {
  readonly name?: string;
  readonly locale?: string;
  readonly timeZone?: string;
  readonly rows?: number;
  readonly columns?: number;
}

/** A new spreadsheet with one empty tab, `Sheet1`. */
export class MemoryGrid extends Book implements Grid {
  readonly id = 'workbench-spreadsheet';
  name: string;
  locale: string;
  timeZone: string;
  activeSheet: MemorySheet;
  #sheets: MemorySheet[] = [];
  #nextSheetId = 0;

  constructor(options: MemoryGridOptions = {}) {
    super();
    this.name = options.name ?? 'Customers';
    this.locale = options.locale ?? 'en_US';
    this.timeZone = options.timeZone ?? 'Etc/UTC';
    this.activeSheet = this.insertSheet('Sheet1', 0);
    this.activeSheet.resize(options.rows ?? DEFAULT_ROWS, options.columns ?? DEFAULT_COLUMNS);
  }

  get sheets(): readonly MemorySheet[] {
    return this.#sheets;
  }

  insertSheet(name: string, index: number): MemorySheet {
    const sheet: MemorySheet = new MemorySheet(this.#nextSheetId++, name, {
      find: (wanted) => this.#sheets.find((candidate) => candidate.name === wanted),
      onChange: (change) => this.#onChange(sheet, change),
      onRename: (before, after) =>
        this.#rewriteLookups((lookup) => (lookup.tab === before ? { ...lookup, tab: after } : lookup)),
    });
    this.#sheets.splice(index, 0, sheet);
    return sheet;
  }

  deleteSheet(sheet: MemorySheet): void {
    const index = this.#sheets.indexOf(sheet);
    this.#sheets.splice(index, 1);
    this.forgetSheet(sheet.id);
    this.#rewriteLookups((lookup) =>
      lookup.tab === sheet.name ? { ...lookup, ids: null, results: null } : lookup,
    );
    if (this.activeSheet === sheet) this.activeSheet = this.#sheets[Math.max(0, index - 1)]!;
  }

  moveSheet(sheet: MemorySheet, index: number): void {
    this.#sheets.splice(this.#sheets.indexOf(sheet), 1);
    this.#sheets.splice(index, 0, sheet);
  }

  #onChange(changed: MemorySheet, change: Change): void {
    this.moveAttached(changed.id, change);
    changed.rewriteLookups((lookup) => shiftKeys(lookup, change));
    this.#rewriteLookups((lookup) => (lookup.tab === changed.name ? shiftResults(lookup, change) : lookup));
  }

  #rewriteLookups(rewrite: (lookup: LookupColumn) => LookupColumn): void {
    for (const sheet of this.#sheets) sheet.rewriteLookups(rewrite);
  }

  async settle(): Promise<void> {}
}
