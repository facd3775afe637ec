import { caseless } from '../base/caseless';
import type { Parameter } from './curve';
import type { Names } from './names';

/** A model as rows of cells, as the code or a sheet holds it. */
export type ModelTable = readonly (readonly Parameter[])[];

/** Something in a model table that cannot be used as it stands, with the place of the cell inside the table (from 1). */
export interface TableProblem {
  readonly row: number;
  readonly column: number;
  readonly message: string;
}

export const MODEL_COLUMNS = ['row', 'name', 'weight', 'curve', 'parameter', 'rounding', 'remark'] as const;
export type ColumnName = (typeof MODEL_COLUMNS)[number];
/** Without these no row says anything; the others may be left out. */
const needed = (): readonly string[] => MODEL_COLUMNS.slice(0, 5);

/** The cells of a model table by row (from 0, the header row) and column, and what was found wrong with them. */
export class TableCells {
  /** The segments that have a column of their own, in the order of the columns. */
  readonly segments: readonly string[];
  /** Whether it has the columns without which no row says anything. */
  readonly isReadable: boolean;
  private readonly positions = new Map<string, number>();
  private readonly found: TableProblem[] = [];

  constructor(
    private readonly table: ModelTable,
    names: Names,
  ) {
    const headers = (table[0] ?? []).map(caseless);
    this.isReadable = needed().every((column) => headers.includes(column));
    this.segments = this.isReadable ? this.placeColumns(headers, names) : [];
    if (!this.isReadable) {
      const missing = needed()
        .filter((column) => !headers.includes(column))
        .join(', ');
      this.reportAt(
        0,
        0,
        `A model table begins with a row of headers: ${needed().join(', ')}. It lacks ${missing}.`,
      );
    }
  }

  get rows(): number {
    return this.table.length;
  }

  /** A cell, its text without the blanks around it; '' where the table has no such column or the row is shorter. */
  cell(row: number, column: ColumnName | { readonly segment: string }): Parameter {
    const position = this.positions.get(typeof column === 'string' ? column : column.segment);
    const cell = (position === undefined ? undefined : this.table[row]?.[position]) ?? '';
    return typeof cell === 'string' ? cell.trim() : cell;
  }

  /** What a cell says, as text. */
  text(row: number, column: ColumnName): string {
    return String(this.cell(row, column));
  }

  /** A cell's text in lower case, for words that the table may write in any. */
  words(row: number, column: ColumnName): string {
    return this.text(row, column).toLowerCase();
  }

  /** Whether a row says nothing: remarks aside, all its cells are blank. */
  isBlank(row: number): boolean {
    return [...this.positions].every(
      ([column, position]) => column === 'remark' || caseless(this.table[row]![position] ?? '') === '',
    );
  }

  /**
   * All that the table says of scores, remarks aside, whatever the order of its columns. Which bands are at risk changes
   * no score, so scores before and after can be compared.
   */
  says(): string {
    const columns = [...this.positions].filter(([column]) => column !== 'remark').sort();
    const said = this.table.flatMap((cells, row) => {
      if (row === 0 || this.isBlank(row)) return [];
      const isBand = this.words(row, 'row') === 'band';
      return [columns.map(([column, at]) => (isBand && column === 'curve' ? '' : caseless(cells[at] ?? '')))];
    });
    return JSON.stringify([columns.map(([column]) => column), ...said]);
  }

  report(row: number, column: ColumnName | { readonly segment: string }, message: string): void {
    this.reportAt(
      row,
      this.positions.get(typeof column === 'string' ? column : column.segment) ?? 0,
      message,
    );
  }

  /** What was reported, in the order in which a person reads the table. */
  problems(): TableProblem[] {
    return [...this.found].sort((a, b) => a.row - b.row || a.column - b.column);
  }

  /** Notes where each column stands; answers with the segments among them. */
  private placeColumns(headers: readonly string[], names: Names): string[] {
    const segments: string[] = [];
    headers.forEach((header, position) => {
      if (header === '') return;
      const column = isModelColumn(header) ? header : names.segment(header);
      if (column === undefined) {
        this.reportAt(
          0,
          position,
          `There is no segment "${header}". Name a segment there is, or head the column Remark.`,
        );
      } else if (this.positions.has(column) && column !== 'remark') {
        this.reportAt(0, position, `There is a column "${header}" already. Keep one of the two.`);
      } else {
        this.positions.set(column, position);
        if (!isModelColumn(column)) segments.push(column);
      }
    });
    return segments;
  }

  private reportAt(row: number, position: number, message: string): void {
    this.found.push({ row: row + 1, column: position + 1, message });
  }
}

/** Whether a header is one of a model table's own, not a segment. */
export function isModelColumn(header: string): header is ColumnName {
  return (MODEL_COLUMNS as readonly string[]).includes(header);
}
