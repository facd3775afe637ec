/** In which order formulas are calculated: each after those that it reads. */
import type { SheetArea } from './dialect';
import { type FormulaCell, intersects } from './formula-cell';

export interface CalculationOrder {
  readonly order: readonly FormulaCell[];
  /** Formulas that read their own result, directly or through others. */
  readonly circular: ReadonlySet<FormulaCell>;
}

/** Orders formulas by what they read of each other. */
export function calculationOrder(cells: ReadonlySet<FormulaCell>): CalculationOrder {
  const index = new ResultIndex(cells);
  const order: FormulaCell[] = [];
  const circular = new Set<FormulaCell>();
  const done = new Set<FormulaCell>();
  // A walk in depth with its own stack: chains of ten thousand formulas are usual, and too deep for recursion.
  for (const first of cells) {
    const path: { cell: FormulaCell; waiting: FormulaCell[] }[] = [];
    const onPath = new Map<FormulaCell, number>();
    const enter = (cell: FormulaCell) => {
      onPath.set(cell, path.length);
      path.push({ cell, waiting: cell.translation.uses.reads.flatMap((read) => index.find(read)) });
    };
    if (!done.has(first)) enter(first);
    while (path.length > 0) {
      const { cell, waiting } = path[path.length - 1]!;
      const next = waiting.pop();
      if (next === undefined) {
        path.pop();
        onPath.delete(cell);
        done.add(cell);
        order.push(cell);
      } else if (onPath.has(next)) {
        for (const step of path.slice(onPath.get(next))) circular.add(step.cell);
      } else if (!done.has(next)) enter(next);
    }
  }
  return { order, circular };
}

/** Finds formulas by the cells they fill: by column and row those that fill one, one after the other the few others. */
export class ResultIndex {
  readonly #columns = new Map<string, FormulaCell[]>();
  readonly #spills: FormulaCell[] = [];

  constructor(cells: Iterable<FormulaCell>) {
    for (const cell of cells) {
      if (cell.shown.rows * cell.shown.columns > 1) {
        this.#spills.push(cell);
        continue;
      }
      const key = `${cell.sheetId}:${cell.column}`;
      const column = this.#columns.get(key);
      if (column) column.push(cell);
      else this.#columns.set(key, [cell]);
    }
    for (const column of this.#columns.values()) column.sort((a, b) => a.row - b.row);
  }

  find({ sheetId, area }: SheetArea): FormulaCell[] {
    const found = this.#spills.filter((cell) => cell.sheetId === sheetId && intersects(cell.shown, area));
    for (let c = area.column; c < area.column + area.columns; c++) {
      const column = this.#columns.get(`${sheetId}:${c}`);
      if (!column) continue;
      for (
        let i = firstFrom(column, area.row);
        i < column.length && column[i]!.row < area.row + area.rows;
        i++
      )
        found.push(column[i]!);
    }
    return found;
  }
}

function firstFrom(column: readonly FormulaCell[], row: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (column[middle]!.row < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
