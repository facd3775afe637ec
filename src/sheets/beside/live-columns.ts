import { columnLetter } from '../../base/a1';
import { isNext, runsOf } from '../../base/runs';
import type { CustomerTable } from '../tabs/customer-table';
import { formulaAt } from './window-check';

/** A live column that cannot show itself, because something was typed into it. */
export interface BlockedColumn {
  readonly name: string;
  /** The cells in the way, such as `H7`. */
  readonly cells: readonly string[];
}

/** Our columns that would be written and may not be: name to column. A live one that holds its formula is left as it is. */
export function lockedColumns(table: CustomerTable, isLive: boolean): Map<string, number> {
  const { sheet, headerRow, rows, own } = table;
  const mayEdit = (columns: readonly number[]) =>
    sheet.getRange(headerRow, columns[0]!, rows.length + 1, columns.length).canEdit();
  const written = [...own.values()]
    .filter((column) => !isLive || formulaAt(table, column) === '')
    .sort((a, b) => a - b);
  const locked = runsOf(written, isNext).flatMap((run) =>
    mayEdit(run) ? [] : run.filter((column) => !mayEdit([column])),
  );
  return new Map([...own].filter(([, column]) => locked.includes(column)));
}

/** The live columns that show an error because something was typed into them. */
export function blockedColumns(table: CustomerTable): BlockedColumn[] {
  return [...table.own].flatMap(([name, column]) => {
    const showsError = String(table.headers[column - 1] ?? '').charAt(0) === '#';
    if (!showsError || formulaAt(table, column) === '') return [];
    const cells = table.rows.flatMap((row, i) =>
      (row[column - 1] ?? '') === '' ? [] : [`${columnLetter(column)}${table.headerRow + 1 + i}`],
    );
    return cells.length === 0 ? [] : [{ name, cells }];
  });
}

/** Moves what was typed into live columns into notes on the same cells, so that the columns show themselves again. */
export function repairColumns({ sheet }: CustomerTable, blocked: readonly BlockedColumn[]): void {
  for (const { cells } of blocked) {
    for (const cell of cells) {
      const range = sheet.getRange(cell);
      const [earlier, typed] = [range.getNote(), String(range.getValue())];
      range.setNote(`${earlier === '' ? '' : `${earlier}\n`}${typed}`);
      range.clearContent();
    }
  }
}
