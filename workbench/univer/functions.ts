/** Lets formulas call functions of the host: the add-on's custom functions, with arguments as Sheets hands them over. */
import type {
  ArrayValueObject,
  BaseReferenceObject,
  BaseValueObject,
  FunctionVariantType,
} from '@univerjs/engine-formula';
import { formatKind } from '../number-format';
import { type Evaluated, fromUniver, type Position } from './evaluator';
import { engine } from './packages';

/** A date on its way into or out of a custom function, as days since 1899-12-30. */
export class SheetDate {
  constructor(readonly serial: number) {}
}

/** One cell of an argument: a blank one is `''`, an error is its text. */
export type Argument = string | number | boolean | SheetDate;

/**
 * A function that formulas may call. A range arrives as rows, one cell as a value; the result is a value, or rows that
 * fill cells. A list fills a column (unverified in Sheets). `null` and `undefined` leave the cell blank.
 */
export type HostFunction = (...args: (Argument | Argument[][])[]) => unknown;

/** What a custom function may ask of the sheet under it. */
export interface FunctionHost {
  /** The cells that an argument points to. */
  cells(reference: BaseReferenceObject): Evaluated[][];
  /** Called where a function throws: the cell then shows `#ERROR!` and this message. */
  failed(cell: Position, message: string): void;
}

/** The number format of a date that a custom function returns. */
const RETURNED_DATE = 'm/d/yyyy';

/** Wraps a host function so that Univer can call it. */
export function hostFunction(name: string, implementation: HostFunction, host: FunctionHost) {
  class HostExecutor extends engine.BaseFunction {
    override needsReferenceObject = true;

    // A throw that leaves this method ends Univer's calculation for good.
    override calculate(...variants: FunctionVariantType[]): BaseValueObject {
      try {
        const args: (Argument | Argument[][])[] = [];
        for (const variant of variants) {
          if (variant.isError()) return variant as BaseValueObject;
          args.push(toArgument(variant, host));
        }
        return toUniver(implementation(...args));
      } catch (error) {
        const cell = { sheetId: Number(this.subUnitId), row: this.row, column: this.column };
        host.failed(cell, error instanceof Error || isErrorLike(error) ? error.message : String(error));
        return engine.ErrorValueObject.create(engine.ErrorType.ERROR);
      }
    }
  }
  return new HostExecutor(name);
}

/** An error of the script's own realm is no instance of this realm's `Error`. */
function isErrorLike(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && typeof (error as Error).message === 'string';
}

function toArgument(variant: FunctionVariantType, host: FunctionHost): Argument | Argument[][] {
  if (variant.isReferenceObject()) return unwrap(host.cells(variant as BaseReferenceObject));
  const value = variant as BaseValueObject;
  if (!value.isArray()) return argument(fromUniver(value));
  const rows = (value as ArrayValueObject).getArrayValue();
  return unwrap(rows.map((row) => row.map((cell) => fromUniver(cell))));
}

function unwrap(rows: readonly (readonly Evaluated[])[]): Argument | Argument[][] {
  if (rows.length === 1 && rows[0]!.length === 1) return argument(rows[0]![0]!);
  return rows.map((row) => row.map(argument));
}

function argument({ value, format }: Evaluated): Argument {
  if (value === null) return '';
  return typeof value === 'number' && format !== null && formatKind(format) === 'date'
    ? new SheetDate(value)
    : value;
}

function toUniver(result: unknown): BaseValueObject {
  if (!Array.isArray(result)) return toUniverCell(result);
  const rows = result.map((row: unknown) => (Array.isArray(row) ? row : [row]));
  const width = Math.max(1, ...rows.map((row) => row.length));
  return engine.ArrayValueObject.create({
    calculateValueList: rows.map((row) => Array.from({ length: width }, (_, i) => toUniverCell(row[i]))),
    rowCount: rows.length,
    columnCount: width,
    unitId: '',
    sheetId: '',
    row: -1,
    column: -1,
  });
}

function toUniverCell(value: unknown): BaseValueObject {
  if (value === null || value === undefined) return engine.NullValueObject.create();
  if (value instanceof SheetDate) return engine.NumberValueObject.create(value.serial, RETURNED_DATE);
  if (typeof value === 'boolean') return engine.BooleanValueObject.create(value);
  if (typeof value !== 'number') return engine.StringValueObject.create(String(value));
  return Number.isFinite(value)
    ? engine.NumberValueObject.create(value)
    : engine.ErrorValueObject.create(engine.ErrorType.NUM);
}
