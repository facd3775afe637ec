/**
 * Keeps the results of all formulas right: which must be calculated after a change, in which order, and which cells
 * their results fill. It runs when something is read, so that a script sees what it has just written, as in Sheets.
 */
import type { ICellData } from '@univerjs/core';
import { calculationOrder, ResultIndex } from './calculation-order';
import { type CellRows, cellAt } from './cells';
import { type SheetArea, type Translation, UNREADABLE } from './dialect';
import type { Evaluated, Evaluator, Position } from './evaluator';
import {
  callsAny,
  contains,
  type FormulaCell,
  isBlocked,
  mayShowIn,
  newFormulaCell,
  overlap,
  readsFrom,
  shownBy,
} from './formula-cell';
import { type Contents, failure, Results } from './results';

/** The spreadsheet as the calculation sees it. */
export interface CalculatedBook extends Contents {
  /** Every formula of every tab. */
  formulas(): Iterable<Position & { readonly text: string }>;
  translate(position: Position, formula: string): Translation;
  /** The day on the spreadsheet's clock. */
  today(): number;
}

const CHANGING = ['NOW', 'RAND', 'RANDARRAY', 'RANDBETWEEN'];
/** Functions that read cells which their formula does not name. */
const WANDERING = ['INDIRECT', 'OFFSET'];
const ALWAYS_CALCULATED = [...CHANGING, 'TODAY', ...WANDERING];
const REFUSED =
  'This function is not allowed to reference a cell with NOW(), RAND(), RANDARRAY(), or RANDBETWEEN().';
const CIRCULAR = 'Circular dependency detected. To resolve with iterative calculation, see File > Settings.';
/** A round calculates what the results of the round before have newly covered. More than a few mean a loop. */
const MAX_ROUNDS = 50;

export class Calculation {
  readonly #book: CalculatedBook;
  readonly #evaluator: Evaluator;
  readonly #results: Results;
  readonly #formulas = new Map<string, FormulaCell>();
  /** Content that has changed since the last calculation. */
  #changed: SheetArea[] = [];
  /** What that change affects, once it is known. */
  #affected: Set<FormulaCell> | null = null;
  /** Rows, columns or tabs have changed, so that every formula must be read again. */
  #reshaped = true;
  #running = false;
  /** The day of the last calculation. */
  #day = 0;

  constructor(book: CalculatedBook, evaluator: Evaluator) {
    this.#book = book;
    this.#evaluator = evaluator;
    this.#results = new Results(book);
  }

  /** Whether a formula is being calculated: a custom function may not change the spreadsheet. */
  get running(): boolean {
    return this.#running;
  }

  /** What formulas show in a tab. Current only after `bringUpToDate`. */
  results(sheetId: number): CellRows<ICellData> {
    return this.#results.of(sheetId);
  }

