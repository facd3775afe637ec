/** Customers in rows, features in columns, row after row; every cell is a finite number. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly cells: Float64Array;
}

/** 1 where the customer left, 0 where they stayed. */
export type Outcomes = Uint8Array;

export function matrixOf(rows: readonly (readonly number[])[], columns = rows[0]?.length ?? 0): Matrix {
  const cells = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => {
    cells.set(row, i * columns);
  });
  return { rows: rows.length, columns, cells };
}

/** The matrix of some of the rows, in the order given. */
export function rowsOf(matrix: Matrix, wanted: ArrayLike<number>): Matrix {
  const { columns } = matrix;
  const cells = new Float64Array(wanted.length * columns);
  for (let i = 0; i < wanted.length; i++) {
    const from = wanted[i]! * columns;
    cells.set(matrix.cells.subarray(from, from + columns), i * columns);
  }
  return { rows: wanted.length, columns, cells };
}

/** One column on its own. */
export function columnOf({ rows, columns, cells }: Matrix, column: number): Float64Array {
  const values = new Float64Array(rows);
  for (let i = 0; i < rows; i++) values[i] = cells[i * columns + column]!;
  return values;
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** 0 to 1 for any number: 0 is an even chance. */
export function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

/** The logarithm of the odds of a probability between 0 and 1, both excluded. */
export function logOdds(probability: number): number {
  return Math.log(probability / (1 - probability));
}
