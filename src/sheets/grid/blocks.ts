/** So many cells are read in a call, so that no answer of Google's is too large. */
const CELLS_PER_CALL = 200_000;

/** The values of a whole tab of any size, from its first row on. */
export function valuesInBlocks(sheet: GoogleAppsScript.Spreadsheet.Sheet): unknown[][] {
  const [height, width] = [sheet.getLastRow(), sheet.getLastColumn()];
  const rows: unknown[][] = [];
  const perCall = Math.max(1, Math.floor(CELLS_PER_CALL / Math.max(1, width)));
  for (let row = 1; row <= height; row += perCall) {
    const block = sheet.getRange(row, 1, Math.min(perCall, height - row + 1), width).getValues();
    for (const cells of block) rows.push(cells);
  }
  return rows;
}

/**
 * The values of a tab from a row and column (from 1) to its last ones, or of so many rows or columns; none where it holds
 * nothing there. One call: that -1 stands for "to the last" is what scripts rely on and the reference does not say, so
 * where Sheets refuses it the range is asked for.
 * @throws Why a write that waited for this read was refused: Sheets says so at the next look, and only once.
 */
export function valuesFrom(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  row: number,
  column: number,
  rows = -1,
  columns = -1,
): unknown[][] {
  const read = () => sheet.getSheetValues(row, column, rows, columns);
  try {
    return read();
  } catch (error) {
    const height = rows < 0 ? sheet.getLastRow() - row + 1 : rows;
    const width = columns < 0 ? sheet.getLastColumn() - column + 1 : columns;
    if (height < 1 || width < 1) return [];
    if (isUnderstood(read)) throw error;
    return sheet.getRange(row, column, height, width).getValues();
  }
}

/** Whether a read comes through, so that what failed before was not it. */
function isUnderstood(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