  /** Content of an area has been overwritten, with these formulas among it. */
  contentChanged(change: SheetArea, formulas: readonly (Position & { readonly text: string })[]): void {
    this.#affected = null;
    if (this.#reshaped) return;
    for (const cell of this.#formulasWritten(change)) this.#forget(cell);
    for (const formula of formulas) this.#add(formula);
    this.#changed.push(change);
  }

  /** Rows, columns, cells or tabs have been moved. */
  reshape(): void {
    this.#reshaped = true;
    this.#affected = null;
  }

  /** Calculates what is not up to date, if any of it can show in the area, or in any cell where none is given. */
  bringUpToDate(wanted?: SheetArea): void {
    if (this.#running) return;
    if (this.#reshaped) this.#readAllFormulas();
    this.#turnToToday();
    this.#affected ??= this.#affectedBy(this.#changed, []);
    if (this.#affected.size === 0) this.#changed = [];
    else if (!wanted || [...this.#formulas.values()].some((cell) => mayShowIn(cell, wanted)))
      this.#calculate();
  }

  /** The formula that stands in a cell. */
  at(position: Position): FormulaCell | undefined {
    return this.#formulas.get(keyOf(position));
  }

  /** The formulas of a tab. */
  formulasOf(sheetId: number): FormulaCell[] {
    return [...this.#formulas.values()].filter((cell) => cell.sheetId === sheetId);
  }

  /** Calculates a formula that stands in no cell. */
  calculateOnce(position: Position, formula: string): { rows: Evaluated[][]; message: string } {
    this.bringUpToDate();
    const cell = newFormulaCell(position, this.#book.translate(position, formula));
    const inPlace = this.#formulas.get(keyOf(position));
    this.#formulas.set(keyOf(position), cell);
    this.#evaluator.refresh(this.#results.bySheet);
    const refused = usesChanging(cell, this.#changingFormulas());
    const rows = refused ? failure(cell, '#ERROR!', REFUSED) : this.#guarded(() => this.#evaluate(cell));
    if (inPlace) this.#formulas.set(keyOf(position), inPlace);
    else this.#formulas.delete(keyOf(position));
    return { rows, message: cell.message };
  }

  /** A new day changes what formulas with the clock in them show, without a change to any cell. */
  #turnToToday(): void {
    const today = this.#book.today();
    if (today === this.#day) return;
    this.#day = today;
    for (const cell of this.#formulas.values())
      if (callsAny(cell, ALWAYS_CALCULATED)) cell.calculated = false;
    this.#affected = null;
  }

  #readAllFormulas(): void {
    this.#reshaped = false;
    this.#changed = [];
    this.#formulas.clear();
    this.#results.clearAll();
    for (const formula of this.#book.formulas()) this.#add(formula);
  }

  #add(formula: Position & { readonly text: string }): void {
    const cell = newFormulaCell(formula, this.#book.translate(formula, formula.text));
    this.#formulas.set(keyOf(formula), cell);
    cellAt(this.#results.of(formula.sheetId), formula.row, formula.column);
  }

  #forget(cell: FormulaCell): void {
    this.#results.clear(cell);
    this.#formulas.delete(keyOf(cell));
    this.#changed.push(shownBy(cell));
  }

  #formulasWritten({ sheetId, area }: SheetArea): FormulaCell[] {
    const inside = ({ row, column }: Position) => contains(area, { row, column, rows: 1, columns: 1 });
    if (area.rows * area.columns > this.#formulas.size)
      return [...this.#formulas.values()].filter((cell) => cell.sheetId === sheetId && inside(cell));
    const found: FormulaCell[] = [];
    for (let row = area.row; row < area.row + area.rows; row++)
      for (let column = area.column; column < area.column + area.columns; column++) {
        const cell = this.#formulas.get(keyOf({ sheetId, row, column }));
        if (cell) found.push(cell);
      }
    return found;
  }

  /**
   * The formulas to calculate after content was changed, or after results have appeared or disappeared: those that read
   * it or would fill it, and all that follow from these.
   */
  #affectedBy(content: readonly SheetArea[], results: readonly SheetArea[]): Set<FormulaCell> {
    const others = new Set(this.#formulas.values());
    const affected = new Set<FormulaCell>();
    let latest: FormulaCell[] = [];
    const takeWhere = (test: (cell: FormulaCell) => boolean) => {
      const taken = [...others].filter(test);
      for (const cell of taken) {
        others.delete(cell);
        affected.add(cell);
      }
      latest = [...latest, ...taken];
    };
    takeWhere((cell) => {
      const wanted = { sheetId: cell.sheetId, area: cell.wanted };
      const filling = isBlocked(cell) ? [...content, ...results] : content;
      return (
        !cell.calculated ||
        filling.some((change) => overlap(wanted, change)) ||
        content.some((change) => readsFrom(cell, change)) ||
        results.some((change) => readsFrom(cell, change))
      );
    });
    if (affected.size > 0 || content.length > 0) takeWhere((cell) => callsAny(cell, ALWAYS_CALCULATED));
    while (latest.length > 0 && others.size > 0) {
      const index = new ResultIndex(latest);
      latest = [];
      takeWhere((cell) => cell.translation.uses.reads.some((read) => index.find(read).length > 0));
    }
    return affected;
  }

  #calculate(): void {
    let affected = this.#affected!;
    this.#changed = [];
    this.#guarded(() => {
      for (let round = 0; affected.size > 0 && round < MAX_ROUNDS; round++) {
        const changedResults = this.#calculateRound(affected);
        affected = changedResults.length > 0 ? this.#affectedBy([], changedResults) : new Set();
      }
    });
    this.#affected = new Set();
  }

  /** Calculates formulas, each after those that it reads. Gives the areas that results have newly covered or left. */
  #calculateRound(affected: ReadonlySet<FormulaCell>): SheetArea[] {
    this.#evaluator.refresh(this.#results.bySheet);
    const { order, circular } = calculationOrder(affected);
    const changing = this.#changingFormulas();
    const covered: SheetArea[] = [];
    for (const cell of order) {
      cell.message = '';
      cell.picture = null;
      if (circular.has(cell)) covered.push(...this.#results.show(cell, failure(cell, '#REF!', CIRCULAR)));
      else if (usesChanging(cell, changing))
        covered.push(...this.#results.show(cell, failure(cell, '#ERROR!', REFUSED)));
      else covered.push(...this.#results.show(cell, this.#evaluate(cell)));
    }
    for (const cell of order.filter((one) => callsAny(one, WANDERING)))
      covered.push(...this.#calculateAgain(cell));
    return covered;
  }

  /** What a wandering formula reads may have been calculated after it. */
  #calculateAgain(cell: FormulaCell): SheetArea[] {
    const shown = () => JSON.stringify(this.#results.of(cell.sheetId)[cell.row]?.[cell.column]);
    const before = shown();
    this.#evaluator.refresh(this.#results.bySheet);
    const covered = this.#results.show(cell, this.#evaluate(cell));
    return shown() === before ? covered : [...covered, shownBy(cell)];
  }

  /** The formulas whose results change by themselves, because they call such a function or read such a result. */
  #changingFormulas(): FormulaCell[] {
    const others = new Set(this.#formulas.values());
    const changing = [...others].filter((cell) => callsAny(cell, CHANGING));
    for (const cell of changing) {
      others.delete(cell);
      for (const other of others)
        if (readsFrom(other, shownBy(cell))) {
          others.delete(other);
          changing.push(other);
        }
    }
    return changing;
  }

  #evaluate(cell: FormulaCell): Evaluated[][] {
    const { text, problem, uses } = cell.translation;
    if (problem && text === '') return failure(cell, problem.value, problem.message);
    let rows: Evaluated[][] | null;
    try {
      rows = this.#evaluator.evaluate(cell.translation, cell);
    } catch (error) {
      return failure(cell, '#ERROR!', error instanceof Error ? error.message : String(error));
    }
    if (!rows) return failure(cell, UNREADABLE.value, UNREADABLE.message);
    const { value } = rows[0]![0]!;
    // What went wrong inside IFERROR is not said.
    if (typeof value !== 'string' || !value.startsWith('#')) cell.message = '';
    if (cell.message !== '' || typeof value !== 'string') return rows;
    const unknown = [...uses.functions].find((name) => !this.#evaluator.knows(name));
    if (value === problem?.value) cell.message = problem.message;
    else if (value === '#NAME?' && unknown) cell.message = `Unknown function: '${unknown}'.`;
    return rows;
  }

  #guarded<T>(calculate: () => T): T {
    this.#running = true;
    try {
      return calculate();
    } finally {
      this.#running = false;
    }
  }
}

/** Whether an argument of a custom function changes by itself. */
function usesChanging(
  { translation: { customUses } }: FormulaCell,
  changing: readonly FormulaCell[],
): boolean {
  if (!customUses || changing.length === 0) return false;
  if (CHANGING.some((name) => customUses.functions.has(name))) return true;
  return customUses.reads.some((read) => changing.some((cell) => overlap(shownBy(cell), read)));
}

function keyOf({ sheetId, row, column }: Position): string {
  return `${sheetId}:${row}:${column}`;
}
