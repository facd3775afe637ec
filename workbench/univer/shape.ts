/** Inserts, deletes and moves the rows and columns of a worksheet, as Univer's own mutations do it. */
import type { Worksheet } from '@univerjs/core';
import type { Change } from '../shift';
import { cellAt, cellRows } from './cells';
import { core } from './packages';

/** `like` is the row or column, counted before an insertion, whose styles the new ones take. */
export function changeShape(worksheet: Worksheet, change: Change, like?: number): void {
  const { dimension, index, count } = change;
  const matrix = worksheet.getCellMatrix();
  const rows = dimension === 'rows';
  const sizes = rows ? worksheet.getRowManager().getRowData() : worksheet.getColumnManager().getColumnData();
  const size = rows ? worksheet.getRowCount() : worksheet.getColumnCount();
  const resize = (to: number) => (rows ? worksheet.setRowCount(to) : worksheet.setColumnCount(to));
  if (change.kind === 'move') {
    if (change.to >= index && change.to <= index + count) return;
    if (rows) matrix.moveRows(index, count, change.to);
    else matrix.moveColumns(index, count, change.to);
    core.moveMatrixArray(index, count, change.to, sizes);
  } else if (change.kind === 'delete') {
    if (rows) matrix.removeRows(index, count);
    else matrix.removeColumns(index, count);
    core.spliceArray(index, count, sizes);
    resize(size - count);
  } else {
    if (rows) matrix.insertRows(index, count);
    else matrix.insertColumns(index, count);
    if (rows) worksheet.getRowManager().insertRowsWithData(index, index + count - 1);
    else worksheet.getColumnManager().insertColumnsWithData(index, index + count - 1);
    resize(size + count);
    if (like !== undefined) copyStyles(worksheet, change, like < index ? like : like + count);
  }
}

function copyStyles(worksheet: Worksheet, { dimension, index, count }: Change, like: number): void {
  const cells = cellRows(worksheet);
  if (dimension === 'rows') {
    for (const [column, cell] of Object.entries(cells[like] ?? {}))
      if (cell.s) for (let i = index; i < index + count; i++) cellAt(cells, i, Number(column)).s = cell.s;
    return;
  }
  for (const [row, line] of Object.entries(cells)) {
    const style = line[like]?.s;
    if (style) for (let i = index; i < index + count; i++) cellAt(cells, Number(row), i).s = style;
  }
}
