import { timeOf } from '../base/calendar';
import type { Coded } from '../scoring/score-column';
import type { Value } from '../scoring/value';
import { type Figures, figuresAmong } from './figures';

type Rows = readonly (readonly unknown[])[];

/** The cells of one column below its header, from 0; who is no customer holds nothing. */
export class ColumnCells {
  private read: Float64Array | null | undefined;
  private described: Figures | undefined;
  private listed: readonly unknown[] | undefined;

  constructor(
    private readonly rows: Rows,
    private readonly index: number,
    private readonly noCustomers: ReadonlyMap<number, unknown> = new Map(),
  ) {}

  /** The same of cells that stand in no table. */
  static of(cells: readonly unknown[]): ColumnCells {
    return new ColumnCells(
      cells.map((cell) => [cell]),
      0,
    );
  }

  at(row: number): unknown {
    return this.noCustomers.size > 0 && this.noCustomers.has(row) ? '' : this.rows[row]![this.index];
  }

  /** All of them. */
  get list(): readonly unknown[] {
    this.listed ??= this.readList();
    return this.listed;
  }

  /** The numbers row by row, NaN where a cell is blank; undefined where one holds anything else. */
  get numbers(): Float64Array | undefined {
    if (this.read === undefined) this.read = this.readNumbers() ?? null;
    return this.read ?? undefined;
  }

  /** What those numbers are like. */
  get figures(): Figures | undefined {
    if (this.numbers) this.described ??= figuresAmong(this.numbers);
    return this.described;
  }

  private readList(): unknown[] {
    const { rows, index, noCustomers } = this;
    const cells = new Array<unknown>(rows.length);
    for (let row = 0; row < rows.length; row++) cells[row] = rows[row]![index];
    for (const row of noCustomers.keys()) cells[row] = '';
    return cells;
  }

  private readNumbers(): Float64Array | undefined {
    const { rows, index, noCustomers } = this;
    const numbers = new Float64Array(rows.length);
    for (let row = 0; row < rows.length; row++) {
      const cell = rows[row]![index];
      // No sheet knows minus zero.
      if (typeof cell === 'number' && Number.isFinite(cell)) numbers[row] = cell + 0;
      else if (cell === '' || noCustomers.has(row)) numbers[row] = Number.NaN;
      else return undefined;
    }
    for (const row of noCustomers.keys()) numbers[row] = Number.NaN;
    return numbers;
  }

  /** What each row holds, read once for every cell that differs: words repeat, and so do days. */
  coded(read: (cell: unknown) => Value): Coded {
    const codes = new Int32Array(this.rows.length);
    const values: Value[] = [];
    const [cells, times] = [new Map<unknown, number>(), new Map<unknown, number>()];
    for (let row = 0; row < codes.length; row++) {
      const cell = this.at(row);
      const isObject = typeof cell === 'object';
      const known = isObject ? times : cells;
      const key = isObject ? (timeOf(cell) ?? cell) : cell;
      let code = known.get(key);
      if (code === undefined) {
        code = values.push(read(cell)) - 1;
        known.set(key, code);
      }
      codes[row] = code;
    }
    return { codes, values };
  }
}
