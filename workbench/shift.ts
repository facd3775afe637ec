/** Where rows, columns and areas are after rows or columns were inserted, deleted or moved. */
import type { Dimension } from './grid';

/** A rectangle of cells, counted from zero. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** What of an area lies within a sheet; `null` where nothing does. */
export function clipped(area: Area, size: { maxRows: number; maxColumns: number }): Area | null {
  const rows = Math.min(area.row + area.rows, size.maxRows) - area.row;
  const columns = Math.min(area.column + area.columns, size.maxColumns) - area.column;
  return rows > 0 && columns > 0 ? { ...area, rows, columns } : null;
}

/** A change to the shape of a sheet. `to` is counted before the move. */
export type Change =
  | {
      readonly kind: 'insert' | 'delete';
      readonly dimension: Dimension;
      readonly index: number;
      readonly count: number;
    }
  | {
      readonly kind: 'move';
      readonly dimension: Dimension;
      readonly index: number;
      readonly count: number;
      readonly to: number;
    };

/** The new position of a row or column, or `null` where it was deleted. */
export function shiftIndex(position: number, change: Change): number | null {
  const { index, count } = change;
  const end = index + count;
  if (change.kind !== 'move') {
    if (position < index) return position;
    if (change.kind === 'insert') return position + count;
    return position < end ? null : position - count;
  }
  const { to } = change;
  if (position >= index && position < end) return position + (to > index ? to - end : to - index);
  if (to > index) return position >= end && position < to ? position - count : position;
  return position >= to && position < index ? position + count : position;
}

/** The new place of an area, or `null` where nothing of it is left. A move takes it along only as a whole. */
export function shiftArea(area: Area, change: Change): Area | null {
  const [start, length] = change.dimension === 'rows' ? [area.row, area.rows] : [area.column, area.columns];
  const span = shiftSpan(start, length, change);
  if (!span) return null;
  return change.dimension === 'rows'
    ? { ...area, row: span.start, rows: span.length }
    : { ...area, column: span.start, columns: span.length };
}

function shiftSpan(start: number, length: number, change: Change) {
  const last = start + length - 1;
  if (change.kind === 'move') {
    const whole = change.index <= start && last < change.index + change.count;
    const untouched = change.index > last || change.index + change.count <= start;
    return whole || untouched ? { start: shiftIndex(start, change)!, length } : { start, length };
  }
  if (change.kind === 'insert') {
    const first = shiftIndex(start, change)!;
    return { start: first, length: shiftIndex(last, change)! - first + 1 };
  }
  const before = Math.max(0, Math.min(last + 1, change.index) - start);
  const after = Math.max(0, last + 1 - Math.max(start, change.index + change.count));
  if (before + after === 0) return null;
  const goneAhead = Math.max(0, Math.min(start, change.index + change.count) - change.index);
  return { start: start - goneAhead, length: before + after };
}
