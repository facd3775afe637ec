/**
 * Univer's formula parser, functions and references, driven without its scheduler. That one is asynchronous: a script
 * that writes a formula and reads it back would see the old value. Parsing and evaluating themselves are synchronous
 * and public, and the order of evaluation is ours (calculation.ts).
 */
import type { ICellData, IObjectMatrixPrimitiveType, Nullable, Univer, Workbook } from '@univerjs/core';
import type {
  ArrayValueObject,
  BaseFunction,
  BaseReferenceObject,
  BaseValueObject,
  ErrorValueObject,
  FunctionVariantType,
  IFormulaDatasetConfig,
} from '@univerjs/engine-formula';
import type { CellValue } from '../grid';
import type { Translation } from './dialect';
import './cell-index';
import { engine } from './packages';

/** A value, and the number format that it brings along (a date does). */
export interface Evaluated {
  readonly value: CellValue;
  readonly format: string | null;
}

export interface Position {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
}

/** What formulas show, their own cells and those beside them, by tab, row and column. */
export type ResultCells = Record<string, IObjectMatrixPrimitiveType<ICellData>>;

const SHEETS_ERROR = new Map([
  ['#SPILL!', '#REF!'],
  ['#CYCLE!', '#REF!'],
  ['#CALC!', '#N/A'],
  ['#GETTING_DATA', '#ERROR!'],
]);
const EMPTY: Evaluated = { value: null, format: null };

export class Evaluator {
  readonly #workbook: Workbook;
  readonly #lexer;
  readonly #parser;
  readonly #interpreter;
  readonly #runtime;
  readonly #cells;
  readonly #functions;

  constructor(univer: Univer, workbook: Workbook) {
    const injector = univer.__getInjector();
    this.#workbook = workbook;
    this.#lexer = injector.get(engine.Lexer);
    this.#parser = injector.get(engine.AstTreeBuilder);
    this.#interpreter = injector.get(engine.Interpreter);
    this.#runtime = injector.get(engine.IFormulaRuntimeService);
    this.#cells = injector.get(engine.IFormulaCurrentConfigService);
    this.#functions = injector.get(engine.IFunctionService);
    for (const executor of this.#functions.getExecutors().values()) keepQuotedText(executor);
  }

  /** Univer's own function of this name. */
  executor(name: string): BaseFunction {
    return this.#functions.getExecutor(name)!;
  }

  register(executor: BaseFunction): void {
    const name = String(executor.name);
    keepQuotedText(executor);
    this.#functions.registerExecutors(executor);
    // Formulas that were read before the function was known remember that it is not.
    this.#functions.deleteFormulaAstCacheKey(name);
  }

  knows(name: string): boolean {
    return name === 'LAMBDA' || name === 'LET' || this.#functions.hasExecutor(name);
  }

  /** Call before each series of evaluations: what cells held may have changed. */
  refresh(results: ResultCells): void {
    engine.FORMULA_REF_TO_ARRAY_CACHE.clear();
    engine.CELL_INVERTED_INDEX_CACHE.clear();
    this.#runtime.reset();
    this.#cells.load({
      formulaData: {},
      arrayFormulaCellData: { [this.#workbook.getUnitId()]: results },
      arrayFormulaRange: {},
      forceCalculate: false,
      dirtyRanges: [],
      dirtyNameMap: {},
      dirtyDefinedNameMap: {},
      dirtyUnitFeatureMap: {},
      dirtyUnitOtherFormulaMap: {},
    } satisfies IFormulaDatasetConfig);
  }

  /** The value of a formula, always as rows of columns, or `null` where it cannot be read. */
  evaluate({ text }: Translation, { sheetId, row, column }: Position): Evaluated[][] | null {
    const unit = this.#workbook.getUnitId();
    const sheet = this.#workbook.getSheetBySheetId(String(sheetId))!;
    this.#runtime.setCurrent(row, column, sheet.getRowCount(), sheet.getColumnCount(), String(sheetId), unit);
    if (typeof this.#lexer.treeBuilder(text) === 'string') return null;
    const node = engine.generateAstNode(unit, text, this.#lexer, this.#parser, this.#cells);
    const result = this.#interpreter.execute(engine.generateExecuteAstNodeData(node)) as FunctionVariantType;
    node.resetCalculationState();
    const value = result.isReferenceObject()
      ? (result as BaseReferenceObject).toArrayValueObject()
      : (result as BaseValueObject);
    if (!value.isArray()) return [[fromUniver(value)]];
    const rows = (value as ArrayValueObject).getArrayValue();
    return rows.length > 0 ? rows.map((line) => line.map((cell) => fromUniver(cell))) : [[EMPTY]];
  }
}

/** Text in quotes stays text: by itself Univer hands a function a number for "12%" and "2026-11". */
function keepQuotedText(executor: BaseFunction): void {
  executor.isArgumentsIgnoreNumberPattern = () => true;
}

/** A value of Univer's as a cell of ours. */
export function fromUniver(value: Nullable<BaseValueObject>): Evaluated {
  if (!value || value.isNull()) return EMPTY;
  if (value.isError()) {
    const error = String((value as ErrorValueObject).getErrorType());
    return { value: SHEETS_ERROR.get(error) ?? error, format: null };
  }
  if (value.isArray()) return fromUniver((value as ArrayValueObject).getFirstCell());
  if (value.isBoolean()) return { value: Boolean(value.getValue()), format: null };
  if (!value.isNumber()) return { value: String(value.getValue()), format: null };
  const number = Number(value.getValue());
  return Number.isFinite(number)
    ? { value: number, format: value.getPattern() || null }
    : { value: '#NUM!', format: null };
}
