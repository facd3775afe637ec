/** Which rows of a tab are out of sight. */

import { meetsCondition } from './conditions';
import { displayTexts } from './contents';
import type { Grid, GridSheet } from './grid';
import { formatKind } from './number-format';

/** Whether the filter of a tab hides a row. Its header row is never hidden. */
export function hiddenByFilter(grid: Grid, sheet: GridSheet, row: number): boolean {
  const { filter } = sheet;
  if (!filter || row <= filter.area.row || row >= filter.area.row + filter.area.rows) return false;
  return [...filter.criteria].some(([column, criterion]) => {
    const cell = { row, column, rows: 1, columns: 1 };
    if ('hiddenValues' in criterion)
      return criterion.hiddenValues.includes(displayTexts(grid, sheet, cell)[0]![0]!);
    const isDate = formatKind(String(sheet.styles(cell, 'numberFormat')[0]![0] ?? '')) === 'date';
    return !meetsCondition(criterion, sheet.values(cell)[0]![0]!, { isDate, valuesOf: () => [] });
  });
}
