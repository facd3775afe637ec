/** What functions of Sheets are made of where Univer lacks them, or answers otherwise than Sheets. */
import type { ArrayValueObject, BaseFunction, BaseValueObject } from '@univerjs/engine-formula';
import { parseEntry } from '../../entry';
import type { CellValue } from '../../grid';
import { localeRules } from '../../locale';
import type { Sparkline } from '../../sparkline';
import { holdsCells } from '../cell-index';
import { type Evaluated, fromUniver, type Position } from '../evaluator';
import { engine } from '../packages';

/** One cell of an argument or a result. */
export interface Cell extends Evaluated {
  readonly isError: boolean;
}

export type Matrix = readonly (readonly Cell[])[];

export const BLANK: Cell = { value: null, format: null, isError: false };

/** What functions ask of the spreadsheet. */
export interface BuiltinHost {
  readonly locale: string;
  /** The time on the spreadsheet's clock, as a serial number in its zone. */
  now(): number;
  /** Cells that text names, for a formula in this cell, as Univer reads them; `null` where it names none. */
  reference(text: string, from: Position): string | null;
  /** Called where a function ends in an error that Sheets explains. */
  failed(cell: Position, message: string): void;
  /** Called where a function draws something into its cell. */
  drew(cell: Position, picture: Sparkline): void;
}

/** What a function ends with where it cannot answer: the error that the cell shows and what Sheets says of it. */
export class FormulaError extends Error {
  constructor(
    readonly code: string,
    message = '',
  ) {
    super(message);
  }
}

export interface Builtin {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /**
   * Arguments that are left out at the end are missing; one that is left empty is a blank cell. `origins` are the columns
   * of the sheet in which arguments begin that are cells.
   */
  calculate(
    args: readonly Matrix[],
    host: BuiltinHost,
    origins: readonly (number | null)[],
    position: Position,
  ): Cell | Matrix;
}

export const cell = (value: CellValue, format: string | null = null): Cell => ({
  value,
  format,
  isError: false,
});
export const errorCell = (code: string): Cell => ({ value: code, format: null, isError: true });

/** The one cell of an argument that is no range. */
export const first = (matrix: Matrix | undefined): Cell => matrix?.[0]?.[0] ?? BLANK;

/** A function that takes ranges as they are. */
export function overRanges(name: string, min: number, max: number, calculate: Builtin['calculate']): Builtin {
  return { name, min, max, calculate };
}

/** A function of single cells; over ranges it is calculated cell by cell. An error in a cell is its result. */
export function cellByCell(
  name: string,
  min: number,
  max: number,
  calculate: (args: readonly Cell[], host: BuiltinHost) => Cell,
): Builtin {
  return {
    name,
    min,
    max,
    calculate: (args, host) =>
      spread(args, (cells) => {
        const failed = cells.find(({ isError }) => isError);
        if (failed) return failed;
        try {
          return calculate(cells, host);
        } catch (error) {
          if (error instanceof FormulaError && !isOne(args)) return errorCell(error.code);
          throw error;
        }
      }),
  };
}

const isOne = (args: readonly Matrix[]) => args.every((rows) => rows.length === 1 && rows[0]!.length === 1);

/** Calculates for each place of the largest argument; smaller ones of one row, column or cell are repeated. */
function spread(args: readonly Matrix[], calculate: (cells: readonly Cell[]) => Cell): Matrix {
  const height = Math.max(1, ...args.map((rows) => rows.length));
  const width = Math.max(1, ...args.map((rows) => rows[0]?.length ?? 0));
  const at = (rows: Matrix, i: number, j: number) =>
    rows[rows.length === 1 ? 0 : i]?.[rows[0]!.length === 1 ? 0 : j] ?? errorCell('#N/A');
  return Array.from({ length: height }, (_, i) =>
    Array.from({ length: width }, (_, j) => calculate(args.map((rows) => at(rows, i, j)))),
  );
}

/**
 * A number out of a cell; text is read as if it were typed.
 * @throws {FormulaError} Where it is none.
 */
export function numberIn(
  { value, isError }: Cell,
  { locale, now }: Pick<BuiltinHost, 'locale' | 'now'>,
): number {
  if (isError) throw new FormulaError(String(value));
  if (value === null) return 0;
  if (typeof value !== 'string') return Number(value);
  const { content } = parseEntry(value, locale, null, yearOf(now()));
  if (typeof content === 'number') return content;
  throw new FormulaError('#VALUE!', `'${value}' is a text and cannot be coerced to a number.`);
}

