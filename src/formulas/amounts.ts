import { type Figure, withoutNoise } from '../metrics/rate';
import { readKey } from '../reading/cells/key';
import { BELOW_ZERO, NOT_FILLED } from '../reading/cells/missing';
import { readNumber } from '../reading/cells/number';
import { keyText } from '../reading/identity';
import { BLANK, Missing } from '../scoring/value';
import type { Answer, CellAnswer } from './answer';
import { type Argument, isLeftOut, toRows } from './arguments';

/** An argument under the name that the helper of Sheets shows for it. */
export interface Named {
  readonly label: string;
  readonly argument: Argument;
}

/** What is made of a cell. */
export type Read<T> = (cell: unknown) => T | Missing;

/** An amount of money, or a count. */
export function readAmount(cell: unknown): Figure {
  const value = readNumber(cell);
  return typeof value === 'number' && value < 0 ? BELOW_ZERO : value;
}

/** A figure as a cell's content: n/a and why, where there is none. */
export function figureCell(figure: Figure): CellAnswer {
  if (figure instanceof Missing) return `n/a: ${figure.reason}`;
  return Number.isFinite(figure) ? withoutNoise(figure) : 'n/a: too large';
}

/**
 * The cells of a range one after the other, undefined where nothing is filled in.
 * @throws A sentence with the first cell that cannot be read: a sum without it would be wrong, and nobody would see it.
 */
export function readCells<T>(name: string, { label, argument }: Named, read: Read<T>): (T | undefined)[] {
  const cells = toRows(argument).flat();
  return cells.map((cell, at) => {
    const value = read(cell);
    if (!(value instanceof Missing)) return value;
    if (isNotFilled(value)) return undefined;
    throw new Error(refusal(name, cells.length === 1 ? label : `cell ${at + 1} of ${label}`, value));
  });
}

/** A customer's id, as ids are compared everywhere. */
export function readId(cell: unknown): string | Missing {
  const key = readKey(cell);
  return key instanceof Missing ? key : keyText(cell);
}

/** @throws A sentence where ranges that belong together differ in size; one may lie and another stand. */
export function expectSameSize(name: string, ranges: readonly Named[]): void {
  const sizes = ranges.map(({ label, argument }) => {
    const rows = toRows(argument);
    return { label, rows: rows.length, columns: rows[0]!.length };
  });
  const first = sizes[0]!;
  for (const size of sizes) {
    const isLine = Math.min(size.rows, size.columns) === 1 && Math.min(first.rows, first.columns) === 1;
    const fits = isLine
      ? size.rows * size.columns === first.rows * first.columns
      : size.rows === first.rows && size.columns === first.columns;
    if (fits) continue;
    throw new Error(
      `${name}: ${first.label} has ${sizeOf(first)} and ${size.label} has ${sizeOf(size)}. Give both the same rows.`,
    );
  }
}

function sizeOf({ rows, columns }: { readonly rows: number; readonly columns: number }): string {
  const cells = rows * columns;
  if (cells === 1) return '1 cell';
  return rows === 1 || columns === 1 ? `${cells} cells` : `${rows} rows of ${columns} cells`;
}

/** An input of a formula that answers cell by cell. */
export interface CellInput extends Named {
  readonly read?: Read<number>;
  /** What stands in for an optional argument that was left out. */
  readonly otherwise?: number;
}

/**
 * The answers of a formula over amounts: one for single cells, a range of them for ranges, where a single cell counts
 * for every answer. What is missing in one row costs only that row its answer.
 * @throws A sentence where ranges differ in size, or where the only answer has an input that cannot be read.
 */
export function answerEach(
  name: string,
  inputs: readonly CellInput[],
  of: (...values: number[]) => Figure,
): Answer {
  const ranges = inputs.filter(({ argument }) => isRange(argument));
  if (ranges.length === 0) {
    const values = inputs.map((input) => readInput(input, toRows(input.argument)[0]![0]));
    const refused = values.findIndex((value) => value instanceof Missing && !isNotFilled(value));
    if (refused >= 0) throw new Error(refusal(name, inputs[refused]!.label, values[refused] as Missing));
    return figureCell(figureOf(inputs, values, of));
  }
  expectSameSize(name, ranges);
  const cells = inputs.map(({ argument }) => toRows(argument).flat());
  const answerAt = (at: number): CellAnswer => {
    const own = cells.map((each) => each[each.length === 1 ? 0 : at]);
    if (inputs.every((input, i) => !isRange(input.argument) || isLeftOut(own[i]))) return '';
    return figureCell(
      figureOf(
        inputs,
        inputs.map((input, i) => readInput(input, own[i])),
        of,
      ),
    );
  };
  const shape = toRows(ranges[0]!.argument);
  const width = shape[0]!.length;
  return shape.map((row, r) => row.map((_, c) => answerAt(r * width + c)));
}

function readInput({ read = readAmount, otherwise }: CellInput, cell: unknown): Figure {
  return otherwise !== undefined && isLeftOut(cell) ? otherwise : read(cell);
}

function figureOf(
  inputs: readonly CellInput[],
  values: readonly Figure[],
  of: (...values: number[]) => Figure,
): Figure {
  const lacking = values.findIndex((value) => value instanceof Missing);
  if (lacking < 0) return of(...(values as number[]));
  const { reason, advice } = values[lacking] as Missing;
  return new Missing(`${inputs[lacking]!.label}: ${reason}`, advice);
}

export function isRange(argument: Argument): boolean {
  return Array.isArray(argument) && toRows(argument).flat().length > 1;
}

export function isNotFilled(value: Missing): boolean {
  return value === BLANK || value === NOT_FILLED;
}

function refusal(name: string, place: string, { reason, advice }: Missing): string {
  return `${name}: ${place}: ${reason}. ${advice}`;
}
