/** Which rows of a tab are out of sight. */

import { isTold, meetsCondition } from './conditions';
import { displayTexts } from './contents';
import type { Grid, GridFilter, GridSheet } from './grid';
import { formatKind } from './number-format';

type Criterion = GridFilter['criteria'] extends ReadonlyMap<number, infer C> ? C : never;

/** The rows that a person or the filter hides, as far as its conditions can be told here. */
export function hiddenRows(grid: Grid, sheet: GridSheet): number[] {
  const { filter, hiddenByUser } = sheet;
  const told = [...(filter?.criteria ?? [])].filter(
    ([, criterion]) => 'hiddenValues' in criterion || isTold(criterion.criteria),
  );
  if (!filter || told.length === 0) return [...hiddenByUser.rows];
  const rows = Array.from({ length: filter.area.rows - 1 }, (_, i) => filter.area.row + 1 + i);
  const hidden = rows.filter((row) => told.some((one) => hides(grid, sheet, row, one)));
  return [...new Set([...hiddenByUser.rows, ...hidden])];
}

/** Whether the filter of a tab hides a row. Its header row is never hidden. */
export function hiddenByFilter(grid: Grid, sheet: GridSheet, row: number): boolean {
  const { filter } = sheet;
  if (!filter || row <= filter.area.row || row >= filter.area.row + filter.area.rows) return false;
  return [...filter.criteria].some((one) => hides(grid, sheet, row, one));
}

function hides(grid: Grid, sheet: GridSheet, row: number, [column, criterion]: [number, Criterion]): boolean {
  const cell = { row, column, rows: 1, columns: 1 };
  if ('hiddenValues' in criterion)
    return criterion.hiddenValues.includes(displayTexts(grid, sheet, cell)[0]![0]!);
  const isDate = formatKind(String(sheet.styles(cell, 'numberFormat')[0]![0] ?? '')) === 'date';
  return !meetsCondition(criterion, sheet.values(cell)[0]![0]!, { isDate, valuesOf: () => [] });
}