/** Whether a cell means yes. @throws {FormulaError} Where it is text that says neither. */
export function truthIn({ value, isError }: Cell): boolean {
  if (isError) throw new FormulaError(String(value));
  if (typeof value !== 'string') return Boolean(value);
  if (/^true$/i.test(value)) return true;
  if (/^false$/i.test(value)) return false;
  throw new FormulaError('#VALUE!', `'${value}' is a text and cannot be coerced to a boolean.`);
}

/** The text of a cell as formulas join it: numbers with up to 15 digits as the locale writes them, dates as numbers too. */
export function textIn({ value, isError }: Cell, host: Pick<BuiltinHost, 'locale'>): string {
  if (isError) throw new FormulaError(String(value));
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? textOf(value, host) : (value ?? '');
}

/** A number as formulas join it to text. */
export function textOf(number: number, { locale }: Pick<BuiltinHost, 'locale'>): string {
  return String(Number(number.toPrecision(15))).replace('.', localeRules(locale).decimal);
}

function yearOf(serial: number): number {
  return new Date((serial - 25_569) * 86_400_000).getUTCFullYear();
}

/** Wraps a function so that Univer can call it. */
export function executorOf(builtin: Builtin, host: BuiltinHost): BaseFunction {
  class BuiltinExecutor extends engine.BaseFunction {
    override minParams = builtin.min;
    override maxParams = builtin.max;

    // A throw that leaves this method ends Univer's calculation for good.
    override calculate(...args: BaseValueObject[]): BaseValueObject {
      const position = { sheetId: Number(this.subUnitId), row: this.row, column: this.column };
      try {
        return toUniver(builtin.calculate(args.map(matrixOf), host, args.map(firstColumn), position));
      } catch (error) {
        if (!(error instanceof FormulaError)) throw error;
        if (error.message !== '') host.failed(position, error.message);
        return toUniver(errorCell(error.code));
      }
    }
  }
  return new BuiltinExecutor(builtin.name);
}

/** The same function, calculated in another way. */
export function recalculated(
  original: BaseFunction,
  calculate: (executor: BaseFunction, args: readonly BaseValueObject[]) => BaseValueObject,
): BaseFunction {
  const executor: BaseFunction = Object.create(original);
  executor.calculate = (...args) => {
    try {
      return calculate(executor, args as BaseValueObject[]);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      return toUniver(errorCell(error.code));
    }
  };
  return executor;
}

function firstColumn(value: BaseValueObject): number | null {
  return holdsCells(value) ? (value as ArrayValueObject).getCurrentColumn() : null;
}

/** Formulas that read the same range share one array as long as one calculation goes. */
const matrices = new WeakMap<BaseValueObject, Matrix>();

export function matrixOf(value: BaseValueObject): Matrix {
  if (!value.isArray()) return [[toCell(value)]];
  let matrix = matrices.get(value);
  if (!matrix) {
    const array = value as ArrayValueObject;
    matrix = Array.from({ length: array.getRowCount() }, (_, i) =>
      Array.from({ length: array.getColumnCount() }, (_, j) => toCell(array.get(i, j))),
    );
    matrices.set(value, matrix);
  }
  return matrix;
}

function toCell(value: Parameters<typeof fromUniver>[0]): Cell {
  if (!value || value.isNull()) return BLANK;
  const { value: held, format } = fromUniver(value);
  return { value: held, format, isError: value.isError() };
}

function toUniver(result: Cell | Matrix): BaseValueObject {
  if (!Array.isArray(result)) return toUniverCell(result as Cell);
  const rows = result as Matrix;
  const [only] = rows[0] ?? [BLANK];
  if (rows.length <= 1 && (rows[0]?.length ?? 0) <= 1) return toUniverCell(only!);
  return engine.ArrayValueObject.create({
    calculateValueList: rows.map((row) => row.map(toUniverCell)),
    rowCount: rows.length,
    columnCount: rows[0]!.length,
    unitId: '',
    sheetId: '',
    row: -1,
    column: -1,
  });
}

function toUniverCell({ value, format, isError }: Cell): BaseValueObject {
  if (value === null) return engine.NullValueObject.create();
  if (isError) return engine.ErrorValueObject.create(value as never);
  if (typeof value === 'boolean') return engine.BooleanValueObject.create(value);
  if (typeof value === 'string') return engine.StringValueObject.create(value);
  if (!Number.isFinite(value)) return engine.ErrorValueObject.create(engine.ErrorType.NUM);
  return engine.NumberValueObject.create(value, format ?? '');
}
