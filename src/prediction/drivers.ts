import type { Field } from './field';
import { learnerNamed } from './learners';
import { columnsOf, prepared } from './preparation';
import { matching, type Predictor } from './training';

/** What moves a model's predictions: a column of the sheet, or one word in it. */
export interface Driver {
  readonly column: string;
  /** The word; empty where it is about the column's number. */
  readonly of: string;
  /** How far it moves predictions apart, in the model's own measure: the larger, the more it matters. */
  readonly weight: number;
  /** Whether more of it, or having the word, comes with more leaving; undefined where it turns on the way. */
  readonly raises: boolean | undefined;
}

/** What pushes one customer's probability up (above 0) or down, the strongest first. */
export interface Push {
  readonly column: string;
  readonly push: number;
}

const ROWS_TO_LOOK_AT = 2000;

/** The columns of a model by how much they move its predictions (the spread of their pushes), the strongest first. */
export function driversOf(predictor: Predictor, fields: readonly Field[], rows: number): Driver[] {
  const { features, model } = predictor;
  const looked = Math.min(rows, ROWS_TO_LOOK_AT);
  const matrix = prepared(features, matching(features, fields, rows), rows);
  const learner = learnerNamed(model.learner);
  const columns = columnsOf(features);
  const sums = columns.map(() => ({ push: 0, squares: 0, value: 0, valueSquares: 0, both: 0 }));
  for (let k = 0; k < looked; k++) {
    const start = Math.floor((k * rows) / looked) * matrix.columns;
    const row = matrix.cells.subarray(start, start + matrix.columns);
    learner.pushes(model, row).forEach((push, j) => {
      const sum = sums[j]!;
      sum.push += push;
      sum.squares += push * push;
      sum.value += row[j]!;
      sum.valueSquares += row[j]! * row[j]!;
      sum.both += push * row[j]!;
    });
  }
  return columns
    .map(({ header, of }, j) => {
      const { push, squares, value, valueSquares, both } = sums[j]!;
      const weight = Math.sqrt(Math.max(0, squares / looked - (push / looked) ** 2));
      const spread = Math.sqrt(Math.max(0, valueSquares / looked - (value / looked) ** 2));
      const together = (both / looked - (push / looked) * (value / looked)) / (weight * spread);
      return { column: header, of, weight, raises: Math.abs(together) > 0.3 ? together > 0 : undefined };
    })
    .filter(({ weight }) => weight > 1e-9)
    .sort((a, b) => b.weight - a.weight || (a.column < b.column ? -1 : 1));
}

/** What pushes each of the rows, column by column of the sheet: the words of a column belong together. */
export function pushesOf(predictor: Predictor, fields: readonly Field[], rows: number): Push[][] {
  const { features, model } = predictor;
  const matrix = prepared(features, matching(features, fields, rows), rows);
  const learner = learnerNamed(model.learner);
  const columns = columnsOf(features);
  return Array.from({ length: rows }, (_, i) => {
    const start = i * matrix.columns;
    const pushes = learner.pushes(model, matrix.cells.subarray(start, start + matrix.columns));
    const byHeader = new Map<string, number>();
    columns.forEach(({ header }, j) => {
      byHeader.set(header, (byHeader.get(header) ?? 0) + pushes[j]!);
    });
    return [...byHeader]
      .map(([column, push]) => ({ column, push }))
      .filter(({ push }) => push !== 0)
      .sort((a, b) => Math.abs(b.push) - Math.abs(a.push));
  });
}
