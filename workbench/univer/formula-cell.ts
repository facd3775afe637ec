/** A cell with a formula: what it reads, and which cells its result fills. */
import type { Area } from '../shift';
import type { Sparkline } from '../sparkline';
import type { SheetArea, Translation } from './dialect';
import type { Position } from './evaluator';

export interface FormulaCell extends Position {
  readonly translation: Translation;
  /** The cells that its result fills, its own first. */
  shown: Area;
  /** The cells that its result would fill if nothing stood in the way. */
  wanted: Area;
  /** Why it shows an error, as Sheets says it; `''` where it shows none or Sheets says nothing we know. */
  message: string;
  /** What it draws into its cell. */
  picture: Sparkline | null;
  /** Whether it has been calculated at all since it was written. */
  calculated: boolean;
}

export function newFormulaCell({ sheetId, row, column }: Position, translation: Translation): FormulaCell {
  const own = { row, column, rows: 1, columns: 1 };
  return {
    sheetId,
    row,
    column,
    translation,
    shown: own,
    wanted: own,
    message: '',
    picture: null,
    calculated: false,
  };
}

export function intersects(a: Area, b: Area): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}

export function contains(outer: Area, inner: Area): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column + inner.columns <= outer.column + outer.columns
  );
}

/** Whether a formula uses cells of an area. */
export function readsFrom({ translation }: FormulaCell, area: SheetArea): boolean {
  return translation.uses.reads.some((read) => overlap(read, area));
}

export function overlap(a: SheetArea, b: SheetArea): boolean {
  return a.sheetId === b.sheetId && intersects(a.area, b.area);
}

/** Whether a formula calls one of these functions. */
export function callsAny({ translation }: FormulaCell, names: readonly string[]): boolean {
  return names.some((name) => translation.uses.functions.has(name));
}

/** Whether an area could show something of a formula's next result, however large that is. */
export function mayShowIn({ sheetId, row, column }: FormulaCell, wanted: SheetArea): boolean {
  const { area } = wanted;
  return sheetId === wanted.sheetId && area.row + area.rows > row && area.column + area.columns > column;
}

export function shownBy(cell: FormulaCell): SheetArea {
  return { sheetId: cell.sheetId, area: cell.shown };
}

/** Whether something stood in the way of its last result. */
export function isBlocked({ wanted, shown }: FormulaCell): boolean {
  return wanted.rows !== shown.rows || wanted.columns !== shown.columns;
}
