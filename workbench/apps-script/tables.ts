/** Structured tables (**Format > Convert to table**): no script makes one, and every script meets what they refuse. */
import type { GridSheet } from '../grid';
import type { Area } from '../shift';
import { ServiceException } from './emulation';
import { meets } from './range-place';

/** Refuses what a typed column of a table decides by itself: number formats and data validation. */
export function refuseTyped({ tables }: GridSheet, area: Area): void {
  const touches = tables.some(({ area: { row, column, rows }, types }) =>
    types.some(
      (type, i) =>
        type !== null && meets({ row: row + 1, column: column + i, rows: rows - 1, columns: 1 }, area),
    ),
  );
  if (touches) throw new ServiceException('This operation is not allowed on cells in typed columns.');
}
